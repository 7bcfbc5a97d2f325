"""Makes the annual report and its parts known as kinds of publication."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cdop.access.actors import AnyActor
from cdop.access.permissions import Permission
from cdop.artefacts.document import Document
from cdop.figures.breakdowns import TIMELY
from cdop.figures.cohort import Cohort
from cdop.figures.publications import Choices, Publication, Published, publish_by
from cdop.summaries.kinds.annual import counting, document, kept, part_document
from cdop.summaries.kinds.annual.parts import BESIDE, REVIEWS_PART, Part
from cdop.summaries.queries import written_for

FORMATS = ("docx", "pdf")
"""To be edited, and to be published; its tables are files of their own beside it."""
OTHERS = ("xlsx", "ods", "pdf")


def part_making(part: Part, choices: Choices) -> Publication:
    return _publication(part, choices, part_document.writer(part), lambda cohort, by: kept.homes(cohort))


def report_making(choices: Choices) -> Publication:
    return _publication(REVIEWS_PART, choices, document.writer(choices), _ready)


def _ready(cohort: Cohort, by: AnyActor) -> Choices:
    return kept.everything(cohort, written_for(cohort.start, cohort.end, by=by))


def _publication(
    part: Part,
    choices: Choices,
    write: Callable[[Published], Document],
    ready: Callable[[Cohort, AnyActor], Choices],
) -> Publication:
    return Publication(
        kind=part.kind,
        title=part.title,
        basis=part.basis,
        permission=Permission.SUMMARY_MAKE,
        span=partial(counting.span, part),
        count=counting.counter(part, choices.get("areas", {})),
        write=write,
        by_year_only=True,
        any_rule=False,
        ready=ready,
        formats=FORMATS if part is REVIEWS_PART else OTHERS,
        with_times=any(name in TIMELY for asked in part.tables for name in asked.by),
    )


for _part in BESIDE:
    publish_by(_part.kind, partial(part_making, _part))
publish_by(REVIEWS_PART.kind, report_making)
