"""The case file: where the case stands, who the child was, moving it along, and its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries
from cdop.cases.completing import completeness, wanted_next, whole
from cdop.cases.forms import ReasonForm, ScopeForm
from cdop.cases.models import Case
from cdop.cases.moves import MOVES, Move, check_offered, moves_for
from cdop.cases.presenters import casefile as shown
from cdop.cases.presenters import history as history_shown
from cdop.cases.presenters import sections as sections_shown
from cdop.cases.presenters.words import age_at_death, state_words
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.dataset.forms import section
from cdop.reference import queries as places


@require_safe
@needs(Permission.CASE_VIEW)
def case(request: PanelRequest, reference: str) -> HttpResponse:
    """The case file: where the case stands, what is missing, what can be done."""
    found = queries.open_case(reference, by=request.actor)
    return render(request, "cases/case.html", _case_file(request, found))


@require_POST
@needs(Permission.IDENTITY_VIEW)
def identity(request: PanelRequest, reference: str) -> HttpResponse:
    """The case file with who the child was, on this answer only; that it was seen is recorded."""
    found = queries.find_case(reference, by=request.actor)
    saved = queries.saved_section(found, "child_identity", by=request.actor)
    who = sections_shown.given(section("child_identity"), saved)
    return render(request, "cases/identity.html", {**_case_file(request, found), "who": who})


def _case_file(request: PanelRequest, found: Case) -> dict[str, Any]:
    on = timezone.localdate()
    answered = completeness(found, queries.every_answer(found))
    may_see_identity = request.actor.may(Permission.IDENTITY_VIEW)
    may_change = request.actor.may(Permission.CASE_EDIT)
    drafts = queries.my_drafts(found, by=request.actor) if may_change else []
    words, tone = state_words(found)
    lacking = wanted_next(found, answered)
    return {
        "title": found.reference,
        "case": found,
        "age": age_at_death(found),
        "state": words,
        "tone": tone,
        "steps": shown.step_line(found, queries.steps(found), on=on),
        "missing": shown.missing(whole(answered)),
        "wanted": shown.wanted(found, lacking, may_see_identity=may_see_identity),
        "unsaved": shown.unsaved(found, drafts),
        "warnings": shown.warnings(found),
        "facts": shown.facts(found, places.area_names([found.area])),
        "groups": shown.tasks(found, answered, may_see_identity=may_see_identity),
        "moves": moves_for(found, by=request.actor),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_EDIT)
def move(request: PanelRequest, reference: str, act: str) -> HttpResponse:
    """Take the case one step along, with a reason where one is kept."""
    wanted = _find_move(act)
    found = queries.find_case(reference, by=request.actor)
    form = _reason_form(request, wanted)
    if request.method == "POST" and form.is_valid():
        try:
            check_offered(found, wanted)
            wanted.do(case=found, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"The case is now “{state_words(found)[0]}”.")
            return redirect("cases:case", found.reference)
    context = {"title": wanted.words, "case": found, "move": wanted, "form": form}
    return render(request, "cases/move.html", context)


def _find_move(act: str) -> Move:
    if act not in MOVES:
        raise Http404("There is no such step of a case.")
    return MOVES[act]


def _reason_form(request: PanelRequest, wanted: Move) -> ReasonForm:
    typed = request.POST if request.method == "POST" else None
    made = ScopeForm if wanted.needs_scope_reason else ReasonForm
    return made(typed, question=wanted.question)


@require_safe
@needs(Permission.AUDIT_VIEW)
def history(request: PanelRequest, reference: str) -> HttpResponse:
    """What happened to the case in one line of time; then who saw or changed what, newest first."""
    found = queries.find_for_history(reference, by=request.actor)
    page = paginate(queries.history(found, by=request.actor), request.GET.get("page"))
    may_see_case = request.actor.may(Permission.CASE_VIEW)
    told = history_shown.timeline(
        queries.steps(found),
        queries.changes(found, by=request.actor),
        queries.corrections(found, by=request.actor) if may_see_case else [],
        with_reasons=may_see_case,
    )
    context = {
        "title": f"History of {found.reference}",
        "case": found,
        "timeline": told,
        "acts": history_shown.acts(page.rows, caption="Who saw or changed what"),
        "page": page,
    }
    return render(request, "cases/history.html", context)
