"""A person's own unsaved answers. Nobody else's draft can be asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cdop.access.actors import Actor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.cases import sealing
from cdop.cases.models import Case, Draft
from cdop.cases.sealing import Typed
from cdop.dataset.forms import section


@dataclass(frozen=True)
class Kept:
    """What was typed, over which version of the answers, and when it was kept."""

    typed: Typed
    version: int
    saved_at: datetime


@dataclass(frozen=True)
class Unsaved:
    """That a draft is there: of which section, of which row ("new", its number, or none)."""

    slug: str
    row: str
    saved_at: datetime


def my_draft(case: Case, slug: str, *, by: Actor, row: str = "") -> Kept | None:
    """What `by` left unsaved in a section of the case, or None."""
    check(by, Permission.IDENTITY_VIEW if section(slug).identity else Permission.CASE_EDIT)
    held = Draft.objects.filter(
        panel_id=by.panel_id, user_id=by.user_id, case=case, slug=slug, row=row
    ).first()
    if held is None:
        return None
    return Kept(sealing.open_draft(held, open_vault(by.panel_id)), held.version, held.saved_at)


def my_drafts(case: Case, *, by: Actor) -> list[Unsaved]:
    """Where `by` left unsaved answers on this case, newest first."""
    held = Draft.objects.filter(panel_id=by.panel_id, user_id=by.user_id, case=case).order_by("-saved_at")
    return [Unsaved(*each) for each in held.values_list("slug", "row", "saved_at")]
