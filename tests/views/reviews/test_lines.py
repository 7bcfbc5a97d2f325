"""Adding, changing and withdrawing a line from its page."""

import pytest
from django.db import transaction
from django.test import Client

from cdop.reviews import actions
from cdop.reviews.actions.holding import findings_of
from cdop.reviews.models import Finding, Recommendation
from tests.makers.cases import make_accepted_case, make_listed_case, make_signed_case
from tests.makers.panels import in_panel, make_panel, make_user, sign_in

FREE = {"factor_text": "No lock on the gate.", "domain": "C", "relevance": "2", "modifiable": "yes"}


@pytest.fixture
def listed(office, panel):
    """A listed case and its one factor."""
    case, review = make_listed_case(office)
    with in_panel(panel), transaction.atomic():
        return case, findings_of(review)[0]


def page(case, rest: str) -> str:
    return f"/cases/{case.reference}/review/{rest}/"


def standing(panel, case) -> list[Finding]:
    with in_panel(panel), transaction.atomic():
        return list(Finding.objects.filter(review__case=case, withdrawn_at=None))


def test_a_coded_factor(client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    form = shown(client, page(case, "findings/add"))
    assert form.count("<optgroup") == 4 and "1*" not in form
    sent = {"factor_code": "A02", "relevance": "1", "modifiable": "nk", "domain": "-"}
    assert "The factor is recorded." in shown(client, page(case, "findings/add"), sent)
    assert [(f.domain, f.factor_code) for f in standing(panel, case)] == [("A", "A02")]


def test_a_factor_in_free_words(client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    shown(client, page(case, "findings/add"), FREE)
    assert [(f.domain, f.factor_text) for f in standing(panel, case)] == [("C", "No lock on the gate.")]


def test_a_refused_factor_keeps_what_was_typed(client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    text = shown(client, page(case, "findings/add"), {**FREE, "domain": "-", "note": "Seen by two agencies."})
    assert "give its domain and describe it in words" in text and "Seen by two agencies." in text
    assert not standing(panel, case)


def test_an_older_grade_is_kept_where_it_is_stored(client, office, panel, shown) -> None:
    values = {"factor_code": "A02", "relevance": "1*", "modifiable": "no"}
    case, review = make_listed_case(office, findings=[values])
    with in_panel(panel), transaction.atomic():
        number = findings_of(review)[0].pk
    address = page(case, f"findings/{number}/change")
    assert "1* – Identified but unlikely to have contributed (older scale)" in shown(client, address)
    shown(client, address, {**values, "note": "Read again."})
    assert [(f.relevance, f.note) for f in standing(panel, case)] == [("1*", "Read again.")]


def test_a_line_is_changed_and_withdrawn(client, listed, panel, shown) -> None:
    case, line = listed
    shown(client, page(case, f"findings/{line.pk}/change"), {**FREE, "modifiable": "no"})
    (fresh,) = standing(panel, case)
    assert (fresh.factor_code, fresh.modifiable) == ("", "no")
    assert "is withdrawn" in shown(client, page(case, f"findings/{fresh.pk}/withdraw"), {})
    assert not standing(panel, case)


def test_a_line_withdrawn_meanwhile_loses_nothing(client, listed, chair, panel, shown) -> None:
    case, line = listed
    with in_panel(panel), transaction.atomic():
        actions.withdraw_line(row=line, slug="findings", by=chair)
    text = shown(client, page(case, f"findings/{line.pk}/change"), FREE)
    assert "withdrawn or changed by another person" in text and "No lock on the gate." in text
    assert "Save as a new line" in text and f'action="{page(case, "findings/add")}"' in text
    shown(client, page(case, f"findings/{line.pk}/change"), status=404)


def test_a_recommendation(client, office, panel, shown) -> None:
    case = make_accepted_case(office)
    sent = {"text": "Fit locks.", "to_whom": "The council", "level": "local"}
    assert "Fit locks." in shown(client, page(case, "recommendations/add"), sent)
    with in_panel(panel), transaction.atomic():
        assert Recommendation.objects.get(review__case=case).to_whom == "The council"


def test_a_signed_review_takes_no_line(client, office, shown) -> None:
    case = make_signed_case(office)
    shown(client, page(case, "findings/add"), FREE, status=409)


def test_who_may_write(client, listed) -> None:
    case, line = listed
    member = sign_in(Client(), make_user(make_panel(), "member"))
    stranger = sign_in(Client(), make_user(make_panel("southshire")))
    for rest in ("findings/add", f"findings/{line.pk}/change", f"findings/{line.pk}/withdraw"):
        assert Client().post(page(case, rest), FREE).status_code == 302
        assert member.post(page(case, rest), FREE).status_code == 403
        assert stranger.post(page(case, rest), FREE).status_code == 404
    assert client.get(page(case, f"findings/{line.pk}/withdraw")).status_code == 405
    assert client.get(page(case, "elsewhere/add")).status_code == 404
