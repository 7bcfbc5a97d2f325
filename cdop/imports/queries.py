"""What was brought in, for those who may bring in: batches with their counts, rows, what a row may repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case as Choose
from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Value, When
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.cases.models import SECTION_MODELS, Case
from cdop.cases.queries import identity
from cdop.imports.actions.asking import PROCESS
from cdop.imports.extract import CASE_COLUMNS, REVIEW_SECTIONS
from cdop.imports.models import Batch, Row, RowState
from cdop.jobs import queries as jobs
from cdop.jobs.models import Job

SHOWN: dict[str, Q] = {
    "accepted": Q(state=RowState.ACCEPTED.code),
    "needs_you": Q(state=RowState.HELD.code),
    "duplicates": Q(state=RowState.DUPLICATE.code, settled_at=None),
    "confirmed": Q(state=RowState.DUPLICATE.code, settled_at__isnull=False),
    "out_of_scope": Q(state=RowState.OUT_OF_SCOPE.code),
}
"""What can be asked of a batch's rows, as named in addresses."""

_FILES = ("cases_sealed", "factors_sealed")


def batches(*, by: AnyActor) -> QuerySet[Batch]:
    """The panel's imports, newest first, each with `read` and the counts of `SHOWN`; never with their files."""
    check(by, Permission.CASE_IMPORT)
    counts = {
        name: Count("rows", filter=Q(**{f"rows__{key}": value for key, value in asked.children}))  # type: ignore[misc]
        for name, asked in SHOWN.items()
    }
    return Batch.objects.filter(panel_id=by.panel_id).defer(*_FILES).annotate(read=Count("rows"), **counts)


def summary(number: int, *, by: AnyActor) -> Batch:
    """One import with its counts, or 404 as if it did not exist when it is another panel's."""
    found = batches(by=by).filter(pk=number).first()
    if found is None:
        raise Http404("There is no import with this number on your panel.")
    return found


def batch(number: int, *, by: AnyActor) -> Batch:
    """The import with its files, for bringing in its rows."""
    check(by, Permission.CASE_IMPORT)
    found = Batch.objects.filter(panel_id=by.panel_id, pk=number).first()
    if found is None:
        raise Http404("There is no import with this number on your panel.")
    return found


def rows(batch: Batch, shown: str = "") -> QuerySet[Row]:
    """Its rows, those that wait for someone first, without what they say; `shown` is a key of `SHOWN` or ""."""
    waiting = Choose(When(SHOWN["needs_you"] | SHOWN["duplicates"], then=Value(0)), default=Value(1))
    asked = SHOWN.get(shown, Q())
    found = Row.objects.filter(asked, panel_id=batch.panel_id, batch=batch).defer("sealed")
    return found.select_related("case").order_by(waiting, "line")


def row(number: int, line: int, *, by: AnyActor) -> Row:
    """One row of an import, or 404."""
    check(by, Permission.CASE_IMPORT)
    found = (
        Row.objects.filter(panel_id=by.panel_id, batch_id=number, line=line).select_related("case").first()
    )
    if found is None:
        raise Http404("There is no such row in this import.")
    return found


def next_waiting(row: Row) -> int | None:
    """The line of another row of the same import that waits for someone: the next one, else the first."""
    waiting = Row.objects.filter(
        SHOWN["needs_you"] | SHOWN["duplicates"], panel_id=row.panel_id, batch_id=row.batch_id
    ).exclude(pk=row.pk)
    lines = list(waiting.order_by("line").values_list("line", flat=True))
    return next((line for line in lines if line > row.line), lines[0] if lines else None)


def job_of(batch: Batch, *, by: AnyActor) -> Job | None:
    """The work that brings in its rows, when it was left to the worker."""
    return jobs.visible(by=by).filter(kind=PROCESS, idempotency_key=str(batch.pk)).first()


@dataclass(frozen=True)
class Other:
    """The case that a row may repeat, with its values by the columns of the extract."""

    case: Case
    values: dict[str, Any]


def other_case(row: Row, *, by: AnyActor) -> Other | None:
    """The case that the row may repeat, in clear; None when it has none. Recorded as a read of identity."""
    reference = row.duplicate_of or row.case_ref
    called = Q(source_reference=reference) | Q(reference=reference)
    paths = _paths()
    found = Case.objects.filter(called, panel_id=row.panel_id).annotate(
        review=FilteredRelation("reviews", condition=Q(reviews__is_current=True)),
        **{f"of_{column}": F(path) for column, path in paths.items()},
    )
    case = found.first() if reference else None
    if case is None:
        return None
    values = {column: getattr(case, f"of_{column}") for column in paths}
    who = identity(case, by=by)
    values |= {column: who.get(name) for column, name in _columns("child_identity")}
    values |= {"case_ref": case.source_reference or case.reference, "notified_at": case.notified_at}
    return Other(case, values)


def _paths() -> dict[str, str]:
    """Where each fact stands beside its case: a section has one row at most, and one review is current."""
    homes = {slug: model.__name__.lower() for slug, model in SECTION_MODELS.items()}
    homes |= dict.fromkeys(REVIEW_SECTIONS, "review")
    return {column: f"{home}__{name}" for slug, home in homes.items() for column, name in _columns(slug)}


def _columns(slug: str) -> list[tuple[str, str]]:
    """The columns that go to a section, each with its element."""
    return [(column, name) for column, (place, name) in CASE_COLUMNS.items() if place == slug]
