"""How far a piece of work is, and what can be done about it. Who may ask for a kind of work may follow it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.jobs import actions, presenters, queries
from cdop.jobs.models import Job


@require_safe
@needs(None)
def job(request: PanelRequest, number: UUID) -> HttpResponse:
    """The work's steps, its outcome and its document."""
    found = _find(request, number)
    context = _context(found)
    return render(request, "jobs/job.html", {"title": context["progress"].title, **context})


@require_safe
@needs(None)
def state(request: PanelRequest, number: UUID) -> HttpResponse:
    """The part of the page that changes, for the page to ask for again."""
    return render(request, "jobs/_state.html", _context(_find(request, number)))


@require_POST
@needs(None)
def cancel(request: PanelRequest, number: UUID) -> HttpResponse:
    found = _find(request, number)
    actions.cancel(job=found, by=request.actor)
    messages.info(request, "Cancelled. Nothing was made.")
    return redirect("jobs:job", number=number)


@require_POST
@needs(None)
def retry(request: PanelRequest, number: UUID) -> HttpResponse:
    found = _find(request, number)
    actions.retry(job=found, by=request.actor)
    messages.info(request, "It will be tried again.")
    return redirect("jobs:job", number=number)


def _find(request: PanelRequest, number: UUID) -> Job:
    found = queries.job(number, by=request.actor)
    if found is None:
        raise Http404("There is no such work on your panel.")
    return found


def _context(found: Job) -> dict[str, Any]:
    return {
        "job": found,
        "progress": presenters.progress(found),
        "steps": presenters.steps(found),
        "result": presenters.result(found),
    }
