"""Code lists: unique, frozen to their codes, and named rather than copied by migrations."""

from datetime import date

import pytest
from django.db import models
from django.db.migrations.writer import MigrationWriter

from cdop.dataset import codelists, factors
from cdop.dataset.codes import CodeList, entry
from cdop.dataset.elements import Stage
from cdop.dataset.sources import source_keys, sources

EVERY = [*codelists.ALL, Stage, factors.FactorCode]


@pytest.mark.parametrize("codes", EVERY, ids=lambda codes: codes.__name__)
def test_a_list_has_unique_codes_that_fit_their_column(codes: type[CodeList]) -> None:
    every = codes.codes()
    assert every and len(every) == len(set(every))
    assert all(len(code) <= 40 and ";" not in code and code == code.strip() for code in every)
    assert len(set(codes.labels().values())) == len(every)


@pytest.mark.parametrize("codes", EVERY, ids=lambda codes: codes.__name__)
def test_a_list_says_where_it_comes_from(codes: type[CodeList]) -> None:
    tags = [codes.list_source, *(member.origin for member in codes)]
    assert all(tags)
    assert {key for tag in tags for key in source_keys(tag)} <= set(sources())


def test_a_member_is_its_code() -> None:
    assert codelists.Sex.MALE == "male" and f"{codelists.Sex.MALE}" == "male"
    assert codelists.Sex.has("male") and not codelists.Sex.has("M")
    assert codelists.Sex.label_of("not_known") == "Not known"


def test_a_code_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="uses a code twice"):

        class Twice(CodeList):
            A = "a", "A"
            B = "a", "B"


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(ValueError, match="not understood"):

        class Rumour(CodeList, source="heard somewhere"):
            A = "a", "A"


def test_a_code_without_a_label_is_refused() -> None:
    with pytest.raises(ValueError, match="has no label"):

        class Bare(CodeList):
            A = "a"


def test_a_retired_code_is_kept_but_not_offered() -> None:
    class Colour(CodeList):
        RED = "red", "Red"
        BLUE = entry("blue", "Blue", retired=date(2019, 4, 1))

    assert Colour.options() == [("red", "Red"), ("blue", "Blue")]
    assert Colour.current_options() == [("red", "Red")]
    assert Colour.BLUE.was_current(date(2019, 3, 31)) and not Colour.BLUE.was_current(date(2019, 4, 1))


@pytest.mark.parametrize(
    ("codes", "path"),
    [
        (codelists.Sex, "cdop.dataset.codelists.child.Sex.options"),
        (factors.FactorCode, "cdop.dataset.factors.FactorCode.options"),
    ],
)
def test_a_migration_names_the_options(codes: type[CodeList], path: str) -> None:
    written, _ = MigrationWriter.serialize(models.CharField(choices=codes.options))
    assert f"choices={path}" in written


def test_relevance_is_a_code_and_only_2_and_3_contribute() -> None:
    contributory = [entry.code for entry in codelists.Relevance if entry.is_contributory]
    assert codelists.Relevance.codes() == ["0", "1", "1*", "2", "3"]
    assert contributory == ["2", "3"]
    assert [entry.code for entry in codelists.Relevance if entry.is_legacy] == ["1*", "3"]


def test_ethnicity_maps_to_the_nhs_categories() -> None:
    nhs = {entry.code: entry.nhs.label for entry in codelists.Ethnicity}
    assert nhs["CHNE"] == "Other Ethnic Groups - Chinese"
    assert nhs["WROM"] == "White - Any other White background"
    assert nhs["APKN"] == "Asian or Asian British - Pakistani"
    assert codelists.Ethnicity.CHNE.group == "asian"
    assert {entry.nhs for entry in codelists.Ethnicity} == set(codelists.NhsEthnicCategory)
