"""What came of a surveillance list, in sentences and in tables; those that need a look stand first."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import count, day
from cdop.returns.lists import NEONATAL, STILLBIRTH, Entry
from cdop.returns.reconciling import Found, Match, Reconciled

MOST_SHOWN = 200
_OUTCOMES = {NEONATAL: "Death in the first four weeks", STILLBIRTH: "Stillbirth"}
_CAPTIONS = {
    Found.DIFFERS: "In both, but said otherwise",
    Found.UNREAD: "Ours, and their row could not be read",
    Found.OURS: "Only with us",
    Found.THEIRS: "Only on the list",
    Found.BOTH: "In both, and alike",
}


def crumbs() -> list[tuple[str, str]]:
    return [("Returns", reverse("returns:returns"))]


def sentences(found: Reconciled) -> list[str]:
    """How many of each; what to do about those that are not alike."""
    many = {each: len(found.of(each)) for each in Found}
    said = [
        f"{_deaths(many[Found.BOTH])} in both, and alike."
        if many[Found.BOTH]
        else "None is in both, and alike."
    ]
    if many[Found.DIFFERS]:
        said.append(
            f"{_deaths(many[Found.DIFFERS])} in both, but said otherwise. Find out which side is right."
        )
    if many[Found.OURS]:
        said.append(f"{_deaths(many[Found.OURS])} only with us. The programme may not have been told.")
    if many[Found.THEIRS]:
        said.append(
            f"{_deaths(many[Found.THEIRS])} only on the list. The panel may not have been notified, or the case "
            "has another reference here, is of another year, or is another panel's."
        )
    if found.repeated:
        said.append(f"{count(found.repeated, 'row')} of the list repeated another and counted once.")
    if found.troubles:
        said.append(f"{count(len(found.troubles), 'row')} of the list could not be read. The others were.")
    return said


def tables(found: Reconciled) -> list[Table]:
    """Of each outcome that occurs, a table; rows that could not be read first."""
    made = [_troubles(found)] if found.troubles else []
    return [*made, *(_table(each, found.of(each)) for each in _CAPTIONS if found.of(each))]


def _deaths(number: int) -> str:
    return count(number, "death is", "deaths are")


def _troubles(found: Reconciled) -> Table:
    rows = [(f"Line {each.line}", each.sentence[:1].upper() + each.sentence[1:]) for each in found.troubles]
    columns = (Column("Row of the list"), Column("Why it could not be read"))
    return _cut(Table("Rows that could not be read", columns, rows))


def _table(found: Found, matches: Sequence[Match]) -> Table:
    """The sides that have the death; a reference of ours leads to its case."""
    has_ours, has_theirs = found is not Found.THEIRS, found in (Found.DIFFERS, Found.THEIRS)
    columns = [Column("Reference")]
    columns += [Column("Date of death, ours"), Column("Outcome, ours")] if has_ours else []
    columns += [Column("Date of death, theirs"), Column("Outcome, theirs")] if has_theirs else []
    rows = []
    for match in matches:
        ours = _cells(match.ours) if has_ours else ()
        theirs = _cells(match.theirs) if has_theirs else ()
        rows.append((_reference(match), *ours, *theirs))
    return _cut(Table(_CAPTIONS[found], columns, rows))


def _reference(match: Match) -> Cell:
    if match.ours is None:
        return Cell(match.reference)
    case = match.ours.case
    under = "" if match.reference == case.upper() else f"here {case}"
    return Cell(match.reference, url=reverse("cases:case", args=[case]), under=under)


def _cells(entry: Entry | None) -> tuple[Cell, ...]:
    if entry is None:
        return ()
    on = Cell(day(entry.day), is_day=True) if entry.day else Cell("Not recorded")
    return on, Cell(_OUTCOMES[entry.outcome])


def _cut(table: Table) -> Table:
    """The first rows of a long table, and that there are more."""
    if len(table.rows) <= MOST_SHOWN:
        return table
    note = (
        f"The first {MOST_SHOWN} of {len(table.rows):,} rows. The command produce_return writes all of them."
    )
    return Table(table.caption, table.columns, table.rows[:MOST_SHOWN], (note,))
