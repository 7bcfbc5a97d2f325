"""Files of Fingertips, in the old layout and the new: what is good is loaded, the rest is held with a reason."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from cdop.access.actors import HouseActor
from cdop.audit.models import Event
from cdop.core.refusals import Refused
from cdop.reference import queries
from cdop.reference.actions import Benchmarks, load_benchmarks
from cdop.reference.files import BadFile
from cdop.reference.models import Edition, IndicatorValue

pytestmark = pytest.mark.django_db
_FIRST = [
    "Indicator ID",
    "Indicator Name",
    "Parent Code",
    "Parent Name",
    "Area Code",
    "Area Name",
    "Area Type",
]
_FIRST += ["Sex", "Age", "Category Type", "Category", "Time period", "Value"]
_SINCE = ["Time period Sortable", "New data", "Compared to goal", "Time period range"]
NEW = [*_FIRST, "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit"]
NEW += ["Count", "Denominator", "Value note", "Recent Trend", "Compared to England value or percentiles"]
NEW += ["Compared to Region value or percentiles", *_SINCE]
OLD = [*_FIRST, "Lower CI limit", "Upper CI limit", "Count", "Denominator", "Value note", "Recent Trend"]
OLD += ["Compared to England value or percentiles", "Compared to subnational parent value or percentiles"]
LANCASHIRE = {
    "Indicator ID": "92196",
    "Indicator Name": "Infant mortality rate",
    "Area Code": "E10000017",
    "Sex": "Persons",
    "Age": "<1 yr",
    "Time period": "2016 - 18",
    "Value": "4.6886",
    "Lower CI 95.0 limit": "4.0268",
    "Upper CI 95.0 limit": "5.428",
    "Count": "179",
    "Denominator": "38178",
    "Recent Trend": "No significant change",
}
PLACES = (
    "E07000117,Burnley,E10000017,Lancashire,E12000002,North West",
    "E06000008,Blackburn with Darwen,E06000008,Blackburn with Darwen,E12000002,North West",
)


@pytest.fixture
def places(load: Callable[..., object]) -> None:
    load("areas", *PLACES)


@pytest.fixture
def bring(places: None, tmp_path: Path) -> Callable[..., Benchmarks]:
    """Loads a file of rows; a row says only in what it differs from Lancashire's."""

    def run(*rows: dict[str, str], header: list[str] = NEW, name: str = "file.csv") -> Benchmarks:
        path = tmp_path / name
        path.write_text(written(header, rows), encoding="utf-8-sig")
        return load_benchmarks(path=path, source="A", licence="B", by=HouseActor("load_benchmarks"))

    return run


def written(header: list[str], rows: tuple[dict[str, str], ...]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        whole = {**LANCASHIRE, **row}
        whole |= {
            "Lower CI limit": whole["Lower CI 95.0 limit"],
            "Upper CI limit": whole["Upper CI 95.0 limit"],
        }
        whole |= {"Year": whole["Time period"]}
        writer.writerow(whole)
    return out.getvalue()


def loaded() -> QuerySet[IndicatorValue]:
    """Rows of such files; the shipped editions may be there as well."""
    return IndicatorValue.objects.filter(edition__loader="fingertips")


def only() -> IndicatorValue:
    return loaded().get()


@pytest.mark.parametrize("header", [NEW, OLD, [name.upper() for name in NEW]], ids=["new", "old", "capitals"])
def test_both_layouts_are_read_by_their_headers(bring, tmp_path, header):
    if header[0].isupper():
        path = tmp_path / "capitals.csv"
        path.write_text(written(NEW, ({},)).replace("Area Code", "AREA CODE").replace("Value,", "VALUE,", 1))
        done = load_benchmarks(path=path, source="A", licence="B", by=HouseActor("load_benchmarks"))
    else:
        done = bring({}, header=header)
    row = only()
    assert (row.gss_code, row.period, row.year) == ("E10000017", "2016-18", 2018)
    assert (row.value, row.lower, row.upper) == (4.6886, 4.0268, 5.428)
    assert (row.count, row.denominator, row.trend) == (179, 38178, "No significant change")
    assert done.is_new and done.edition.rows == 1 and not done.held


def test_columns_may_stand_in_any_order(bring):
    bring({}, header=NEW[::-1])
    assert (only().value, only().denominator) == (4.6886, 38178)


def test_the_edition_names_its_digest_source_and_licence(bring):
    edition = bring({}).edition
    assert len(edition.sha256) == 64 and edition.slug == f"fingertips-{edition.sha256[:12]}"
    assert (edition.source, edition.licence, edition.year) == ("A", "B", 2018)
    event = Event.objects.get(act="reference.loaded", object_ref=edition.slug)
    assert event.actor == "system:load_benchmarks"


@pytest.mark.parametrize("missing", ["Area Code", "Time period", "Value", "Indicator ID"])
def test_a_missing_column_that_is_needed_refuses_the_file(bring, missing):
    with pytest.raises(BadFile, match=f"no column is headed '{missing}'") as refused:
        bring({}, header=[name for name in NEW if name != missing])
    assert "the header has Indicator" in refused.value.sentence or missing == "Indicator ID"
    assert not Edition.objects.filter(loader="fingertips").exists()


def test_a_renamed_column_is_named_with_what_stands_there_instead(bring):
    with pytest.raises(BadFile, match=r"row 1, column 'Value'.*Worth"):
        bring({}, header=["Worth" if name == "Value" else name for name in NEW])


def test_a_missing_column_that_is_not_needed_is_left_unknown(bring):
    bring({}, header=[name for name in NEW if name not in ("Denominator", "Recent Trend")])
    assert only().denominator is None and only().trend == ""


def test_a_blank_is_never_0(bring):
    bring({"Value": "", "Lower CI 95.0 limit": "", "Upper CI 95.0 limit": "", "Count": "", "Denominator": ""})
    row = only()
    assert (row.value, row.lower, row.count, row.denominator) == (None, None, None, None)
    assert row.status == "not_published"


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"Value": "*"}, "suppressed"),
        (
            {"Value": "", "Value note": "Value suppressed for disclosure control due to small count"},
            "suppressed",
        ),
        ({"Value": "", "Value note": "Data quality concerns"}, "not_published"),
    ],
)
def test_why_a_figure_is_missing_is_kept(bring, changed, status):
    bring({**changed, "Lower CI 95.0 limit": "", "Upper CI 95.0 limit": ""})
    assert (only().value, only().status) == (None, status)


