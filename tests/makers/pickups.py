"""Links to a released document, made by its second person."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from cdop.access.actors import AnyActor
from cdop.artefacts.models import Artefact
from cdop.pickups.actions import make_pickup
from cdop.pickups.models import Pickup
from tests.makers.panels import scope_of


def make_link(by: AnyActor, artefact: Artefact, *, days: int = 7) -> tuple[Pickup, str]:
    """A link, and the path that it leads to."""
    with scope_of(by), transaction.atomic():
        pickup, address = make_pickup(
            artefact=artefact, reader="Invented National Body", good_for=timedelta(days=days), by=by
        )
    return pickup, address[address.index("/collect/") :]
