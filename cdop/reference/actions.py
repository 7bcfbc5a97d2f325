"""Loading an edition: the only way reference data is written. Once loaded it never changes.

An edition of a manifest is whole or absent; of a file of benchmarks what is good is loaded, the rest held.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import connections, transaction
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from cdop.access.actors import HouseActor
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.reference.editions import Entry
from cdop.reference.files import MOST_PROBLEMS, BadFile, Problem, Sheet, read_sheet
from cdop.reference.loaders import LOADERS, fingertips, headlines
from cdop.reference.loaders.base import Loader, Reading, Row, Target, read
from cdop.reference.loaders.indicator_values import INDICATOR_VALUE
from cdop.reference.loaders.sorting import Held, Layout, SortedOut, has_headers, sort_out
from cdop.reference.models import Area, Edition, HeldLine

_HELD = Target(HeldLine, ("line", "column", "reason", "text"), keys=1)
_LOADING = 7_304_512  # the number of the advisory lock: two loads at once wait for each other


@transaction.atomic
def load_edition(*, entry: Entry, path: Path, by: HouseActor) -> Edition | None:
    """Load the edition that `entry` describes from the file at `path`; None when it is loaded already.

    Raises Refused (BadFile for faults of the file) and leaves nothing behind.
    """
    loader = _loader(entry)
    sheet = read_sheet(path)
    _check_is_the_file(entry, sheet)
    _wait_for_others()
    if _is_loaded(entry):
        return None
    reading = read(loader, sheet, entry.columns, entry.given)
    edition = Edition.objects.create(
        slug=entry.slug,
        title=entry.title,
        loader=entry.loader,
        year=entry.year,
        source=entry.source,
        licence=entry.licence,
        vintage=entry.vintage,
        sha256=entry.sha256,
        rows=reading.count,
        loaded_at=timezone.now(),
        loaded_by=by.audit_id,
    )
    _write(edition, reading)
    record("reference.loaded", by=by, of="edition", ref=entry.slug, rows=reading.count, sha256=entry.sha256)
    return edition


@dataclass(frozen=True)
class Benchmarks:
    """What came of a file of benchmarks; `is_new` is off when this very text was loaded before."""

    edition: Edition
    is_new: bool
    lines: int
    repeated: int
    held: tuple[Held, ...]


@transaction.atomic
def load_benchmarks(*, path: Path, source: str = "", licence: str = "", by: HouseActor) -> Benchmarks:
    """Load a CSV file of Fingertips, or of national headlines, as an edition of its own: good lines as figures, the

    others held.

    Raises Refused (BadFile) where the header will not do or no line is good; then nothing is left behind.
    """
    sheet = read_sheet(path)
    _wait_for_others()
    layout = _layout(sheet)
    held = Edition.objects.filter(loader=layout.name, sha256=sheet.sha256).first()
    if held is not None:
        return Benchmarks(held, is_new=False, lines=held.rows, repeated=0, held=())
    result = sort_out(sheet, layout)
    if not result.rows:
        problems = [Problem(sheet.file, each.line, each.column, each.reason) for each in result.held]
        raise (
            BadFile(problems[:MOST_PROBLEMS], more=max(0, len(problems) - MOST_PROBLEMS))
            if problems
            else (sheet.refusal("there is no row beneath the header. Fetch the file again from its source."))
        )
    edition = _edition_of(result, layout, sheet, source, licence, by)
    _copy(edition, INDICATOR_VALUE, result.rows)
    _copy(edition, _HELD, [(each.line, each.column, each.reason, each.text) for each in result.held])
    record(
        "reference.loaded",
        by=by,
        of="edition",
        ref=edition.slug,
        rows=len(result.rows),
        held=len(result.held),
        sha256=sheet.sha256,
    )
    return Benchmarks(edition, True, result.lines, result.repeated, tuple(result.held))


def _layout(sheet: Sheet) -> Layout:
    """Told by its header; a file that fits neither is refused as Fingertips'."""
    if has_headers(sheet, headlines.LAYOUT):
        return headlines.LAYOUT
    return fingertips.layout(frozenset(Area.objects.values_list("gss_code", flat=True)))


def _edition_of(
    result: SortedOut, layout: Layout, sheet: Sheet, source: str, licence: str, by: HouseActor
) -> Edition:
    names = {row[INDICATOR_VALUE.fields.index("indicator_name")] for row in result.rows}
    years = {row[INDICATOR_VALUE.fields.index("year")] for row in result.rows}
    title = next(iter(names)) if len(names) == 1 else count(len(names), layout.what)
    return Edition.objects.create(
        slug=f"{layout.name}-{sheet.sha256[:12]}",
        title=title[:200],
        loader=layout.name,
        year=max(years),
        source=source or layout.source,
        licence=licence or layout.licence,
        vintage=f"periods ending {min(years)} to {max(years)}",
        sha256=sheet.sha256,
        rows=len(result.rows),
        loaded_at=timezone.now(),
        loaded_by=by.audit_id,
    )


def _wait_for_others() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOADING])


def _loader(entry: Entry) -> Loader:
    """The loader, once the manifest says all that it must know."""
    loader = LOADERS.get(entry.loader)
    if loader is None:
        raise Refused(
            f"The edition '{entry.slug}' names the loader '{entry.loader}'. Use one of {', '.join(LOADERS)}."
        )
    missing = [name for name in loader.columns if name not in entry.columns]
    unknown = [name for name in entry.columns if name not in (*loader.columns, *loader.optional)]
    if missing:
        raise Refused(
            f"The edition '{entry.slug}' does not say which column holds '{missing[0]}'. "
            "Add it to its [editions.columns]."
        )
    if unknown:
        raise Refused(
            f"The edition '{entry.slug}' gives a column for '{unknown[0]}', which the loader "
            f"'{loader.name}' does not read. Take it out."
        )
    for name, kind in loader.given.items():
        if not isinstance(entry.given.get(name), kind):
            told = "a whole number" if kind is int else "words"
            raise Refused(f"The edition '{entry.slug}' must give '{name}' as {told}, in its 'given'.")
    return loader


def _check_is_the_file(entry: Entry, sheet: Sheet) -> None:
    if sheet.sha256 != entry.sha256:
        message = (
            f"the SHA-256 of its text is {sheet.sha256}, not the {entry.sha256} of the manifest. "
            "Fetch the file again, or, if the new text is right, describe it as a new edition."
        )
        raise BadFile([Problem(sheet.file, 0, "", message)])


def _is_loaded(entry: Entry) -> bool:
    """Whether this very edition is there. Raises Refused when its slug stands for another text."""
    held = Edition.objects.filter(slug=entry.slug).values_list("sha256", flat=True).first()
    if held is not None and held != entry.sha256:
        raise Refused(
            f"The edition '{entry.slug}' was loaded from another text (SHA-256 {held}) and never changes. "
            "Give the new text a slug of its own."
        )
    return held is not None


def _write(edition: Edition, reading: Reading) -> None:
    for target, rows in reading.tables.items():
        _copy(edition, target, list(rows.values()))


def _copy(edition: Edition, target: Target, rows: list[Row]) -> None:
    """COPY is some ten times quicker than INSERT for a hundred thousand rows."""
    columns = [Identifier(name) for name in ("edition_id", *target.fields)]
    table = Identifier(target.model._meta.db_table)
    statement = SQL("COPY {} ({}) FROM STDIN").format(table, SQL(", ").join(columns))
    with connections["default"].cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row((edition.pk, *row))
