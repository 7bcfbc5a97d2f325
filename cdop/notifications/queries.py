"""Reading notifications from outside: one's own draft by its cookie, and for the office what is not checked."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.db.models.functions import Now

from cdop.access.actors import AnyActor, check
from cdop.access.models import Panel
from cdop.access.permissions import Permission
from cdop.access.queries import areas_served, panel_serving
from cdop.access.vault import open_vault
from cdop.cases.states import State
from cdop.notifications.models import Draft, Notification
from cdop.notifications.sealing import digest, unseal
from cdop.notifications.telling import Telling
from cdop.reference import queries as reference
from cdop.reference.queries import AreaFact


def telling_of(token: str, *, by: AnyActor) -> Telling | None:
    """What was typed so far under this cookie; None when there is nothing, or it has expired."""
    if not token:
        return None
    drafts = Draft.objects.filter(panel_id=by.panel_id, token_digest=digest(token), expires_at__gt=Now())
    draft = drafts.first()
    return unseal(draft, open_vault(draft.panel_id)) if draft else None


def sent_with(token: str, *, by: AnyActor) -> Notification | None:
    """What was sent with this cookie: of the case, only its reference is anybody's to see."""
    if not token:
        return None
    sent = Notification.objects.filter(panel_id=by.panel_id, token_digest=digest(token))
    return sent.select_related("case").first()


def unchecked(by: AnyActor) -> QuerySet[Notification]:
    """Notifications from outside whose case nobody has begun to check, oldest first."""
    check(by, Permission.CASE_VIEW)
    received = Notification.objects.filter(panel_id=by.panel_id, case__state=State.RECEIVED.code)
    return received.select_related("case").order_by("sent_at", "id")


def areas_covered(by: AnyActor) -> list[str]:
    """The names of the panel's areas, in order."""
    codes = areas_served(by.panel_id)
    names = reference.area_names(codes)
    return sorted(names.get(code, code) for code in codes)


def panel_for(area: AreaFact) -> Panel | None:
    """The panel of this house that covers an area, as it is or as part of a county."""
    return panel_serving([code for code in (area.gss_code, area.parent_code) if code])


def local_authorities() -> Sequence[AreaFact]:
    return reference.areas("ltla")
