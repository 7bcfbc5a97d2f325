"""The summary `theme`: what several deaths with a factor in common teach, written anew and read by another person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cdop.access.permissions import Permission
from cdop.artefacts.document import Block, Column, Document, Heading, Paragraph, TableBlock
from cdop.core.refusals import Refused
from cdop.disclosure.linking import within
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.populations import FACTORS, MODIFIABLE_FACTORS, REVIEWS, tabulate
from cdop.figures.publications import Choices, Publication, Published, publish_by
from cdop.figures.words import over
from cdop.summaries.headings import LEAST, THEME, template
from cdop.summaries.kinds.annual.words import NONE, about
from cdop.summaries.kinds.learning import document, ready_for
from cdop.summaries.themed import cases_of, factors_in

_NOTES = (
    f"Written anew from the reviews of at least {LEAST} children; no sentence is about one of them.",
    "A factor is counted once for a child, where the panel judged that it may have contributed.",
)


def making(choices: Choices) -> Publication:
    return Publication(
        kind=THEME,
        title=template(THEME).title,
        basis=Basis.REVIEW,
        permission=Permission.SUMMARY_MAKE,
        span=lambda cohort: cohort,
        count=partial(count, tuple(choices.get("factors", ()))),
        write=partial(write, choices),
        any_rule=False,
        ready=ready_for(THEME, choices),
        formats=("docx", "pdf"),
        from_text=True,
    )


def count(factors: Sequence[str], cohort: Cohort, facts: Sequence[CaseFacts], look: Look) -> Counted:
    """Every factor is counted, not the theme's alone: so its figures agree with those of other summaries.

    A theme that the panel has named is not counted in any table: that it was found often enough is all that is told.
    """
    tagged = cases_of(factors, panel_id=cohort.panel_id)
    if sum(1 for line in facts if line.is_reviewed and _is_of(line, factors, tagged)) < LEAST:
        raise Refused(
            f"The theme was found in fewer than {LEAST} reviewed deaths. Choose more years or factors."
        )
    time = replace(breakdowns.years(cohort.years), has_total=False)
    reviews = tabulate(
        "reviews",
        REVIEWS,
        (breakdowns.modifiability(), time),
        facts,
        title="Reviews completed, by modifiability",
    )
    every = breakdowns.every_factor()
    found = tabulate(
        "factors", FACTORS, (every, time), facts, title="Deaths in which the factor may have contributed"
    )
    modifiable = tabulate(
        "modifiable_factors", MODIFIABLE_FACTORS, (every, time), facts, title="… and was modifiable"
    )
    return Counted((reviews, found, modifiable), (*within(modifiable, found), *within(found, reviews)))


def _is_of(line: CaseFacts, factors: Sequence[str], tagged: frozenset[int]) -> bool:
    return line.case_id in tagged or not line.factors.isdisjoint(factors)


def write(choices: Choices, published: Published) -> Document:
    return document(published, choices, about=_figures(choices, published), notes=_NOTES)


def _figures(choices: Choices, published: Published) -> list[Block]:
    figures, cohort = published.figures, published.cohort
    found, changeable = figures.table("factors"), figures.table("modifiable_factors")
    years, label = found.dimensions[1].codes, found.dimensions[0].label
    rows = tuple(
        (label(code), over(found, years, factor_code=code), over(changeable, years, factor_code=code))
        for code in factors_in(choices["factors"])
    )
    total = over(figures.table("reviews"), years)
    named = " ".join(
        f"“{name}” may have contributed in {f'about {number:,}' if number else NONE}."
        for name, number, _ in rows
    )
    columns = (
        Column("Factor"),
        Column("May have contributed", numeric=True),
        Column("Of these modifiable", numeric=True),
    )
    return [
        Heading("The figures"),
        Paragraph(f"{cohort.within_words} the panel completed {about(total, 'review')}. {named}"),
        TableBlock(
            "theme",
            f"Reviewed deaths with the factor, {cohort.words}",
            columns,
            (*rows, ("All reviews completed", total, "[z]")),
        ),
    ]


publish_by(THEME, making)
