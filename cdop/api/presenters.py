"""Releases and their tables as programs read them. Made of protected tables; every field stands in the description."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from cdop.api.models import MachineClient
from cdop.core.pages import Page
from cdop.core.shapes import Cell, Column, Table
from cdop.core.words import day
from cdop.disclosure.publication import ProtectedTable
from cdop.figures.audiences import audience_words
from cdop.figures.models import Release
from cdop.figures.released import ReleasedFigures

Json = dict[str, Any]


def address(name: str, *args: object) -> str:
    return reverse(f"machine:{name}", args=args, urlconf=settings.OUTSIDE_URLCONF)


def listed(page: Page[Release], asked: str) -> Json:
    """A page of the list; `asked` is what narrowed it, as an address carries it."""

    def at(number: int) -> str | None:
        return f"{address('releases')}?{asked}page={number}" if 1 <= number <= page.pages else None

    return {
        "count": page.total,
        "page": page.number,
        "pages": page.pages,
        "next": at(page.number + 1),
        "previous": at(page.number - 1),
        "releases": [line(release) for release in page.rows],
    }


def line(release: Release) -> Json:
    """What tells one release from another."""
    return {
        "id": str(release.id),
        "href": address("release", release.id),
        "title": release.title,
        "kind": release.kind,
        "basis": release.basis,
        "period": {"from": release.period_from.isoformat(), "to": release.period_to.isoformat()},
        "audience": release.audience,
        "state": release.state.code,
        "released_at": release.released_at.isoformat(),  # type: ignore[attr-defined]
    }


def whole(release: Release, figures: ReleasedFigures) -> Json:
    """All a release says of itself, and where its tables are."""
    stamp, later = release.stamp, release.later  # type: ignore[attr-defined]
    return {
        **line(release),
        "panel": {"code": stamp["panel_code"], "name": stamp["panel_name"]},
        "data_as_of": stamp["data_as_of"],
        "code_version": stamp["code_version"],
        "dataset_version": stamp["dataset_version"],
        "reference_editions": stamp["reference_editions"],
        "rule": figures.rule.sentence,
        "notes": list(figures.notes),
        "replaced_by": str(later) if later else None,
        "tables": [_entry(release, each) for each in figures.tables],
    }


def _entry(release: Release, table: ProtectedTable) -> Json:
    return {
        "name": table.name,
        "title": table.title,
        "population": table.population,
        "dimensions": [dimension.name for dimension in table.dimensions],
        "json": address("table_json", release.id, table.name),
        "csv": address("table_csv", release.id, table.name),
    }


def table_whole(release: Release, table: ProtectedTable, rule: str) -> Json:
    """One table with every cell; a hidden count is null, and its status says so."""
    return {
        "release": str(release.id),
        "state": release.state.code,
        "name": table.name,
        "title": table.title,
        "population": table.population,
        "rule": rule,
        "dimensions": [
            {
                "name": dimension.name,
                "title": dimension.title,
                "has_total": dimension.has_total,
                "codes": [{"code": code, "label": dimension.label(code)} for code in dimension.codes],
                "parents": dict(dimension.parents),
            }
            for dimension in table.dimensions
        ],
        "rows": [
            {
                "codes": dict(zip((d.name for d in table.dimensions), cell.codes, strict=True)),
                "count": cell.count,
                "status": cell.status,
            }
            for cell in table.rows()
        ],
    }


def clients_table(rows: list[MachineClient]) -> Table:
    columns = [
        Column("Name"),
        Column("Reads what is made for"),
        Column("Made"),
        Column("Good until"),
        Column("Last used"),
        Column("State"),
    ]
    return Table("Machine clients", columns, [_client(row) for row in rows])


def _client(client: MachineClient) -> list[object]:
    return [
        Cell(client.name),
        audience_words(client.audience),
        Cell(day(client.made_at), is_day=True, under=f"by {client.made_by_name}"),
        Cell(day(client.good_until), is_day=True),
        Cell(day(client.last_used_on) if client.last_used_on else "Never", is_day=True),
        _state(client),
    ]


def _state(client: MachineClient) -> Cell:
    if client.is_ended:  # type: ignore[attr-defined]
        return Cell(f"Ended {day(client.ended_at)}")  # type: ignore[attr-defined]
    if client.is_over:  # type: ignore[attr-defined]
        return Cell("Past its day")
    return Cell("End it", url=reverse("api:end", args=[client.id]), hidden_text=client.name)
