"""Setting up panels and people."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from cdop.access.actors import AnyActor, HouseActor, check
from cdop.access.models import Membership, Panel, PanelArea, PanelKey, User
from cdop.access.permissions import Permission
from cdop.access.roles import ROLES
from cdop.access.vault import new_wrapped_key
from cdop.audit.actions import record
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import Refused


@transaction.atomic
def set_up_panel(*, code: str, name: str, areas: Iterable[str], by: HouseActor) -> Panel:
    """Make a panel with its key and areas (ONS codes), or bring those of an old one up to date."""
    panel, is_new = Panel.objects.update_or_create(code=code.lower(), defaults={"name": name})
    with scoped(panels=(panel.id,)):
        if not PanelKey.objects.filter(panel=panel).exists():
            PanelKey.objects.create(panel=panel, wrapped=new_wrapped_key(panel.id))
        wanted = set(areas)
        PanelArea.objects.filter(panel=panel).exclude(gss_code__in=wanted).delete()
        for gss_code in sorted(wanted):
            PanelArea.objects.get_or_create(panel=panel, gss_code=gss_code)
        record("panel.set_up", by=by, of="panel", ref=panel.code, is_new=is_new, areas=sorted(wanted))
    return panel


@transaction.atomic
def add_user(*, email: str, name: str, password: str | None, by: AnyActor | HouseActor) -> User:
    """Make an account. A person's rights come only with a membership."""
    if not isinstance(by, HouseActor):
        check(by, Permission.MEMBERS_MANAGE)
    if User.objects.filter(email=email.lower()).exists():
        raise Refused(f"There is already an account for {email}.")
    user = User.objects.create_user(email=email, name=name, password=password)
    record("user.added", by=by, of="user", ref=str(user.id))
    return user


@transaction.atomic
def add_member(*, panel: Panel, user: User, role: str, by: AnyActor) -> Membership:
    """Give `user` a role on `panel`; an ended membership is taken up again."""
    check(by, Permission.MEMBERS_MANAGE)
    if role not in ROLES:
        raise Refused(f"There is no role '{role}'. The roles are {', '.join(ROLES)}.")
    membership, _ = Membership.objects.update_or_create(
        panel=panel, user=user, role=role, defaults={"is_active": True}
    )
    record("member.added", by=by, of="user", ref=str(user.id), role=role)
    return membership


@transaction.atomic
def end_member(*, membership: Membership, by: AnyActor) -> None:
    """End a membership; it takes effect with the person's next click."""
    check(by, Permission.MEMBERS_MANAGE)
    membership.is_active = False
    membership.save(update_fields=["is_active"])
    record("member.ended", by=by, of="user", ref=str(membership.user_id), role=membership.role)
