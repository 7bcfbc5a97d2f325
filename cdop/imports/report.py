"""What became of a batch, as the command's JSON and as a sentence. Values of a row never appear in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cdop.imports.models import Batch, Row, RowState

_KEYS = {
    RowState.ACCEPTED: "accepted",
    RowState.HELD: "held",
    RowState.DUPLICATE: "duplicates",
    RowState.OUT_OF_SCOPE: "out_of_scope",
}


def of_rows(
    batch: Batch | None, rows: Iterable[tuple[str, str, list[dict[str, Any]]]], notes: Sequence[str]
) -> dict[str, Any]:
    """`rows`: case_ref, state and problems of each row, in the order of the file."""
    listed = [{"case_ref": ref, "state": state, "problems": problems} for ref, state, problems in rows]
    counts = Counter(row["state"] for row in listed)
    return {
        "batch": batch.pk if batch else None,
        "read": len(listed),
        **{name: counts[state.code] for state, name in _KEYS.items()},
        "notes": list(notes),
        "rows": listed,
    }


def of_batch(batch: Batch) -> dict[str, Any]:
    """The report of a stored batch, as it stands now."""
    rows = Row.objects.filter(panel_id=batch.panel_id, batch=batch).values_list(
        "case_ref", "state", "problems"
    )
    return of_rows(batch, rows, batch.notes)


def sentence(report: Mapping[str, Any]) -> str:
    return (
        f"Read {report['read']} · accepted {report['accepted']} · needs you {report['held']} · "
        f"possible duplicates {report['duplicates']} · out of scope {report['out_of_scope']}"
    )
