"""A link to a document: once, for a time, while the release stands; made and used on record."""

from __future__ import annotations

import io
import zipfile
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from cdop.artefacts.actions import folder_of
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.figures import actions as figures
from cdop.pickups import actions
from cdop.pickups.models import Pickup
from tests.makers.panels import in_panel, make_actor, make_panel
from tests.makers.prepared import make_prepared, with_state


def link(office, **options):
    """A link and its secret."""
    pickup, address = actions.make_pickup(
        artefact=office.artefact, reader="Invented National Body", by=office.chair, **options
    )
    return pickup, address.rstrip("/").rpartition("/")[2]


def fetch(office, secret):
    return actions.fetch(secret=secret, by=office.door)


def acts() -> list[str]:
    return list(Event.objects.order_by("id").values_list("act", flat=True))


def test_fetches_the_whole_document_as_signed_once(office) -> None:
    _, secret = link(office)
    fetched = fetch(office, secret)
    names = zipfile.ZipFile(io.BytesIO(fetched.content)).namelist()
    assert fetched.name == "panel_2025-04-01_2026-03-31.zip"
    assert any(name.endswith("manifest.json") for name in names)
    assert fetch(office, secret) is None


def test_making_and_using_are_on_record(office) -> None:
    pickup, secret = link(office)
    fetch(office, secret)
    with transaction.atomic():
        assert acts()[-3:] == ["pickup.made", "pickup.used", "artefact.downloaded"]
        told = Event.objects.get(act="pickup.used")
    assert (told.object_ref, told.detail["link"]) == (str(office.artefact.id), str(pickup.id))
    assert secret not in str(list(Event.objects.values_list("detail", flat=True)))


def test_the_secret_is_kept_nowhere(office) -> None:
    _, secret = link(office)
    row = Pickup.objects.values().get()
    assert len(secret) == 43 and all(secret not in str(value) for value in row.values())
    assert bytes(row["digest"]) != secret.encode()


def test_lasts_a_week_unless_said_otherwise(office) -> None:
    pickup, _ = link(office)
    assert pickup.good_until - pickup.made_at == timedelta(days=7)


@pytest.mark.parametrize("days", [0, 31, -1])
def test_never_lasts_more_than_thirty_days_or_less_than_one(office, days: int) -> None:
    with pytest.raises(Refused, match="from 1 to 30 days"):
        link(office, good_for=timedelta(days=days))


def test_ends_by_the_clock_of_the_database(office, monkeypatch) -> None:
    """Whatever the machine believes: in 2001 an ended link stays ended, in 2099 a good one stays good."""
    ended, old = link(office)
    Pickup.objects.filter(pk=ended.pk).update(
        made_at=Now() - timedelta(days=8), good_until=Now() - timedelta(seconds=1)
    )
    monkeypatch.setattr(timezone, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    assert fetch(office, old) is None
    _, fresh = link(office)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2099, 1, 1, tzinfo=UTC))
    assert fetch(office, fresh) is not None


def test_taken_back_it_opens_nothing(office) -> None:
    pickup, secret = link(office)
    actions.revoke_pickup(pickup=pickup, by=office.chair)
    assert fetch(office, secret) is None
    assert acts()[-1] == "pickup.revoked"
    with pytest.raises(Refused, match="taken back already"):
        actions.revoke_pickup(pickup=pickup, by=office.chair)


def test_what_was_fetched_cannot_be_taken_back(office) -> None:
    pickup, secret = link(office)
    fetch(office, secret)
    with pytest.raises(Refused, match="fetched by this link already"):
        actions.revoke_pickup(pickup=pickup, by=office.chair)


def test_withdrawing_the_release_ends_its_links(office) -> None:
    _, secret = link(office)
    figures.withdraw(release=office.release, reason="A count was wrong.", by=office.chair)
    assert fetch(office, secret) is None
    with pytest.raises(Refused, match="withdrawn"):
        link(office)


def test_a_release_that_has_not_left_has_no_document_to_hand_out(office) -> None:
    """Its number beside another document's folder is no way round."""
    waiting = make_prepared(office.by, "annual")
    other = copy(office.artefact)
    other.release_id = waiting.id
    with pytest.raises(Refused, match="prepared"):
        link(replace(office, artefact=other))
    assert with_state(waiting).state.code == "prepared"


def test_a_file_that_was_altered_is_not_handed_out_and_uses_nothing_up(office) -> None:
    _, secret = link(office)
    place = next(folder_of(office.by.panel_code, office.artefact.id).glob("*.xlsx"))
    signed = place.read_bytes()
    place.write_bytes(b"altered")
    assert fetch(office, secret) is None
    place.write_bytes(signed)
    assert fetch(office, secret) is not None


@pytest.mark.parametrize("role", ["analyst", "member", "submitter", "administrator"])
def test_only_those_who_let_releases_out_hand_them_out(office, role: str) -> None:
    other = make_actor(make_panel(), role)
    pickup, _ = link(office)
    with pytest.raises(NotAllowed):
        actions.make_pickup(artefact=office.artefact, reader="A body", by=other)
    with pytest.raises(NotAllowed):
        actions.revoke_pickup(pickup=pickup, by=other)


@pytest.mark.parametrize("reader", ["", "  ", "a.person@example.org", "NHS 999 000 0018", "x" * 121])
def test_a_reader_is_an_organisation_in_plain_words(office, reader: str) -> None:
    with pytest.raises(Refused):
        actions.make_pickup(artefact=office.artefact, reader=reader, by=office.chair)


def test_another_panels_door_finds_nothing(office) -> None:
    from cdop.access.queries import system_actor

    _, secret = link(office)
    south = make_panel("south")
    with in_panel(south):
        assert actions.fetch(secret=secret, by=system_actor("pick-up link", south)) is None


def test_the_wall_stands_around_links(office) -> None:
    link(office)
    with in_panel(make_panel("south")), transaction.atomic():
        assert not Pickup.objects.exists()
    with in_panel(make_panel("south")), pytest.raises(DatabaseError), transaction.atomic():
        Pickup.objects.create(
            panel_id=office.by.panel_id,
            artefact=office.artefact,
            digest=b"x",
            reader="x",
            good_until=Now() + timedelta(days=1),
            made_by="x",
            made_by_name="x",
        )
