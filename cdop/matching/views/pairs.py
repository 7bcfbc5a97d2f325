"""Possible duplicates: the list, two records side by side, and what is decided about them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.matching import actions, queries
from cdop.matching.comparing import Record, compare
from cdop.matching.forms import KindForm, ReasonForm
from cdop.matching.models import Candidate, LinkKind
from cdop.matching.presenters import pairs as shown
from cdop.matching.views.frame import pairs_crumb

_DIFFERENT = "Why are they different children?"


@require_safe
@needs(Permission.CASE_VIEW)
def pairs(request: PanelRequest) -> HttpResponse:
    """Pairs of records that may be of one child or belong together, the strongest first."""
    wanted = request.GET.get("show", "")
    wanted = wanted if wanted in queries.SHOWN else "open"
    page = paginate(queries.shown_pairs(wanted, by=request.actor), request.GET.get("page"))
    counts = queries.counts(by=request.actor)
    context = {
        "title": "Possible duplicates",
        "numbers": shown.numbers(counts, wanted),
        "has_pairs": any(counts.values()),
        "page": page,
        "table": shown.table(page.rows, shown.caption(page.first, page.last, page.total, wanted)),
    }
    return render(request, "matching/pairs.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def find(request: PanelRequest) -> HttpResponse:
    """Look for possible duplicates now."""
    found = actions.find_duplicates(by=request.actor)
    fresh = count(found.new + found.raised_again, "pair")
    messages.info(request, f"{count(found.cases, 'record')} compared. New: {fresh} to be decided.")
    return redirect("matching:pairs")


@require_safe
@needs(Permission.CASE_VIEW)
def pair(request: PanelRequest, number: int) -> HttpResponse:
    """Two records side by side, by their facts."""
    return _page(request, queries.find_pair(number, by=request.actor))


@require_POST
@needs(Permission.IDENTITY_VIEW)
def pair_identity(request: PanelRequest, number: int) -> HttpResponse:
    """The same with who the children were, on this answer only; that it was seen is recorded."""
    return _page(request, queries.find_pair(number, by=request.actor), is_opened=True)


@require_POST
@needs(Permission.CASE_EDIT)
def different(request: PanelRequest, number: int) -> HttpResponse:
    """The two are different children, and nothing ties them."""
    found = queries.find_pair(number, by=request.actor)
    form = ReasonForm(request.POST, question=_DIFFERENT)
    if form.is_valid():
        try:
            actions.decide_different(candidate=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"Kept: {found.case_a} and {found.case_b} are different children.")
            return redirect("matching:pairs")
    return _page(request, found, different_form=form)


@require_POST
@needs(Permission.CASE_EDIT)
def link_pair(request: PanelRequest, number: int) -> HttpResponse:
    """The two are different children who belong together."""
    found = queries.find_pair(number, by=request.actor)
    form = KindForm(request.POST)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        try:
            actions.link(one=found.case_a, other=found.case_b, kind=kind, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"Linked: {found.case_a} and {found.case_b}. Both cases show it.")
            return redirect("matching:pairs")
    return _page(request, found, link_form=form)


def _page(request: PanelRequest, found: Candidate, *, is_opened: bool = False, **forms: Any) -> HttpResponse:
    both = (found.case_a, found.case_b)
    opened = cases.identities(both, by=request.actor) if is_opened else [None, None]
    told = [Record(cases.every_answer(case), each) for case, each in zip(both, opened, strict=True)]
    for_one, against = shown.split_reasons(found.reasons)
    decision, tone = shown.decided(found)
    context = {
        "title": f"{found.case_a} and {found.case_b}",
        "caption": f"Pair {found.pk}",
        "pair": found,
        "suggestion": shown.suggestion(found),
        "decision": decision,
        "tone": tone,
        "for_one": for_one,
        "against": against,
        "facts": shown.facts_table(found, "The two records"),
        "groups": shown.groups(found, compare(*told)),
        "is_opened": is_opened,
        "different_form": ReasonForm(question=_DIFFERENT),
        "link_form": KindForm(initial={"kind": _kind(found)}),
        "breadcrumbs": [pairs_crumb()],
        **forms,
    }
    context["forms"] = [context["different_form"], context["link_form"]]
    return render(request, "matching/pair.html", context)


def _kind(found: Candidate) -> str:
    return found.suggestion if LinkKind.has(found.suggestion) else ""
