"""The links of a document, newest first, and whether it may be handed out."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Now
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.artefacts.models import Artefact
from cdop.figures.models import Release
from cdop.pickups.models import Pickup


def release_of(artefact: Artefact, *, by: AnyActor) -> Release | None:
    """The release the document came from, with its state."""
    return Release.objects.with_state().filter(panel_id=by.panel_id, pk=artefact.release_id).first()


def pickups(artefact: Artefact, *, by: AnyActor) -> QuerySet[Pickup]:
    """Every link made for it. `is_over`: its time has ended, by the clock of the database."""
    check(by, Permission.RELEASE_APPROVE)
    rows = Pickup.objects.filter(panel_id=by.panel_id, artefact=artefact)
    is_over = Case(When(good_until__lte=Now(), then=Value(True)), default=Value(False))
    return rows.annotate(is_over=is_over)


def find_pickup(number: UUID, *, by: AnyActor) -> Pickup:
    """The link, or 404 as if there were none when it is another panel's."""
    check(by, Permission.RELEASE_APPROVE)
    found = Pickup.objects.filter(panel_id=by.panel_id, pk=number).select_related("artefact").first()
    if found is None:
        raise Http404("There is no such link on your panel.")
    return found
