"""What a person sent after their session had ended is not lost.

It is sealed with their panel's key and held for an hour by the database's clock. The session that begins anew holds
numbers and nothing that was typed; only the same person, signed in again with that session, is given it back.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from cdop.access.actors import Actor
from cdop.access.models import HeldPost
from cdop.access.vault import open_vault
from cdop.core.isolation.scope import scoped

PANEL_KEY = "panel"
"""Where the session names the panel that its person works for."""
SENT_AGAIN = "sent_again"
"""A box of the page that sends again: what was held need not be held any longer."""
SIGNED_OUT = "You have been signed out. Save: you will be asked to sign in, and what you typed is kept."
OLD_PAGE = "You signed in again after you opened this page. Save: what you typed is kept."

_KEY, _WAS = "held", "was"
_HOUR = timedelta(hours=1)
_MOST = 1024 * 1024  # characters
_NOT_HELD = ("csrfmiddlewaretoken", SENT_AGAIN)
_OF_THE_PAGE = ("version", "token", "row", "then")


@dataclass(frozen=True)
class Held:
    """Where it was sent to, what was typed, and when."""

    path: str
    boxes: list[tuple[str, str]]
    held_at: datetime

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What can be read of it: boxes with something in them, but not those that the page itself filled in."""
        return [(name, value) for name, value in self.boxes if value.strip() and name not in _OF_THE_PAGE]


def note_whose(request: HttpRequest, was: Actor | None) -> None:
    """Note in the session that begins anew whose it was, for what they still send from an open page."""
    if was is not None:
        request.session[_WAS] = [was.user_id, was.panel_id, int(time.time())]


def hold_late(request: HttpRequest) -> bool:
    """Hold what was just sent for the person whose session it was; False where there is nothing or nobody."""
    user_id, panel_id, at = request.session.get(_WAS, (0, 0, 0))
    is_late = int(time.time()) - at < _HOUR.total_seconds()
    return bool(is_late and user_id) and hold(request, user_id=user_id, panel_id=panel_id)


def hold(request: HttpRequest, *, user_id: int, panel_id: int) -> bool:
    """Hold what was just sent for this person; False where there is nothing that can be held."""
    if request.method != "POST" or request.FILES:
        return False
    text = json.dumps(list(_boxes(request)))
    path = request.get_full_path()
    if len(text) > _MOST or len(path) > 300 or not url_has_allowed_host_and_scheme(path, None):
        return False
    made = HeldPost(panel_id=panel_id, user_id=user_id, path=path, held_by=f"user:{user_id}")
    with scoped(panels=(panel_id,), user_id=user_id), transaction.atomic():
        HeldPost.objects.filter(panel_id=panel_id, held_at__lte=Now() - _HOUR).delete()
        made.sealed = open_vault(panel_id).seal(text, _place(made.id))
        made.save()
    request.session[_KEY] = str(made.id)
    request.session[PANEL_KEY] = panel_id
    return True


def held_for(request: HttpRequest, actor: Actor) -> Held | None:
    """What is held for this person in this session; None once the hour is over."""
    row = _mine(request, actor).filter(held_at__gt=Now() - _HOUR).first()
    if row is None:
        return None
    boxes = json.loads(open_vault(actor.panel_id).unseal(bytes(row.sealed), _place(row.id)))
    return Held(row.path, [(name, value) for name, value in boxes], row.held_at)


def drop(request: HttpRequest, actor: Actor) -> None:
    """It was sent again, or is not wanted."""
    _mine(request, actor).delete()
    request.session.pop(_KEY, None)


def _mine(request: HttpRequest, actor: Actor) -> QuerySet[HeldPost]:
    rows = HeldPost.objects.filter(panel_id=actor.panel_id, user_id=actor.user_id)
    number = request.session.get(_KEY, "")
    return rows.filter(id=uuid.UUID(number)) if number else rows.none()


def _boxes(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in _NOT_HELD:
            yield from ((name, value) for value in values)


def _place(number: uuid.UUID) -> str:
    return f"access_heldpost:{number}:sealed"
