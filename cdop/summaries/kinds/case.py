"""The summary `case`: what one review teaches, without the child. Its only figures are those of all reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cdop.access.permissions import Permission
from cdop.artefacts.document import Document
from cdop.figures import breakdowns
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.counting import Counted, Look
from cdop.figures.facts import CaseFacts
from cdop.figures.populations import REVIEWS, tabulate
from cdop.figures.publications import Choices, Publication, Published, publish_by
from cdop.summaries.headings import CASE, template
from cdop.summaries.kinds.learning import document, ready_for

_NOTES = (
    "Written anew from one review and generalised: details that could tell who the child was are changed or left out.",
    "Read by two people who did not write it, and released by a second person.",
)


def making(choices: Choices) -> Publication:
    return Publication(
        kind=CASE,
        title=template(CASE).title,
        basis=Basis.REVIEW,
        permission=Permission.SUMMARY_MAKE,
        span=lambda cohort: cohort,
        count=count,
        write=partial(write, choices),
        any_rule=False,
        ready=ready_for(CASE, choices),
        formats=("docx", "pdf"),
        from_text=True,
    )


def count(cohort: Cohort, facts: Sequence[CaseFacts], look: Look) -> Counted:
    by = (breakdowns.modifiability(), replace(breakdowns.years(cohort.years), has_total=False))
    return Counted((tabulate("reviews", REVIEWS, by, facts, title="Reviews completed, by modifiability"),))


def write(choices: Choices, published: Published) -> Document:
    return document(published, choices, about=[], notes=_NOTES)


publish_by(CASE, making)
