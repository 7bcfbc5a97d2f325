"""What may be handed out by link, to whom and for how long; in sentences."""

from __future__ import annotations

import re
from datetime import timedelta

from cdop.core.refusals import Refused
from cdop.figures.models import Release
from cdop.figures.states import State
from cdop.pickups.models import Pickup

USUAL, LONGEST = timedelta(days=7), timedelta(days=30)
_PERSONAL = re.compile(r"@|(?:\d[ -]?){9}\d|[\r\n\x00-\x1f\x7f]")


def why_not(release: Release | None) -> str:
    """Why a document of this release is not handed out, or nothing; the release is read `with_state`."""
    if release is None:
        return "This document is of no release on your panel, so it is not handed out by link."
    if release.state is State.RELEASED:
        return ""
    if release.state is State.SUPERSEDED:
        return "A later version took the place of this document. Hand out that one."
    return f"This release is “{release.state.label.lower()}”, so its document is not handed out."


def check_can_hand_out(release: Release | None) -> None:
    if why_not(release):
        raise Refused(why_not(release))


def check_reader(reader: str) -> None:
    """An organisation in a line of plain words."""
    if not reader.strip():
        raise Refused("Say which organisation the document is for.")
    if len(reader) > 120 or _PERSONAL.search(reader):
        raise Refused("Name the organisation in a few words, without an address or a number of a person.")


def check_lasting(good_for: timedelta) -> None:
    if not timedelta(days=1) <= good_for <= LONGEST:
        raise Refused(f"A link lasts from 1 to {LONGEST.days} days. Choose a number of days between.")


def can_revoke(pickup: Pickup) -> bool:
    return pickup.used_at is None and pickup.revoked_at is None


def check_can_revoke(pickup: Pickup) -> None:
    if pickup.used_at is not None:
        raise Refused("The document was fetched by this link already, so the link cannot be taken back.")
    if pickup.revoked_at is not None:
        raise Refused("This link was taken back already.")
