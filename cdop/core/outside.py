"""Pages for people without an account have an address book of their own, and no session.

A path that begins with one of OUTSIDE_PATHS is resolved by OUTSIDE_URLCONF alone, so a page of the house can
not be reached by way of an outside one, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def is_outside(request: HttpRequest) -> bool:
    """Whether the request is for a page that needs no account."""
    return request.path_info.startswith(tuple(settings.OUTSIDE_PATHS))


class OutsideMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_outside(request):
            return self.get_response(request)
        request.urlconf = settings.OUTSIDE_URLCONF  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
