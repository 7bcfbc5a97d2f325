"""The pages of rates and of change over time: what stands there, for whom, and what it asks of the database."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cdop.audit.models import Event
from cdop.cases.models import Case
from cdop.monitoring.queries import unseen_signals
from tests.makers.cases import make_case
from tests.makers.panels import in_panel, make_panel, make_user, scope_of, sign_in
from tests.makers.signals import make_signal

RATES, OVER_TIME = reverse("monitoring:rates"), reverse("monitoring:over_time")
BOTH = [RATES, OVER_TIME]
EXACT = "Exact figures for this panel only"
pytestmark = pytest.mark.django_db


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>|\s+", " ", page[page.index("<main") :])))


def make_deaths(by, count, year):
    """Babies of five weeks from Blackburn, one after another through the year."""
    for number in range(count):
        day = date(year, 1 + number % 12, 1 + number % 28)
        make_case(
            by, date_of_death=day, date_of_birth=date(year - (day.month < 3), (day.month + 9) % 12 + 1, 1)
        )


@pytest.fixture
def office(person, shipped):
    return person("coordinator")


@pytest.mark.parametrize("address", BOTH)
@pytest.mark.parametrize("role", ["coordinator", "chair", "doctor"])
def test_exact_pages_are_marked_and_recorded(person, panel, role, address):
    client, by = person(role)
    shown = read(client, address)
    assert EXACT in shown
    with in_panel(panel), transaction.atomic():
        acts = Event.objects.filter(act="figures.read", actor=by.audit_id).values_list(
            "object_ref", flat=True
        )
        assert list(acts) == ["monitoring"]


@pytest.mark.parametrize("address", BOTH)
@pytest.mark.parametrize("role", ["analyst", "submitter", "member"])
def test_nobody_else_gets_a_number_made_of_exact_counts(person, panel, office, role, address):
    """Seven deaths of 2015 and three of 2024: no such number, no interval, no chart of single deaths."""
    make_deaths(office[1], 7, 2024)
    client, by = person(role)
    shown = read(client, address)
    assert EXACT not in shown and "Your role sees protected figures" in shown
    assert "Score now" not in shown and "Days since the one before" not in shown and "Own rate" not in shown
    for _, deaths in re.findall(r"(20\d\d-\d\d) (\d+) [\d,]{4,} ", shown):
        assert int(deaths) % 5 == 0
    with in_panel(panel), transaction.atomic():
        assert not Event.objects.filter(act="figures.read", actor=by.audit_id).exists()


def test_the_own_rate_stands_beside_the_published_one(office):
    """Blackburn with Darwen, 2015: births by ONS; eight deaths of the panel's own, by the day of death."""
    make_deaths(office[1], 8, 2015)
    shown = read(office[0], f"{RATES}?rate=infant_mortality&place=E06000008&years=1")
    assert re.search(
        r"Blackburn with Darwen, 2015: \d\.\d per 1,000 live births on 8 deaths of the panel's own", shown
    )
    assert re.search(r"\(95% interval [\d.]+ to [\d.]+; unreliable, on so few\)", shown)
    assert "deaths registered." in shown
    assert "day of death" in shown and "year in which the death was registered" in shown
    assert "so there are counts and no rates" in shown


def test_without_births_there_are_counts_and_the_reason(office):
    make_deaths(office[1], 5, 2025)
    shown = read(office[0], f"{RATES}?rate=infant_mortality&place=E06000008&years=1")
    assert "2025 no rate 5" in shown
    assert "No live births of 2025 or of years near it are loaded: no rate." in shown


@pytest.mark.parametrize("address", BOTH)
def test_a_panel_without_deaths_and_without_editions_is_told_so(db, address):
    client = sign_in(Client(), make_user(make_panel("nowhere", areas=("E06000099",)), "chair"))
    assert "No deaths recorded yet" in read(client, address)


def test_what_watches_says_how_often_it_is_wrong(office):
    for year, count in ((2021, 12), (2022, 12), (2023, 12), (2024, 3), (2025, 30)):
        make_deaths(office[1], count, year)
    shown = read(office[0], f"{OVER_TIME}?deaths=infant")
    assert re.search(r"charts signal an increase: All deaths, on \d+ \w+ 2025", shown)
    assert re.search(
        r"\d charts are watched since 1 January 2024. While nothing changes, expect up to", shown
    )
    assert "Deaths under 1 year: signalled" in shown and "30 *" in shown
    assert "Median" in shown and "may not have been notified yet" in shown
    assert "Too few years" not in shown


def test_nonsense_in_the_address_falls_back_to_the_usual(office):
    for address in BOTH:
        shown = read(office[0], f"{address}?rate=wealth&place=<script>&years=9&deaths=none")
        assert "<script>" not in shown and EXACT in shown


@pytest.mark.parametrize("role", ["coordinator", "analyst"])
def test_files_are_protected_whoever_asks_and_recorded(person, panel, office, role):
    make_deaths(office[1], 9, 2024)
    make_deaths(office[1], 11, 2025)
    client, _ = person(role)
    answer = client.get(reverse("monitoring:protected_file", args=["csv"]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    counts = [int(row["Deaths, rounded to multiples of 5"]) for row in rows]
    assert counts and not [count for count in counts if count % 5]
    with in_panel(panel), transaction.atomic():
        refs = Event.objects.filter(act="figures.downloaded").values_list("object_ref", flat=True)
        assert list(refs) == ["monitoring/deaths"]
    assert client.get(reverse("monitoring:protected_file", args=["pdf"])).status_code == 404


def test_administrators_and_strangers_are_kept_out_and_other_panels_uncounted(person, office):
    make_deaths(office[1], 4, 2024)
    administrator, _ = person("administrator")
    other = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    for address in (*BOTH, reverse("monitoring:protected_file", args=["csv"])):
        assert administrator.get(address).status_code == 403
        assert Client().get(address).status_code == 302
    for address in BOTH:
        assert "No deaths recorded yet" in read(other, address)


@pytest.mark.parametrize("role", ["chair", "analyst"])
@pytest.mark.parametrize("address", BOTH)
def test_ten_queries_at_most_and_no_more_with_many_deaths(person, office, role, address):
    def asked():
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])

    client, _ = person(role)
    make_deaths(office[1], 3, 2024)
    few = asked()
    make_deaths(office[1], 20, 2024)
    with scope_of(office[1]), transaction.atomic():
        assert Case.objects.count() == 23
    assert asked() == few <= 10


def test_a_signal_waits_on_the_worklist_until_somebody_notes_having_looked(person):
    client, by = person("coordinator")
    signal = make_signal(by)
    today = reverse("worklist:today")
    assert "signals of more deaths than expected" in read(client, today)
    assert "All deaths: an increase was signalled on" in read(client, OVER_TIME)
    for number in list(_unseen(by)):
        assert client.post(reverse("monitoring:seen", args=[number])).status_code == 302
    assert "Looked at by" in read(client, OVER_TIME)
    assert "signals of more deaths than expected" not in read(client, today)
    assert client.post(reverse("monitoring:seen", args=[signal.pk])).status_code == 409
    other = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    assert other.post(reverse("monitoring:seen", args=[signal.pk])).status_code == 404
    assert person("analyst")[0].post(reverse("monitoring:seen", args=[signal.pk])).status_code == 403


def _unseen(by):
    with scope_of(by), transaction.atomic():
        return list(unseen_signals(by=by).values_list("pk", flat=True))
