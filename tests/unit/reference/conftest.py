"""Reference data for tests: the shipped editions, once a session, and small files of invented figures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cdop.access.actors import HouseActor
from cdop.reference.editions import SHIPPED, Entry, read_manifest

BY = HouseActor("load_reference")
COLUMNS = {
    "areas": "ltla_code ltla_name utla_code utla_name region_code region_name",
    "area_changes": "old_code old_name active_code utla_code region_code",
    "deprivation": "code rank decile quintile ltla_code ltla_name",
    "area_years": "year gss_code name kind suppressed live_births infant_deaths infant_deaths_rate",
    "neighbours": "gss_code neighbour_code place",
    "population": "gss_code year age_0 age_1_to_4 age_5_to_9 age_10_to_14 age_15_to_17 total",
}
GIVEN: dict[str, dict[str, Any]] = {
    "areas": {"country_code": "E92000001", "country_name": "England"},
    "deprivation": {"lsoa_year": 2011, "imd_release": 2019},
}


@pytest.fixture(scope="session")
def shipped(django_db_setup: None, django_db_blocker: Any) -> None:
    """Every shipped edition. Kept for the session: rows of an edition cannot be taken away again."""
    from cdop.reference.actions import load_edition

    with django_db_blocker.unblock():
        for entry in read_manifest(SHIPPED):
            load_edition(entry=entry, path=SHIPPED / entry.file, by=BY)


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., tuple[Entry, Path]]:
    """Writes a small file and describes it: `small("population", "E06000008,2020,…")`."""

    def make(loader: str, *rows: str, slug: str = "", header: str = "") -> tuple[Entry, Path]:
        columns = COLUMNS[loader].split()
        text = "\n".join([header or ",".join(columns), *rows, ""]).encode("utf-8", "surrogateescape")
        path = tmp_path / f"{slug or loader}.csv"
        path.write_bytes(text)
        entry = Entry(
            slug=slug or f"small-{loader.replace('_', '-')}",
            title="A small file",
            what="A few rows",
            source="Invented",
            licence="None",
            vintage="2020",
            year=1900,
            loader=loader,
            file=path.name,
            sha256=hashlib.sha256(text).hexdigest(),
            columns={name: name for name in columns},
            given=GIVEN.get(loader, {}),
        )
        return entry, path

    return make


@pytest.fixture
def load(small: Callable[..., tuple[Entry, Path]], db: None) -> Callable[..., Any]:
    """Loads a small file inside the test's own transaction."""
    from cdop.reference.actions import load_edition

    def run(loader: str, *rows: str, **options: str) -> Any:
        entry, path = small(loader, *rows, **options)
        return load_edition(entry=entry, path=path, by=BY)

    return run
