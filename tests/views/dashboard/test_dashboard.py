"""The dashboard: who sees exact figures, what a failing block leaves standing, files, drilling, queries."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cdop.audit.models import Event
from cdop.dashboard import gathering
from cdop.dashboard.presenters import published
from cdop.figures import themes
from tests.makers.cases import make_case
from tests.makers.panels import in_panel

PAGE = reverse("dashboard:dashboard")
TIMELY = reverse("dashboard:timeliness")
YEAR = "2025-26"
REVIEWED = {"basis": "review", "year": "2025-26"}
EXACT = "Exact figures for this panel only"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def text(answer):
    assert answer.status_code == 200
    page = answer.content.decode()
    page = page[page.index("<main") :]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def keys_of(answer):
    found = re.search(r'<dl class="cdop-keys">(.*?)</dl>', answer.content.decode(), re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", found[1]))).strip()


@pytest.mark.parametrize("role", ["coordinator", "chair", "doctor"])
def test_exact_eyes_see_their_panels_figures(person, reviewed, role):
    answer = person(role)[0].get(PAGE, REVIEWED)
    page = text(answer)
    assert EXACT in page and "its review of 7 deaths" in page
    assert "Reviews completed 7" in keys_of(answer)
    assert "Reviewed within six months of the death" in page


@pytest.mark.parametrize("role", ["analyst", "submitter", "member"])
@pytest.mark.parametrize("basis", ["review", "death"])
def test_nobody_else_sees_an_exact_figure(person, reviewed, role, basis, panel):
    answer = person(role)[0].get(PAGE, {**REVIEWED, "basis": basis})
    page = text(answer)
    assert EXACT not in page and "7 deaths" not in page
    counts = [
        int(each) for each in re.findall(r"\d+", re.sub(r"2025-26|fewer than 5|in 10", "", keys_of(answer)))
    ]
    assert not [count for count in counts if count % 5]
    assert "counted from single cases" in page and "Late" not in page
    with in_panel(panel), transaction.atomic():
        assert not Event.objects.filter(act="figures.read").exists()


@pytest.mark.parametrize("basis", ["review", "death", "notification"])
def test_protected_figures_are_those_of_the_themes_page(person, reviewed, basis):
    """One protected release of ten years: the dashboard makes no second rounding of the same cells."""
    member = person("member")[0]
    dashboard = text(member.get(PAGE, {**REVIEWED, "basis": basis}))
    shown = text(member.get(reverse("figures:themes"), {**REVIEWED, "basis": basis}))
    sentence = re.search(r"(In 2025-26 the panel|Of about) [^.]*deaths[^.]*\.", shown)
    assert sentence and sentence[0] in dashboard


def test_the_published_figures_stand_beside(person):
    page = text(person("analyst")[0].get(PAGE, {"area": "E10000017"}))
    assert re.search(r"Infant mortality per 1,000 live births \S+ 4\.\d", page)
    assert "slope index" in page and "most deprived tenth of authorities" in page
    assert "95% interval" in page and "Worse" in page


def test_no_case_is_said_in_words(person):
    page = text(person("chair")[0].get(PAGE))
    assert "No factor was found modifiable" in page
    assert "Published figures, Lancashire" in page


def test_a_block_that_fails_leaves_the_others_standing(person, reviewed, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(published, "against", broken)
    page = text(person("chair")[0].get(PAGE, REVIEWED))
    assert "The published figures could not be loaded. This does not mean there are none." in page
    assert "its review of 7 deaths" in page and "most deprived tenth" in page


def test_figures_that_fail_leave_the_published_ones(person, reviewed, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(themes, "themes", broken)
    page = text(person("chair")[0].get(PAGE))
    assert "The key figures could not be loaded" in page and "The factors could not be loaded" in page
    assert "most deprived tenth" in page and "Reviewed within six months" in page


def test_timeliness_that_fails_is_told(person, monkeypatch):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(gathering, "timeliness", broken)
    assert "The measures could not be loaded" in text(person("chair")[0].get(PAGE))


def test_nonsense_in_the_address_falls_back_to_the_usual(person, reviewed):
    page = text(person("chair")[0].get(PAGE, {"basis": "x", "year": "2099-00", "area": "<script>"}))
    assert "Dashboard, 20" in page and "Published figures, Lancashire" in page


def test_a_number_leads_to_its_cases_which_is_recorded(person, reviewed, panel):
    chair = person("chair")[0]
    answer = chair.get(PAGE, REVIEWED)
    address = reverse("dashboard:cases", args=["reviewed"])
    assert f'href="{address}?basis=review&amp;year=2025-26"' in answer.content.decode()
    found = text(chair.get(address, REVIEWED))
    assert all(case.reference in found for case in reviewed) and EXACT in found
    with in_panel(panel), transaction.atomic():
        refs = Event.objects.filter(act="figures.read").values_list("object_ref", flat=True)
        assert "dashboard/reviewed" in list(refs)


@pytest.mark.parametrize("key", ["deaths", "waiting", "modifiable"])
def test_each_number_counts_the_cases_it_lists(person, by, reviewed, key):
    """Seven reviewed deaths and one that is not, all notified in one year."""
    make_case(by)
    chair = person("chair")[0]
    query = {"basis": "notification", "year": YEAR}
    page = chair.get(PAGE, query).content.decode()
    link = re.search(rf'href="([^"]*cases/{key}/[^"]*)">(\d+)<', page)
    assert link and link[2] == {"deaths": "8", "waiting": "1", "modifiable": "7"}[key]
    assert f"{link[2]} cases by date of notification" in text(chair.get(unescape(link[1])))


def test_cases_and_timeliness_are_for_exact_eyes_alone(person, reviewed):
    address = reverse("dashboard:cases", args=["reviewed"])
    for role in ("analyst", "member", "submitter", "administrator"):
        browser = person(role)[0]
        assert browser.get(address, REVIEWED).status_code == 403
        assert browser.get(TIMELY).status_code == 403
    assert person("administrator")[0].get(PAGE).status_code == 403
    chair = person("chair")[0]
    assert chair.get(reverse("dashboard:cases", args=["wealth"]), REVIEWED).status_code == 404
    assert chair.get(address, {"year": "1066-67"}).status_code == 404


def test_another_panels_cases_are_not_counted(person, reviewed, stranger):
    from tests.makers.cases import make_reviewed_case

    make_reviewed_case(stranger)
    assert "Reviews completed 7" in keys_of(person("chair")[0].get(PAGE, REVIEWED))


def test_timeliness_in_full_names_the_late_cases(person, reviewed, panel):
    chair = person("chair")[0]
    died = reviewed[0].died_on
    start = died.year if died.month >= 4 else died.year - 1
    page = text(chair.get(TIMELY, {"year": f"{start}-{(start + 1) % 100:02d}"}))
    assert "Agencies’ forms returned in time" in page and "Days from death to review: median" in page
    with in_panel(panel), transaction.atomic():
        assert "timeliness" in Event.objects.filter(act="figures.read").values_list("object_ref", flat=True)
    assert "No deaths match these filters" in text(chair.get(TIMELY, {"year": "2017-18"}))


@pytest.mark.parametrize("role", ["chair", "member"])
def test_ten_queries_at_most_with_few_cases_and_with_many(person, by, reviewed, role):
    browser = person(role)[0]
    browser.get(PAGE, REVIEWED)
    few = asked(browser, REVIEWED)
    for _ in range(6):
        make_case(by)
    browser.get(PAGE, REVIEWED)
    assert asked(browser, REVIEWED) == few <= 10


def asked(browser, query):
    with CaptureQueriesContext(connection) as seen:
        browser.get(PAGE, query)
    return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])
