"""Who a signed-in person is, and on which panel."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from cdop.access.actors import Actor, AnyActor, SystemActor, check
from cdop.access.models import Membership, Panel, PanelArea, User
from cdop.access.permissions import Permission
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused


def memberships_of(user: User) -> list[Membership]:
    """The person's active memberships, read in a scope of their own that reaches no panel."""
    with transaction.atomic(), scoped(panels=(), user_id=user.id):
        return list(
            Membership.objects.filter(user=user, is_active=True, panel__is_active=True)
            .select_related("panel")
            .order_by("panel__name", "role")
        )


def actor_for(user: User, memberships: list[Membership], panel_id: int | None) -> Actor | None:
    """The person at work in `panel_id`, or in their first panel; None when they sit on none."""
    by_panel: dict[int, list[Membership]] = {}
    for membership in memberships:
        by_panel.setdefault(membership.panel_id, []).append(membership)
    if not by_panel:
        return None
    held = by_panel.get(panel_id or 0) or next(iter(by_panel.values()))
    panel = held[0].panel
    return Actor(
        user_id=user.id,
        name=str(user),
        panel_id=panel.id,
        panel_code=panel.code,
        panel_name=panel.name,
        roles=tuple(m.role for m in held),
    )


def panel_by_code(code: str) -> Panel:
    """The panel with this code, whatever its case. Raises Refused when there is none."""
    panel = Panel.objects.filter(code=code.lower()).first()
    if panel is None:
        known = ", ".join(Panel.objects.values_list("code", flat=True)) or "none yet"
        raise Refused(f"There is no panel '{code}'. The panels are: {known}.")
    return panel


def active_panel(code: str) -> Panel | None:
    """The panel in use with this code, for someone who may know of no other."""
    return Panel.objects.filter(code=code.lower(), is_active=True).first()


def areas_served(panel_id: int) -> list[str]:
    """The ONS codes of the authorities the panel serves."""
    areas = PanelArea.objects.filter(panel_id=panel_id).order_by("gss_code")
    return list(areas.values_list("gss_code", flat=True))


def panel_serving(codes: Collection[str]) -> Panel | None:
    """The one panel in use whose areas hold one of the ONS `codes`; None when there is none, or more.

    Which panel serves which area is no secret, but the table stands behind the wall: it alone is read so.
    """
    panels = {panel.id: panel for panel in all_panels()}
    with transaction.atomic(), scoped(panels=tuple(panels)):
        areas = PanelArea.objects.filter(panel_id__in=list(panels), gss_code__in=list(codes))
        found = set(areas.values_list("panel_id", flat=True))
    return panels[found.pop()] if len(found) == 1 else None


def system_actor(part: str, panel: Panel) -> SystemActor:
    """The named part of the system at work for `panel`."""
    return SystemActor(part, panel.id, panel.code, panel.name)


def all_panels() -> list[Panel]:
    return list(Panel.objects.filter(is_active=True))


def every_panel() -> list[Panel]:
    """Active or not: what was once recorded is checked for ever."""
    return list(Panel.objects.order_by("id"))


def members(*, by: AnyActor) -> list[Membership]:
    """Every membership of the panel, ended ones too."""
    check(by, Permission.MEMBERS_MANAGE)
    return list(
        Membership.objects.filter(panel_id=by.panel_id).select_related("user").order_by("user__name", "role")
    )


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email=email.lower()).first()
