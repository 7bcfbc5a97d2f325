"""The command: every edition by itself, and what was done said as JSON or in words."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cdop.core.refusals import Refused
from cdop.reference.editions import Entry
from cdop.reference.models import Edition

PEOPLE = "E06000008,2020,1,4,5,5,3,18"
pytestmark = pytest.mark.django_db


def write_manifest(folder: Path, *entries: Entry) -> None:
    parts = []
    for entry in entries:
        names = ("slug", "title", "what", "source", "licence", "vintage", "loader", "file", "sha256")
        parts += ["[[editions]]", *(f'{name} = "{getattr(entry, name)}"' for name in names), "year = 1900"]
        parts += ["[editions.columns]", *(f'{key} = "{name}"' for key, name in entry.columns.items())]
    (folder / "manifest.toml").write_text("\n".join(parts))


@pytest.fixture
def folder(small: Callable[..., Any], tmp_path: Path) -> Path:
    """Two good editions with a bad one between them."""
    rows = {"good": [PEOPLE], "bad": [PEOPLE.replace(",18", ",19"), "E06000009"], "also-good": [PEOPLE]}
    write_manifest(tmp_path, *(small("population", *row, slug=slug)[0] for slug, row in rows.items()))
    return tmp_path


def run(folder: Path) -> dict[str, Any]:
    out = io.StringIO()
    with pytest.raises(Refused, match="1 edition was not loaded: bad"):
        call_command("load_reference", str(folder), "--json", stdout=out)
    return json.loads(out.getvalue())


def test_a_bad_file_loses_no_other_edition(folder: Path) -> None:
    done = run(folder)
    assert [(each["edition"], each["rows"]) for each in done["loaded"]] == [("good", 1), ("also-good", 1)]
    assert [each["edition"] for each in done["refused"]] == ["bad"]
    first, second = done["refused"][0]["problems"]
    assert first.startswith("bad.csv, row 2, column 'total': the age bands add up to 18, not 19.")
    assert second.startswith("bad.csv, row 3: the row has 1 cell, the header 8.")
    assert set(Edition.objects.filter(year=1900).values_list("slug", flat=True)) == {"good", "also-good"}


def test_a_second_run_loads_nothing(folder: Path) -> None:
    run(folder)
    done = run(folder)
    assert (done["loaded"], done["unchanged"]) == ([], ["good", "also-good"])


def test_the_shipped_editions_are_the_default(shipped: None) -> None:
    out = io.StringIO()
    call_command("load_reference", stdout=out)
    assert out.getvalue() == "10 editions already loaded\n"


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"There is no manifest\.toml"):
        call_command("load_reference", str(tmp_path))
