"""manage.py produce_return works for every kind; what it cannot do it says in a sentence."""

from __future__ import annotations

import io
import json
import stat

import pytest
from django.core.management import call_command

from cdop.artefacts.folder import compare_folders
from cdop.artefacts.queries import problems
from cdop.core.commands import WrongUsage
from cdop.core.refusals import Refused
from tests.makers.sample import PANEL


def run(*words: str) -> dict:
    out = io.StringIO()
    call_command("produce_return", *words, "--panel", PANEL, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("annual", ["out"]),
        ("lscb1", ["out", "out-open", "out-notified", "out-passed-on"]),
        ("ncmd", ["out", "out-reviews"]),
    ],
)
def test_every_part_is_a_sound_folder_of_its_own(sample, tmp_path, kind, places):
    result = run(kind, "--year", "2021-22", "--out", str(tmp_path / "out"))
    assert [part["out"] for part in result["parts"]] == [str(tmp_path / place) for place in places]
    assert result["out"] == str(tmp_path / "out")
    for place in places:
        assert problems(tmp_path / place) == []
        manifest = json.loads((tmp_path / place / "manifest.json").read_text())
        assert manifest["kind"] == kind + place.removeprefix("out")
        assert list((tmp_path / place / "tables").glob("*.csv"))


def test_a_return_with_rates_is_made_again_byte_for_byte(sample, tmp_path):
    run("ncmd", "--year", "2020-21", "--out", str(tmp_path / "out"))
    call_command(
        "artefact_rebuild", str(tmp_path / "out"), "--out", str(tmp_path / "again"), stdout=io.StringIO()
    )
    assert compare_folders(tmp_path / "out", tmp_path / "again") == []
    assert (
        "2020" in json.loads((tmp_path / "out" / "manifest.json").read_text())["reference_editions"].__str__()
    )


@pytest.mark.parametrize("kind", ["lscb1", "ncmd"])
def test_a_year_without_cases_is_refused_before_anything_leaves(sample, tmp_path, kind):
    with pytest.raises(Refused, match="There are no "):
        run(kind, "--year", "2010-11", "--out", str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_of_any_part_is_named_first(sample, tmp_path):
    (tmp_path / "out-open").mkdir()
    (tmp_path / "out-open" / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match="out-open is not empty"):
        run("lscb1", "--year", "2021-22", "--out", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_the_check_against_a_list_writes_what_differs_for_the_operator_alone(sample, tmp_path):
    (tmp_path / "list.csv").write_text("reference,date_of_death,outcome\nELSE-1,,stillbirth\n")
    words = ("mbrrace-check", "--year", "2021-22", "--out", str(tmp_path / "out"))
    result = run(*words, "--list", str(tmp_path / "list.csv"))
    assert result["theirs_only"] == 1 and result["ours_only"] > 0
    written = tmp_path / "out" / "differences.csv"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    with pytest.raises(WrongUsage, match="--list"):
        run("mbrrace-check", "--year", "2021-22", "--out", str(tmp_path / "other"))


def test_single_cases_are_written_for_the_operator_alone(sample, tmp_path):
    run("ncmd", "--year", "2021-22", "--out", str(tmp_path / "out"), "--cases")
    written = tmp_path / "out" / "ncmd-cases.csv"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert len(written.read_text().splitlines()) > 50


def test_no_list_is_held_against_a_return_of_figures(sample, tmp_path):
    with pytest.raises(WrongUsage, match="leave out --list"):
        run("annual", "--year", "2021-22", "--out", str(tmp_path / "out"), "--list", "x.csv")


def test_warnings_are_told_with_the_return(sample, tmp_path):
    result = run("annual", "--year", "2021-22", "--out", str(tmp_path / "out"))
    assert all(isinstance(each, str) for each in result["warnings"])
