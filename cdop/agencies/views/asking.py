"""The tab "Agencies" of a case file: who was asked, and asking several at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.agencies import actions, queries, rules
from cdop.agencies.asking_forms import AdoptForm, AskForm, ChooseForm, DueForm
from cdop.agencies.models import Agency
from cdop.agencies.presenters import directory as people_shown
from cdop.agencies.presenters import requests as shown
from cdop.agencies.views.frame import READ_AND_WRITE, case_for, typed
from cdop.cases.models import Case
from cdop.cases.queries import find_case
from cdop.core.refusals import Refused
from cdop.core.words import count


@require_safe
@needs(Permission.CASE_VIEW)
def case(request: PanelRequest, reference: str) -> HttpResponse:
    """Who has answered, who is late and by how many days."""
    found = case_for(request, reference)
    on = timezone.localdate()
    asked = queries.requests_of(found, by=request.actor)
    context = {
        "title": f"Agencies of {found.reference}",
        "case": found,
        "summary": shown.summary(asked, on=on),
        "table": shown.table(asked, on=on) if asked else None,
    }
    return render(request, "agencies/case.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def ask(request: PanelRequest, reference: str) -> HttpResponse:
    """First whom to ask, then what each is asked, by when; then all letters go out together."""
    found = find_case(reference, by=request.actor)
    rules.check_case(found)
    agencies = queries.not_asked_yet(found, by=request.actor)
    chosen = [one for one in request.GET.getlist("agency") if one.isascii() and one.isdigit()]
    numbers = [int(one) for one in chosen if len(one) < 19]
    picked = queries.entries(agencies.filter(pk__in=numbers), by=request.actor) if numbers else []
    return _ask(request, found, picked) if picked else _choose(request, found, list(agencies))


def _choose(request: PanelRequest, case: Case, agencies: list[Agency]) -> HttpResponse:
    form = ChooseForm(request.GET if "choosing" in request.GET else None, agencies=agencies)
    found = queries.suggestions(case, by=request.actor)
    asked = queries.asked_agencies(case) if found else set()
    suggested = people_shown.suggested(found, asked)
    context = {
        "title": "Ask agencies",
        "caption": case.reference,
        "case": case,
        "form": form,
        "has_agencies": bool(agencies),
        "adopting": AdoptForm(suggested=suggested) if suggested else None,
    }
    return render(request, "agencies/choose.html", context)


def _ask(request: PanelRequest, case: Case, picked: list[queries.Entry]) -> HttpResponse:
    due = DueForm(typed(request), initial={"due_on": queries.usual_due(by=request.actor)})
    proposed = queries.proposed(case)
    each = [
        AskForm(typed(request), prefix=f"agency{entry.agency.pk}", entry=entry, proposed=proposed)
        for entry in picked
    ]
    # Each is looked at, so that all errors show at once.
    valid = [form.is_valid() for form in (due, *each)]
    if all(valid):
        try:
            made = actions.ask(
                case=case,
                asked=[form.ask for form in each],
                due_on=due.cleaned_data["due_on"],
                by=request.actor,
            )
        except Refused as refused:
            due.add_error(None, refused.sentence)
        else:
            drafts = sum(one.sent_at is None for one in made)
            words = f"{count(len(made) - drafts, 'agency is', 'agencies are')} asked."
            if drafts:
                words += f" {count(drafts, 'request waits', 'requests wait')} for a contact."
            messages.info(request, words)
            return redirect("agencies:case", case.reference)
    return render(request, "agencies/ask.html", _ask_page(case, due, each))


def _ask_page(case: Case, due: DueForm, each: list[AskForm]) -> dict[str, Any]:
    return {
        "title": "What each agency is asked",
        "caption": case.reference,
        "case": case,
        "due": due,
        "each": each,
        "forms": [due, *each],
        "cancel": reverse("agencies:ask", args=[case.reference]),
    }


@require_POST
@needs(Permission.CASE_EDIT)
def adopt(request: PanelRequest, reference: str) -> HttpResponse:
    """Put professionals recorded with the case into the directory, then ask them."""
    found = case_for(request, reference)
    made = actions.adopt(case=found, rows=_numbers(request.POST.getlist("row")), by=request.actor)
    chosen = urlencode({"agency": [one.pk for one in made]}, doseq=True)
    return redirect(f"{reverse('agencies:ask', args=[found.reference])}?{chosen}")


def _numbers(typed: list[str]) -> list[UUID]:
    """Those that are numbers of rows; nonsense names no row."""
    found = []
    for each in typed:
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found
