"""Links to a document: made, taken back, used once. Every limit of time is the database's."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts import queries as artefacts
from cdop.artefacts.actions import note_download
from cdop.artefacts.models import Artefact
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.pickups import rules
from cdop.pickups.models import Pickup
from cdop.pickups.queries import release_of
from cdop.pickups.tokens import address, digest, new_secret

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fetched:
    """A document as one file, to be handed out."""

    name: str
    content: bytes = field(repr=False)


@transaction.atomic
def make_pickup(
    *, artefact: Artefact, reader: str, by: AnyActor, good_for: timedelta = rules.USUAL
) -> tuple[Pickup, str]:
    """A link by which `reader` fetches the document once, and its address: the only time that anybody sees it."""
    check(by, Permission.RELEASE_APPROVE)
    rules.check_can_hand_out(release_of(artefact, by=by))
    rules.check_reader(reader)
    rules.check_lasting(good_for)
    secret = new_secret()
    pickup = Pickup.objects.create(
        panel_id=by.panel_id,
        artefact=artefact,
        digest=digest(secret),
        reader=reader.strip(),
        good_until=Now() + good_for,
        made_by=by.audit_id,
        made_by_name=by.name,
    )
    pickup.refresh_from_db()
    _record("pickup.made", pickup, by, days=good_for.days)
    return pickup, address(by.panel_code, secret)


@transaction.atomic
def revoke_pickup(*, pickup: Pickup, by: AnyActor) -> Pickup:
    """From now on the link fetches nothing."""
    check(by, Permission.RELEASE_APPROVE)
    held = Pickup.objects.select_for_update().get(panel_id=by.panel_id, pk=pickup.pk)
    rules.check_can_revoke(held)
    held.revoked_at, held.revoked_by = Now(), by.audit_id
    held.save(update_fields=["revoked_at", "revoked_by"])
    _record("pickup.revoked", held, by)
    return held


def fetch(*, secret: str, by: AnyActor) -> Fetched | None:
    """The document, the one time. None when the link was used, ended or revoked, when its release does not

    stand any more, or when the files are not as signed: all the same from outside, and nothing is used up.
    """
    try:
        with transaction.atomic():
            return _fetch(secret, by)
    except Refused as refused:
        _log.warning("a pick-up link was refused: %s", refused.sentence)
        return None


def _fetch(secret: str, by: AnyActor) -> Fetched | None:
    # One table only: whoever comes second waits for the row, sees that it is used, and changes nothing.
    mine = Pickup.objects.filter(panel_id=by.panel_id, digest=digest(secret))
    if not mine.unused().update(used_at=Now(), used_by=by.audit_id):
        return None
    pickup = mine.select_related("artefact").get()
    rules.check_can_hand_out(release_of(pickup.artefact, by=by))
    name = f"{artefacts.bundle_name(pickup.artefact)}.zip"
    fetched = Fetched(name, artefacts.bundle(pickup.artefact, by=by))
    _record("pickup.used", pickup, by)
    note_download(artefact=pickup.artefact, name=name, by=by)
    return fetched


def _record(act: str, pickup: Pickup, by: AnyActor, **detail: object) -> None:
    record(act, by=by, of="artefact", ref=str(pickup.artefact_id), link=str(pickup.pk), **detail)
