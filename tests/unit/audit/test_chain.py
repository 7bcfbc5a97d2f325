"""The chain of events: sealed at COMMIT, and every way of tampering is found and named."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from cdop.access.actors import Actor, HouseActor
from cdop.audit import actions
from cdop.audit.actions import record
from cdop.audit.models import Event, Head, Seal
from cdop.audit.verify import verify
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of

from .conftest import walk


def test_events_are_sealed_when_the_work_commits_and_not_before(by: Actor) -> None:
    before = walk(by).links
    with scope_of(by), transaction.atomic():
        record("test.done", by=by)
        assert Seal.objects.filter(chain=by.panel_id).count() == before
    after = walk(by)
    assert (after.links, after.problems) == (before + 1, ())


def test_work_undone_leaves_no_event(by: Actor) -> None:
    before = walk(by)
    with scope_of(by), pytest.raises(ValueError), transaction.atomic():
        record("test.done", by=by)
        raise ValueError
    assert walk(by) == before


def test_links_are_the_hashes_anyone_can_recompute(by: Actor) -> None:
    """SHA-256 of the link before and of each field with its length before it, computed here anew."""
    with scope_of(by), transaction.atomic():
        link = Seal.objects.get(chain=by.panel_id, seq=1)
        event = Event.objects.get(pk=link.event_id)
        head = Head.objects.get(chain=by.panel_id)
        last = Seal.objects.get(chain=by.panel_id, seq=head.seq)
    micros = int(event.at.timestamp()) * 1_000_000 + event.at.microsecond
    stem = [event.id, event.chain, micros, event.actor, event.actor_name, event.actor_role]
    detail = json.dumps(event.detail, ensure_ascii=False)
    fields = [str(v).encode() for v in [*stem, event.act, event.object_type, event.object_ref, detail]]
    text = b"".join(b"%d:%s" % (len(field), field) for field in fields)
    assert bytes(link.hash) == hashlib.sha256(b"" + text).digest()
    assert bytes(head.hash) == bytes(last.hash)


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (
            ["UPDATE audit_event SET act = 'case.closed' WHERE id = {second}"],
            "the event of link 2 was altered",
        ),
        (
            ["UPDATE audit_event SET actor = 'user:999' WHERE id = {second}"],
            "the event of link 2 was altered",
        ),
        (["UPDATE audit_event SET at = at + '1 day' WHERE id = {second}"], "the event of link 2 was altered"),
        (["UPDATE audit_event SET detail = '{{}}' WHERE id = {second}"], "the event of link 2 was altered"),
        (["DELETE FROM audit_event WHERE id = {second}"], "the event of link 2 is gone"),
        (
            [
                "DELETE FROM audit_event WHERE id = {second}",
                "DELETE FROM audit_seal WHERE event_id = {second}",
            ],
            "link 2 is missing",
        ),
        (
            [
                "UPDATE audit_event SET id = -1 WHERE id = {second}",
                "UPDATE audit_event SET id = {second} WHERE id = {third}",
                "UPDATE audit_event SET id = {third} WHERE id = -1",
            ],
            "the event of link 2 was altered",
        ),
        (
            ["DELETE FROM audit_event WHERE id = {last}", "DELETE FROM audit_seal WHERE event_id = {last}"],
            "the end was cut",
        ),
        (["UPDATE audit_head SET hash = '' WHERE chain = {chain}"], "the end was cut"),
    ],
)
def test_tampering_is_found(by: Actor, tamper, statements: list[str], words: str) -> None:
    with scope_of(by), transaction.atomic():
        numbers = list(
            Seal.objects.filter(chain=by.panel_id).order_by("seq").values_list("event_id", flat=True)
        )
    names = {"second": numbers[1], "third": numbers[2], "last": numbers[-1], "chain": by.panel_id}
    tamper(*(statement.format(**names) for statement in statements))
    assert words in " ".join(walk(by).problems)


def test_an_event_slipped_in_without_a_seal_is_found(by: Actor, tamper) -> None:
    columns = "chain, at, actor, actor_name, actor_role, act, object_type, object_ref, detail"
    tamper(f"INSERT INTO audit_event ({columns}) SELECT {columns} FROM audit_event LIMIT 1")
    assert "carry no seal" in " ".join(walk(by).problems + _house())


def test_chains_do_not_mix(by: Actor, tamper) -> None:
    other = make_actor(make_panel("south"))
    make_case(other)
    tamper(f"UPDATE audit_event SET act = 'x' WHERE chain = {other.panel_id}")
    assert walk(by).is_intact and not walk(other).is_intact


def test_the_command_says_where_a_chain_is_broken(by: Actor, tamper) -> None:
    call_command("audit_verify", stdout=StringIO())
    tamper(f"DELETE FROM audit_event WHERE chain = {by.panel_id} AND act = 'case.received'")
    with pytest.raises(Refused, match=rf"Chain {by.panel_id}: the event of link \d+ is gone"):
        call_command("audit_verify", stdout=StringIO())


def test_an_event_needs_a_transaction(committed_db) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record("test.done", by=HouseActor("tests"))


def test_an_event_is_stamped_by_the_database(by: Actor, monkeypatch) -> None:
    monkeypatch.setattr(actions.timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    with scope_of(by), transaction.atomic():
        record("test.done", by=by)
        assert Event.objects.get(act="test.done").at.year > 2020


def _house() -> tuple[str, ...]:
    with scoped(panels=(0,)), transaction.atomic():
        return verify(0).problems
