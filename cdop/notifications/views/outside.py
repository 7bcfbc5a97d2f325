"""The public notification, one thing a page: begun, told, checked, sent. Nothing sent can be read back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.actors import SystemActor
from cdop.access.guards import public
from cdop.core.forgery import SENTENCE
from cdop.core.refusals import Refused, TooMany
from cdop.notifications import actions, queries
from cdop.notifications import presenters as shown
from cdop.notifications.telling import check_all, is_whole
from cdop.notifications.views.doors import count_begin, count_send, token_of, told_to_panel, with_token
from cdop.notifications.views.places import area_options

_FIRST = "child"


@public
@told_to_panel
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, by: SystemActor) -> HttpResponse:
    """What is needed, for whom this is, and for whom not."""
    if request.method == "POST" and not request.is_forged:  # type: ignore[attr-defined]
        count_begin(request)
        actions.discard_draft(token=token_of(request), by=by)
        return with_token(redirect("notify:page", by.panel_code, _FIRST), actions.begin(by=by))
    context = {
        "title": "Tell the panel that a child has died",
        "areas": queries.areas_covered(by),
        "is_begun": queries.telling_of(token_of(request), by=by) is not None,
        "problem": SENTENCE if request.method == "POST" else "",
    }
    return _show(request, by, "notifications/outside/start.html", context)


@public
@told_to_panel
@require_safe
def where(request: HttpRequest, by: SystemActor) -> HttpResponse:
    """Which panel covers a council."""
    wanted = request.GET.get("area", "")
    known = {area.gss_code: area for area in queries.local_authorities()}
    area = known.get(wanted)
    panel = queries.panel_for(area) if area else None
    context = {
        "title": "Find the right panel",
        "known": sorted(known.values(), key=lambda each: each.name),
        "area": area,
        "is_asked": bool(wanted),
        "is_here": bool(panel and panel.id == by.panel_id),
        "panel": panel,
    }
    return _show(request, by, "notifications/outside/where.html", context)


@public
@told_to_panel
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, by: SystemActor) -> HttpResponse:
    """Everything that was typed, once more, before it is sent."""
    token = token_of(request)
    if queries.sent_with(token, by=by):
        return redirect(sent_already(by))
    telling = queries.telling_of(token, by=by)
    if telling is None:
        return redirect("notify:start", by.panel_code)
    areas = area_options(by)
    problem = ""
    if request.method == "POST":
        try:
            return _send(request, token, by)
        except (Refused, TooMany) as refused:
            problem = refused.sentence
    checked = check_all(telling, areas=areas)
    context = {
        "title": "Check what you have told us",
        "parts": shown.parts(checked, telling),
        "is_whole": is_whole(checked),
        "problem": problem,
    }
    return _show(request, by, "notifications/outside/check.html", context)


def _send(request: HttpRequest, token: str, by: SystemActor) -> HttpResponse:
    if request.is_forged:  # type: ignore[attr-defined]
        raise Refused(SENTENCE)
    count_send(request, by)
    actions.send(token=token, areas=area_options(by), by=by)
    return redirect("notify:sent", by.panel_code)


@public
@told_to_panel
@require_safe
def sent(request: HttpRequest, by: SystemActor) -> HttpResponse:
    """The reference number, and what happens next. Nothing else of it is shown again."""
    found = queries.sent_with(token_of(request), by=by)
    if found is None:
        return redirect("notify:start", by.panel_code)
    is_again = "again" in request.GET
    context = {
        "title": "This notification was already sent" if is_again else "The panel has been told",
        "reference": found.case.reference,
        "sent_at": found.sent_at,
    }
    return _show(request, by, "notifications/outside/sent.html", context)


@public
@told_to_panel
@require_POST
def stop(request: HttpRequest, by: SystemActor) -> HttpResponse:
    """Remove what was typed, for whoever uses a computer that others use too."""
    if not request.is_forged:  # type: ignore[attr-defined]
        actions.discard_draft(token=token_of(request), by=by)
    return redirect("notify:start", by.panel_code)


def sent_already(by: SystemActor) -> str:
    return reverse("notify:sent", args=[by.panel_code]) + "?again"


def _show(request: HttpRequest, by: SystemActor, template: str, context: dict[str, Any]) -> HttpResponse:
    held = {**context, "panel_name": by.panel_name, "panel_code": by.panel_code}
    return render(request, template, held)
