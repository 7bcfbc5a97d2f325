"""One page of questions, and the list of others: shown, taken, asked again with everything that was typed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from cdop.access.actors import SystemActor
from cdop.access.guards import public
from cdop.cases.doubts import RIGHT
from cdop.notifications import actions, queries
from cdop.notifications import presenters as shown
from cdop.notifications.forms import TRAP, boxes, page_form
from cdop.notifications.pages import PAGES, after
from cdop.notifications.telling import Checked, Telling, check_all
from cdop.notifications.views.asking import address_of, against, render_page
from cdop.notifications.views.doors import token_of, told_to_panel, with_token
from cdop.notifications.views.outside import sent_already
from cdop.notifications.views.places import area_options


@public
@told_to_panel
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, by: SystemActor, slug: str) -> HttpResponse:
    """One page of questions."""
    if slug not in PAGES:
        raise Http404
    token = token_of(request)
    if queries.sent_with(token, by=by):
        return redirect(sent_already(by))
    telling = queries.telling_of(token, by=by)
    if request.method == "POST":
        return _take(request, by, slug, telling)
    if telling is None:
        return redirect("notify:start", by.panel_code)
    areas = area_options(by)
    if slug not in telling.typed:
        fresh = Checked(PAGES[slug], page_form(PAGES[slug], None, areas=areas), [])
        return _show_page(request, by, fresh)
    return _show_page(request, by, _checked(telling, slug, areas))


def _take(request: HttpRequest, by: SystemActor, slug: str, telling: Telling | None) -> HttpResponse:
    areas = area_options(by)
    typed = boxes(page_form(PAGES[slug], None, areas=areas), request.POST)
    answered = request.POST.getlist(RIGHT)
    trial = telling or Telling()
    trial.keep(slug, typed, answered)
    checked = _checked(trial, slug, areas)
    status, sentence = against(request, telling)
    if sentence:
        checked.form.add_error(None, sentence)
    if checked.form.errors or checked.doubts:
        shown_again = _show_page(request, by, checked, answered=answered, status=status)
        return with_token(shown_again, actions.begin(by=by)) if telling is None else shown_again
    actions.keep_page(token=token_of(request), slug=slug, typed=typed, answered=answered, by=by)
    return redirect(_onwards(request, by, slug))


def _checked(telling: Telling, slug: str, areas: Any) -> Checked:
    return next(each for each in check_all(telling, areas=areas) if each.page.slug == slug)


def _onwards(request: HttpRequest, by: SystemActor, slug: str) -> str:
    following = after(slug)
    if request.GET.get("then") == "check" or not following:
        following = "check"
    return address_of(by, following)


def _show_page(
    request: HttpRequest,
    by: SystemActor,
    checked: Checked,
    *,
    answered: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": checked.page.title,
        "lead": checked.page.lead,
        "form": checked.form,
        "has_errors": bool(checked.form.errors),
        "doubts": shown.doubts(checked.doubts, checked.form),
        "ticked": answered or [],
        "trap": request.POST.get(TRAP, ""),
        "other_panel": _other_panel(by, checked),
    }
    return render_page(request, by, "notifications/outside/page.html", checked.page.slug, context, status)


def _other_panel(by: SystemActor, checked: Checked) -> Any:
    """The panel that covers the home, where it is another one of this house."""
    if "not_ours" not in [doubt.code for doubt in checked.doubts]:
        return None
    chosen = checked.form.cleaned_data.get("resident_la")
    area = next((each for each in queries.local_authorities() if each.gss_code == chosen), None)
    found = queries.panel_for(area) if area else None
    return found if found and found.id != by.panel_id else None
