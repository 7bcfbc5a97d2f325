"""The themes of one case: its tab, tagging a line, taking a tag off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import find_case, open_case
from cdop.core.refusals import Refused
from cdop.reviews.queries import find_line
from cdop.themes import actions, presenters, queries
from cdop.themes.forms import TagForm
from cdop.themes.lines import Line


@require_safe
@needs(Permission.REVIEW_VIEW)
def case(request: PanelRequest, reference: str) -> HttpResponse:
    """Every factor and learning point of the case's review with its themes."""
    found = open_case(reference, by=request.actor, tab="themes")
    tagged = queries.lines_of(found, by=request.actor)
    context = {
        "title": "Themes",
        "case": found,
        "blocks": presenters.blocks(tagged.lines),
        "older": presenters.older(tagged.older),
        "themes": queries.in_use(request.actor),
        "may_tag": request.actor.may(Permission.REVIEW_EDIT),
    }
    return render(request, "themes/case.html", context)


@require_POST
@needs(Permission.REVIEW_EDIT)
def tag(request: PanelRequest, reference: str) -> HttpResponse:
    """Give a line of the review a theme."""
    found = find_case(reference, by=request.actor)
    form = TagForm(queries.in_use(request.actor), request.POST)
    if not form.is_valid():
        raise Refused(
            "Choose a theme for one of the lines of this review. A theme may have been retired since."
        )
    line = find_line(found, *form.place(), by=request.actor)
    assert isinstance(line, Line)
    theme = queries.find_theme(int(form.cleaned_data["theme"]), by=request.actor)
    actions.tag(theme=theme, line=line, by=request.actor)
    messages.info(request, f"Tagged with “{theme.name}”.")
    return redirect("themes:case", found.reference)


@require_POST
@needs(Permission.REVIEW_EDIT)
def untag(request: PanelRequest, number: int) -> HttpResponse:
    """Take a tag off its line."""
    found = queries.find_tag(number, by=request.actor)
    actions.untag(tag=found, by=request.actor)
    messages.info(request, f"“{found.theme.name}” is taken off the line.")
    return redirect("themes:case", found.case.reference)
