"""Who may open a page: `@needs(Permission.X)` on a view. A page with no guard fails a test of the house."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from cdop.access.actors import Actor
from cdop.access.permissions import Permission
from cdop.core.refusals import NotAllowed

View = Callable[..., HttpResponse]


class PanelRequest(HttpRequest):
    """A request of a signed-in person at work in a panel."""

    actor: Actor


def needs(permission: Permission | None) -> Callable[[View], View]:
    """Let only members with `permission` in; None lets every member of the panel in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor: Actor | None = request.actor  # type: ignore[attr-defined]
            if actor is None:
                raise NotAllowed("Your account belongs to no panel yet. Ask your panel's administrator.")
            if permission is not None and not actor.may(permission):
                raise NotAllowed(f"Your role on this panel does not let you {permission.value}.")
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.is_guarded = True  # type: ignore[attr-defined]
        return guarded

    return guard


def public(view: View) -> View:
    """Say aloud that a page needs no sign-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
