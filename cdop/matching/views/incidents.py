"""Incidents: events in which several children died, each with a case of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.cases.models import Case
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.matching import actions, queries
from cdop.matching.forms import IncidentForm, OtherForm
from cdop.matching.models import Incident
from cdop.matching.presenters import incidents as shown
from cdop.matching.views.frame import READ_AND_WRITE, incidents_crumb, typed

_NEVER_SEEN = -1


@require_safe
@needs(Permission.CASE_VIEW)
def incidents(request: PanelRequest) -> HttpResponse:
    """The panel's incidents, the latest first."""
    page = paginate(queries.incidents(by=request.actor), request.GET.get("page"))
    context = {"title": "Incidents", "page": page, "table": shown.table(page.rows)}
    return render(request, "matching/incidents.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def new_incident(request: PanelRequest) -> HttpResponse:
    """Record an incident, with the case it was begun from if there is one."""
    form = IncidentForm(typed(request))
    reference = (typed(request) or request.GET).get("case", "")
    if form.is_bound and form.is_valid():
        first = _first_case(reference, request)
        made = actions.record_incident(cases=first, by=request.actor, **form.cleaned_data)
        messages.info(request, f"Incident {made.reference} is recorded.")
        return redirect("matching:incident", made.reference)
    context = {
        "title": "Record an incident",
        "form": form,
        "case_reference": reference,
        "cancel": reverse("matching:incidents"),
        "breadcrumbs": [incidents_crumb()],
    }
    return render(request, "matching/incident_form.html", context)


@require_safe
@needs(Permission.CASE_VIEW)
def incident(request: PanelRequest, reference: str) -> HttpResponse:
    """One incident and its cases, without what happened: that is opened to be read or changed."""
    return _page(request, queries.find_incident(reference, by=request.actor))


@require_http_methods(READ_AND_WRITE)
@needs(Permission.IDENTITY_VIEW)
def change_incident(request: PanelRequest, reference: str) -> HttpResponse:
    """What happened, to be read and changed; that it was opened is recorded."""
    held = queries.find_incident(reference, by=request.actor)
    told = queries.narrative(held, by=request.actor)
    initial = {"title": held.title, "happened_on": held.happened_on, "narrative": told}
    form = IncidentForm(typed(request), initial=initial)
    version = _version(request.POST.get("version", "")) if form.is_bound else held.version
    if form.is_bound and form.is_valid():
        try:
            actions.change_incident(incident=held, version=version, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
            version = held.version
        else:
            messages.info(request, "The incident is saved.")
            return redirect("matching:incident", held.reference)
    context = {
        "title": f"Incident {held.reference}",
        "form": form,
        "version": version,
        "saved": told if form.errors and told else "",
        "cancel": reverse("matching:incident", args=[held.reference]),
        "breadcrumbs": [incidents_crumb()],
    }
    return render(request, "matching/incident_form.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def add_to_incident(request: PanelRequest, reference: str) -> HttpResponse:
    """Add a case to an incident."""
    held = queries.find_incident(reference, by=request.actor)
    form = OtherForm(request.POST)
    if form.is_valid():
        try:
            found = cases.find_case(form.cleaned_data["other"], by=request.actor)
        except Http404:
            form.add_error("other", "There is no case with this reference on your panel. Check it.")
        else:
            actions.add_case(incident=held, case=found, by=request.actor)
            messages.info(request, f"{found.reference} belongs to the incident.")
            return redirect("matching:incident", held.reference)
    return _page(request, held, form=form)


@require_POST
@needs(Permission.CASE_EDIT)
def take_out(request: PanelRequest, number: int) -> HttpResponse:
    """Take a case out of an incident."""
    member = queries.find_member(number, by=request.actor)
    actions.take_out(member=member, by=request.actor)
    messages.info(request, f"{member.case.reference} does not belong to the incident any more.")
    return redirect("matching:incident", member.incident.reference)


def _page(request: PanelRequest, held: Incident, form: Any = None) -> HttpResponse:
    context = {
        "title": held.title,
        "caption": f"Incident {held.reference}",
        "incident": held,
        "members": shown.members(held),
        "form": form or OtherForm(),
        "breadcrumbs": [incidents_crumb()],
    }
    return render(request, "matching/incident.html", context)


def _first_case(reference: str, request: PanelRequest) -> list[Case]:
    return [cases.find_case(reference, by=request.actor)] if reference else []


def _version(typed: str) -> int:
    """The version the person saw; nonsense is none that ever was."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else _NEVER_SEEN
