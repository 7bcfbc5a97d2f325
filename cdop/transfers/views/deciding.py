"""What other panels offer to this one: seen, accepted, sent back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.jobs import queries as jobs
from cdop.jobs.presenters import words as job_words
from cdop.reference.queries import area_names
from cdop.transfers import actions, presenters, queries
from cdop.transfers.forms import WhyForm
from cdop.transfers.models import Transfer
from cdop.transfers.views.frame import READ_AND_WRITE, asked, typed

_MOST = 50


@require_safe
@needs(Permission.CASE_VIEW)
def transfers(request: PanelRequest) -> HttpResponse:
    """Offers to decide, offers that wait, and what became of all others."""
    to_decide = list(queries.incoming(request.actor)[:_MOST])
    waiting = list(queries.undecided(request.actor)[:_MOST])
    page = paginate(queries.settled(request.actor), request.GET.get("page"))
    areas = area_names({row.area for row in to_decide})
    context = {
        "title": "Transfers",
        "incoming": presenters.incoming_table(to_decide, areas) if to_decide else None,
        "waiting": presenters.outgoing_table("Waiting for another panel", waiting) if waiting else None,
        "settled": presenters.outgoing_table("History", page.rows) if page.rows else None,
        "page": page,
    }
    return render(request, "transfers/transfers.html", context)


@require_safe
@needs(Permission.CASE_VIEW)
def incoming(request: PanelRequest, number: UUID) -> HttpResponse:
    """One offer: the facts to decide by."""
    row = queries.find_incoming(number, by=request.actor)
    return render(request, "transfers/incoming.html", _context(request, row))


@require_POST
@needs(Permission.IDENTITY_VIEW)
def identity(request: PanelRequest, number: UUID) -> HttpResponse:
    """The offer with who the child is, on this answer only; that it was seen is recorded."""
    row = queries.find_incoming(number, by=request.actor)
    who = presenters.child(queries.child_of(row, by=request.actor))
    return render(request, "transfers/incoming.html", {**_context(request, row), "who": who})


@require_POST
@needs(Permission.IDENTITY_VIEW)
def accept(request: PanelRequest, number: UUID) -> HttpResponse:
    """Take the case on."""
    row = queries.find_incoming(number, by=request.actor)
    actions.accept(transfer=row, by=request.actor)
    messages.info(request, "Accepted. The case is brought over now; this takes a few moments.")
    return redirect("transfers:incoming", number)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def reject(request: PanelRequest, number: UUID) -> HttpResponse:
    """Send the case back, and say why."""
    row = queries.find_incoming(number, by=request.actor)
    form = WhyForm(typed(request))
    return asked(
        request,
        form,
        lambda: actions.reject(transfer=row, by=request.actor, **form.cleaned_data),
        title=f"Send the case back to {row.other_name}",
        back=("Offer", reverse("transfers:incoming", args=[number])),
        done="The other panel is told. The case stays with it.",
        submit="Send it back",
    )


def _context(request: PanelRequest, row: Transfer) -> dict[str, Any]:
    words = queries.words_of([row], by=request.actor)[row.id]
    job = jobs.job(row.job, by=request.actor) if row.job and row.is_waiting else None
    return {
        "title": f"A case offered by {row.other_name}",
        "transfer": row,
        "facts": presenters.facts(row, words, area_names({row.area})),
        "under_way": job_words(job) if job else "",
        "failed": job is not None and job.state in ("failed", "dead"),
    }
