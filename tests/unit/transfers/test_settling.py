"""An accepted case changes hands whole; one sent back stays as it was."""

from __future__ import annotations

import pytest

from cdop.cases import actions as cases
from cdop.cases import queries as case_queries
from cdop.cases.models import Case
from cdop.core.refusals import NotAllowed, Refused
from cdop.reviews import actions as reviews
from cdop.transfers import actions, queries
from cdop.transfers.models import Parcel, Transfer
from cdop.transfers.packing import CHOSEN
from tests.makers.cases import make_accepted_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.transfers import AGREED, arrived, carry_out, make_accepted, make_offer
from tests.unit.transfers.test_offering import acts


def enrich(case: Case, by) -> None:
    """An entry of a person, a document and a chosen form beside the notification."""
    with scope_of(by):
        cases.add_row(
            case=case, slug="people", values={"relation": "mother", "person_name": "Canarymother"}, by=by
        )
        cases.add_form(case=case, form="cardiac", by=by, reason="Asked")


def test_everything_sent_is_there_and_the_stub_is_kept(sender, receiver, other, case) -> None:
    enrich(case, sender)
    forms = [form.slug for form in CHOSEN]
    taken = make_accepted(make_offer(sender, case, other, forms=forms), receiver)
    with scope_of(receiver):
        assert taken.state == "received" and taken.notified_at == case.notified_at
        assert taken.source_reference == f"northshire {case.reference}"
        assert case_queries.identity(taken, by=receiver)["surname"] == "Canaryname"
        held = case_queries.saved_section(taken, "circumstances", by=receiver)
        assert held.values["circumstances"] == "Canarystory."
        assert [row.values["relation"] for row in case_queries.rows(taken, "people", by=receiver)] == [
            "mother"
        ]
        assert case_queries.supplementary_choices(taken, by=receiver)["cardiac"].choice == "added"
        assert not Parcel.objects.exists()
    with scope_of(sender):
        stub = Case.objects.get(pk=case.pk)
        theirs = case_queries.saved_section(stub, "circumstances", by=sender)
        assert stub.state == "transferred_out" and theirs.form_version == held.form_version
        assert case_queries.steps(stub)[-1].reason == "Accepted by Southshire panel"


def test_answers_are_equal_section_by_section(sender, receiver, other, case) -> None:
    taken = make_accepted(make_offer(sender, case, other), receiver)
    with scope_of(sender):
        sent = case_queries.every_answer(case)
    with scope_of(receiver):
        assert case_queries.every_answer(taken) == sent


def test_what_was_not_chosen_stays(sender, receiver, other, case) -> None:
    enrich(case, sender)
    taken = make_accepted(make_offer(sender, case, other, forms=[]), receiver)
    with scope_of(receiver):
        assert not case_queries.supplementary_choices(taken, by=receiver)


