"""One section of the Analysis form: save and return."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.dataset.forms import section as section_of
from cdop.reviews import actions, presenters, queries
from cdop.reviews.forms import ReviewForm, form_for
from cdop.reviews.models import SECTIONS, Review
from cdop.reviews.rules import Overtaken
from cdop.reviews.views.frame import READ_AND_WRITE, back_to_review, case_for, frame, typed


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_EDIT)
def section(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """The answers of one section, to be changed."""
    case = case_for(request, reference)
    if slug not in SECTIONS:
        raise Http404("The Analysis form has no such section.")
    review = queries.draft_of(case, by=request.actor)
    held = presenters.answers_of(review, slug)
    form = form_for(slug)(typed(request), initial={**held, "seen": review.mark_of(slug)})
    context = {"form": form, "review": review, "section": section_of(slug)}
    if form.is_bound and form.is_valid():
        try:
            return _save(request, case, slug, form)
        except Overtaken as refused:
            form.add_error(None, refused.sentence)
            context["conflict"] = _conflict(review, slug, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    page = {**frame(case, section_of(slug).title), **context, "fixed": presenters.fixed_days(review, slug)}
    return render(request, "reviews/section.html", page)


def _save(request: PanelRequest, case: Case, slug: str, form: ReviewForm) -> HttpResponse:
    review = actions.start(case=case, by=request.actor)
    changed = actions.record_section(
        review=review, slug=slug, values=form.answers, by=request.actor, seen=form.cleaned_data["seen"]
    )
    title = section_of(slug).title
    messages.info(request, f"“{title}” is saved." if changed else f"Nothing in “{title}” had changed.")
    return back_to_review(case)


def _conflict(review: Review, slug: str, form: ReviewForm) -> presenters.Conflict:
    """Both versions side by side; the next save is made over what is shown here."""
    form.see(review.mark_of(slug))
    return presenters.conflict(review, slug, form.answers)
