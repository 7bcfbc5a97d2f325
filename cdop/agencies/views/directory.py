"""The panel's directory: list, add, change, retire; and the contacts of each agency."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.agencies import actions, queries
from cdop.agencies.forms import AgencyForm, ContactForm, StartForm
from cdop.agencies.presenters import directory as shown
from cdop.agencies.views.frame import READ_AND_WRITE, refuse, typed
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.core.words import count


@require_safe
@needs(Permission.CASE_VIEW)
def directory(request: PanelRequest) -> HttpResponse:
    """Every agency, those in use first."""
    found = queries.directory(request.actor).order_by("-is_active", "name", "pk")
    page = paginate(found, request.GET.get("page"), size=50)
    context = {"title": "Agencies", "table": shown.table(page.rows), "page": page}
    return render(request, "agencies/directory.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def start(request: PanelRequest) -> HttpResponse:
    """Begin a directory from the usual kinds of agency."""
    form = StartForm(typed(request))
    if form.is_bound and form.is_valid():
        made = actions.set_up_directory(types=form.cleaned_data["types"], by=request.actor)
        messages.info(
            request, f"{count(len(made), 'agency', 'agencies')} added. Give each its name and a contact."
        )
        return redirect("agencies:directory")
    title = "Begin the directory"
    return _form(request, title, form, "Add these", reverse("agencies:directory"))


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def add_agency(request: PanelRequest) -> HttpResponse:
    form = AgencyForm(typed(request))
    if form.is_bound and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("name", "type", "note")}
        try:
            made = actions.add_agency(**values, by=request.actor)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, "Saved. Add a contact, so that it can be asked.")
            return redirect("agencies:agency", made.pk)
    return _form(request, "Add an agency", form, "Save", reverse("agencies:directory"))


@require_safe
@needs(Permission.CASE_EDIT)
def agency(request: PanelRequest, number: int) -> HttpResponse:
    """One agency and everybody there."""
    entry = queries.entry(number, by=request.actor)
    context = {
        "title": entry.agency.name,
        "agency": entry.agency,
        "kind": entry.agency.get_type_display(),
        "people": shown.people(entry) if entry.contacts else None,
    }
    return render(request, "agencies/agency.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def change_agency(request: PanelRequest, number: int) -> HttpResponse:
    found = queries.find_agency(number, by=request.actor)
    held = {"name": found.name, "type": found.type, "note": found.note, "seen": found.version}
    form = AgencyForm(typed(request), initial=held)
    if form.is_bound and form.is_valid():
        try:
            actions.change_agency(agency=found, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, "Saved.")
            return redirect("agencies:agency", found.pk)
    return _form(request, f"Change {found.name}", form, "Save", reverse("agencies:agency", args=[found.pk]))


@require_POST
@needs(Permission.CASE_EDIT)
def retire_agency(request: PanelRequest, number: int) -> HttpResponse:
    """Retire an agency, or bring back one that was retired."""
    found = queries.find_agency(number, by=request.actor)
    if "back" in request.POST:
        actions.bring_back_agency(agency=found, by=request.actor)
        messages.info(request, f"{found.name} can be asked again.")
    else:
        actions.retire_agency(agency=found, by=request.actor)
        messages.info(request, f"{found.name} is asked no more. Requests that are open stay open.")
    return redirect("agencies:agency", found.pk)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def add_contact(request: PanelRequest, number: int) -> HttpResponse:
    found = queries.find_agency(number, by=request.actor)
    form = ContactForm(typed(request))
    if form.is_bound and form.is_valid():
        try:
            actions.add_contact(
                agency=found, person=form.person, is_lead=form.cleaned_data["is_lead"], by=request.actor
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, "Saved.")
            return redirect("agencies:agency", found.pk)
    back = reverse("agencies:agency", args=[found.pk])
    return _form(request, "Add a contact", form, "Save", back, caption=found.name)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def contact(request: PanelRequest, number: UUID) -> HttpResponse:
    """Change a contact, or retire them."""
    found = queries.find_contact(number, by=request.actor)
    who = queries.people_of([found], by=request.actor)[found.pk]
    held = {
        "email": who.email,
        "name": who.name,
        "role": who.role,
        "phone": who.phone,
        "is_lead": found.is_lead,
    }
    form = ContactForm(typed(request), initial=held)
    if form.is_bound and form.is_valid():
        try:
            actions.change_contact(
                contact=found, person=form.person, is_lead=form.cleaned_data["is_lead"], by=request.actor
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, "Saved.")
            return redirect("agencies:agency", found.agency_id)
    context = {
        "title": "Change a contact",
        "caption": found.agency.name,
        "form": form,
        "contact": found,
        "cancel": reverse("agencies:agency", args=[found.agency_id]),
    }
    return render(request, "agencies/contact.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def retire_contact(request: PanelRequest, number: UUID) -> HttpResponse:
    found = actions.retire_contact(contact=queries.find_contact(number, by=request.actor), by=request.actor)
    messages.info(request, "Nobody writes to this contact any more. Saving it again brings it back.")
    return redirect("agencies:agency", found.agency_id)


def _form(
    request: PanelRequest, title: str, form: object, submit: str, cancel: str, caption: str = ""
) -> HttpResponse:
    context = {"title": title, "caption": caption, "form": form, "submit": submit, "cancel": cancel}
    return render(request, "agencies/form.html", context)
