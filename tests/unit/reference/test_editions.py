"""An edition is loaded whole, once, on record, and never changes."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from cdop.access.actors import HouseActor
from cdop.audit.models import Event
from cdop.core.refusals import Refused
from cdop.reference import queries
from cdop.reference.actions import load_edition
from cdop.reference.editions import SHIPPED, read_manifest
from cdop.reference.files import BadFile
from cdop.reference.models import Edition, Population

BY = HouseActor("load_reference")
PEOPLE = "E06000008,2020,1,4,5,5,3,18"
pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shipped")
def test_loading_again_changes_nothing() -> None:
    before, events = list(Edition.objects.values()), Event.objects.count()
    for entry in read_manifest(SHIPPED):
        assert load_edition(entry=entry, path=SHIPPED / entry.file, by=BY) is None
    assert list(Edition.objects.values()) == before
    assert Event.objects.count() == events


def test_loading_is_on_record(load: Callable[..., Any]) -> None:
    edition = load("population", PEOPLE)
    event = Event.objects.get(act="reference.loaded", object_ref="small-population")
    assert event.detail == {"rows": 1, "sha256": edition.sha256}
    assert (event.actor, event.chain) == ("system:load_reference", 0)
    assert queries.editions()["small-population"] == "2020"


def test_a_slug_stands_for_one_text(load: Callable[..., Any]) -> None:
    load("population", PEOPLE)
    with pytest.raises(Refused, match="was loaded from another text"):
        load("population", PEOPLE.replace("1,4,5,5,3,18", "2,4,5,5,3,19"))
    assert sorted(Population.objects.filter(edition__slug="small-population").values_list("count")) == [
        (1,),
        (3,),
        (4,),
        (5,),
        (5,),
    ]


@pytest.mark.parametrize(
    "change", ["UPDATE reference_population SET count = 0", "DELETE FROM reference_edition"]
)
def test_rows_cannot_be_changed(load: Callable[..., Any], change: str) -> None:
    load("population", PEOPLE)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        transaction.get_connection().cursor() as cursor,
    ):
        cursor.execute(change)


def test_a_file_with_another_digest_is_refused(small: Callable[..., Any]) -> None:
    entry, path = small("population", PEOPLE)
    path.write_text(path.read_text().replace("2020", "2021"))
    with pytest.raises(BadFile, match=r"population\.csv: the SHA-256 of its text is"):
        load_edition(entry=entry, path=path, by=BY)


def test_a_missing_file_is_refused(small: Callable[..., Any], tmp_path: Path) -> None:
    entry, _ = small("population", PEOPLE)
    with pytest.raises(BadFile, match=r"nowhere\.csv: the file is not there"):
        load_edition(entry=entry, path=tmp_path / "nowhere.csv", by=BY)


def test_a_broken_gzip_is_refused(small: Callable[..., Any], tmp_path: Path) -> None:
    entry, path = small("population", PEOPLE)
    packed = tmp_path / "population.csv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes())[:-12])
    with pytest.raises(BadFile, match=r"population\.csv\.gz: the file cannot be read"):
        load_edition(entry=entry, path=packed, by=BY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"loader": "rainfall"}, "names the loader 'rainfall'"),
        ({"columns": {"gss_code": "gss_code"}}, "does not say which column holds 'year'"),
        ({"loader": "deprivation"}, "does not say which column holds 'code'"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    small: Callable[..., Any], change: dict[str, Any], sentence: str
) -> None:
    entry, path = small("population", PEOPLE)
    with pytest.raises(Refused, match=sentence):
        load_edition(entry=dataclasses.replace(entry, **change), path=path, by=BY)


def test_what_holds_for_every_row_must_be_given(small: Callable[..., Any]) -> None:
    entry, path = small("deprivation", "E01000001,1,1,1,E06000008,Blackburn with Darwen")
    with pytest.raises(Refused, match="must give 'imd_release' as a whole number"):
        load_edition(entry=dataclasses.replace(entry, given={"lsoa_year": 2011}), path=path, by=BY)


def test_two_editions_of_one_year_answer_with_the_newest(load: Callable[..., Any]) -> None:
    row = "1950,E06000008,Blackburn with Darwen,ltla,,{},,"
    load("area_years", row.format(10), slug="first")
    load("area_years", row.format(12), slug="corrected")
    count = queries.live_births("E06000008", [1950])[1950]
    assert (count.value, count.edition) == (12, "corrected")


def test_shipped_digests_are_of_the_plain_text() -> None:
    for entry in read_manifest(SHIPPED):
        content = (SHIPPED / entry.file).read_bytes()
        plain = gzip.decompress(content) if entry.file.endswith(".gz") else content
        assert hashlib.sha256(plain).hexdigest() == entry.sha256
