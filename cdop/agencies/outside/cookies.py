"""The visit's own cookie: one a link, so that two requests can be answered side by side and never mixed."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cdop.agencies import tokens

_HOURS = 12


def cookie_name(token: str) -> str:
    """`__Host-` where pages come by HTTPS: then no other host and no unencrypted page can set it."""
    prefix = "__Host-answer" if settings.SESSION_COOKIE_SECURE else "answer"
    return f"{prefix}-{tokens.digest(token).hex()[:12]}"


def secret_in(request: HttpRequest, token: str) -> str:
    return request.COOKIES.get(cookie_name(token), "")


def give(response: HttpResponse, token: str, secret: str) -> HttpResponse:
    response.set_cookie(
        cookie_name(token),
        secret,
        max_age=_HOURS * 60 * 60,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def take_back(response: HttpResponse, token: str) -> HttpResponse:
    response.set_cookie(
        cookie_name(token),
        "",
        max_age=0,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response
