"""The rows of a section that repeats: the list, one row to add or change, and taking one out and back."""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import actions, queries
from cdop.cases.actions.rows import NEW
from cdop.cases.forms import CorrectionForm, ReasonForm
from cdop.cases.models import Case
from cdop.cases.presenters import rows as shown
from cdop.cases.queries import Row, Saved
from cdop.cases.rules import needs_correction
from cdop.cases.sheets import Sheet
from cdop.cases.views.frame import around, find_section, sheet_for
from cdop.cases.written import from_json
from cdop.core.refusals import Refused
from cdop.dataset.elements import Section

_READ_AND_WRITE = ["GET", "HEAD", "POST"]


def rows(request: PanelRequest, reference: str, asked: Section) -> HttpResponse:
    """The list; entries taken out stand below it, and can be taken back."""
    if request.method == "POST":
        raise Http404("A list is not saved as a whole.")
    find = queries.find_case if asked.identity else partial(queries.open_case, section=asked.slug)
    case = find(reference, by=request.actor)  # a look at identity is recorded as such below
    held = queries.rows(case, asked.slug, by=request.actor, withdrawn=True)
    may_change = request.actor.may(Permission.CASE_EDIT)
    sheet = _sheet(request, case, asked, None)
    context = {
        **around(sheet),
        "entries": [shown.entry(case, asked, row, may_change=may_change) for row in held if row.stands],
        "withdrawn": [shown.entry(case, asked, row, may_change=may_change) for row in held if not row.stands],
        "correction": CorrectionForm() if needs_correction(case.state) else None,
    }
    return render(request, "cases/rows.html", context)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def add_row(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """One more row."""
    asked, case = _asked(request, reference, slug)
    sheet = _sheet(request, case, asked, None)
    if request.method == "POST":
        save = partial(actions.add_row, case=case, slug=slug, token=request.POST.get("token", ""))
        if _is_saved(request, sheet, save):
            return _back_to_list(request, case, asked, "The entry is added.")
    else:
        _restore(request, sheet, NEW)
    return render(request, "cases/row.html", _context(sheet, None, f"Add to “{asked.title}”"))


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def change_row(request: PanelRequest, reference: str, slug: str, row: uuid.UUID) -> HttpResponse:
    """The answers of one row, changed; as it stood before is kept."""
    asked, case = _asked(request, reference, slug)
    held = queries.find_row(case, slug, row, by=request.actor)
    if not held.stands and request.method != "POST":
        raise Http404("This entry was withdrawn. Take it back from the list first.")
    sheet = _sheet(request, case, asked, held)
    if request.method == "POST":
        save = partial(actions.change_row, row=held.stored, version=sheet.version)
        if _is_saved(request, sheet, save):
            return _back_to_list(request, case, asked, "The entry is changed.")
    else:
        _restore(request, sheet, str(row))
    return render(request, "cases/row.html", _context(sheet, held, f"Change an entry of “{asked.title}”"))


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def withdraw_row(request: PanelRequest, reference: str, slug: str, row: uuid.UUID) -> HttpResponse:
    """Take a row out of the record, with a reason."""
    asked, case = _asked(request, reference, slug)
    held = queries.find_row(case, slug, row, by=request.actor)
    form = ReasonForm(
        request.POST if request.method == "POST" else None, question="Why is this entry withdrawn?"
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_row(row=held.stored, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _back_to_list(request, case, asked, "The entry is withdrawn. It can be taken back below.")
    context = {
        "title": "Withdraw an entry",
        "case": case,
        "section": asked,
        "form": form,
        "entry": shown.entry(case, asked, held, may_change=False),
        "back": reverse("cases:section", args=[case.reference, slug]),
    }
    return render(request, "cases/row_withdraw.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def restore_row(request: PanelRequest, reference: str, slug: str, row: uuid.UUID) -> HttpResponse:
    """Take a withdrawn row back."""
    asked, case = _asked(request, reference, slug)
    held = queries.find_row(case, slug, row, by=request.actor)
    reason = request.POST.get("correction_reason", "")
    actions.restore_row(row=held.stored, reason=reason, by=request.actor)
    return _back_to_list(request, case, asked, "The entry is back on the list.")


def _asked(request: PanelRequest, reference: str, slug: str) -> tuple[Section, Case]:
    asked = find_section(slug, repeats=True)
    case = queries.find_case(reference, by=request.actor)
    if asked.identity:
        check(request.actor, Permission.IDENTITY_VIEW)
    return asked, case


def _sheet(request: PanelRequest, case: Case, asked: Section, held: Row | None) -> Sheet:
    return sheet_for(request, case, asked, held.saved if held else Saved(from_json(asked, {})))


def _restore(request: PanelRequest, sheet: Sheet, row: str) -> None:
    kept = queries.my_draft(sheet.case, sheet.section.slug, row=row, by=request.actor)
    if kept:
        sheet.restore(kept)


def _is_saved(request: PanelRequest, sheet: Sheet, save: Any) -> bool:
    """Save; where that is refused, say so on the page, or show both versions."""
    if not sheet.is_valid():
        return False
    try:
        save(values=sheet.values, reason=sheet.reason, by=request.actor)
    except Refused as refused:
        if not sheet.is_met(refused):
            sheet.refuse(refused.sentence)
            return False
        return not sheet.differences  # somebody else saved the very same answers
    return True


def _back_to_list(request: PanelRequest, case: Case, asked: Section, words: str) -> HttpResponse:
    messages.info(request, words)
    return redirect("cases:section", case.reference, asked.slug)


def _context(sheet: Sheet, held: Row | None, title: str) -> dict[str, Any]:
    case, slug = sheet.case, sheet.section.slug
    is_gone = held is not None and not held.stands
    return {
        **around(sheet),
        "title": title,
        "row": "" if is_gone else str(held.id) if held else NEW,
        "is_gone": is_gone,
        "address": reverse("cases:add_row", args=[case.reference, slug]) if is_gone else "",
        "back": reverse("cases:section", args=[case.reference, slug]),
        "withdraw": ""
        if held is None or is_gone
        else reverse("cases:withdraw_row", args=[case.reference, slug, held.id]),
    }
