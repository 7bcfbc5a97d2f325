"""The ledger: what is listed for whom, its filters, and figures from outside."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from cdop.figures.models import ExternalFigure
from tests.makers.panels import scope_of
from tests.makers.prepared import make_outside, make_prepared, make_released, make_sent

LEDGER, OUTSIDE, ENTER = (reverse(f"figures:{name}") for name in ("ledger", "outside", "enter"))
FIGURE = {
    "title": "Infant deaths",
    "source": "A report, table 3",
    "published_on_day": "1",
    "published_on_month": "6",
    "published_on_year": "2025",
    "population": "deaths",
    "basis": "death",
    "period_from_day": "1",
    "period_from_month": "1",
    "period_from_year": "2023",
    "period_to_day": "31",
    "period_to_month": "12",
    "period_to_year": "2023",
    "lower": "12",
    "upper": "12",
}


def page(client, address=LEDGER):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def three(person, reviewed):
    """One prepared by the submitter, one in review by the chair, one released."""
    prepared = make_prepared(person("submitter")[1])
    sent = make_sent(person("chair")[1], "panel")
    released, _ = make_released(person("coordinator")[1], person("doctor")[1])
    return prepared, sent, released


def listed(shown, releases):
    return [reverse("figures:release", args=[each.id]) in shown for each in releases]


def test_those_who_review_see_all_others_what_left_and_their_own(person, three):
    assert listed(page(person("doctor")[0]), three) == [True, True, True]
    for role in ("analyst", "member", "submitter"):
        assert listed(page(person(role)[0]), three) == [False, False, True], role


def test_what_waits_for_the_reader_is_counted(person, three):
    assert "1 release waits" in page(person("doctor")[0])
    assert "waits for your approval" not in page(person("analyst")[0])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=released", [False, False, True]),
        ("state=prepared", [True, False, False]),
        ("state=in_review", [False, True, False]),
        ("kind=panel", [False, True, False]),
        ("basis=review", [True, True, True]),
        ("state=nonsense", [True, True, True]),
    ],
)
def test_filters_stand_in_the_address(person, three, query, expected):
    assert listed(page(person("doctor")[0], f"{LEDGER}?{query}"), three) == expected


def test_nothing_yet_is_not_nothing_matches(person, reviewed):
    client, _ = person("doctor")
    assert "No releases recorded yet." in page(client)
    make_prepared(person("submitter")[1])
    assert "No releases match these filters." in page(client, f"{LEDGER}?basis=death")


def test_a_figure_from_outside_is_entered_corrected_and_taken_out(person, panel):
    client, by = person("chair")
    assert client.post(ENTER, FIGURE)["Location"] == OUTSIDE
    assert "Infant deaths" in page(client, OUTSIDE) and "Correct or take out" in page(client, OUTSIDE)
    with scope_of(by), transaction.atomic():
        first = ExternalFigure.objects.get(panel_id=by.panel_id)
    address = reverse("figures:outside_figure", args=[first.pk])
    assert 'value="A report, table 3"' in page(client, address)
    assert client.post(address, {**FIGURE, "upper": "13"})["Location"] == OUTSIDE
    shown = page(client, OUTSIDE)
    assert "12 to 13" in shown and "Corrected since" in shown
    assert client.post(address, FIGURE).status_code == 200  # it was corrected in the meantime
    assert "corrected or taken out in the meantime" in client.post(address, FIGURE).content.decode()
    with scope_of(by), transaction.atomic():
        second = ExternalFigure.objects.get(panel_id=by.panel_id, replaces=first)
    client.post(reverse("figures:take_out", args=[second.pk]))
    assert "Taken out" in page(client, OUTSIDE) and "Correct or take out" not in page(client, OUTSIDE)


def test_what_is_wrong_with_a_figure_is_said_and_nothing_typed_is_lost(person):
    client, _ = person("chair")
    shown = client.post(ENTER, {**FIGURE, "lower": "14", "only_factor_code": ""}).content.decode()
    assert "the first is the larger" in shown and 'value="A report, table 3"' in shown
    shown = client.post(ENTER, {**FIGURE, "only_modifiability": "identified"}).content.decode()
    assert "is not broken down by" in shown or "Select a valid choice" in shown


def test_figures_from_outside_are_for_those_who_review(person, panel):
    make_outside(person("chair")[1])
    assert person("analyst")[0].get(OUTSIDE).status_code == 403
    assert person("submitter")[0].post(ENTER, FIGURE).status_code == 403
