"""What the pages of questions share: what stands against taking one, and how each is drawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cdop.access.actors import SystemActor
from cdop.core.forgery import SENTENCE
from cdop.core.refusals import TooMany
from cdop.notifications.forms import TRAP
from cdop.notifications.pages import ORDER, OTHERS, before
from cdop.notifications.telling import Telling
from cdop.notifications.views.doors import count_page

TRAPPED = "Leave the box “Website” empty: it is there to stop programs. Everything else you typed is kept."
LOST = (
    "The earlier pages were removed, because nothing was saved for two hours or because your browser refuses "
    "cookies. What you typed on this page is kept: go on from here, then fill in the others."
)


def against(request: HttpRequest, telling: Telling | None) -> tuple[int, str]:
    """The status and sentence with which a page is shown again whatever was typed; 200 and "" when it is not."""
    if request.is_forged:  # type: ignore[attr-defined]
        return 403, SENTENCE
    if request.POST.get(TRAP):
        return 200, TRAPPED
    if telling is None:
        return 200, LOST
    try:
        count_page(request)
    except TooMany as refused:
        return 429, refused.sentence
    return 200, ""


def address_of(by: SystemActor, slug: str) -> str:
    """The address of a page by its name; blank for none."""
    if not slug:
        return ""
    if slug in ("check", "sent", OTHERS):
        return reverse(f"notify:{slug}", args=[by.panel_code])
    return reverse("notify:page", args=[by.panel_code, slug])


def render_page(
    request: HttpRequest, by: SystemActor, template: str, slug: str, context: dict[str, Any], status: int
) -> HttpResponse:
    held = {
        **context,
        "step": ORDER.index(slug) + 1,
        "steps": len(ORDER),
        "back": address_of(by, before(slug)) or reverse("notify:start", args=[by.panel_code]),
        "panel_name": by.panel_name,
        "panel_code": by.panel_code,
    }
    return render(request, template, held, status=status)
