"""What-if in pages: the usual question, typed numbers, goals without a figure, files, the table of ratios."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

PAGE = reverse("whatif:what_if")
RATIOS = reverse("whatif:risks")
OWN = {
    "area": "E10000017",
    "outcome": "neonatal",
    "goal": "own",
    "aim": "10",
    "factor": "smoking_neonatal",
    "exposed_smoking_neonatal": "375",
    "of_smoking_neonatal": "2500",
    "deaths": "8",
    "years": "1",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(person, shipped):
    return person("analyst")[0]


def read(client, address, query=None):
    answer = client.get(address, query or {})
    assert answer.status_code == 200
    page = answer.content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])))


def test_the_usual_question_is_of_smoking_against_england(analyst):
    """Lancashire 2018/19: 1,526.5 of 11,387 smoke, 13.4 %; England 10.6 %."""
    page = read(analyst, PAGE)
    assert re.search(r"32\d fewer with smoking in pregnancy \(95 % interval \d+ to \d+\) of 11,387", page)
    assert "would bring Lancashire from 13.4 % to England’s 10.6 %" in page
    assert "fewer deaths in 10 years" in page and "begun with the number 2026" in page
    assert "An association is no proof of a cause" in page
    assert "there is no gap to close" in page
    later = read(analyst, PAGE, {"outcome": "post_neonatal"})
    assert "Smoking in pregnancy alone" in later and "close the gap to England" in later


def test_typed_numbers_give_the_worked_example(analyst):
    page = read(analyst, PAGE, OWN)
    assert "125 fewer with smoking in pregnancy (95 % interval 91 to 161) of 2,500" in page
    assert "from 15.0 % to 10.0 %" in page
    assert "= 1.53 %" in page


def test_the_address_gives_everyone_the_same_numbers(analyst, person):
    query = {**OWN, "seed": "11"}
    other = person("member")[0]
    assert read(analyst, PAGE, query) == read(other, PAGE, query)


def test_a_goal_that_is_not_published_is_told(analyst):
    page = read(analyst, PAGE, {"area": "E10000017", "goal": "region"})
    assert "no share is published or loaded for North West" in page
    assert "fewer deaths in 10 years" not in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"exposed_smoking_neonatal": "2501"}, "2,501 is more than 2,500"),
        ({"of_smoking_neonatal": ""}, "type both how many and of how many"),
        ({"aim": "110"}, "must be a number from 0 to 100"),
        ({"deaths": "some"}, "must be a whole number"),
        ({"years": ""}, "Type both the number of deaths and the years"),
    ],
)
def test_numbers_that_cannot_be_are_told_and_kept(analyst, change, told):
    answer = analyst.get(PAGE, {**OWN, **change})
    page = unescape(answer.content.decode())
    assert (told in page and 'value="375"' in page) or "2501" in page
    assert analyst.get(reverse("whatif:plot_csv"), {**OWN, **change}).status_code == 409


def test_deaths_of_which_nothing_is_published_ask_for_numbers(analyst):
    page = read(analyst, PAGE, {"outcome": "sids", "factor": "smoking_sids_before"})
    assert "The number of deaths is not published or not loaded" in page
    none = read(analyst, PAGE, {"outcome": "child"})
    assert "No ratios to reckon with match these filters" in none


def test_several_factors_are_told_to_overlap(analyst):
    query = {"outcome": "sids", "goal": "own", "aim": "5", "deaths": "12", "years": "3"}
    for name in ("smoking_sids_before", "smoking_sids_after"):
        query |= {f"exposed_{name}": "375", f"of_{name}": "2500"}
    page = read(analyst, PAGE, {**query, "factor": ["smoking_sids_before", "smoking_sids_after"]})
    assert "must not be added up" in page and "All together, as if independent" in page


@pytest.mark.parametrize(("kind", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_plot_is_handed_out(analyst, kind, begins):
    answer = analyst.get(reverse(f"whatif:plot_{kind}"), OWN)
    assert answer.status_code == 200 and answer.content.startswith(begins)


def test_the_file_holds_the_numbers_unrounded(analyst):
    answer = analyst.get(reverse("whatif:plot_csv"), OWN)
    row = next(csv.DictReader(io.StringIO(answer.content.decode())))
    assert abs(float(row["Deaths fewer in 10 years"]) - 1.2) < 0.12


def test_nonsense_in_the_address_falls_back_to_the_usual(analyst):
    page = read(analyst, PAGE, {"area": "<script>", "outcome": "wealth", "factor": "money"})
    assert "would bring Lancashire" in page


def test_the_table_names_sources_and_is_changed_by_those_who_may(analyst, person):
    assert "PMC6475204" in read(analyst, RATIOS)
    member = person("member")[0]
    address = reverse("whatif:risk", args=["smoking_neonatal"])
    assert "Add a published ratio" not in read(member, RATIOS)
    assert member.get(address).status_code == 403
    typed = {
        "exposure": "smoking_pregnancy",
        "outcome": "neonatal",
        "measure": "aor",
        "value": "1.5",
        "lower": "1.6",
        "upper": "1.9",
        "population": "Births in Wales",
        "source": "A later study",
        "published": "2024",
        "is_usable": "on",
        "note": "",
    }
    wrong = unescape(analyst.post(address, typed).content.decode())
    assert "does not lie between its limits" in wrong and "Births in Wales" in wrong
    assert analyst.post(address, {**typed, "lower": "1.1"}, follow=True).status_code == 200
    page = read(analyst, RATIOS)
    assert "1.5 (1.1 to 1.9)" in page and "The panel’s own" in page
    analyst.post(reverse("whatif:reset", args=["smoking_neonatal"]))
    assert "1.5 (1.1 to 1.9)" not in read(analyst, RATIOS)
    assert "1.5 (1.1 to 1.9)" in read(analyst, address)


def test_only_those_who_see_figures_may(person):
    administrator = person("administrator")[0]
    assert administrator.get(PAGE).status_code == 403
    assert administrator.get(RATIOS).status_code == 403


@pytest.mark.parametrize("address", [PAGE, RATIOS])
def test_ten_queries_at_most(analyst, address):
    analyst.get(address)
    with CaptureQueriesContext(connection) as seen:
        analyst.get(address)
    assert len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]]) <= 10
