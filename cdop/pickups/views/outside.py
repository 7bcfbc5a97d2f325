"""What a link leads to: a page with a button, and behind the button the document, once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cdop.access.guards import public
from cdop.access.queries import active_panel, system_actor
from cdop.access.throttling import client_address, throttle
from cdop.core.isolation.scope import scoped
from cdop.pickups import actions

FROM_ONE_ADDRESS = {"limit": 60, "seconds": 600}
"""Looser than any person needs, and the same for links that lead nowhere."""


@require_http_methods(["GET", "HEAD", "POST"])
@public
def door(request: HttpRequest, panel: str, token: str) -> HttpResponse:
    """Asks nothing of the database until the button is pressed: programs that try links in mail press nothing.

    A link that was used, has ended, was taken back or never was is answered the same.
    """
    if request.method != "POST":
        return render(request, "pickups/door.html")
    throttle("collect", client_address(request), **FROM_ONE_ADDRESS)
    fetched = _fetched(panel, token)
    if fetched is None:
        return render(request, "pickups/shut.html", status=403)
    response = HttpResponse(fetched.content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{fetched.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _fetched(code: str, token: str) -> actions.Fetched | None:
    """In the panel that the link names, as its doorkeeper; in no panel when there is none."""
    panel = active_panel(code)
    if panel is None:
        return None
    with scoped(panels=(panel.id,)):
        return actions.fetch(secret=token, by=system_actor("pick-up link", panel))
