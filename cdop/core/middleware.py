"""What every response carries, and how a refusal becomes a page. Knows no case and no role."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cdop.core.refusals import NotAllowed, Refused, TooMany

Handler = Callable[[HttpRequest], HttpResponse]

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
# A file that is handed out must not act, whatever is in it.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
DENIED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
HEADERS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
LOGOUT_VIEW = "account_logout"
ASK_FIRST = "private, no-cache"
"""A `Cache-Control` that a view may set: a program keeps what was released, and asks each time whether it holds."""


class ResponseHeadersMiddleware:
    """The same headers on every answer but static files, which WhiteNoise gives before this is reached."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        may_keep = response.headers.get("Cache-Control") == ASK_FIRST
        for name, value in HEADERS.items():
            response.headers[name] = ASK_FIRST if may_keep and name == "Cache-Control" else value
        is_file = response.headers.get("Content-Disposition", "").startswith("attachment")
        response.headers["Content-Security-Policy"] = FILE_POLICY if is_file else PAGE_POLICY
        if has_signed_out(request):
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """`Refused`, `NotAllowed`, `TooMany` become pages, here only; the view's transaction is already undone."""
        if isinstance(exception, Refused):
            context = {"sentence": exception.sentence, "back_to": _page_before(request)}
            return render(request, "refused.html", context, status=409)
        if isinstance(exception, NotAllowed):
            return render(request, "403.html", {"sentence": exception.sentence}, status=403)
        if isinstance(exception, TooMany):
            answer = render(request, "too_many.html", {"sentence": exception.sentence}, status=429)
            answer.headers["Retry-After"] = str(exception.wait)
            return answer
        return None


def has_signed_out(request: HttpRequest) -> bool:
    """Whether this request ended a session."""
    match = request.resolver_match
    if match is None or match.view_name != LOGOUT_VIEW or request.method != "POST":
        return False
    return not request.user.is_authenticated


def _page_before(request: HttpRequest) -> str:
    """The page of this site the person came from, or nothing."""
    before = request.headers.get("Referer", "")
    here = f"{request.scheme}://{request.get_host()}/"
    return before if before.startswith(here) else ""
