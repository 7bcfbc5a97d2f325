"""Placing, changing and ending a hold."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import find_case
from cdop.core.refusals import Refused
from cdop.dataset.codelists import HoldReason
from cdop.timing import actions, queries
from cdop.timing.forms import EndForm, HoldForm
from cdop.timing.models import Hold
from cdop.timing.presenters.holds import hold_lines
from cdop.timing.views.frame import READ_AND_WRITE, back_to_dates, frame, typed


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def new_hold(request: PanelRequest, reference: str) -> HttpResponse:
    """A hold: what a meeting waits for."""
    case = find_case(reference, by=request.actor)
    form = HoldForm(typed(request))
    if form.is_bound and form.is_valid():
        try:
            actions.place_hold(case=case, by=request.actor, **form.answers)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, "The hold is recorded. The clock of the case runs on.")
            return back_to_dates(case)
    return render(request, "timing/hold.html", {**frame(case, "Place a hold"), "form": form})


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def hold(request: PanelRequest, reference: str, number: UUID) -> HttpResponse:
    """Change what is recorded of a hold."""
    case = find_case(reference, by=request.actor)
    found = queries.find_hold(case, number, by=request.actor)
    form = HoldForm(typed(request), initial=_initial(found, request))
    context = {**frame(case, "Change a hold"), "form": form, "hold": found}
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["version"]
        try:
            actions.change_hold(hold=found, by=request.actor, version=seen, **form.answers)
        except Refused as refused:
            form.add_error(None, refused.sentence)
            if seen != found.version:
                context["saved"] = hold_lines(found)
                form.see(found.version)
        else:
            messages.info(request, "The hold is saved.")
            return back_to_dates(case)
    return render(request, "timing/hold.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def end_hold(request: PanelRequest, reference: str, number: UUID) -> HttpResponse:
    """The day on which what was waited for came."""
    case = find_case(reference, by=request.actor)
    found = queries.find_hold(case, number, by=request.actor)
    form = EndForm(typed(request), initial={"on": found.ended_on or timezone.localdate()})
    if form.is_bound and form.is_valid():
        try:
            actions.end_hold(hold=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, "The hold has ended.")
            return back_to_dates(case)
    words = f"End the hold: {HoldReason(found.reason).label}"
    return render(request, "timing/end_hold.html", {**frame(case, words), "form": form, "hold": found})


def _initial(found: Hold, request: PanelRequest) -> dict[str, object]:
    """What the page shows; whom to ask is opened, and recorded, only to be looked at."""
    names = ("reason", "blocks", "started_on", "expected_end", "note", "version")
    held = {name: getattr(found, name) for name in names}
    if request.method == "POST":
        return held
    return {**held, "contact": queries.contact_of(found, by=request.actor)}
