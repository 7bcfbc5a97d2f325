"""What may be found from outside: by digests, within one panel, and told apart from nothing else."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from cdop.access.actors import AnyActor, SystemActor
from cdop.access.models import Panel
from cdop.access.queries import system_actor
from cdop.agencies import tokens
from cdop.agencies.models import OPEN, Link, LinkPlace, Visit

PART = "agency link"


def panel_of(token: str) -> Panel | None:
    """The panel a link leads to. Asked before any scope is entered, and all that is told there."""
    with transaction.atomic():
        place = LinkPlace.objects.filter(digest=tokens.digest(token)).select_related("leads_to").first()
    return place.leads_to if place and place.leads_to.is_active else None


def doorkeeper(panel: Panel) -> SystemActor:
    """Who acts behind a link: a part of the system, for one panel."""
    return system_actor(PART, panel)


def link_in_use(mark: bytes, *, by: AnyActor) -> Link | None:
    """The link while it can be used: not revoked, not ended, its request still waiting."""
    alive = Link.objects.filter(panel_id=by.panel_id, digest=mark, revoked_at=None, good_until__gt=Now())
    rows = alive.filter(request__state__in=OPEN, contact_id=F("request__contact_id"), contact__is_active=True)
    return rows.select_related("request__case", "request__agency", "contact").first()


def proven_visit(token: str, secret: str, *, by: AnyActor) -> Visit | None:
    """The visit of this browser behind this very link, once its code was entered and while both last."""
    mine = Visit.objects.filter(
        panel_id=by.panel_id, digest=tokens.digest(secret), link__digest=tokens.digest(token), is_proven=True
    )
    lasting = mine.filter(good_until__gt=Now(), ends_by__gt=Now())
    alive = lasting.filter(
        link__revoked_at=None,
        link__good_until__gt=Now(),
        link__request__state__in=OPEN,
        link__contact_id=F("link__request__contact_id"),
        link__contact__is_active=True,
    )
    return alive.select_related(
        "link__request__case", "link__request__agency", "link__request__contact"
    ).first()


def lapsed_link(token: str, secret: str, *, by: AnyActor) -> Link | None:
    """The link of a visit that was proven, and has lapsed or been replaced, while its request still waits for
    the same person: what such a person was typing may be kept, though not read."""
    mine = Visit.objects.filter(panel_id=by.panel_id, is_proven=True, digest=tokens.digest(secret))
    rows = mine.filter(
        link__digest=tokens.digest(token),
        link__request__state__in=OPEN,
        link__contact_id=F("link__request__contact_id"),
        ends_by__gt=Now(),
    )
    visit = rows.select_related("link__request__case", "link__request__agency", "link__contact").first()
    return visit.link if visit else None
