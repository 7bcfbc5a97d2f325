"""Forms whose token was lost: the page shows again with what was typed, where Django's own answer would lose it.

A view under `@asks_again` is told by `request.is_forged` and must then change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

SENTENCE = "Your page had expired. Nothing you typed is lost: check it below, and send it again."
View = Callable[..., HttpResponse]


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def is_ours(request: HttpRequest) -> bool:
    """Whether a request that may change something comes from a page of this site."""
    check = _Check(_nothing)
    check.process_request(request)
    return check.process_view(request, _nothing, (), {}) is None


def asks_again(view: View) -> View:
    """Set `request.is_forged` instead of refusing; stands outermost, so that the exemption is seen."""

    @csrf_exempt
    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_forged = not is_ours(request)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return told
