"""Checked rows become cases, and their reviews with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cdop.access.actors import AnyActor
from cdop.cases.actions import Notification, bring_along, receive_all
from cdop.cases.models import Case
from cdop.cases.states import State
from cdop.imports.checking import Checked
from cdop.imports.extract import CASE_COLUMNS, CASE_SECTIONS, REVIEW_SECTIONS
from cdop.imports.models import Row, RowState
from cdop.reviews.actions import bring_in

_REASON = "Brought in from the panel's earlier register"
_TOO_OLD = "18 or over at death"

Accepted = Sequence[tuple[Row, Checked]]
"""Rows in the state accepted or out of scope, each as it was read."""


def make_cases(*, rows: Accepted, by: AnyActor) -> None:
    """Open a case for each row and link it. One in scope brings its review, or goes on to gathering information;
    one out of scope is kept, and counted nowhere."""
    made = receive_all(notifications=[_notification(checked) for _, checked in rows], by=by)
    for (row, checked), case in zip(rows, made, strict=True):
        row.case = case
        if row.state == RowState.OUT_OF_SCOPE:
            way = [(State.TRIAGE, case.state_since), (State.OUT_OF_SCOPE, case.state_since)]
            bring_along(case=case, way=way, reason=_TOO_OLD, by=by)
        elif checked.has_review:
            _bring_review(case, checked, by)
        elif _has_home(case, checked):
            way = [(State.TRIAGE, case.state_since), (State.INFO_GATHERING, case.state_since)]
            bring_along(case=case, way=way, reason=_REASON, by=by)


def _has_home(case: Case, checked: Checked) -> bool:
    """Whether the case can be checked at all; without a home it waits as received."""
    return bool(checked.values["lsoa11"] and case.died_on)


def _bring_review(case: Case, checked: Checked, by: AnyActor) -> None:
    bring_in(
        case=case,
        values=_values(checked, REVIEW_SECTIONS),
        findings=checked.findings,
        learning=checked.values["learning"] or "",
        by=by,
    )


def _notification(checked: Checked) -> Notification:
    sections = {slug: _values(checked, (slug,)) for slug in CASE_SECTIONS}
    return Notification(
        notified_at=checked.values["notified_at"],
        answers={slug: values for slug, values in sections.items() if values},
        source_reference=checked.values["case_ref"],
    )


def _values(checked: Checked, slugs: tuple[str, ...]) -> dict[str, Any]:
    """Element to value, for the columns of these sections that the row answers."""
    return {
        name: checked.values[column]
        for column, (slug, name) in CASE_COLUMNS.items()
        if slug in slugs and checked.values[column] not in (None, "")
    }
