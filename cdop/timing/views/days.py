"""Recording a day in the life of a case, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import find_case
from cdop.core.refusals import Refused
from cdop.dataset.codelists import DayKind
from cdop.timing import actions, queries
from cdop.timing.forms import DayForm
from cdop.timing.rules import BY_HAND
from cdop.timing.times import Event
from cdop.timing.views.frame import READ_AND_WRITE, back_to_dates, frame, typed


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def day(request: PanelRequest, reference: str, kind: str) -> HttpResponse:
    """One day, such as the end of the inquest."""
    case = find_case(reference, by=request.actor)
    wanted = _kind(kind)
    known = queries.times_of(case, by=request.actor).on(Event(wanted.code))
    form = DayForm(typed(request), initial={"on": known})
    if form.is_bound and form.is_valid():
        try:
            actions.record_day(case=case, kind=wanted, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, "The day is recorded.")
            return back_to_dates(case)
    context = {**frame(case, wanted.label), "form": form, "kind": wanted, "is_known": known is not None}
    return render(request, "timing/day.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def take_back_day(request: PanelRequest, reference: str, kind: str) -> HttpResponse:
    """The day was recorded by mistake; that it was stays in the history."""
    case = find_case(reference, by=request.actor)
    actions.take_back_day(case=case, kind=_kind(kind), by=request.actor)
    messages.info(request, "The day is taken back.")
    return back_to_dates(case)


def _kind(code: str) -> DayKind:
    if code not in [kind.code for kind in BY_HAND]:
        raise Http404("No such day is recorded here.")
    return DayKind(code)
