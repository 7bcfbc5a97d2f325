"""Two releases side by side, the cases behind a number, and where a case was counted."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from cdop.audit.models import Event
from tests.makers.cases import make_case, make_reviewed_case
from tests.makers.panels import in_panel
from tests.makers.prepared import make_prepared, make_released


@pytest.fixture
def two(person, by, reviewed):
    """A released return, and one prepared after eleven more reviews."""
    old, _ = make_released(person("submitter")[1], person("chair")[1])
    added = [make_reviewed_case(by, reviewed_on=date(2026, 1, day)) for day in range(5, 16)]
    return old, make_prepared(person("coordinator")[1]), added


def page(client, name, release, **query):
    answer = client.get(reverse(f"figures:{name}", args=[release.id]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def events(panel, act):
    with in_panel(panel), transaction.atomic():
        return list(Event.objects.filter(act=act).values_list("actor", flat=True))


def test_figures_that_moved_and_the_cases_that_came_in(panel, person, two):
    old, new, added = two
    client, chair = person("chair")
    shown = page(client, "difference", new, **{"from": str(old.id)})
    assert "figures moved" in shown and "11 cases came in, 0 went out, 0 changed; 7 are counted" in shown
    assert all(case.reference in shown for case in added)
    assert events(panel, "release.difference_read") == [chair.audit_id]


def test_without_the_right_to_cases_figures_alone(panel, person, two):
    old, _, added = two
    submitter, maker = person("submitter")
    other, _ = make_released(maker, person("chair")[1])
    shown = page(submitter, "difference", other, **{"from": str(old.id)})
    assert "figures moved" in shown and "came in" not in shown
    assert not [case for case in added if case.reference in shown]
    assert events(panel, "release.difference_read") == []


def test_what_may_not_be_seen_is_not_offered(person, two):
    old, new, _ = two
    client, _ = person("analyst")
    assert str(new.id) not in page(client, "difference", old)
    shown = page(client, "difference", old, **{"from": str(new.id)})
    assert "Choose a release of the list" in shown


def test_from_a_number_to_its_cases(panel, person, two):
    old, _, added = two
    client, chair = person("chair")
    tables = page(client, "behind", old)
    assert "table=reviews_by_sex" in tables and events(panel, "release.cell_read") == []
    shown = page(client, "behind", old, table="reviews_by_modifiability")
    assert "7 cases" in shown and added[0].reference not in shown
    assert events(panel, "release.cell_read") == [chair.audit_id]
    address = reverse("figures:behind", args=[old.id])
    assert client.get(address, {"table": "reviews_by_sex", "sex": "nonsense"}).status_code == 404
    assert client.get(address, {"table": "nonsense"}).status_code == 404


def test_cases_are_for_those_who_see_them(person, two):
    old, _, added = two
    for role in ("analyst", "submitter", "member"):
        client, _ = person(role)
        assert client.get(reverse("figures:behind", args=[old.id])).status_code == 403
        assert client.get(reverse("figures:case", args=[added[0].reference])).status_code == 403


def test_where_a_case_was_counted(person, two, reviewed):
    old, new, added = two
    client, _ = person("chair")
    shown = client.get(reverse("figures:case", args=[reviewed[0].reference])).content.decode()
    assert (
        reverse("figures:release", args=[old.id]) in shown
        and reverse("figures:release", args=[new.id]) in shown
    )
    shown = client.get(reverse("figures:case", args=[added[0].reference])).content.decode()
    assert reverse("figures:release", args=[old.id]) not in shown
    assert "table=reviews_by_age_band" in shown


def test_a_case_never_counted_says_so(person, by, panel):
    shown = person("chair")[0].get(reverse("figures:case", args=[make_case(by).reference])).content.decode()
    assert "No releases that count this case recorded yet." in shown
