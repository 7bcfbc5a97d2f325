"""One request: what happened to it, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.agencies import actions, queries, rules
from cdop.agencies.actions.correspondence import about
from cdop.agencies.asking_forms import ChangeForm, ReasonForm, ReopeningForm, SendingForm
from cdop.agencies.models import Request
from cdop.agencies.presenters import letters as letters_shown
from cdop.agencies.presenters import requests as shown
from cdop.agencies.views.frame import READ_AND_WRITE, refuse, typed
from cdop.core.refusals import Refused
from cdop.letters import queries as outbox


@dataclass(frozen=True)
class Act:
    """A way on from the page of a request: its words, when it is offered, what is said once it is done."""

    words: str
    intro: str
    is_offered: Callable[[Request], bool]
    done: str


ACTS: dict[str, Act] = {
    "send": Act(
        "Send the link",
        "The contact gets a letter with a link of their own. A link that was sent before stops working.",
        rules.can_send,
        "The link is on its way.",
    ),
    "waive": Act(
        "Not needed any more",
        "No answer is awaited and nobody is reminded. The link stops working.",
        lambda request: rules.can_move(request, rules.S.WAIVED),
        "No answer is awaited from this agency any more.",
    ),
    "refuse": Act(
        "Record a refusal",
        "The agency has said that it will not answer. A request under section 16N must be complied with, so tell"
        " the panel's chair too.",
        lambda request: rules.can_move(request, rules.S.REFUSED),
        "The refusal is recorded.",
    ),
    "reopen": Act(
        "Open again",
        "The same agency is asked again, with a new link and a new day. What it answered before is kept.",
        rules.can_reopen,
        "The agency is asked again.",
    ),
}


_ENDS_AND_BEGINNINGS: dict[str, Callable[..., Request]] = {
    "waive": actions.waive,
    "refuse": actions.refuse,
    "reopen": actions.reopen,
}


@require_safe
@needs(Permission.CASE_EDIT)
def request(request: PanelRequest, number: int) -> HttpResponse:
    """One request with everything that happened to it and every letter about it."""
    found = queries.find_request(number, by=request.actor)
    steps = queries.steps_of(found, by=request.actor)
    people = queries.people_of(queries.contacts_in(found, steps, by=request.actor), by=request.actor)
    letters = outbox.letters_about([about(found)], by=request.actor)
    on = timezone.localdate()
    person = people.get(found.contact_id) if found.contact_id else None
    context = {
        "title": found.agency.name,
        "caption": f"Request about {found.case.reference}",
        "request_": found,
        "case": found.case,
        "state": shown.state(found),
        "facts": shown.facts(found, person, on=on),
        "acts": [(slug, _words(slug, found)) for slug, each in ACTS.items() if each.is_offered(found)],
        "can_remind": rules.is_open(found),
        "can_change": rules.can_send(found),
        "steps": shown.steps(steps, people),
        "letters": letters_shown.table(letters, {about(found): found}, caption="Letters")
        if letters
        else None,
    }
    return render(request, "agencies/request.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def remind(request: PanelRequest, number: int) -> HttpResponse:
    """A reminder now."""
    found = queries.find_request(number, by=request.actor)
    actions.remind(request=found, by=request.actor)
    messages.info(request, f"A reminder to {found.agency.name} is on its way.")
    return redirect("agencies:request", found.pk)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def act(request: PanelRequest, number: int, act: str) -> HttpResponse:
    """Send, waive, record a refusal, open again."""
    if act not in ACTS:
        raise Http404("There is no such step of a request.")
    found = queries.find_request(number, by=request.actor)
    form = _form_of(act, found, request)
    if form.is_bound and form.is_valid():
        try:
            _do(act, found, form.cleaned_data, request)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, ACTS[act].done)
            return redirect("agencies:request", found.pk)
    context = {
        **_page(found, _words(act, found)),
        "form": form,
        "intro": ACTS[act].intro,
        "submit": _words(act, found),
    }
    return render(request, "agencies/act.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def change(request: PanelRequest, number: int) -> HttpResponse:
    """Ask for more or less, or by another day."""
    found = queries.find_request(number, by=request.actor)
    entry = queries.Entry(found.agency, [])
    form = ChangeForm(typed(request), entry=entry, request=found)
    if form.is_bound and form.is_valid():
        try:
            actions.change(request=found, **form.cleaned_data, by=request.actor)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.info(request, "Saved. The agency sees the change when it opens the form.")
            return redirect("agencies:request", found.pk)
    context = {**_page(found, "Change what is asked"), "form": form, "intro": "", "submit": "Save"}
    return render(request, "agencies/act.html", context)


def _form_of(act: str, found: Request, request: PanelRequest) -> Any:
    held = {"seen": found.version}
    if act == "send":
        contacts = queries.contacts_of(found.agency, by=request.actor)
        people = queries.people_of(contacts, by=request.actor)
        entry = queries.Entry(found.agency, [(one, people[one.pk]) for one in contacts])
        return SendingForm(typed(request), initial=held, entry=entry, request=found)
    if act == "reopen":
        held["due_on"] = queries.usual_due(by=request.actor)  # type: ignore[assignment]
        return ReopeningForm(typed(request), initial=held)
    return ReasonForm(typed(request), initial=held)


def _do(act: str, found: Request, given: dict[str, Any], request: PanelRequest) -> None:
    if act == "send":
        contact = queries.find_contact(given.pop("contact"), by=request.actor)
        actions.send(request=found, contact=contact, **given, by=request.actor)
        return
    _ENDS_AND_BEGINNINGS[act](request=found, **given, by=request.actor)


def _words(act: str, found: Request) -> str:
    return "Send the link again" if act == "send" and found.sent_at else ACTS[act].words


def _page(found: Request, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "caption": f"{found.agency.name}, {found.case.reference}",
        "request_": found,
        "cancel": reverse("agencies:request", args=[found.pk]),
    }
