"""A case field by field: names only when asked for, under their own right, and recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from cdop.audit.models import Event
from tests.makers.cases import make_signed_case
from tests.makers.panels import scope_of
from tests.views.figures.conftest import by, client, office, panel, person, stranger

__all__ = ["by", "client", "office", "panel", "person", "stranger"]


@pytest.fixture
def case(by):
    return make_signed_case(by, reviewed_on=date(2025, 11, 11), categories=("8",), surname="Inventedname")


def at(case):
    return reverse("returns:fields", args=[case.reference])


def acts(by):
    with scope_of(by), transaction.atomic():
        return list(Event.objects.filter(chain=by.panel_id).values_list("act", flat=True))


def test_it_is_opened_without_names_and_shows_them_when_asked(client, by, case):
    before = acts(by).count("identity.read")
    plain = client.get(at(case)).content.decode()
    assert "Inventedname" not in plain and "Not shown" in plain and "Not recorded" in plain
    assert "Nobody has yet checked these fields" in plain
    assert acts(by).count("identity.read") == before
    named = client.post(at(case)).content.decode()
    assert "Inventedname" in named and "This page names the child" in named
    assert acts(by).count("identity.read") == before + 2  # the child, and who told us


def test_the_parts_of_the_form_stand_in_its_order(client, case):
    text = client.get(at(case)).content.decode()
    places = [text.index(f">{part}</caption>") for part in ("Notification", "Reporting", "Analysis")]
    assert places == sorted(places)
    assert "8: Perinatal" in text and "The death: " in text


def test_the_chair_reads_it_without_names_and_may_not_ask_for_them(person, case):
    browser, _ = person("chair")
    text = browser.get(at(case)).content.decode()
    assert "Show who the child was" not in text and "that takes the right" in text
    assert browser.post(at(case)).status_code == 403


def test_the_tab_leads_there(client, case):
    assert at(case) in client.get(reverse("cases:child", args=[case.reference])).content.decode()


def test_another_panels_case_is_not_there(client, stranger):
    theirs = make_signed_case(stranger, reviewed_on=date(2025, 11, 11))
    assert client.get(at(theirs)).status_code == 404
    assert client.post(at(theirs)).status_code == 404
