"""Factors, learning points and recommendations: one line a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.reviews import actions, presenters, queries
from cdop.reviews.forms import ReviewForm, form_for
from cdop.reviews.models import ROW_MODELS, ReviewRow
from cdop.reviews.rules import Overtaken
from cdop.reviews.views.frame import READ_AND_WRITE, back_to_review, case_for, frame, typed


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_EDIT)
def add_line(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """A new factor, learning point or recommendation."""
    case = case_for(request, reference)
    if slug not in ROW_MODELS:
        raise Http404("A review has no such lines.")
    queries.draft_of(case, by=request.actor)
    form = form_for(slug)(typed(request))
    if form.is_bound and form.is_valid():
        try:
            review = actions.start(case=case, by=request.actor)
            actions.add_line(review=review, slug=slug, values=form.answers, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _saved(request, case, f"The {presenters.LINES[slug].one} is recorded.")
    return _page(request, case, slug, form, f"Add a {presenters.LINES[slug].one}")


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_EDIT)
def change_line(request: PanelRequest, reference: str, slug: str, number: int) -> HttpResponse:
    """Change a line; the one before stays in the history."""
    case = case_for(request, reference)
    row = queries.find_line(case, slug, number, by=request.actor)
    queries.draft_of(case, by=request.actor)
    form = form_for(slug)(typed(request), initial=presenters.answers_of(row, slug))
    is_gone = row.withdrawn_at is not None
    if is_gone and not form.is_bound:
        raise Http404("This line was withdrawn or changed.")
    if form.is_bound and form.is_valid():
        try:
            actions.change_line(row=row, slug=slug, values=form.answers, by=request.actor)
        except Refused as refused:
            is_gone = isinstance(refused, Overtaken)
            form.add_error(None, refused.sentence)
        else:
            return _saved(request, case, f"The {presenters.LINES[slug].one} is changed.")
    title = f"Change a {presenters.LINES[slug].one}"
    return _page(request, case, slug, form, title, row=None if is_gone else row, is_gone=is_gone)


@require_POST
@needs(Permission.REVIEW_EDIT)
def withdraw_line(request: PanelRequest, reference: str, slug: str, number: int) -> HttpResponse:
    """Take a line out of the review; it stays in the history."""
    case = case_for(request, reference)
    row = queries.find_line(case, slug, number, by=request.actor)
    actions.withdraw_line(row=row, slug=slug, by=request.actor)
    return _saved(request, case, f"The {presenters.LINES[slug].one} is withdrawn.")


def _saved(request: PanelRequest, case: Case, words: str) -> HttpResponse:
    messages.info(request, words)
    return back_to_review(case)


def _page(
    request: PanelRequest,
    case: Case,
    slug: str,
    form: ReviewForm,
    title: str,
    row: ReviewRow | None = None,
    is_gone: bool = False,
) -> HttpResponse:
    """The form; when the line to change is gone, what is typed can be saved as a new one."""
    here = (
        reverse("reviews:change_line", args=[case.reference, slug, row.pk])
        if row
        else reverse("reviews:add_line", args=[case.reference, slug])
    )
    own = {"form": form, "line": row, "slug": slug, "one": presenters.LINES[slug].one, "address": here}
    return render(request, "reviews/line.html", {**frame(case, title), **own, "is_gone": is_gone})
