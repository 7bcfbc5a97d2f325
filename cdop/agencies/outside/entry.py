"""Who stands behind a page of the outside door: nobody signs in, a link and a proven visit let one in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cdop.access.actors import SystemActor
from cdop.access.guards import public
from cdop.access.throttling import client_address, throttle
from cdop.agencies.actions.links import keep_visit
from cdop.agencies.models import Request
from cdop.agencies.outside import reading
from cdop.agencies.outside.cookies import secret_in
from cdop.core.isolation.scope import scoped

FROM_ONE_ADDRESS = {"limit": 120, "seconds": 600}
ON_ONE_LINK = {"limit": 30, "seconds": 3600}
"""Looser than any person needs, and the same for links that lead nowhere."""


@dataclass(frozen=True)
class Visitor:
    """Somebody behind a link: the request they answer, and the part of the system that acts for them."""

    token: str
    request: Request
    by: SystemActor


View = Callable[..., HttpResponse]


@contextmanager
def doorkeeper_of(token: str) -> Iterator[SystemActor | None]:
    """Work in the panel that a link leads to, as its doorkeeper; None, and in no panel, when it leads nowhere."""
    panel = reading.panel_of(token)
    with scoped(panels=(panel.id,) if panel else ()):
        yield reading.doorkeeper(panel) if panel else None


def behind_code(view: View) -> View:
    """Let in whoever proved a visit of this very link; everybody else gets the one page that says nothing."""

    @public
    @wraps(view)
    def guarded(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        with doorkeeper_of(token) as by:
            visitor = _visitor(request, token, by) if by else None
            return view(request, visitor, **kwargs) if visitor else shut(request, token)

    return guarded


def shut(request: HttpRequest, token: str) -> HttpResponse:
    """The answer to every link, cookie and code that does not fit: the same for all of them."""
    return render(request, "agencies/outside/shut.html", {"token": token}, status=403)


def slow_down(request: HttpRequest, token: str) -> None:
    """Count one attempt, before anything is looked up; raises TooMany."""
    throttle("answer", client_address(request), **FROM_ONE_ADDRESS)
    throttle("answer link", token, **ON_ONE_LINK)


def _visitor(request: HttpRequest, token: str, by: SystemActor) -> Visitor | None:
    visit = reading.proven_visit(token, secret_in(request, token), by=by)
    if visit is None:
        return None
    keep_visit(visit)
    return Visitor(token, visit.link.request, by)
