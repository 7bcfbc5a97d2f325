"""Anchors: what chains cannot show of themselves once head and links were all written anew."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.management import call_command

from cdop.artefacts import anchors, tasks
from cdop.core import checkup
from cdop.core.refusals import Refused
from tests.makers.cases import make_case
from tests.unit.audit.conftest import walk

ON = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch) -> None:
    """A folder of the test's own; the database server's stays where it is."""
    monkeypatch.setattr(anchors, "folder", lambda: tmp_path / "anchors")
    monkeypatch.setattr(checkup, "settings", SimpleNamespace(DATA_DIR=tmp_path))


def cut(by, tamper) -> None:
    """Take the last link away and make the head say so: every hash that is left fits."""
    chain = by.panel_id
    last = f"(SELECT max(seq) FROM audit_seal WHERE chain = {chain})"
    tamper(
        f"DELETE FROM audit_event WHERE id = (SELECT event_id FROM audit_seal WHERE chain = {chain} AND seq = {last})",
        f"DELETE FROM audit_seal WHERE chain = {chain} AND seq = {last}",
        f"UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_seal WHERE chain = {chain} "
        f"AND seq = {last}) WHERE chain = {chain}",
    )


def test_an_end_that_was_cut_is_found_by_the_anchor_alone(by, tamper) -> None:
    place = anchors.take_anchor(ON)
    assert list(anchors.faults([place])) == []
    cut(by, tamper)
    assert walk(by).is_intact, "the chain by itself cannot tell"
    (fault,) = anchors.faults([place])
    assert f"Chain {by.panel_id}" in fault and "the end was cut" in fault


def test_a_link_that_was_written_anew_is_found(by, tamper) -> None:
    place = anchors.take_anchor(ON)
    cut(by, tamper)
    make_case(by)
    assert walk(by).is_intact
    (fault,) = anchors.faults([place])
    assert "it was written anew" in fault


def test_what_comes_later_does_not_disturb_an_anchor(by) -> None:
    place = anchors.take_anchor(ON)
    make_case(by)
    assert list(anchors.faults([place])) == []


def test_one_file_a_day_that_nobody_else_reads_and_every_chain_in_it(by) -> None:
    place = anchors.take_anchor(ON)
    assert anchors.take_anchor(ON) is None and [p.name for p in place.parent.iterdir()] == ["2026-03-02.json"]
    assert place.stat().st_mode & 0o777 == 0o600
    assert {0, by.panel_id} <= {head["chain"] for head in json.loads(place.read_text())["heads"]}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda told: told["heads"][-1].update(seq=1), "its signature does not fit"),
        (lambda told: told.pop("heads"), "cannot be read"),
        (lambda told: told["signature"].update(value="AAAA"), "its signature does not fit"),
    ],
)
def test_an_altered_anchor_is_known(by, change, words) -> None:
    place = anchors.take_anchor(ON)
    told = json.loads(place.read_text())
    change(told)
    place.write_text(json.dumps(told))
    assert words in " ".join(anchors.faults([place]))


def test_another_sites_key_does_not_vouch_for_ours(by, settings) -> None:
    place = anchors.take_anchor(ON)
    settings.SIGNING_KEY = bytes(range(32))
    assert "another key" in " ".join(anchors.faults([place]))


def test_it_is_posted_where_set_up_and_a_silent_post_loses_nothing(by, settings, monkeypatch) -> None:
    tasks.anchor()
    assert mail.outbox == []
    settings.ANCHOR_TO = "audit@example.org"
    place = anchors.take_anchor(ON)
    tasks.post(place)
    assert mail.outbox[0].to == ["audit@example.org"] and mail.outbox[0].body == place.read_text()

    def silent(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(tasks, "send_mail", silent)
    tasks.post(place)
    assert place.exists()


def test_the_operator_takes_and_checks_them(by, tamper) -> None:
    with pytest.raises(Refused, match="no anchor"):
        call_command("anchor_verify", stdout=StringIO())
    call_command("anchor", stdout=StringIO())
    out = StringIO()
    call_command("anchor_verify", stdout=out)
    assert "every chain is as it was" in out.getvalue()
    cut(by, tamper)
    with pytest.raises(Refused, match="the end was cut"):
        call_command("anchor_verify", stdout=StringIO())


def test_doctor_says_when_none_was_filed_lately(by) -> None:
    assert [a.state for a in checkup.ask({"anchors": checkup.PARTS["anchors"]})] == [checkup.WARNING]
    anchors.take_anchor(ON)
    assert [a.state for a in checkup.ask({"anchors": checkup.PARTS["anchors"]})] == [checkup.WELL]
