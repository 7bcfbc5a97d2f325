"""Taking the review from stage to stage on its pages."""

from datetime import date

from django.db import transaction
from django.test import Client

from cdop.cases.actions import await_meeting
from cdop.cases.models import Case
from cdop.reviews import actions
from tests.makers.cases import make_accepted_case, make_listed_case, make_reviewed_case, make_signed_case
from tests.makers.panels import in_panel, make_panel, make_user, sign_in


def page(case, act: str) -> str:
    return f"/cases/{case.reference}/review/stage/{act}/"


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def state_of(panel, case) -> str:
    with in_panel(panel), transaction.atomic():
        return Case.objects.get(pk=case.pk).state


def test_from_the_meeting_to_the_conclusion(client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    with in_panel(panel), transaction.atomic():
        await_meeting(case=case, by=office)
        review = actions.start(case=case, by=office)
        silent = {f"domain_{letter}": "none_identified" for letter in "abcd"}
        chosen = {"categories": ["8"], "modifiability": "none_identified"}
        actions.record_section(review=review, slug="domain_statements", values=silent, by=office)
        actions.record_section(review=review, slug="classification", values=chosen, by=office)
    shown(client, page(case, "hold_meeting"), day("on", date(2025, 8, 1)))
    shown(client, page(case, "make_ready"), {"reason": ""})
    assert "Listed for panel" in shown(client, page(case, "list_for_panel"), day("on", date(2025, 11, 20)))
    assert "The panel’s conclusion is recorded." in shown(
        client, page(case, "conclude"), day("reviewed_on", date(2025, 11, 20))
    )
    assert state_of(panel, case) == "awaiting_sign_off"


def test_a_refusal_keeps_what_was_typed(client, office, panel, shown) -> None:
    case, _ = make_listed_case(office)
    text = shown(client, page(case, "conclude"), day("reviewed_on", date(2025, 5, 1)))
    assert "before the child died" in text and 'value="2025"' in text
    text = shown(client, page(case, "conclude"), day("reviewed_on", date(2999, 5, 1)))
    assert "must be" in text and "or earlier" in text
    assert "Choose" in text or "There is a problem" in text
    assert state_of(panel, case) == "listed"


def test_deferring_needs_a_reason_what_is_needed_and_who_gets_it(client, office, panel, shown) -> None:
    case, _ = make_listed_case(office)
    whole = {"reason": "It is too early.", "needed": "The histology.", "owner": "Coordinator"}
    for missing in whole:
        text = shown(client, page(case, "defer"), {**whole, missing: " "})
        assert "There is a problem" in text and state_of(panel, case) == "listed"
    shown(client, page(case, "defer"), whole)
    assert state_of(panel, case) == "deferred"
    assert "Needed: The histology. To be got by: Coordinator" in shown(
        client, f"/cases/{case.reference}/history/"
    )


def test_the_chair_signs_off(chairs_client, office, panel, shown) -> None:
    case = make_reviewed_case(office)
    assert "No answer contradicts another." in shown(chairs_client, page(case, "sign_off"))
    assert "signed off and the case is closed" in shown(chairs_client, page(case, "sign_off"), {"csrf": ""})
    assert state_of(panel, case) == "closed"


def test_what_bars_the_signature_is_said_before_and_after(chairs_client, office, panel, shown) -> None:
    case = make_reviewed_case(office, modifiability="none_identified")
    before = shown(chairs_client, page(case, "sign_off"))
    assert "at least one factor is modifiable" in before and "Mend what is listed above" in before
    after = shown(chairs_client, page(case, "sign_off"), {})
    assert "There is a problem" in after and state_of(panel, case) == "awaiting_sign_off"


def test_the_chair_reopens(chairs_client, office, panel, shown) -> None:
    case = make_signed_case(office)
    text = shown(chairs_client, page(case, "reopen"), {"reason": "The inquest has ended."})
    assert "Version 2" in text and state_of(panel, case) == "reopened"


def test_only_the_chair_signs_and_reopens(client, office) -> None:
    case = make_reviewed_case(office)
    for act in ("sign_off", "reopen"):
        assert client.get(page(case, act)).status_code == 403
        assert client.post(page(case, act), {"reason": "A reason."}).status_code == 403


def test_a_stage_out_of_turn_says_why(client, office, shown) -> None:
    case = make_accepted_case(office)
    assert "The case is “Gathering information”" in shown(client, page(case, "conclude"))
    assert "cannot become" in shown(client, page(case, "conclude"), day("reviewed_on", date(2025, 11, 20)))
    shown(client, page(case, "elsewhere"), status=404)


def test_who_may_act(office) -> None:
    case = make_reviewed_case(office)
    member = sign_in(Client(), make_user(make_panel(), "member"))
    stranger = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    assert Client().post(page(case, "defer")).status_code == 302
    assert member.post(page(case, "defer")).status_code == 403
    assert stranger.post(page(case, "defer"), {"reason": "A reason."}).status_code == 404
