"""The rows of a file on their way in: each read, checked, matched, and put in exactly one state. Writes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cdop.access.vault import Vault
from cdop.core.refusals import Refused
from cdop.imports import payload
from cdop.imports.already import Already, already_in
from cdop.imports.checking import Checked, check_row
from cdop.imports.extract import CASE_COLUMNS, FACTOR_COLUMNS, element
from cdop.imports.findings import of_line
from cdop.imports.matching import Marks, cases_like, duplicates_in, marks_of
from cdop.imports.models import Batch, RowState
from cdop.imports.problems import already_imported, error, possible_duplicate, warning
from cdop.imports.reading import RawRow, read_rows

_MONTH_FIRST = re.compile(r"\s*(0?[1-9]|1[0-2])/(1[3-9]|2[0-9]|3[01])/[0-9]{4}\s*")


@dataclass
class Line:
    """One row on its way in. `earlier` is what became of the very same row in an earlier import."""

    raw: RawRow
    factors: list[dict[str, str]]
    checked: Checked
    marks: Marks
    digest: str
    state: RowState = RowState.ACCEPTED
    duplicate_of: str = ""
    earlier: Already | None = None

    @property
    def case_ref(self) -> str:
        return self.raw.case_ref


@dataclass(frozen=True)
class Extract:
    """Both files as read: the rows of cases, the rows of factors by case_ref, notes on the files as a whole."""

    rows: list[RawRow]
    factors: dict[str, list[RawRow]]
    notes: list[str]


def read_extract(cases: bytes, factors: bytes | None) -> Extract:
    """Read both files. Raises Refused in a sentence when one is no extract at all."""
    rows, notes = read_rows(cases, needed=list(CASE_COLUMNS), what="The file of cases")
    if not rows:
        raise Refused("The file of cases has a heading but no row. Choose the file that holds the extract.")
    found: dict[str, list[RawRow]] = {}
    if factors:
        lines, more = read_rows(factors, needed=["case_ref", *FACTOR_COLUMNS], what="The file of factors")
        notes += more
        for line in lines:
            found.setdefault(line.case_ref, []).append(line)
    notes += _strangers(found, {row.case_ref for row in rows}) + _month_first(rows)
    return Extract(rows, found, notes)


def settle(extract: Extract, *, panel_id: int, vault: Vault, batch: Batch | None = None) -> list[Line]:
    """Every row in its state, in the order of the file: a handful of queries, however many rows.

    `batch`: the batch the rows belong to, some of which may be stored already.
    """
    first_of: dict[str, int] = {}
    for row in extract.rows:
        first_of.setdefault(row.case_ref, row.line)
    lines = [_line(row, extract.factors, first_of, vault) for row in extract.rows]
    already = already_in([(line.case_ref, line.digest) for line in lines], panel_id, besides=batch)
    known = cases_like([line.marks for line in lines], panel_id)
    twice = duplicates_in([line.marks for line in lines])
    for line in lines:
        line.earlier = already.same_row(line.case_ref, line.digest)
        if line.earlier:
            _settle_again(line, line.earlier)
            continue
        if already.has_case(line.case_ref):
            line.checked.problems.append(already_imported(line.case_ref))
        like = known.like(line.marks)
        line.duplicate_of = "" if like == line.case_ref else like or twice.get(line.marks.line, "")
        line.state = state_of(line.checked, line.duplicate_of)
        if line.state is RowState.DUPLICATE:
            line.checked.problems.append(possible_duplicate(line.duplicate_of))
    return lines


def state_of(checked: Checked, duplicate_of: str) -> RowState:
    """Held before duplicate before out of scope: what cannot be read cannot be judged."""
    if checked.has_error:
        return RowState.HELD
    if duplicate_of:
        return RowState.DUPLICATE
    return RowState.OUT_OF_SCOPE if checked.is_adult else RowState.ACCEPTED


def _settle_again(line: Line, earlier: Already) -> None:
    """What was decided about the very same row holds; nothing is added."""
    line.state, line.duplicate_of = RowState(earlier.state), earlier.duplicate_of
    line.checked.problems = [p for p in line.checked.problems if p.severity == "warning"]
    line.checked.problems.append(
        warning(
            "case_ref", "unchanged", "case_ref: this row was brought in before, unchanged. Nothing was added."
        )
    )


def _line(
    raw: RawRow, factors: Mapping[str, Sequence[RawRow]], first_of: Mapping[str, int], vault: Vault
) -> Line:
    """Factors go to the first row of their reference; a later one of the same reference is held."""
    is_first = first_of[raw.case_ref] == raw.line
    mine = factors.get(raw.case_ref, []) if raw.case_ref and is_first else []
    texts = [factor.values for factor in mine]
    checked = check_row(raw.values, texts)
    broken = [of_line(place, p) for place, factor in enumerate(mine, start=1) for p in factor.problems]
    checked.problems = raw.problems + broken + checked.problems
    if raw.case_ref and not is_first:
        checked.problems.append(
            error(
                "case_ref",
                "twice",
                f"case_ref: {raw.case_ref[:40]} stands more than once in this file. "
                "Give this row its own, or confirm that it repeats the other.",
            )
        )
    marks = marks_of(raw.line, raw.case_ref, checked, vault)
    return Line(raw, texts, checked, marks, payload.digest(raw.values, texts, vault))


def _strangers(found: Mapping[str, Sequence[RawRow]], known: set[str]) -> list[str]:
    notes = []
    strangers = sorted(ref for ref in found if ref and ref not in known)
    if strangers:
        named = ", ".join(ref[:40] for ref in strangers[:10]) + (" …" if len(strangers) > 10 else "")
        notes.append(
            f"{len(strangers)} case references in the file of factors are not in the file of cases: "
            f"{named}. Their factors are kept with the file, with no case."
        )
    if "" in found:
        lines = ", ".join(str(row.line) for row in found[""][:10])
        notes.append(
            f"{len(found[''])} rows of the file of factors name no case (line {lines}). "
            "They are kept with the file, with no case."
        )
    return notes


def _month_first(rows: Iterable[RawRow]) -> list[str]:
    """05/06/2021 reads either way; a column with 05/13/2021 in it was probably written month first."""
    days = [column for column in CASE_COLUMNS if element(column).kind.value == "date"]
    count = Counter(
        column for row in rows for column in days if _MONTH_FIRST.fullmatch(row.values.get(column, ""))
    )
    return [
        f"{column}: {number} dates can only be read with the month first. If the whole file is written so, "
        "other dates were read wrongly: export it again with the day first (DD/MM/YYYY)."
        for column, number in count.items()
    ]
