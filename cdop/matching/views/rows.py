"""One row of a list of deaths: who it names, which records it may be, and what is decided."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.matching import actions, queries
from cdop.matching.checking import FIELDS
from cdop.matching.forms import OtherForm, ReasonForm, RowForm
from cdop.matching.models import ListRow, RowState
from cdop.matching.presenters import lists as shown
from cdop.matching.views.frame import READ_AND_WRITE, lists_crumb, typed

_NOT_OURS = "Why is the death not yours?"


@require_http_methods(READ_AND_WRITE)
@needs(Permission.IDENTITY_VIEW)
def row(request: PanelRequest, number: UUID, line: int) -> HttpResponse:
    """The row as the list has it; sent, it is corrected and compared anew."""
    found = queries.find_row(number, line, by=request.actor)
    if typed(request) is None:
        return _page(request, found)
    text = {name: request.POST.get(name, "").replace("\0", "").strip() for name in FIELDS}
    mended = actions.mend_row(row=found, text=text, by=request.actor)
    if mended.state == RowState.HELD:
        messages.warning(request, "Saved. The row still cannot be read: see what is said below.")
    else:
        messages.info(request, f"Saved. The row is now: {RowState(mended.state).label.lower()}.")
    return redirect("matching:row", number, line)


@require_POST
@needs(Permission.CASE_EDIT)
def found(request: PanelRequest, number: UUID, line: int) -> HttpResponse:
    """The row is the child of a case."""
    held = queries.find_row(number, line, by=request.actor)
    form = OtherForm(request.POST)
    if form.is_valid():
        try:
            case = cases.find_case(form.cleaned_data["other"], by=request.actor)
        except Http404:
            form.add_error("other", "There is no case with this reference on your panel. Check it.")
        else:
            actions.confirm_case(row=held, case=case, by=request.actor)
            return _onwards(request, held, f"Line {line} is case {case.reference}.")
    return _page(request, held, found_form=form)


@require_POST
@needs(Permission.IDENTITY_VIEW)
def notify(request: PanelRequest, number: UUID, line: int) -> HttpResponse:
    """Make a notification of the row."""
    held = queries.find_row(number, line, by=request.actor)
    case = actions.notify_from(row=held, by=request.actor)
    messages.info(request, "The notification is recorded. Fill in what is missing when it is known.")
    return redirect("cases:case", case.reference)


@require_POST
@needs(Permission.CASE_EDIT)
def not_ours(request: PanelRequest, number: UUID, line: int) -> HttpResponse:
    """The death is not for this panel."""
    held = queries.find_row(number, line, by=request.actor)
    form = ReasonForm(request.POST, question=_NOT_OURS)
    if form.is_valid():
        actions.say_not_ours(row=held, by=request.actor, **form.cleaned_data)
        return _onwards(request, held, f"Line {line} is kept as not yours.")
    return _page(request, held, not_ours_form=form)


@require_POST
@needs(Permission.CASE_EDIT)
def reopen(request: PanelRequest, number: UUID, line: int) -> HttpResponse:
    """Take back what was decided about the row."""
    held = queries.find_row(number, line, by=request.actor)
    actions.reopen_row(row=held, by=request.actor)
    messages.info(request, f"Line {line} waits for you again.")
    return redirect("matching:row", number, line)


def _onwards(request: PanelRequest, held: ListRow, words: str) -> HttpResponse:
    """On to the next row that waits, else back to the list."""
    messages.info(request, words)
    following = queries.next_waiting(held)
    if following is None:
        return redirect("matching:list", held.listed_id)
    return redirect("matching:row", held.listed_id, following)


def _page(request: PanelRequest, held: ListRow, **forms: Any) -> HttpResponse:
    text, checked = actions.open_row(row=held, by=request.actor)
    state = RowState(held.state)
    number = held.listed.number
    context = {
        "title": f"Line {held.line} of list {number}",
        "row": held,
        "list": held.listed,
        "state": state.label,
        "tone": shown.TONES[state],
        "lines": shown.lines(checked),
        "warning": shown.warning(checked),
        "likes": shown.likes(held),
        "is_held": state is RowState.HELD,
        "can_reopen": state in (RowState.FOUND, RowState.NOT_OURS),
        "row_form": RowForm(text),
        "found_form": OtherForm(),
        "not_ours_form": ReasonForm(question=_NOT_OURS),
        "breadcrumbs": [lists_crumb(), (f"List {number}", reverse("matching:list", args=[held.listed_id]))],
        **forms,
    }
    context["forms"] = [context["found_form"], context["not_ours_form"]]
    return render(request, "matching/row.html", context)
