"""What people do to a release: each by POST; where a reason is asked for, on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.figures import actions, queries, rules
from cdop.figures.forms.decisions import ReasonForm, TokenForm
from cdop.figures.models import Release
from cdop.figures.states import Act
from cdop.figures.views.releases import crumbs

_READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_POST
@needs(Permission.FIGURES_VIEW)
def send(request: PanelRequest, number: UUID) -> HttpResponse:
    """Ask for a second person."""
    found = queries.find_release(number, by=request.actor)
    actions.send_for_review(release=found, by=request.actor)
    messages.info(request, "Sent for review. A second person approves it or sends it back.")
    return redirect("figures:release", found.id)


@require_POST
@needs(Permission.RELEASE_APPROVE)
def approve(request: PanelRequest, number: UUID) -> HttpResponse:
    """Have it checked once more and let out, in one's own name."""
    found = queries.find_release(number, by=request.actor)
    key = f"release:{found.id}:{request.actor.user_id}"
    job = actions.ask_to_approve(release=found, key=key, by=request.actor)
    return redirect("jobs:job", number=job.id)


@require_POST
@needs(Permission.FIGURES_VIEW)
def again(request: PanelRequest, number: UUID) -> HttpResponse:
    """Prepare the same anew, to take the place of one that is released."""
    found = queries.find_release(number, by=request.actor)
    form = TokenForm(request.POST)
    if not form.is_valid():
        raise Refused("This page was not sent whole. Go back to the release and try again.")
    job = actions.ask_again(release=found, key=form.key(), by=request.actor)
    return redirect("jobs:job", number=job.id)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.RELEASE_APPROVE)
def send_back(request: PanelRequest, number: UUID) -> HttpResponse:
    """Return it to its maker with a reason."""

    def done(release: Release, reason: str) -> str:
        actions.send_back(release=release, reason=reason, by=request.actor)
        return "Sent back to its maker, with your reason."

    question = "What should its maker change?"
    return _with_reason(request, number, Act.RETURNED, "Send back", question, done)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.FIGURES_VIEW)
def drop(request: PanelRequest, number: UUID) -> HttpResponse:
    """Give it up."""

    def done(release: Release, reason: str) -> str:
        actions.drop(release=release, reason=reason, by=request.actor)
        return "Given up. It will not be released."

    return _with_reason(
        request, number, Act.DROPPED, "Give it up", "Why is it given up?", done, is_needed=False
    )


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.RELEASE_APPROVE)
def withdraw(request: PanelRequest, number: UUID) -> HttpResponse:
    """Say that it should not be used any more."""

    def done(release: Release, reason: str) -> str:
        actions.withdraw(release=release, reason=reason, by=request.actor)
        return "Withdrawn. Its documents say so from now on."

    question = "Why should it not be used any more?"
    return _with_reason(request, number, Act.WITHDRAWN, "Withdraw", question, done)


def _with_reason(
    request: PanelRequest,
    number: UUID,
    act: Act,
    words: str,
    question: str,
    done: Callable[[Release, str], str],
    *,
    is_needed: bool = True,
) -> HttpResponse:
    found = queries.find_release(number, by=request.actor)
    rules.check_can(act, found, request.actor)
    typed = request.POST if request.method == "POST" else None
    form = ReasonForm(typed, question=question, is_needed=is_needed)
    if form.is_bound and form.is_valid():
        try:
            messages.info(request, done(found, form.cleaned_data["reason"]))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("figures:release", found.id)
    context = {
        "title": words,
        "caption": found.title,
        "form": form,
        "submit": words,
        "cancel": reverse("figures:release", args=[found.id]),
        "breadcrumbs": crumbs(found),
    }
    return render(request, "figures/decide.html", context)
