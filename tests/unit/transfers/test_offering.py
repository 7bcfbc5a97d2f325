"""An offer crosses once, tells only what is needed to decide, and is nobody else's business."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.http import Http404

from cdop.audit.models import Event
from cdop.cases.models import Case
from cdop.core.refusals import NotAllowed, Refused
from cdop.transfers import actions, queries
from cdop.transfers.models import Parcel, Transfer
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.transfers import AGREED, arrived, carry_out, make_accepted, make_offer


def acts(by) -> list[str]:
    with scope_of(by):
        return list(Event.objects.filter(chain=by.panel_id).values_list("act", flat=True))


def stored(by, table: str) -> str:
    """Everything the panel's scope can read of a table, as the database writes it."""
    with scope_of(by), connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} t")
        return cursor.fetchone()[0]


def test_the_case_stays_with_the_sender_until_it_is_accepted(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    with scope_of(sender):
        assert Case.objects.get(pk=case.pk).state == "info_gathering"
        assert list(queries.undecided(sender)) == [row]
        assert case.transfers.offered_to() == row
    with scope_of(receiver):
        assert [each.number for each in queries.incoming(receiver)] == [row.number]
        assert not Case.objects.filter(panel_id=receiver.panel_id).exists()


def test_before_it_decides_the_other_panel_is_told_facts_alone(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    there = arrived(row, receiver)
    assert (there.age_value, there.age_unit, there.area) == (2, "year", "E06000008")
    assert there.died_on == case.died_on and there.other_name == "Northshire panel"
    for table in ("transfers_transfer", "transfers_parcel", "audit_event", "audit_past", "jobs_job"):
        held = stored(receiver, table)
        for word in ("Canaryname", "Canarystory", "Treated there", case.reference):
            assert word not in held, f"{word} in {table}"
    assert stored(receiver, "cases_circumstancesanswers") == ""


def test_who_the_child_is_takes_the_right_and_is_recorded(sender, receiver, other, case) -> None:
    there = arrived(make_offer(sender, case, other), receiver)
    chair = make_actor(other, "chair")
    with scope_of(chair), pytest.raises(NotAllowed), transaction.atomic():
        queries.child_of(there, by=chair)
    with scope_of(receiver):
        assert queries.child_of(there, by=receiver)["surname"] == "Canaryname"
    assert "identity.read" in acts(receiver)


def test_both_panels_record_the_offer(sender, receiver, other, case) -> None:
    make_offer(sender, case, other)
    assert {"transfer.offered", "transfer.delivered"} <= set(acts(sender))
    assert "transfer.arrived" in acts(receiver) and "transfer.offered" not in acts(receiver)


def test_delivered_twice_it_is_one_offer(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    carry_out(row, sender)
    with scope_of(sender):
        Transfer.objects.filter(pk=row.pk).update(records_sent_on=None)
    carry_out(row, sender)
    with scope_of(receiver):
        assert Transfer.objects.count() == 1 and Parcel.objects.count() == 1


def test_a_third_panel_sees_nothing(sender, receiver, third, other, case) -> None:
    row = make_offer(sender, case, other)
    with scope_of(third):
        assert not Transfer.objects.exists() and not Parcel.objects.exists()
        with pytest.raises(Http404):
            queries.find_incoming(row.number, by=third)
        with pytest.raises(Transfer.DoesNotExist):
            actions.accept(transfer=row, by=third)


def test_the_sender_cannot_answer_its_own_offer(sender, other, case) -> None:
    row = make_offer(sender, case, other)
    with scope_of(sender):
        actions.accept(transfer=row, by=sender)
    with pytest.raises(Refused):
        carry_out(row, sender)
    with scope_of(sender):
        assert Case.objects.get(pk=case.pk).state == "info_gathering"


def test_a_case_is_not_offered_to_its_own_panel(sender, case) -> None:
    with scope_of(sender), pytest.raises(Refused, match="your own panel"):
        actions.offer(case=case, to=make_panel("northshire"), agreement=AGREED, by=sender)
    with scope_of(sender), pytest.raises(Refused, match="your own panel"):
        actions.send_outside(case=case, to_name="northshire PANEL", agreement=AGREED, by=sender)


def test_one_offer_at_a_time_and_only_before_the_meeting(sender, other, case) -> None:
    make_offer(sender, case, other)
    with scope_of(sender), pytest.raises(Refused, match="offered to Southshire panel already"):
        actions.offer(case=case, to=other, agreement=AGREED, by=sender)
    fresh = make_case(sender)
    with scope_of(sender), pytest.raises(Refused, match="“Received” cannot go to another panel"):
        actions.offer(case=fresh, to=other, agreement=AGREED, by=sender)


def test_who_may_not_see_the_child_sends_it_nowhere(sender, other, case) -> None:
    chair = make_actor(make_panel("northshire"), "chair")
    with scope_of(chair), pytest.raises(NotAllowed):
        actions.offer(case=case, to=other, agreement=AGREED, by=chair)


def test_withdrawn_before_it_arrives_it_never_does(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other, told=False)
    with scope_of(sender):
        gone = actions.withdraw(transfer=row, reason="Agreed otherwise", by=sender)
        actions.deliver(transfer=row.pk, child={"surname": "Canaryname"}, by=sender)
    carry_out(gone, sender)
    with scope_of(receiver):
        assert not Transfer.objects.exists()


def test_withdrawn_the_other_panel_holds_nobody_any_more(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    with scope_of(sender):
        actions.withdraw(transfer=row, reason="Agreed otherwise", by=sender)
    carry_out(row, sender)
    there = arrived(row, receiver)
    assert there.status == "withdrawn" and there.decided_by_name == "Northshire panel"
    assert stored(receiver, "transfers_parcel") == ""
    with scope_of(receiver), pytest.raises(Refused, match="withdrawn by the panel that made it"):
        actions.accept(transfer=there, by=receiver)


def test_an_accepted_offer_is_not_withdrawn(sender, receiver, other, case) -> None:
    row = make_offer(sender, case, other)
    make_accepted(row, receiver)
    with scope_of(sender), pytest.raises(Refused, match="accepted already"):
        actions.withdraw(transfer=row, reason="Too late", by=sender)
