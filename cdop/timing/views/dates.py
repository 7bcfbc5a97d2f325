"""The dates of a case: its limits, holds, and the days that went by."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import open_case
from cdop.timing import presenters, queries


@require_safe
@needs(Permission.CASE_VIEW)
def dates(request: PanelRequest, reference: str) -> HttpResponse:
    """Each time limit and how it stands, the holds, and what was sent to the national database."""
    case = open_case(reference, by=request.actor)
    now, on = timezone.now(), timezone.localdate()
    may_edit = request.actor.may(Permission.CASE_EDIT)
    found = queries.dates_of(case, by=request.actor, now=now)
    table = presenters.holds_table(found.holds, case.reference, on=on, may_edit=may_edit)
    context = {
        "title": f"Dates of {case.reference}",
        "case": case,
        "elapsed": presenters.elapsed_words(queries.elapsed_of(found.times, on=on)),
        "timeline": presenters.timeline(found.times, on),
        "limits": presenters.limits_table(found.deadlines, now),
        "exempt": presenters.exempt(found.deadlines),
        "holds": table if found.holds else None,
        "days": presenters.days(found.times, case.reference, may_edit=may_edit),
        "notices": presenters.notices(found.notices),
    }
    return render(request, "timing/dates.html", context)