def test_what_the_sender_recorded_after_the_offer_goes_along(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    with scope_of(sender):
        cases.record_section(case=case, slug="child", values={"sex": "male"}, by=sender)
    taken = make_accepted(row, receiver)
    with scope_of(receiver):
        assert case_queries.saved_section(taken, "child", by=receiver).values["sex"] == "male"


def test_both_chains_tell_of_it(sender, receiver, other, case) -> None:
    make_accepted(make_offer(sender, case, other), receiver)
    assert {"case.packed", "identity.read", "transfer.accepted", "case.moved"} <= set(acts(sender))
    assert {"transfer.answered", "transfer.accepted", "case.received"} <= set(acts(receiver))


def test_accepted_twice_it_is_one_case(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    make_accepted(row, receiver)
    there = arrived(row, receiver)
    with pytest.raises(Refused, match="accepted already"):
        carry_out(there, receiver)
    with scope_of(receiver), pytest.raises(Refused, match="accepted already"):
        actions.accept(transfer=there, by=receiver)
    with scope_of(receiver):
        assert Case.objects.filter(panel_id=receiver.panel_id).count() == 1


def test_a_case_taken_too_far_meanwhile_is_not_taken_over(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    with scope_of(sender):
        cases.await_meeting(case=case, by=sender)
        reviews.hold_meeting(case=case, on=case.died_on, by=sender)
    there = arrived(row, receiver)
    with scope_of(receiver):
        actions.accept(transfer=there, by=receiver)
    with pytest.raises(Refused, match="has taken it on to “Review meeting held”"):
        carry_out(there, receiver)
    with scope_of(receiver):
        assert not Case.objects.filter(panel_id=receiver.panel_id).exists()


def test_sent_back_it_stands_as_before_and_the_sender_is_told(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    there = arrived(row, receiver)
    with scope_of(receiver), pytest.raises(Refused, match="Say why"):
        actions.reject(transfer=there, reason=" ", by=receiver)
    with scope_of(receiver):
        actions.reject(transfer=there, reason="No service of ours knew the child.", by=receiver)
    carry_out(there, receiver)
    with scope_of(sender):
        [told] = queries.sent_back(sender)
        assert Case.objects.get(pk=case.pk).state == "info_gathering"
        assert (
            queries.words_of([told], by=sender)[told.id].decision_note == "No service of ours knew the child."
        )
        assert not queries.undecided(sender)
        assert actions.offer(case=case, to=other, agreement=AGREED, by=sender).is_waiting
    with scope_of(receiver):
        assert not Parcel.objects.exists() and not queries.incoming(receiver)


def test_learning_comes_back_when_the_chair_sends_it(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other, asks_learning=True)
    taken = make_accepted(row, receiver)
    there, chair = arrived(row, receiver), make_actor(other, "chair")
    with scope_of(receiver), pytest.raises(NotAllowed):
        actions.send_learning(transfer=there, text="Safer sleep.", by=receiver)
    with scope_of(chair), pytest.raises(Refused, match="when the case is closed"):
        actions.send_learning(transfer=there, text="Safer sleep.", by=chair)
    with scope_of(receiver):
        Case.objects.filter(pk=taken.pk).update(state="closed")  # its life is tested with reviews
    with scope_of(chair):
        actions.send_learning(transfer=there, text="Safer sleep.", by=chair)
    carry_out(there, chair)
    with scope_of(sender):
        stub = Transfer.objects.get(pk=row.pk)
        assert stub.reviewed_on and stub.learning_received_on
        assert queries.words_of([stub], by=sender)[stub.id].learning == "Safer sleep."


def test_outside_the_case_is_a_stub_and_can_come_back(sender) -> None:
    case = make_accepted_case(sender)
    with scope_of(sender):
        row = actions.send_outside(case=case, to_name="Farshire CDOP", agreement=AGREED, by=sender)
        assert Case.objects.get(pk=case.pk).state == "transferred_out"
        actions.hear_back(
            transfer=row,
            reviewed_on=AGREED.agreed_on,
            received_on=AGREED.agreed_on,
            text="Learnt.",
            by=sender,
        )
        assert cases.retriage(case=case, reason="It came back", by=sender).state == "triage"


def test_from_outside_a_case_has_one_origin(sender) -> None:
    case = make_accepted_case(sender)
    with scope_of(sender):
        row = actions.record_received(case=case, from_name="Farshire CDOP", agreement=AGREED, by=sender)
        assert row.status == "received" and queries.transfers_of(case, by=sender) == [row]
        with pytest.raises(Refused, match="recorded already"):
            actions.record_received(case=case, from_name="Farshire CDOP", agreement=AGREED, by=sender)


def test_an_offer_to_a_panel_out_of_use_is_refused(sender, case) -> None:
    closed = make_panel("oldshire")
    closed.is_active = False
    with scope_of(sender), pytest.raises(Refused, match="not in use"):
        actions.offer(case=case, to=closed, agreement=AGREED, by=sender)
