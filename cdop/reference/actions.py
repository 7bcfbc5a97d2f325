"""Loading an edition: the only way reference data is written. It is whole or absent, and never changes."""

from __future__ import annotations

from pathlib import Path

from django.db import connections, transaction
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from cdop.access.actors import HouseActor
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.reference.editions import Entry
from cdop.reference.files import BadFile, Problem, Sheet, read_sheet
from cdop.reference.loaders import LOADERS
from cdop.reference.loaders.base import Loader, Reading, Row, Target, read
from cdop.reference.models import Edition

_LOADING = 7_304_512  # the number of the advisory lock: two loads at once wait for each other


@transaction.atomic
def load_edition(*, entry: Entry, path: Path, by: HouseActor) -> Edition | None:
    """Load the edition that `entry` describes from the file at `path`; None when it is loaded already.

    Raises Refused (BadFile for faults of the file) and leaves nothing behind.
    """
    loader = _loader(entry)
    sheet = read_sheet(path)
    _check_is_the_file(entry, sheet)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOADING])
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
