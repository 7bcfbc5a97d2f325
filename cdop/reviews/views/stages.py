"""Taking the review to its next stage: one page for every stage, told apart by data."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.reviews import presenters, queries
from cdop.reviews.forms import GoingOnForm
from cdop.reviews.stages import STAGES, Stage
from cdop.reviews.views.frame import READ_AND_WRITE, back_to_review, case_for, frame, typed
from cdop.reviews.waiting import StillWaiting, what_waits


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_EDIT)
def stage(request: PanelRequest, reference: str, act: str) -> HttpResponse:
    """What one stage asks, and the step itself."""
    case = case_for(request, reference)
    if act not in STAGES:
        raise Http404("A review has no such stage.")
    chosen = STAGES[act]
    check(request.actor, chosen.permission)
    form = chosen.form(typed(request))
    waiting = what_waits(case, chosen.to, by=request.actor)
    if waiting or "despite" in request.POST:
        _ask_why(request, form)
    if form.is_bound and form.is_valid():
        try:
            chosen.action(case=case, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
            if isinstance(refused, StillWaiting):
                _ask_why(request, form)
        else:
            messages.info(request, chosen.done)
            return back_to_review(case)
    return _page(request, case, chosen, form, waiting)


def _ask_why(request: PanelRequest, form: forms.Form) -> None:
    """Those with the right are asked why the case goes on although something waits."""
    if isinstance(form, GoingOnForm) and request.actor.may(Permission.HOLD_OVERRIDE):
        form.ask_why()


def _page(
    request: PanelRequest, case: Case, chosen: Stage, form: forms.Form, waiting: list[str]
) -> HttpResponse:
    full = queries.review_of(case, by=request.actor) if chosen.is_checked else None
    words = chosen.words_for(case.state)
    checks = presenters.checks_for(chosen, full)
    context = {
        "form": form,
        "stage": chosen,
        "submit": words,
        "obstacle": presenters.obstacle(case, chosen),
        "waiting": waiting,
        "checks": checks,
        "is_barred": any(check.is_barring for check in checks),
        "warning": presenters.warning(case, chosen),
    }
    return render(request, "reviews/stage.html", {**frame(case, words), **context})
