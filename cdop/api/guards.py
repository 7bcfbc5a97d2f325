"""Who may read at an address for programs: `@machine` on a view. Every answer, also a refusal, is for a program."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from cdop.access.queries import active_panel
from cdop.access.throttling import client_address, throttle
from cdop.api import actions
from cdop.api.answers import trouble
from cdop.api.queries import machine_with
from cdop.api.tokens import Token, read_token
from cdop.core.isolation.scope import scoped
from cdop.core.refusals import NotAllowed, Refused, TooMany

View = Callable[..., HttpResponse]
FROM_ONE_ADDRESS = {"limit": 600, "seconds": 600}
BY_ONE_CLIENT = {"limit": 300, "seconds": 600}
_METHODS = ("GET", "HEAD")
_UNKNOWN = (
    "Send a token that is in use, as “Authorization: Bearer …”. The administrator of the panel makes one, "
    "and can make another when it has ended."
)


def machine(view: View) -> View:
    """Let a program with a token in, into its own panel. The view is given it as `by`, after the request."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            throttle("api", client_address(request), **FROM_ONE_ADDRESS)
            if request.method not in _METHODS:
                return _only_reading()
            return _let_in(view, request, *args, **kwargs)
        except TooMany as many:
            answer = trouble(429, many.sentence)
            answer.headers["Retry-After"] = str(many.wait)
            return answer
        except Http404 as missing:
            return trouble(404, str(missing))
        except Refused as refused:
            return trouble(409, refused.sentence)
        except NotAllowed as refused:
            return trouble(403, refused.sentence)

    guarded.is_machine = True  # type: ignore[attr-defined]
    return guarded


def _let_in(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    token = read_token(request.headers.get("Authorization", ""))
    panel = active_panel(token.panel_code) if token else None
    if token is None or panel is None:
        return _unknown(token)
    with scoped(panels=(panel.id,)):
        found = machine_with(token, panel)
        if found is None:
            return _unknown(token)
        by, is_alive = found
        throttle("api client", str(by.client_id), **BY_ONE_CLIENT)
        if not is_alive:
            actions.note_refusal(by=by)
            return _unknown(token)
        return view(request, by, *args, **kwargs)


def _unknown(token: Token | None) -> HttpResponse:
    """The same for every token that opens nothing, whatever became of it."""
    answer = trouble(401, _UNKNOWN)
    answer.headers["WWW-Authenticate"] = f'Bearer realm="cdop"{", error=invalid_token" if token else ""}'
    return answer


def _only_reading() -> HttpResponse:
    answer = trouble(405, "Nothing can be changed here: ask with GET.")
    answer.headers["Allow"] = ", ".join(_METHODS)
    return answer
