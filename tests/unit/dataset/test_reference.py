"""Every element of the statutory forms is declared, or is listed as not declared with a reason. Nothing is stale."""

import csv
from pathlib import Path

import pytest

from cdop.dataset.forms import FORMS, SECTIONS, form
from cdop.dataset.not_declared import not_declared
from cdop.dataset.notification import RECORD
from cdop.dataset.sources import check_source

ORACLES = Path(__file__).parents[2] / "oracles"


def rows(name: str) -> list[dict[str, str]]:
    lines = (ORACLES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


REFERENCE = {(row["form"], row["name"]): row["tag"] for row in rows("reference_elements.csv")}
NAMED = {(row["form"], row["name"]): row["where"].split(";") for row in rows("reference_names.csv")}
LEFT_OUT = {(each.form, each.name): each.why for each in not_declared()}
PARTS = {**SECTIONS, RECORD.slug: RECORD}


def is_declared_by_name(slug: str, name: str) -> bool:
    parts = [*form(slug).sections, *([RECORD] if slug == "notification" else [])]
    return any(name in part.names for part in parts)


def test_the_list_is_long_enough_to_mean_something() -> None:
    assert len(REFERENCE) == len(rows("reference_elements.csv")) > 450
    assert {slug for slug, _ in REFERENCE} == {each.slug for each in FORMS}


@pytest.mark.parametrize(("slug", "name"), REFERENCE, ids=lambda part: part)
def test_each_element_has_exactly_one_home(slug: str, name: str) -> None:
    homes = [is_declared_by_name(slug, name), (slug, name) in NAMED, (slug, name) in LEFT_OUT]
    assert homes.count(True) == 1, "declare it, say under which name it is declared, or say why it is not"


def test_every_stated_name_leads_to_an_element() -> None:
    lost = [
        (key, place)
        for key, places in NAMED.items()
        for place in places
        if place.partition(".")[2] not in PARTS[place.partition(".")[0]].names
    ]
    assert not lost and not set(NAMED) - set(REFERENCE)


def test_nothing_is_left_out_that_was_never_asked_and_each_has_a_reason() -> None:
    assert not set(LEFT_OUT) - set(REFERENCE)
    assert all(why.endswith(".") and len(why.split()) > 4 for why in LEFT_OUT.values())


def test_every_tag_of_the_list_is_understood() -> None:
    for (slug, name), tag in REFERENCE.items():
        check_source(tag, f"{slug}.{name}")


STRENGTH = ("found", "recalled-H", "recalled-M", "recalled-L", "design")


def claims(tag: str) -> list[str]:
    """The parts of a tag that stand for the whole question; one with a note in brackets speaks of a part of it."""
    return [part for part in tag.split("; ") if "(" not in part]


def strength(tag: str) -> int:
    """How much a tag claims: 0 for seen in a document, 4 for a choice of our own."""
    kinds = [part.partition(":")[0] for part in claims(tag)] or ["design"]
    return min(STRENGTH.index(kind) for kind in kinds)


@pytest.mark.parametrize(("key", "tag"), REFERENCE.items(), ids=str)
def test_nothing_claims_more_than_is_known(key: tuple[str, str], tag: str) -> None:
    """What is recalled is never declared as seen in a form."""
    slug, name = key
    parts = [*form(slug).sections, *([RECORD] if slug == "notification" else [])]
    own = [f"{part.slug}.{name}" for part in parts if name in part.names]
    for place in NAMED.get(key, own):
        section, _, element = place.partition(".")
        assert strength(PARTS[section][element].source) >= strength(tag), place
