"""The list of others who knew or cared for the child: none, one, or one more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from cdop.access.actors import SystemActor
from cdop.access.guards import public
from cdop.dataset.fields import SectionForm
from cdop.notifications import actions, queries
from cdop.notifications.forms import TRAP, boxes, other_form
from cdop.notifications.pages import MOST_OTHERS, OTHERS, OTHERS_TITLE
from cdop.notifications.telling import Telling
from cdop.notifications.views.asking import address_of, against, render_page
from cdop.notifications.views.doors import token_of, told_to_panel, with_token
from cdop.notifications.views.outside import sent_already


@public
@told_to_panel
@require_http_methods(["GET", "HEAD", "POST"])
def others(request: HttpRequest, by: SystemActor) -> HttpResponse:
    """Professionals who knew or cared for the child."""
    token = token_of(request)
    if queries.sent_with(token, by=by):
        return redirect(sent_already(by))
    telling = queries.telling_of(token, by=by)
    if request.method == "POST":
        return _take(request, by, telling)
    if telling is None:
        return redirect("notify:start", by.panel_code)
    listed = telling.others()
    if not listed or "more" in request.GET:
        listed = [*listed, other_form(_free_number(listed), None)]
    return _show(request, by, listed)


def _take(request: HttpRequest, by: SystemActor, telling: Telling | None) -> HttpResponse:
    typed = _typed(request.POST)
    listed = [other_form(number, typed) for number in _numbers(typed) or [1]]
    status, sentence = against(request, telling)
    if sentence:
        listed[0].add_error(None, sentence)
    if any(form.errors for form in listed):
        again = _show(request, by, listed, status=status)
        return with_token(again, actions.begin(by=by)) if telling is None else again
    actions.keep_page(token=token_of(request), slug=OTHERS, typed=typed, answered=[], by=by)
    if request.POST.get("then") == "more" and len(_numbers(typed)) < MOST_OTHERS:
        return redirect(address_of(by, OTHERS) + "?more")
    return redirect("notify:check", by.panel_code)


def _typed(sent: Mapping[str, Any]) -> dict[str, str]:
    """What was typed of each person; of those left blank nothing."""
    found: dict[str, str] = {}
    for number in range(1, MOST_OTHERS + 1):
        typed = boxes(other_form(number, None), sent)
        if any(value.strip() for value in typed.values()):
            found |= typed
    return found


def _numbers(typed: Mapping[str, str]) -> list[int]:
    return [n for n in range(1, MOST_OTHERS + 1) if any(name.startswith(f"other{n}-") for name in typed)]


def _free_number(listed: list[SectionForm]) -> int:
    taken = {form.prefix for form in listed}
    return next((n for n in range(1, MOST_OTHERS + 1) if f"other{n}" not in taken), MOST_OTHERS)


def _show(
    request: HttpRequest, by: SystemActor, listed: list[SectionForm], *, status: int = 200
) -> HttpResponse:
    context = {
        "title": OTHERS_TITLE,
        "forms": listed,
        "trap": request.POST.get(TRAP, ""),
        "may_add": len(listed) < MOST_OTHERS,
    }
    return render_page(request, by, "notifications/outside/others.html", OTHERS, context, status)
