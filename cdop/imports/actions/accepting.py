"""A checked row becomes a case, and its review with it."""

from __future__ import annotations

from typing import Any

from cdop.access.actors import AnyActor
from cdop.cases.actions import accept, begin_triage, decide_out_of_scope, receive
from cdop.cases.models import Case
from cdop.imports.checking import Checked
from cdop.imports.extract import CASE_COLUMNS, CASE_SECTIONS, REVIEW_SECTIONS
from cdop.imports.models import Row
from cdop.reviews.actions import bring_in


def accept_row(*, row: Row, checked: Checked, by: AnyActor) -> Case:
    """Open the case; bring its review in when the row tells of one; else take it to gathering information."""
    case = _receive(row, checked, by)
    if checked.values["cdrm_on"] or checked.values["reviewed_on"]:
        bring_in(
            case=case,
            values=_values(checked, REVIEW_SECTIONS),
            findings=checked.findings,
            learning=checked.values["learning"] or "",
            by=by,
        )
    else:
        begin_triage(case=case, by=by, on=case.state_since)
        accept(case=case, by=by, on=case.state_since)
    return case


def put_out_of_scope(*, row: Row, checked: Checked, by: AnyActor) -> Case:
    """Keep the record, and count it nowhere."""
    case = _receive(row, checked, by)
    begin_triage(case=case, by=by, on=case.state_since)
    decide_out_of_scope(case=case, reason="18 or over at death", by=by, on=case.state_since)
    return case


def _receive(row: Row, checked: Checked, by: AnyActor) -> Case:
    sections = {slug: _values(checked, (slug,)) for slug in CASE_SECTIONS}
    case = receive(
        notified_at=checked.values["notified_at"],
        answers={slug: values for slug, values in sections.items() if values},
        source_reference=checked.values["case_ref"],
        by=by,
    )
    row.case = case
    return case


def _values(checked: Checked, slugs: tuple[str, ...]) -> dict[str, Any]:
    """Element to value, for the columns of these sections that the row answers."""
    return {
        name: checked.values[column]
        for column, (slug, name) in CASE_COLUMNS.items()
        if slug in slugs and checked.values[column] not in (None, "")
    }
