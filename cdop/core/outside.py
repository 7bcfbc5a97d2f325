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
        request.urlconf = settings.OUTSIDE_URLCONF
        _name_own_origin(request)
        response = self.get_response(request)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def _name_own_origin(request: HttpRequest) -> None:
    """Under `no-referrer` a browser says "Origin: null" of our own forms, which the check against forgery
    would refuse. Only the browser can set Sec-Fetch-Site; where it says the form was ours, it was ours.
    """
    sent = request.META
    if sent.get("HTTP_ORIGIN") == "null" and sent.get("HTTP_SEC_FETCH_SITE") == "same-origin":
        sent["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
