"""One section of a case: read, answered, saved; two people's versions side by side when they meet."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import actions, queries
from cdop.cases.completing import SECTIONS, facts_of
from cdop.cases.forms import AreaOptions, section_answers
from cdop.cases.models import Case
from cdop.cases.presenters import sections as shown
from cdop.core.refusals import Refused
from cdop.dataset.completeness import progress
from cdop.dataset.elements import Section
from cdop.dataset.fields import SectionForm
from cdop.reference import queries as places

_NEVER_SEEN = -1


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_VIEW)
def section(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """The questions of one section; who may not change them reads the answers."""
    asked = _find_section(slug)
    if request.method == "POST":
        check(request.actor, Permission.CASE_EDIT)
        return _save(request, queries.find_case(reference, by=request.actor), asked)
    find = queries.find_case if asked.identity else partial(queries.open_case, section=slug)
    case = find(reference, by=request.actor)  # a look at identity is recorded as such below
    saved = queries.saved_section(case, slug, by=request.actor)
    areas = _areas(request, slug)
    form = _form(case, asked, saved, areas)
    context = _context(request, case, asked, saved)
    if not request.actor.may(Permission.CASE_EDIT):
        lines = shown.lines(asked, saved, facts_of(case), _names(areas))
        return render(request, "cases/section_read.html", {**context, "lines": lines})
    return render(request, "cases/section.html", {**context, "form": form, "version": saved.version})


def _save(request: PanelRequest, case: Case, asked: Section) -> HttpResponse:
    """Save and go on, or show the page again with what was typed and what stands against it."""
    saved = queries.saved_section(case, asked.slug, by=request.actor)
    areas = _areas(request, asked.slug)
    form = _form(case, asked, saved, areas, typed=request.POST)
    version = _version(request.POST.get("version", ""))
    context = _context(request, case, asked, saved)
    if form.is_valid():
        try:
            actions.record_section(
                case=case, slug=asked.slug, values=form.cleaned_data, version=version, by=request.actor
            )
        except Refused as refused:
            if saved.version == version:
                form.add_error(None, refused.sentence)
            else:
                context["differences"] = shown.differences(form, saved, _names(areas))
                version = saved.version
                if not context["differences"]:  # somebody else saved the very same answers
                    return _onwards(request, case, asked)
        else:
            return _onwards(request, case, asked)
    return render(request, "cases/section.html", {**context, "form": form, "version": version})


def _onwards(request: PanelRequest, case: Case, asked: Section) -> HttpResponse:
    messages.info(request, f"“{asked.title}” is saved.")
    following = _next(request, asked)
    if request.POST.get("then") == "next" and following:
        return redirect("cases:section", case.reference, following.slug)
    return redirect("cases:case", case.reference)


def _find_section(slug: str) -> Section:
    for each in SECTIONS:
        if each.slug == slug:
            return each
    raise Http404("There is no such section of a case.")


def _next(request: PanelRequest, asked: Section) -> Section | None:
    later = SECTIONS[SECTIONS.index(asked) + 1 :]
    may_see_identity = request.actor.may(Permission.IDENTITY_VIEW)
    return next((each for each in later if may_see_identity or not each.identity), None)


def _form(
    case: Case, asked: Section, saved: queries.Saved, areas: AreaOptions, typed: Any = None
) -> SectionForm:
    on = timezone.localdate(case.notified_at)
    return section_answers(asked.slug, typed, saved=saved.values, facts=facts_of(case), areas=areas, on=on)


def _context(request: PanelRequest, case: Case, asked: Section, saved: queries.Saved) -> dict[str, Any]:
    on = timezone.localdate(case.notified_at)
    return {
        "title": asked.title,
        "case": case,
        "section": asked,
        "saved": saved,
        "progress": progress(asked, saved.values, facts_of(case), on),
        "next": _next(request, asked),
    }


def _areas(request: PanelRequest, slug: str) -> AreaOptions:
    """Only the section that asks for an area needs the list of them."""
    if slug != "residence":
        return []
    return shown.area_options(places.areas("ltla"), queries.panel_areas(request.actor))


def _names(areas: AreaOptions) -> dict[str, str]:
    return {code: name for _, options in areas for code, name in options}


def _version(typed: str) -> int:
    """The version the person saw. Nonsense is none that ever was, so that nothing is overwritten by it."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else _NEVER_SEEN
