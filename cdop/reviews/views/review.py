"""The review of one case on one page, as it is now or as an earlier version was."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.cases.queries import open_case
from cdop.reviews import presenters, queries
from cdop.reviews.models import Review
from cdop.reviews.stages import stages_from


@require_safe
@needs(Permission.REVIEW_VIEW)
def review(request: PanelRequest, reference: str) -> HttpResponse:
    """The review as it is now, what is still missing, and the ways on."""
    case = open_case(reference, by=request.actor, beside=queries.HEAD)
    versions = queries.versions_of(case, by=request.actor)
    current = next((one for one in versions if one.is_current), None)
    shown = _shown(request, case, current)
    may_write = request.actor.may(Permission.REVIEW_EDIT) and presenters.is_open(case, current)
    context = {
        "title": f"Review of {case.reference}",
        "may_write": may_write,
        "checks": presenters.checks(case, shown["full"]),
        "stages": presenters.ways_on(case, stages_from(case.state, by=request.actor)),
        "standing": presenters.standing(case, request.actor),
        "versions": presenters.versions_table(case, versions),
        **shown,
    }
    context["domains"] = presenters.domains(shown["full"], case, may_write=may_write)
    context["lines"] = presenters.line_tables(shown["full"], case, may_write=may_write)
    return render(request, "reviews/review.html", context)


@require_safe
@needs(Permission.REVIEW_VIEW)
def version(request: PanelRequest, reference: str, number: int) -> HttpResponse:
    """One version of the review as it was kept, to read."""
    case = open_case(reference, by=request.actor, beside=queries.HEAD)
    versions = queries.versions_of(case, by=request.actor)
    wanted = next((one for one in versions if one.number == number), None)
    if wanted is None:
        raise Http404("The review of this case has no such version.")
    shown = _shown(request, case, wanted)
    context = {
        "title": f"Review of {case.reference}, version {number}",
        "may_write": False,
        "versions": presenters.versions_table(case, versions),
        "domains": presenters.domains(shown["full"], case, may_write=False),
        "lines": presenters.line_tables(shown["full"], case, may_write=False),
        **shown,
    }
    return render(request, "reviews/review.html", context)


def _shown(request: PanelRequest, case: Case, one: Review | None) -> dict[str, Any]:
    """What both pages show: the case in six lines, and one version with its lines."""
    full = queries.with_lines(one, by=request.actor) if one else None
    return {
        "case": case,
        "head": presenters.head(case, queries.facts_of(case, by=request.actor)),
        "full": full,
        "sections": presenters.section_lines(one),
        "classification": presenters.classification(one),
    }