BAD = {
    "count above its denominator": (
        {"Count": "38179"},
        "Count",
        "the count 38179 is above the denominator 38178",
    ),
    "0 for a missing value": (
        {"Value": "0", "Lower CI 95.0 limit": "0", "Upper CI 95.0 limit": "0"},
        "Value",
        "the value is 0 but the count is 179",
    ),
    "an area that is not known": ({"Area Code": "E10000099"}, "Area Code", "is in no list of areas"),
    "no code of an area": ({"Area Code": "Lancs"}, "Area Code", "'Lancs' is not a code such as E10000017"),
    "a blank area": ({"Area Code": ""}, "Area Code", "the cell is empty"),
    "a period that is none": ({"Time period": "last year"}, "Time period", "'last year' is not a period"),
    "a period that runs backwards": ({"Time period": "2018/17"}, "Time period", "is not a period"),
    "no number": ({"Value": "4,6"}, "Value", "'4,6' is not a number"),
    "a value outside its limits": (
        {"Value": "5.6"},
        "Value",
        "5.6 does not lie between its limits 4.0268 and 5.428",
    ),
    "one limit": ({"Upper CI 95.0 limit": ""}, "Upper CI 95.0 limit", "only one limit is given"),
    "a count below 0": ({"Count": "-1"}, "Count", "-1 is below 0"),
}


@pytest.mark.parametrize(("changed", "column", "message"), BAD.values(), ids=BAD)
def test_a_bad_row_is_held_and_the_good_one_loaded(bring, changed, column, message):
    done = bring({"Area Code": "E12000002"}, changed)
    assert [row.gss_code for row in loaded()] == ["E12000002"]
    [held] = queries.held_lines(done.edition.slug)
    assert (held.line, held.column) == (3, column) and message in held.reason
    assert done.edition.rows == 1


def test_a_row_of_the_wrong_length_is_held(places, tmp_path):
    path = tmp_path / "file.csv"
    path.write_text(written(NEW, ({},)) + "92196,Infant mortality rate\n", encoding="utf-8")
    done = load_benchmarks(path=path, source="A", licence="B", by=HouseActor("load_benchmarks"))
    assert [each.reason for each in done.held] == ["the row has 2 cells, the header 27. Mend it."]


def test_the_same_said_twice_is_one_row_and_a_contradiction_is_held_on_both_sides(bring):
    done = bring({"Area Code": "E12000002"}, {"Area Code": "E12000002"}, {}, {"Count": "178"})
    assert [row.gss_code for row in loaded()] == ["E12000002"]
    assert done.repeated == 1
    assert [(each.line, each.reason[:5]) for each in done.held] == [(4, "row 5"), (5, "row 4")]


def test_groups_of_people_are_rows_of_their_own(bring):
    slug = bring(
        {}, {"Category Type": "Deprivation deciles", "Category": "Most deprived decile"}, {"Sex": "Male"}
    ).edition.slug
    assert loaded().count() == 3
    whole = [v for v in queries.published(["92196"]) if v.edition == slug]
    parts = [v.category for v in queries.published(["92196"], by_category=True) if v.edition == slug]
    assert len(whole) == 2 and parts == ["Most deprived decile"]


def test_loading_twice_changes_nothing(bring):
    first, again = bring({}), bring({}, name="renamed.csv")
    assert first.is_new and not again.is_new and again.edition == first.edition
    assert loaded().count() == 1
    assert Event.objects.filter(act="reference.loaded", object_ref=first.edition.slug).count() == 1


def test_a_file_without_a_good_row_leaves_nothing_behind(bring):
    with pytest.raises(Refused, match="row 2, column 'Area Code'"):
        bring({"Area Code": ""})
    with pytest.raises(Refused, match="no row beneath the header"):
        bring()
    assert not Edition.objects.filter(loader="fingertips").exists()


def test_the_command_answers_in_json(places, tmp_path, capsys):
    path = tmp_path / "file.csv"
    path.write_text(written(NEW, ({}, {"Area Code": "E10000099"})), encoding="utf-8")
    for state, rows in (("loaded", [3]), ("unchanged", [])):
        call_command("load_benchmarks", str(path), as_json=True)
        told = json.loads(capsys.readouterr().out)
        assert (told["state"], told["accepted"], [each["row"] for each in told["held"]]) == (state, 1, rows)
        assert told["licence"] == "Open Government Licence v3.0" and "Fingertips" in told["source"]


def test_a_file_that_is_not_there_is_refused(db, tmp_path):
    with pytest.raises(Refused, match=r"nowhere\.csv"):
        call_command("load_benchmarks", str(tmp_path / "nowhere.csv"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reference_indicatorvalue SET value = 0",
        "DELETE FROM reference_indicatorvalue",
        "UPDATE reference_heldline SET reason = ''",
        "DELETE FROM reference_heldline",
    ],
)
def test_what_was_loaded_cannot_be_changed(bring, change):
    bring({}, {"Area Code": "E10000099"})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
