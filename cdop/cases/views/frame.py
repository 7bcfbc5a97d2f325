"""What the pages of sections and their rows share: which section, which facts, what stands around the questions."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from cdop.access.guards import PanelRequest
from cdop.access.queries import areas_served
from cdop.cases import queries
from cdop.cases.completing import facts_of
from cdop.cases.forms import AreaOptions
from cdop.cases.models import Case
from cdop.cases.presenters import sections as shown
from cdop.cases.presenters import tabs
from cdop.cases.sheets import Sheet
from cdop.cases.stores import SECTIONS, STORES, Store
from cdop.cases.versions import asked_on, form_version
from cdop.dataset.completeness import progress
from cdop.dataset.conditions import FACTS_FROM
from cdop.dataset.elements import Section
from cdop.dataset.forms import form_of
from cdop.reference import queries as places


def find_section(slug: str, *, repeats: bool | None = None) -> Section:
    """A section answered on a case, or 404; with `repeats`, one that does or does not."""
    for each in SECTIONS:
        if each.slug == slug and repeats in (None, STORES[slug] is Store.ROWS):
            return each
    raise Http404("There is no such section of a case.")


def facts_for(case: Case, asked: Section) -> dict[str, Any]:
    """What the conditions of a section ask of the case; answers of other sections only where it asks for them."""
    names = {clause.name for element in asked if element.when for clause in element.when.clauses}
    told = queries.told_facts(case) if names & set(FACTS_FROM) else {}
    return {**facts_of(case), **told}


def areas_for(request: PanelRequest, slug: str) -> AreaOptions:
    """Only the section that asks for an area needs the list of them."""
    if slug != "residence":
        return []
    return shown.area_options(places.areas("ltla"), areas_served(request.actor.panel_id))


def sheet_for(request: PanelRequest, case: Case, asked: Section, saved: queries.Saved) -> Sheet:
    """The page of questions, as saved or as just sent."""
    return Sheet(
        case=case,
        section=asked,
        saved=saved,
        facts=facts_for(case, asked),
        areas=areas_for(request, asked.slug),
        typed=request.POST if request.method == "POST" else None,
    )


def around(sheet: Sheet) -> dict[str, Any]:
    """What every page of questions shows beside them."""
    case, asked, saved = sheet.case, sheet.section, sheet.saved
    return {
        "title": asked.title,
        "case": case,
        "section": asked,
        "saved": saved,
        "sheet": sheet,
        "forms": sheet.forms,
        "progress": progress(asked, saved.values, sheet.facts, asked_on(case)),
        "form_title": form_of(asked.slug).title,
        "form_version": saved.form_version or form_version(case, asked.slug),
        "back": tabs.address_of(case, asked.slug),
        "draft_url": reverse("cases:draft", args=[case.reference, asked.slug]),
    }
