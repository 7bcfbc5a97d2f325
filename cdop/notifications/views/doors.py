"""What every public page goes through: the panel of the address, its scope, and the cookie of the one who types."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from cdop.access import queries as access
from cdop.access.actors import SystemActor
from cdop.access.throttling import client_address, throttle
from cdop.core.forgery import asks_again
from cdop.core.isolation.scope import scoped

PART = "public notification"
HOUR = 60 * 60
View = Callable[..., HttpResponse]


def told_to_panel(view: View) -> View:
    """Hand the view the public notification of the panel in the address as `by`, and work within that panel alone.

    An unknown code and a panel out of use are the same 404.
    """

    @asks_again
    @wraps(view)
    def within(request: HttpRequest, panel: str, **kwargs: Any) -> HttpResponse:
        found = access.active_panel(panel)
        if found is None:
            raise Http404
        with scoped(panels=(found.id,)):
            return view(request, access.system_actor(PART, found), **kwargs)

    return within


def token_of(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.NOTIFY_COOKIE_NAME, "")


def with_token(response: HttpResponse, token: str) -> HttpResponse:
    """The cookie lasts as long as the browser is open; what it opens ends sooner, by the database's clock."""
    response.set_cookie(
        settings.NOTIFY_COOKIE_NAME,
        token,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def count_page(request: HttpRequest) -> None:
    """Raises TooMany for an address that sends pages faster than people type."""
    throttle("notify-page", client_address(request), limit=300, seconds=HOUR)


def count_begin(request: HttpRequest) -> None:
    throttle("notify-begin", client_address(request), limit=30, seconds=HOUR)


def count_send(request: HttpRequest, by: SystemActor) -> None:
    """A hospital may share one address; a panel has some hundred deaths a year."""
    throttle("notify-send", client_address(request), limit=12, seconds=HOUR)
    throttle("notify-panel", str(by.panel_id), limit=60, seconds=HOUR)
