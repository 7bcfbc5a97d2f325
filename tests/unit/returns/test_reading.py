"""A return is its file: a new one is a new file; what is not known is refused with file, line and name."""

from __future__ import annotations

import pytest

from cdop.core.refusals import Refused
from cdop.returns.definitions.fields import read_fields
from cdop.returns.definitions.known import FOLDER, definitions, in_folder
from cdop.returns.definitions.reading import read_definition

GOOD = """# a return
kind = "new"
title = "A new return"
version = "1"
source = "design"

[[part]]
name = "reviews"
title = "Reviews"
basis = "review"
opening = "{total} in {year}."
blocking = ["population_not_zero"]
warning = [
    "year_is_over",
    "near_last_year",
]

[[part.table]]
name = "by_sex"
title = "By sex"
population = "reviewed deaths"
lines = "sex"

[[part.table]]
name = "by_event"
title = "By event"
population = "reviewed deaths"
lines = "event"
across = "modifiability"
"""


@pytest.fixture
def read(tmp_path):
    def reading(text: str):
        path = tmp_path / "new.toml"
        path.write_text(text, encoding="utf-8")
        return read_definition(path)

    return reading


def test_a_new_file_is_a_new_return(read):
    made = read(GOOD)
    assert (made.kind, made.parts[0].kind) == ("new", "new")
    assert [table.dimensions for table in made.parts[0].tables] == [("sex",), ("event", "modifiability")]


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ('lines = "sex"', 'lines = "shoe_size"', 22, "shoe_size"),
        ('basis = "review"', 'basis = "review"\ncompared = ["the rate"]', 11, "the rate"),
        ('across = "modifiability"', 'across = "colour"', 29, "colour"),
        (
            'title = "By event"\npopulation = "reviewed deaths"',
            'title = "By event"\npopulation = "adults"',
            27,
            "adults",
        ),
        ('"near_last_year"', '"moon_is_full"', 15, "moon_is_full"),
        ('basis = "review"', 'basis = "whim"', 10, "whim"),
        ('basis = "review"', 'basis = "open"', 21, "reviewed deaths"),
        ('version = "1"', 'version = "1"\nvirsion = "2"', 5, "virsion"),
        ('name = "by_event"', 'name = "by_sex"', 19, "by_sex"),
        ('source = "design"', 'source = "somebody said"', 5, "somebody said"),
        ('kind = "new"\n', "", 1, "kind"),
        ('lines = "sex"', 'lines = "sex"\nlayout = "upside_down"', 23, "upside_down"),
        ('lines = "sex"', 'lines = "sex"\nlayout = "rates"', 23, "rates"),
        ('name = "by_sex"', 'name = "By sex"', 19, "By sex"),
    ],
)
def test_what_is_not_known_is_refused_by_file_line_and_name(read, old, new, line, named):
    assert GOOD.count(old) == 1
    with pytest.raises(Refused) as refused:
        read(GOOD.replace(old, new))
    assert f"new.toml, line {line}: " in refused.value.sentence
    assert f"“{named}”" in refused.value.sentence or f"'{named}'" in refused.value.sentence


def test_what_is_no_toml_is_said_to_be_none(read):
    with pytest.raises(Refused, match=r"new\.toml is not TOML"):
        read(GOOD.replace("[[part]]", "[[part"))


def test_two_files_of_one_kind_are_refused(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(Refused, match=r"two.toml and one.toml both define “new”"):
        in_folder(tmp_path)


def test_every_return_of_the_house_is_read():
    assert set(definitions()) == {"annual", "lscb1", "ncmd", "mbrrace-check"}
    assert in_folder(FOLDER) == definitions()


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("notification,child.shoe_size,Shoe size,,", "there is no element “child.shoe_size”"),
        ("notification,people.name,Name,,", "there is no element “people.name”"),
        ("notification,child.sex,,,", "“child.sex” has no name on their side"),
        ("notification,child.sex", "does not have 5 columns"),
    ],
)
def test_a_field_that_is_not_in_the_dataset_is_refused_by_file_and_line(tmp_path, row, named):
    path = tmp_path / "fields.csv"
    path.write_text(
        f"part,ours,theirs,checked,note\nnotification,child.ethnicity,Group,,\n{row}\n", encoding="utf-8"
    )
    with pytest.raises(Refused) as refused:
        read_fields(path)
    assert refused.value.sentence.startswith("fields.csv, line 3: ") and named in refused.value.sentence


def test_no_mapping_claims_to_have_been_checked():
    assert not [field for field in read_fields(FOLDER / "ncmd_fields.csv") if field.checked]
