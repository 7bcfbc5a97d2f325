"""Recording that something was sent to the national database."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import find_case
from cdop.core.refusals import Refused
from cdop.dataset.codelists import NoticeKind
from cdop.timing import actions, queries
from cdop.timing.forms import NoticeForm
from cdop.timing.views.frame import READ_AND_WRITE, back_to_dates, frame, typed


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def notice(request: PanelRequest, reference: str, what: str) -> HttpResponse:
    """The notification or the analysis was sent."""
    case = find_case(reference, by=request.actor)
    if not NoticeKind.has(what):
        raise Http404("No such thing is sent to the national database.")
    kind = NoticeKind(what)
    form = NoticeForm(typed(request))
    if form.is_bound and form.is_valid():
        try:
            actions.record_notice(case=case, what=kind, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, "It is recorded as sent.")
            return back_to_dates(case)
    title = f"{kind.label} sent to the national database"
    return render(request, "timing/notice.html", {**frame(case, title), "form": form})


@require_POST
@needs(Permission.CASE_EDIT)
def withdraw_notice(request: PanelRequest, reference: str, number: int) -> HttpResponse:
    """The record was a mistake: it stays and counts no more."""
    case = find_case(reference, by=request.actor)
    actions.withdraw_notice(notice=queries.find_notice(case, number, by=request.actor), by=request.actor)
    messages.info(request, "The record is withdrawn.")
    return back_to_dates(case)
