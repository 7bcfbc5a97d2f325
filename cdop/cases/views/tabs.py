"""The tabs of the case file that hold its sections."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries
from cdop.cases.completing import completeness, facts_of
from cdop.cases.presenters import tabpages as shown
from cdop.cases.presenters import tabs
from cdop.cases.presenters.words import age_at_death, state_words
from cdop.cases.supplementing import standings
from cdop.reference import queries as places


@require_safe
@needs(Permission.CASE_VIEW)
def child(request: PanelRequest, reference: str) -> HttpResponse:
    """The child: identity kept apart, home, safeguarding, birth and health."""
    return _tab(request, reference, tabs.CHILD)


@require_safe
@needs(Permission.CASE_VIEW)
def notification(request: PanelRequest, reference: str) -> HttpResponse:
    """What was notified: the death, who told us, which professionals were involved."""
    return _tab(request, reference, tabs.NOTIFICATION)


@require_safe
@needs(Permission.CASE_VIEW)
def circumstances(request: PanelRequest, reference: str) -> HttpResponse:
    """What is known of the circumstances, with the forms that only some deaths call for."""
    return _tab(request, reference, tabs.CIRCUMSTANCES)


@require_safe
@needs(Permission.CASE_VIEW)
def family(request: PanelRequest, reference: str) -> HttpResponse:
    """Who the family are, who supports them, what they asked and were told."""
    return _tab(request, reference, tabs.FAMILY)


def _tab(request: PanelRequest, reference: str, tab: str) -> HttpResponse:
    case = queries.open_case(reference, by=request.actor, tab=tab)
    answers = queries.every_answer(case)
    may_change = request.actor.may(Permission.CASE_EDIT)
    names = places.area_names([case.area])
    words, tone = state_words(case)
    context: dict[str, Any] = {
        "title": tabs.TITLES[tab],
        "case": case,
        "age": age_at_death(case),
        "state": words,
        "tone": tone,
        "tab": tab,
        "groups": shown.groups(
            case,
            tab,
            completeness(case, answers),
            answers,
            names,
            may_see_identity=request.actor.may(Permission.IDENTITY_VIEW),
            may_change=may_change,
        ),
    }
    if tab == tabs.FAMILY:
        context |= {"family": shown.family_lines(answers), "asked": shown.contact_asked(answers)}
    if tab == tabs.CIRCUMSTANCES:
        held = standings(answers, facts_of(case, answers))
        context |= {"offers": shown.offers(case, held, may_change=may_change)}
    return render(request, "cases/tab.html", context)
