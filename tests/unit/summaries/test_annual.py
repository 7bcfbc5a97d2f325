"""The annual report: every year of the sample, what it says, what it must not tell, and that it can be made again."""

from __future__ import annotations

import re
import zipfile

import pytest
from django.db import transaction

from cdop.artefacts import queries as artefacts
from cdop.artefacts.document import Paragraph
from cdop.artefacts.folder import compare_folders
from cdop.artefacts.queries import problems
from cdop.core.refusals import Refused
from cdop.dataset.years import bounds
from cdop.disclosure.attack import attack
from cdop.disclosure.publication import published
from cdop.figures import freezing
from cdop.figures.handing_out import made_now
from cdop.figures.models import ReleaseProof
from cdop.figures.publications import Published, publication
from cdop.figures.queries import release_of
from cdop.figures.writing import cohort_of, figures_of, rebuild
from cdop.summaries.actions import PARTS, produce
from cdop.summaries.kinds.annual.parts import pool
from cdop.summaries.kinds.annual.words import moved
from tests.makers import sample as sample_maker
from tests.makers.panels import scope_of
from tests.makers.releases import small_numbers
from tests.makers.sample import deaths

YEARS = ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24")
KINDS = (*PARTS, "annual_report")
_ALLOWED = {"5", "6", "12", "24", "28", "10", "48", "100,000"}
"""Of the wording itself: fewer than 5, within 6 months, the first 28 days, 4 in 10, 48 hours, per 100,000 children."""


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), sample_maker.sample() as by:
        yield by


@pytest.fixture(scope="module")
def released(sample):
    """Every part and report of every year, let out in turn as a panel would: (folder, release) of each."""
    return {(year, kind): _made(sample, year, kind) for year in YEARS for kind in KINDS}


def _made(by, year, kind):
    start, end = bounds(year)
    number = made_now(produce, by=by, kind=kind, start=start, end=end)
    with scope_of(by), transaction.atomic():
        folder = artefacts.folder(artefacts.find_artefact(number, by=by), by=by)
        return folder, release_of(folder, by=by)


def _document(by, release):
    with scope_of(by), transaction.atomic():
        kind = publication(release.kind, release.choices)
        shown = Published(cohort_of(release), "Invented panel", figures_of(release), release.made_at)
        return kind.write(shown)


@pytest.mark.parametrize("year", YEARS)
def test_no_count_of_one_to_four_can_be_worked_out_of_a_years_tables(sample, released, year):
    for kind in KINDS:
        _, release = released[year, kind]
        with scope_of(sample), transaction.atomic():
            counted = freezing.thaw(ReleaseProof.objects.get(release=release).counted)
            figures = figures_of(release)
        truth = {t.key(cell): n for t in counted.tables for cell, n in t.counts.items()}
        found = attack(published(figures.tables, dict.fromkeys(truth, 4), counted.order))
        assert not [key for key, n in truth.items() if 0 < n < 5 and found[key].is_narrower_than(4)]


@pytest.mark.parametrize("year", YEARS)
def test_no_number_in_a_sentence_that_is_not_in_a_protected_table(sample, released, year):
    document = _document(sample, released[year, "annual_report"][1])
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    shown = {f"{c:,}" for t in document.tables for row in t.rows for c in row if isinstance(c, int | float)}
    england = [row for t in document.tables if t.name == "england" for row in t.rows]
    shown |= {number for row in england for number in re.findall(r"\d[\d,]*(?:\.\d+)?", str(row[2]))}
    for text in texts:
        plain = re.sub(
            r"\d{4}-\d{2}|about \d+ in 10|than 1 in 10|\d{1,2} (?:March|April)(?: \d{4})?", "", text
        )
        plain = re.sub(r"then \d+ others", "", plain)  # how many lines of the table, not how many deaths
        plain = re.sub(r"[“”][^“”]*[“”]", "", plain)
        numbers = set(re.findall(r"\d[\d,]*(?:\.\d+)?", plain))
        assert {n.rstrip(",") for n in numbers} <= shown | _ALLOWED, text
    assert not small_numbers(texts)


@pytest.mark.parametrize("year", YEARS)
def test_every_count_of_a_table_is_a_multiple_of_five(sample, released, year):
    for kind in KINDS:
        for table in _document(sample, released[year, kind][1]).tables:
            counts = [n for row in table.rows for n in row if isinstance(n, int)]
            assert not [n for n in counts if n % 5], table.name


@pytest.mark.parametrize("year", YEARS)
def test_each_is_signed_and_made_again_byte_for_byte(sample, released, tmp_path, year):
    for kind in KINDS:
        folder, release = released[year, kind]
        assert problems(folder) == []
        with scope_of(sample), transaction.atomic():
            rebuild(release, tmp_path / kind)
        assert compare_folders(folder, tmp_path / kind) == []
    assert {"annual_report.docx", "annual_report.pdf"} <= {
        path.name for path in released[year, "annual_report"][0].iterdir()
    }


