"""The page of patterns: who sees exact figures and who protected ones, few deaths, none, nonsense, files, cases."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cdop.audit.models import Event
from cdop.dataset.factors import factor, terms
from tests.makers.cases import SMOKE, make_reviewed_case
from tests.makers.panels import in_panel, make_actor, make_panel, make_user, sign_in

PAGE = reverse("patterns:patterns")
CASES = reverse("patterns:cases")
EXACT = "Exact figures for this panel only"


def finding(code, **more):
    return {**SMOKE, "factor_code": code, "factor_text": "Invented words.", **more}


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def reviews(panel):
    """Four deaths: three with the same two factors, one with one of them that was not modifiable."""
    by = make_actor(panel)
    both = [finding("B01"), finding("B07")]
    cases = [make_reviewed_case(by, reviewed_on=date(2025, 11, n), findings=both) for n in (3, 10, 17)]
    alone = [finding("B01", modifiable="no")]
    return [*cases, make_reviewed_case(by, reviewed_on=date(2025, 11, 24), findings=alone, sex="male")]


def page(panel, role, address=PAGE, status=200):
    answer = sign_in(Client(), make_user(panel, role)).get(address)
    assert answer.status_code == status, answer.status_code
    text = answer.content.decode()
    return text[text.index("<main") :] if "<main" in text else text


def cells(text, row):
    """The cells of the first table row with this head."""
    found = re.search(rf'scope="row">{re.escape(row)}.*?</tr>', text, re.S)
    assert found, row
    return re.findall(r"<td[^>]*>(?:<a[^>]*>)?\s*([^<\s][^<]*?)\s*<", found[0])


def events(panel, act):
    with in_panel(panel), transaction.atomic():
        return list(Event.objects.filter(act=act).order_by("id").values_list("object_ref", "detail"))


@pytest.mark.parametrize("role", ["coordinator", "chair", "doctor"])
def test_exact_figures_are_marked_counted_by_death_and_recorded(panel, reviews, role):
    shown = page(panel, role)
    assert EXACT in shown
    assert (
        "Of 4 deaths reviewed from 2017-18 to 2026-27, 3 (75%) had a modifiable factor, or several." in shown
    )
    assert cells(shown, factor("B07").label) == ["B", "3", "75%"]
    assert cells(shown, "2 factors")[0] == "3"
    (event,) = events(panel, "figures.read")
    assert (event[0], event[1]["which"]) == ("patterns", "modifiable")


def test_all_factors_can_be_asked_for_and_filters_stay_in_the_address(panel, reviews):
    shown = page(panel, "chair", f"{PAGE}?which=contributory&category=10&by=age&first=2025-26&last=2025-26")
    assert cells(shown, factor("B01").label) == ["B", "4", "100%"]
    assert "reviewed in 2025-26, 4 (100%)" in shown and "Deaths by factor and age group" in shown
    assert 'value="10" selected' in shown


def test_few_deaths_have_counts_and_expected_numbers_only(panel, reviews):
    shown = page(panel, "chair")
    assert "Only 4 deaths are pooled, fewer than 150: counts and expected numbers only." in shown
    assert "Odds ratio" not in shown and "Threes are listed from 150 deaths on" in shown
    both = f"{factor('B01').label}; {factor('B07').label[:1].lower()}{factor('B07').label[1:]}"
    assert cells(shown, both)[:2] == ["3", "2.2"]


def test_what_protects_is_said_or_said_not_to_be_recorded(panel, reviews):
    shown = page(panel, "chair")
    assert cells(shown, "Safer sleep advice")[0] == "Not recorded in the reviews"
    assert cells(shown, "Immunisation") == ["0", "0", "4", "0"]


def test_nobody_else_sees_an_exact_figure(panel, reviews):
    """One panel for all, and for nonsense in the address: to prove a protection takes seconds."""
    for role in ("analyst", "submitter", "member"):
        shown = page(panel, role, f"{PAGE}?basis=x&year=no&which=<b>")
        assert EXACT not in shown and events(panel, "figures.read") == []
        assert reverse("figures:new") in shown and "prepared for release" in shown
        assert not [n for n in re.findall(r"table__cell[^>]*>\s*([0-9]+)\s*<", shown) if int(n) % 5]
        for word in ("interval<", "Odds ratio", ">q<", CASES, "4 deaths"):
            assert word not in shown
        assert "2017-18 to 2026-27" in shown and "risk" not in without_labels(shown)


def without_labels(shown):
    """The words of the page but for those of the vocabulary."""
    text = shown.lower()
    for term in terms():
        text = text.replace(term.label.lower(), "")
    return text


def test_without_the_right_there_is_no_page(panel):
    assert sign_in(Client(), make_user(panel, "administrator")).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("role", ["chair", "analyst"])
def test_a_panel_without_reviews_is_told_so(panel, role):
    assert "No completed reviews recorded yet." in page(panel, role)


def test_filters_that_nothing_matches_are_told_apart(panel, reviews):
    assert "No reviewed deaths match these filters." in page(panel, "chair", f"{PAGE}?age=10_14")


def test_nonsense_in_the_address_is_the_usual_page(panel, reviews):
    nonsense = "basis=x&first=9999-99&last=&which=<b>&domain=Q&age=1&category=zz&area=E1&by=shoe&year=no"
    assert "2017-18 to 2026-27" in page(panel, "chair", f"{PAGE}?{nonsense}")


def test_the_deaths_of_an_area_are_broken_down_by_area(panel, reviews):
    shown = page(panel, "chair", f"{PAGE}?area=E06000008&by=area")
    assert "Of 4 deaths" in shown and "Deaths by factor and area" in shown
    assert "No reviewed deaths match" in page(panel, "chair", f"{PAGE}?area=E99999999")
    assert "3 cases" in page(panel, "chair", f"{CASES}?by=area&column=E06000008&factor=B01")


def test_years_the_wrong_way_round_are_turned(panel, reviews):
    assert "reviewed from 2024-25 to 2025-26, 3" in page(panel, "chair", f"{PAGE}?first=2025-26&last=2024-25")


@pytest.mark.parametrize("basis", ["death", "notification"])
def test_every_basis_is_a_page(panel, reviews, basis):
    shown = page(panel, "chair", f"{PAGE}?basis={basis}")
    assert "Factors are known only of deaths already reviewed" in shown and "reviewed so far" in shown


def test_what_comes_together_among_deaths_is_never_called_a_risk(panel, reviews):
    assert "risk" not in without_labels(page(panel, "chair"))


def test_every_plot_has_a_title_a_description_and_its_table(panel, reviews):
    shown = page(panel, "chair")
    drawings = re.findall(r"<svg.*?</svg>", shown, re.S)
    assert len(drawings) == 8  # four plots in two widths
    assert all("<title" in each and "<desc" in each for each in drawings)
    assert shown.count("Show the numbers") == 4


def test_a_number_leads_to_its_cases_and_that_is_recorded(panel, reviews):
    shown = page(panel, "chair", f"{CASES}?basis=review&which=modifiable&factor=B01&factor=B07")
    assert "3 cases" in shown
    assert [case.reference in shown for case in reviews] == [True, True, True, False]
    ((ref, detail),) = events(panel, "figures.read")
    assert (ref, detail["cell"]) == ("patterns/cases", "factor=B01 factor=B07")


def test_every_number_of_the_page_opens_as_many_cases(panel, reviews):
    client = sign_in(Client(), make_user(panel, "chair"))
    shown = client.get(PAGE).content.decode()
    links = set(re.findall(rf'href="({CASES}[^"]*)">([0-9,]+)<', shown))
    assert len(links) > 10
    for address, number in links:
        opened = client.get(address.replace("&amp;", "&")).content.decode()
        assert f"{number} case{'' if number == '1' else 's'}." in opened, address


@pytest.mark.parametrize("cell", ["factor=Z99", "number=9", "row=x", "in=E", "column=blue", "without=1"])
def test_a_number_that_is_not_there_has_no_cases(panel, reviews, cell):
    page(panel, "chair", f"{CASES}?{cell}", status=404)


@pytest.mark.parametrize("role", ["analyst", "submitter", "member", "administrator"])
def test_cases_are_for_exact_eyes(panel, reviews, role):
    page(panel, role, f"{CASES}?factor=B01", status=403)


def test_another_panels_deaths_are_not_counted(panel, reviews):
    other = make_panel("southshire")
    assert "No completed reviews recorded yet." in page(other, "chair")
    assert "No case is counted here." in page(other, "chair", f"{CASES}?factor=B01&which=contributory")


@pytest.fixture
def more(panel):
    """Twelve deaths with two factors: enough to be shown once protected."""
    by = make_actor(panel)
    both = [finding("B01"), finding("B07")]
    return [make_reviewed_case(by, reviewed_on=date(2025, 11, n), findings=both) for n in range(3, 15)]


def test_files_hold_protected_figures_whoever_asks_and_are_recorded(panel, more):
    for role in ("chair", "analyst"):
        client = sign_in(Client(), make_user(panel, role))
        for name in ("ranked", "together"):
            for kind, begins in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"Fact")):
                answer = client.get(reverse("patterns:plot_file", args=[name, kind]))
                assert answer.content.startswith(begins)
                assert answer["Content-Disposition"] == f'attachment; filename="{name}_by_review.{kind}"'
        csv = client.get(reverse("patterns:plot_file", args=["ranked", "csv"])).content.decode()
        pairs = client.get(reverse("patterns:plot_file", args=["together", "csv"])).content.decode()
        assert pairs.splitlines()[1].endswith(",10,10,0")
        counts = {int(line.rsplit(",", 1)[1]) for line in csv.splitlines()[1:]}
        assert counts and not [count for count in counts if count % 5]
    taken = [ref for ref, _ in events(panel, "figures.downloaded")]
    assert {"patterns/ranked.svg", "patterns/together.png"} <= set(taken) and len(taken) == 16


def test_there_are_no_other_files(panel):
    client = sign_in(Client(), make_user(panel, "chair"))
    for name, kind in (("numbers", "svg"), ("groups", "csv"), ("ranked", "pdf")):
        assert client.get(reverse("patterns:plot_file", args=[name, kind])).status_code == 404


def test_a_file_of_nothing_is_refused_in_a_sentence(panel):
    client = sign_in(Client(), make_user(panel, "chair"))
    answer = client.get(reverse("patterns:plot_file", args=["ranked", "svg"]))
    assert answer.status_code == 409 and "nothing to draw" in answer.content.decode()


def test_the_themes_page_leads_here(panel):
    assert PAGE in page(panel, "analyst", reverse("figures:themes"))


def test_queries_are_few_and_do_not_grow_with_cases(panel, reviews):
    client = sign_in(Client(), make_user(panel, "chair"))
    opened = f"{CASES}?factor=B01&area=E06000008&by=area&column=E06000008"
    few = [asked(client, address) for address in (PAGE, opened)]
    assert max(few) <= 10
    for number in range(3, 7):
        make_reviewed_case(make_actor(panel), reviewed_on=date(2025, 10, number), findings=[finding("B01")])
    assert [asked(client, address) for address in (PAGE, opened)] == few


def asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in seen.captured_queries)
