"""Asking and chasing in the browser."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cdop.access.actors import Actor
from cdop.agencies import actions, queries
from cdop.agencies.models import Request
from cdop.cases import actions as case_actions
from cdop.cases.models import Case
from cdop.letters.models import Letter
from tests.makers.agencies import make_agency, make_contact, make_request
from tests.makers.cases import make_accepted_case
from tests.makers.panels import scope_of

REQUESTS = reverse("agencies:requests")
LETTERS = reverse("agencies:letters")


@pytest.fixture
def case(by: Actor) -> Case:
    return make_accepted_case(by)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def tab(case: Case) -> str:
    return reverse("agencies:case", args=[case.reference])


def ask_page(case: Case, *agencies: object) -> str:
    chosen = "&".join(f"agency={agency.pk}" for agency in agencies)  # type: ignore[attr-defined]
    return f"{reverse('agencies:ask', args=[case.reference])}?{chosen}"


def written(by: Actor) -> int:
    with scope_of(by):
        return Letter.objects.filter(panel_id=by.panel_id).count()


def day_of(name: str, day: object) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def test_a_case_nobody_was_asked_about_says_so(client: Client, case: Case) -> None:
    page = text(client.get(tab(case)))
    assert "No requests to agencies recorded yet." in page and "Ask agencies" in page


def test_the_tab_says_who_has_answered_and_who_is_late(client: Client, by: Actor, case: Case) -> None:
    late = make_request(by, case, days_ago=33)
    back = make_request(by, case)
    make_request(by, case, is_sent=False)
    with scope_of(by):
        actions.mark_returned(request=back, by=by)
    page = text(client.get(tab(case)))
    assert "1 of 3 agencies have answered. 1 is late, by 12 days. 1 request was not sent yet." in page
    assert "12 days late" in page and late.agency.name in page


def test_several_are_chosen_then_asked_together(client: Client, by: Actor, case: Case) -> None:
    gp, police = make_agency(by, type="gp", name="Surgery"), make_agency(by, type="police", name="Force")
    contact = make_contact(by, gp, email="records@surgery.example")
    page = text(client.get(reverse("agencies:ask", args=[case.reference])))
    assert "Surgery" in page and "Force" in page
    page = text(client.get(ask_page(case, gp, police)))
    assert "records@surgery.example" in page and "Nobody yet: keep as a draft" in page
    due = timezone.localdate() + timedelta(days=14)
    sent = {
        **day_of("due_on", due),
        f"agency{gp.pk}-contact": str(contact.pk),
        f"agency{gp.pk}-sections": ["birth", "health"],
        f"agency{police.pk}-contact": "nobody",
        f"agency{police.pk}-sections": ["social_environment"],
    }
    page = text(client.post(ask_page(case, gp, police), sent, follow=True))
    assert "1 agency is asked. 1 request waits for a contact." in page
    with scope_of(by):
        asked = Request.objects.get(panel_id=by.panel_id, agency=gp)
        assert (asked.sections, asked.due_on) == (["birth", "health"], due)
    assert written(by) == 1


def test_the_usual_choice_is_ticked(client: Client, by: Actor, case: Case) -> None:
    agency = make_agency(by, type="police")
    page = text(client.get(ask_page(case, agency)))
    ticked = re.findall(r'name="agency\d+-sections"[^>]*value="(\w+)"[^>]*checked', page)
    assert "social_environment" in ticked and "birth" not in ticked


def test_a_mistake_keeps_what_was_typed_and_sends_nothing(client: Client, by: Actor, case: Case) -> None:
    agency = make_agency(by)
    past = timezone.localdate() - timedelta(days=1)
    typed = {
        **day_of("due_on", past),
        f"agency{agency.pk}-contact": "nobody",
        f"agency{agency.pk}-note": "Ring the manager.",
    }
    page = text(client.post(ask_page(case, agency), typed))
    assert "must be" in page and "Choose what" in page and "Ring the manager." in page
    assert f'value="{past.year}"' in page and written(by) == 0


def test_nobody_chosen_is_said(client: Client, by: Actor, case: Case) -> None:
    make_agency(by)
    page = text(client.get(reverse("agencies:ask", args=[case.reference]) + "?choosing=yes"))
    assert "Choose at least one agency." in page


def test_professionals_recorded_with_the_case_are_offered(client: Client, by: Actor, case: Case) -> None:
    values = {
        "agency_type": "police",
        "contact_organisation": "Northshire Police",
        "contact_email": "unit@police.example",
        "send_form": "yes",
    }
    with scope_of(by):
        case_actions.add_row(case=case, slug="contacts", values=values, by=by)
    page = text(client.get(reverse("agencies:ask", args=[case.reference])))
    assert "Northshire Police" in page and "not in the directory yet" in page
    row = re.search(r'name="row"[^>]*value="([0-9a-f-]{36})"', page)
    assert row
    adopt = reverse("agencies:adopt", args=[case.reference])
    page = text(client.post(adopt, {"row": row[1]}, follow=True))
    assert "What each agency is asked" in page and "unit@police.example" in page
    assert client.post(adopt, {"row": "nonsense"}).status_code == 409


def test_a_request_shows_everything_that_happened(client: Client, by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=3)
    url = reverse("agencies:request", args=[request.pk])
    client.post(reverse("agencies:remind", args=[request.pk]))
    page = text(client.get(url))
    for words in ("Drafted", "Sent", "Reminded", "Reminder to an agency", "Request to an agency"):
        assert words in page
    assert client.post(reverse("agencies:remind", args=[request.pk])).status_code == 409


@pytest.mark.parametrize(
    ("act", "sent", "words"),
    [
        ("waive", {"reason": "The child had moved."}, "The child had moved."),
        ("refuse", {"reason": "Says no."}, "Says no."),
        ("waive", {"reason": ""}, "Say why"),
        ("refuse", {}, "Say why"),
    ],
)
def test_a_request_is_ended_with_a_reason(
    client: Client, by: Actor, case: Case, act: str, sent: dict[str, str], words: str
) -> None:
    request = make_request(by, case)
    url = reverse("agencies:act", args=[request.pk, act])
    assert client.get(url).status_code == 200
    assert words in text(client.post(url, sent, follow=True))


def test_a_request_is_sent_to_another_contact_and_reopened(client: Client, by: Actor, case: Case) -> None:
    request = make_request(by, case)
    colleague = make_contact(by, request.agency, name="Sam Colleague")
    send = reverse("agencies:act", args=[request.pk, "send"])
    assert "Sam Colleague" in text(client.post(send, {"contact": str(colleague.pk)}, follow=True))
    client.post(reverse("agencies:act", args=[request.pk, "waive"]), {"reason": "No."})
    reopen = reverse("agencies:act", args=[request.pk, "reopen"])
    due = day_of("due_on", timezone.localdate() + timedelta(days=3))
    page = text(client.post(reopen, {"reason": "After all.", **due}, follow=True))
    assert "Reopened" in page and "After all." in page
    assert client.get(reverse("agencies:act", args=[request.pk, "nonsense"])).status_code == 404


def test_a_decision_over_somebody_elses_is_refused_with_what_was_typed(
    client: Client, by: Actor, case: Case
) -> None:
    request = make_request(by, case)
    with scope_of(by):
        actions.mark_opened(request=request, by=by)
    url = reverse("agencies:act", args=[request.pk, "waive"])
    page = text(client.post(url, {"reason": "The child had moved.", "seen": str(request.version)}))
    assert "Look at it again" in page and "The child had moved." in page


def test_what_is_asked_can_be_changed(client: Client, by: Actor, case: Case) -> None:
    request = make_request(by, case)
    url = reverse("agencies:change", args=[request.pk])
    assert 'value="birth" checked' in re.sub(r"\s+", " ", text(client.get(url)))
    sent = {"sections": ["health"], "note": "", **day_of("due_on", request.due_on)}
    assert "Health" in text(client.post(url, sent, follow=True))


def test_many_are_reminded_at_once(client: Client, by: Actor, case: Case) -> None:
    late = [make_request(by, make_accepted_case(by), days_ago=30) for _ in range(3)]
    make_request(by, case)
    page = text(client.get(f"{REQUESTS}?late=overdue"))
    assert page.count('type="checkbox"') == 3 and "3 requests" in page
    before = written(by)
    page = text(client.post(f"{REQUESTS}?late=overdue", {"request": [one.pk for one in late]}, follow=True))
    assert "3 agencies were reminded." in page and written(by) == before + 3
    page = text(client.post(REQUESTS, {"request": [one.pk for one in late]}, follow=True))
    assert "3 requests were left as they are. A letter went there today" in page
    assert written(by) == before + 3
    sent = {"shown": [late[0].pk], "request": [late[1].pk], "all": "yes"}
    assert "1 request was left as it is." in text(client.post(REQUESTS, sent, follow=True))
    assert "tick at least one" in text(client.post(REQUESTS, {"request": ["x", "9" * 30]}, follow=True))


def test_the_list_can_be_narrowed(client: Client, by: Actor, case: Case) -> None:
    gp = make_request(by, case, agency=make_agency(by, type="gp", name="Surgery"), days_ago=30)
    make_request(by, case, agency=make_agency(by, type="police", name="Force"))
    assert "Force" not in text(client.get(f"{REQUESTS}?type=gp"))
    assert "Surgery" not in text(client.get(f"{REQUESTS}?late=soon"))
    assert "Surgery" in text(client.get(f"{REQUESTS}?text={case.reference[-4:]}"))
    assert "No requests match these filters." in text(client.get(f"{REQUESTS}?text=zzz"))
    with scope_of(by):
        actions.mark_returned(request=gp, by=by)
    assert "Surgery" not in text(client.get(REQUESTS))
    assert "Surgery" in text(client.get(f"{REQUESTS}?state=returned"))


def test_a_panel_without_requests_is_told_so(client: Client) -> None:
    assert "No requests to agencies recorded yet." in text(client.get(REQUESTS))


@pytest.mark.parametrize("page", ["requests", "tab", "letters", "directory"])
def test_a_page_costs_the_same_for_many_rows(client: Client, by: Actor, case: Case, page: str) -> None:
    urls = {
        "requests": REQUESTS,
        "tab": tab(case),
        "letters": LETTERS,
        "directory": reverse("agencies:directory"),
    }

    def cost() -> int:
        with CaptureQueriesContext(connection) as spent:
            assert client.get(urls[page]).status_code == 200
        return len(spent)

    for _ in range(3):
        make_request(by, case, days_ago=30)
    cost()
    few = cost()
    for _ in range(17):
        make_request(by, case, days_ago=30)
    assert cost() == few


def test_letters_are_listed_and_read_without_their_link(client: Client, by: Actor, case: Case) -> None:
    request = make_request(by, case)
    page = text(client.get(LETTERS))
    assert "Request to an agency" in page and request.agency.name in page and "Waiting to be sent" in page
    with scope_of(by):
        letter = Letter.objects.get(panel_id=by.panel_id)
    page = text(client.get(reverse("agencies:letter", args=[letter.pk])))
    assert "[link]" in page and "/answer/" not in page and "16N" in page


def test_a_letter_in_doubt_is_shown_and_sent_again_by_a_person(client: Client, by: Actor, case: Case) -> None:
    make_request(by, case)
    with scope_of(by):
        Letter.objects.filter(panel_id=by.panel_id).update(state="doubtful", last_error="Nobody knows.")
        letter = Letter.objects.get(panel_id=by.panel_id)
    page = text(client.get(f"{LETTERS}?state=troubled"))
    assert "May have been sent" in page and "Nobody knows." in page
    again = reverse("agencies:send_letter_again", args=[letter.pk])
    assert "on its way again" in text(client.post(again, follow=True))
    with scope_of(by):
        Letter.objects.filter(panel_id=by.panel_id).update(state="sent")
    assert client.post(again).status_code == 409


def test_the_days_of_reminders_are_set(client: Client, by: Actor) -> None:
    url = reverse("agencies:ladder")
    assert 'value="7, 14, 21"' in text(client.get(url))
    assert "must be whole numbers" in text(client.post(url, {"reminders": "7, often"}))
    assert client.post(url, {"reminders": "10", "escalation": "3"}).status_code == 302
    with scope_of(by):
        held = queries.ladder(by)
    assert (held.reminders, held.escalation) == ((10,), 3)


def test_a_chair_reads_the_tab_and_changes_nothing(person, by: Actor, case: Case) -> None:
    request = make_request(by, case, days_ago=30)
    browser, _ = person("chair")
    page = text(browser.get(tab(case)))
    assert request.agency.name in page and "Ask agencies" not in page
    for url in (
        REQUESTS,
        LETTERS,
        reverse("agencies:ask", args=[case.reference]),
        reverse("agencies:ladder"),
    ):
        assert browser.get(url).status_code == 403
    assert browser.post(reverse("agencies:remind", args=[request.pk])).status_code == 403


def test_another_panels_request_is_not_there(client: Client, stranger: Actor) -> None:
    request = make_request(stranger, make_accepted_case(stranger))
    for name in ("request", "change"):
        assert client.get(reverse(f"agencies:{name}", args=[request.pk])).status_code == 404
    assert client.post(reverse("agencies:remind", args=[request.pk])).status_code == 404
    client.post(REQUESTS, {"request": [request.pk]})
    assert written(stranger) == 1


@pytest.mark.parametrize("agencies", [1, 12])
def test_asking_many_costs_ten_queries_at_most(client: Client, by: Actor, case: Case, agencies: int) -> None:
    chosen = [make_agency(by) for _ in range(agencies)]
    for agency in chosen:
        make_contact(by, agency)
    client.get(ask_page(case, *chosen))
    for url in (ask_page(case, *chosen), reverse("agencies:ask", args=[case.reference])):
        with CaptureQueriesContext(connection) as spent:
            assert client.get(url).status_code == 200
        assert len([one for one in spent if "SAVEPOINT" not in one["sql"]]) <= 10