def test_the_report_tells_deaths_reviews_and_what_is_open_as_the_sample_has_them(sample, released):
    texts = " ".join(
        block.text
        for block in _document(sample, released["2022-23", "annual_report"][1]).blocks
        if isinstance(block, Paragraph)
    )
    died = sum(each.year("death") == "2022-23" for each in deaths())
    reviewed = sum(each.reviewed_on is not None and each.year("review") == "2022-23" for each in deaths())
    told_died = int(re.search(r"In 2022-23, about (\d+) children died", texts)[1])
    told_reviewed = int(re.search(r"In 2022-23 the panel completed about (\d+) reviews", texts)[1])
    assert abs(told_died - died) <= 4 and abs(told_reviewed - reviewed) <= 4


def test_no_table_is_empty_and_what_is_not_answered_is_named(sample, released):
    document = _document(sample, released["2022-23", "annual_report"][1])
    assert all(table.rows for table in document.tables)
    open_questions = {
        row[0] for table in document.tables if table.name == "not_answered" for row in table.rows
    }
    assert any("Meetings held" in question for question in open_questions)
    assert "Progress on last year’s actions" in open_questions


def test_what_is_told_of_years_without_a_record_leaves_no_table_of_noughts(sample, released):
    """The years put together before 2020-21 are from before the panel's record."""
    for year in ("2018-19", "2019-20"):
        document = _document(sample, released[year, "annual_report"][1])
        assert not {"deaths_place", "deaths_gestation", "reviews_plan"} & {t.name for t in document.tables}
        reasons = " ".join(row[1] for t in document.tables if t.name == "not_answered" for row in t.rows)
        assert "Of 2015-16 to 2017-18, fewer than 5 are recorded here." in reasons
    names = {t.name for t in _document(sample, released["2020-21", "annual_report"][1]).tables}
    assert {"deaths_place", "deaths_jar", "deaths_gestation", "deaths_birth_weight", "in_time"} <= names


def test_steps_in_time_are_those_of_the_files(sample, released):
    """Counted from the CSV alone: two days are 48 hours where no time of death is known."""
    release = released["2022-23", "annual_deaths"][1]
    with scope_of(sample), transaction.atomic():
        figures = figures_of(release)
    told = figures.table("deaths_notified_in_time")
    died = [d for d in deaths() if d.year("death") == "2022-23"]
    soon = sum((d.notified_on - d.died_on).days <= 2 for d in died)
    assert abs(told.value(notified_in_time="in_time", year="2022-23") - soon) <= 4
    assert abs(told.value(notified_in_time="late", year="2022-23") - (len(died) - soon)) <= 4


def test_what_was_expected_and_weeks_and_weight_at_birth_are_those_of_the_files(sample, released):
    """Of 2018-19 to 2020-21 together; weeks and weight of those who died under one."""
    release = released["2020-21", "annual_deaths"][1]
    with scope_of(sample), transaction.atomic():
        figures = figures_of(release)
    died = [d for d in deaths() if d.year("death") in ("2018-19", "2019-20", "2020-21")]
    infants = [d for d in died if d.age_band in ("0_27d", "28_364d")]
    for code in ("expected", "unexpected", "nk"):
        told = figures.table("deaths_expected").value(expected=code)
        assert abs(told - sum(d.expected == code for d in died)) <= 4
    for code, low, high in (("22_23", 22, 23), ("24_27", 24, 27), ("32_36", 32, 36), ("37_41", 37, 41)):
        told = figures.table("deaths_gestation").value(gestation=code, stage="infant")
        assert abs(told - sum(d.weeks is not None and low <= d.weeks <= high for d in infants)) <= 4
    for code, low, high in (("<500", 0, 499), ("500_999", 500, 999), ("3000_3499", 3000, 3499)):
        told = figures.table("deaths_birth_weight").value(birth_weight=code, stage="infant")
        assert abs(told - sum(d.grams is not None and low <= d.grams <= high for d in infants)) <= 4


def test_every_document_says_for_whom_it_was_made(sample, released):
    folder, _ = released["2022-23", "annual_report"]
    with zipfile.ZipFile(folder / "annual_report.docx") as word:
        text = word.read("word/document.xml").decode()
    assert "Made for" in text and "The public" in text


def test_a_part_that_was_not_released_is_named_and_leaves_no_empty_place(sample):
    _, release = _made(sample, "2024-25", "annual_report")
    document = _document(sample, release)
    names = {table.name for table in document.tables}
    assert "deaths_by_year" not in names and "open_time" not in names
    reasons = " ".join(row[1] for t in document.tables if t.name == "not_answered" for row in t.rows)
    assert "Annual report: deaths of the year" in reasons


def test_it_is_of_one_whole_year(sample):
    start, end = bounds("2021-22")[0], bounds("2022-23")[1]
    with pytest.raises(Refused, match="one whole year"):
        produce(kind="annual_report", start=start, end=end, key="two years", by=sample)


def test_years_put_together_never_overlap():
    pools = {pool(f"{first}-{(first + 1) % 100:02d}") for first in range(2010, 2031)}
    years = [year for each in pools for year in each]
    assert len(years) == len(set(years))
    assert pool("2023-24") == ("2021-22", "2022-23", "2023-24") and pool("2022-23")[-1] == "2020-21"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (95, 90, "much the same"),
        (95, 85, "often arises by chance"),
        (160, 90, "by more than chance and rounding usually bring"),
        (40, 105, "fewer than in 2021-22 (about 105), by more"),
    ],
)
def test_a_difference_is_called_one_only_where_neither_rounding_nor_chance_can_make_it(now, before, said):
    assert said in moved(now, before, "2021-22")
