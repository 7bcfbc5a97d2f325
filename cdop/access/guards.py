"""Who may open a page: `@needs(Permission.X)` on a view. A page with no guard fails a test of the house."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cdop.access import expiry
from cdop.access.actors import Actor
from cdop.access.permissions import Permission
from cdop.core.refusals import NotAllowed

View = Callable[..., HttpResponse]


class PanelRequest(HttpRequest):
    """A request of a signed-in person at work in a panel."""

    actor: Actor


def needs(permission: Permission | None, *, keeps_typed: bool = True) -> Callable[[View], View]:
    """Let only members with `permission` in; None lets every member of the panel in.

    What was sent after the session had ended is held until the same person has signed in again, unless
    `keeps_typed` is off: a script that sends by itself is told in a sentence.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _sign_in(request, keeps_typed)
            actor: Actor | None = request.actor  # type: ignore[attr-defined]
            if actor is None:
                raise NotAllowed("Your account belongs to no panel yet. Ask your panel's administrator.")
            if permission is not None and not actor.may(permission):
                raise NotAllowed(f"Your role on this panel does not let you {permission.value}.")
            if request.method == "POST" and expiry.SENT_AGAIN in request.POST:
                expiry.drop(request, actor)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.keeps_typed = keeps_typed  # type: ignore[attr-defined]
        guarded.is_guarded = True  # type: ignore[attr-defined]
        return guarded

    return guard


def _sign_in(request: HttpRequest, keeps_typed: bool) -> HttpResponse:
    if not keeps_typed and request.headers.get("Accept") == "text/plain":
        return HttpResponse(expiry.SIGNED_OUT, status=401, content_type="text/plain; charset=utf-8")
    if keeps_typed and expiry.hold_late(request):
        messages.info(request, "You were signed out. What you typed is kept for an hour: sign in to send it.")
        return redirect_to_login(reverse("access:held"))
    return redirect_to_login(request.get_full_path())


def public(view: View) -> View:
    """Say aloud that a page needs no sign-in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
