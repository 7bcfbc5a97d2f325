"""Puts each request in its scope: whose it is, for which panel, and for how long a session lasts."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from cdop.access import expiry, queries
from cdop.access.actors import Actor
from cdop.access.expiry import PANEL_KEY
from cdop.core.isolation.scope import scoped
from cdop.core.outside import is_outside

_SEEN, _SIGNED_IN = "seen", "signed_in"
_ABSOLUTE_SECONDS = 12 * 60 * 60


class PanelMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]
        request.memberships = []  # type: ignore[attr-defined]
        if is_outside(request):  # whoever is signed in acts there as anybody does
            request.user = AnonymousUser()
            return self.get_response(request)
        if request.user.is_authenticated and _is_over(request):
            was = _actor_of(request)
            request.memberships = []  # type: ignore[attr-defined]
            logout(request)
            expiry.note_whose(request, was)
        if not request.user.is_authenticated:
            return self.get_response(request)
        actor = _actor_of(request)
        request.actor = actor  # type: ignore[attr-defined]
        panels = (actor.panel_id,) if actor else ()
        with scoped(panels=panels, user_id=request.user.id):
            return self.get_response(request)


def _actor_of(request: HttpRequest) -> Actor | None:
    """Who is signed in, at work in the panel they chose last; leaves their memberships on the request."""
    user: Any = request.user
    memberships = queries.memberships_of(user)
    request.memberships = memberships  # type: ignore[attr-defined]
    return queries.actor_for(user, memberships, request.session.get(PANEL_KEY))


def _is_over(request: HttpRequest) -> bool:
    """A session ends after idle minutes, and in any case after twelve hours; marks it as seen otherwise."""
    now = int(time.time())
    seen = request.session.get(_SEEN, now)
    began = request.session.setdefault(_SIGNED_IN, now)
    if now - seen > settings.IDLE_MINUTES * 60 or now - began > _ABSOLUTE_SECONDS:
        return True
    if now - seen > 60 or _SEEN not in request.session:  # at most one write a minute
        request.session[_SEEN] = now
    return False
