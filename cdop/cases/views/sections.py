"""One section of a case: read, answered, saved; two people's versions side by side when they meet."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import actions, queries
from cdop.cases.models import Case
from cdop.cases.presenters import sections as shown
from cdop.cases.presenters import tabs
from cdop.cases.sheets import Sheet
from cdop.cases.stores import STORES, Store
from cdop.cases.views.frame import around, find_section, sheet_for
from cdop.cases.views.rows import rows
from cdop.core.refusals import Refused
from cdop.dataset.elements import Section


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_VIEW)
def section(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """The questions of one section; who may not change them reads the answers. A list, where it repeats."""
    asked = find_section(slug)
    if STORES[slug] is Store.ROWS:
        return rows(request, reference, asked)
    if request.method == "POST":
        check(request.actor, Permission.CASE_EDIT)
        return _save(request, queries.find_case(reference, by=request.actor), asked)
    find = queries.find_case if asked.identity else partial(queries.open_case, section=slug)
    case = find(reference, by=request.actor)  # a look at identity is recorded as such below
    sheet = _sheet(request, case, asked)
    if not request.actor.may(Permission.CASE_EDIT):
        lines = shown.lines(asked, sheet.saved, sheet.facts, sheet.area_names)
        return render(request, "cases/section_read.html", {**around(sheet), "lines": lines})
    kept = queries.my_draft(case, slug, by=request.actor)
    if kept:
        sheet.restore(kept)
    return render(request, "cases/section.html", _context(request, sheet))


def _save(request: PanelRequest, case: Case, asked: Section) -> HttpResponse:
    """Save and go on, or show the page again with what was typed and what stands against it."""
    sheet = _sheet(request, case, asked)
    if sheet.is_valid():
        try:
            actions.record_section(
                case=case,
                slug=asked.slug,
                values=sheet.values,
                version=sheet.version,
                reason=sheet.reason,
                token=request.POST.get("token", ""),
                by=request.actor,
            )
        except Refused as refused:
            if not sheet.is_met(refused):
                sheet.refuse(refused.sentence)
            elif not sheet.differences:  # somebody else saved the very same answers
                return _onwards(request, case, asked)
        else:
            return _onwards(request, case, asked)
    return render(request, "cases/section.html", _context(request, sheet))


def _onwards(request: PanelRequest, case: Case, asked: Section) -> HttpResponse:
    messages.info(request, f"“{asked.title}” is saved.")
    following = _next(request, asked)
    if request.POST.get("then") == "next" and following:
        return redirect("cases:section", case.reference, following.slug)
    return redirect(tabs.address_of(case, asked.slug))


def _sheet(request: PanelRequest, case: Case, asked: Section) -> Sheet:
    return sheet_for(request, case, asked, queries.saved_section(case, asked.slug, by=request.actor))


def _next(request: PanelRequest, asked: Section) -> Section | None:
    may_see_identity = request.actor.may(Permission.IDENTITY_VIEW)
    return next((each for each in tabs.after(asked) if may_see_identity or not each.identity), None)


def _context(request: PanelRequest, sheet: Sheet) -> dict[str, Any]:
    return {**around(sheet), "next": _next(request, sheet.section)}
