"""Pages of returns."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts import queries as artefacts
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.dataset.years import latest_years
from cdop.figures import queries as releases
from cdop.figures.presenters import ledger as release_words
from cdop.figures.states import OUT
from cdop.jobs import presenters as job_words
from cdop.jobs import queries as jobs
from cdop.returns import actions, queries
from cdop.returns.forms import ReturnForm, SubmissionForm
from cdop.returns.presenters import returns as presenters

YEARS = 10


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ARTEFACT_VIEW)
def returns(request: PanelRequest) -> HttpResponse:
    """Make a return; those under way and those made."""
    years = latest_years(timezone.localdate(), YEARS)
    if request.method != "POST":
        return _page(request, ReturnForm(presenters.offered(), years))
    check(request.actor, Permission.RETURN_MAKE)
    form = ReturnForm(presenters.offered(), years, request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        kind, year = form.cleaned_data["kind"], form.cleaned_data["year"]
        job = actions.produce(kind=kind, year=year, key=form.key(), by=request.actor)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, form)
    return redirect("jobs:job", number=job.id)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ARTEFACT_VIEW)
def sent(request: PanelRequest, number: UUID) -> HttpResponse:
    """When a return was sent, how, and the receiver's reference; and to note that it was."""
    by = request.actor
    found = queries.find_return(number, by=by)
    form = SubmissionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        check(by, Permission.RETURN_MAKE)
        if form.is_valid():
            try:
                actions.note_submission(release=found, **form.cleaned_data, by=by)
            except Refused as refused:
                form.add_error(None, refused.sentence)
            else:
                messages.info(request, "Noted.")
                return redirect("returns:sent", found.id)
    context = {
        "title": "Sending of this return",
        "caption": found.title,
        "form": form,
        "submit": "Note it",
        "release": found,
        "is_out": found.state in OUT,
        "table": presenters.sendings(queries.submissions_of(found.id, by=by)),
        "breadcrumbs": [("Returns", reverse("returns:returns"))],
    }
    return render(request, "returns/sent.html", context)


def _page(request: PanelRequest, form: ReturnForm) -> HttpResponse:
    by = request.actor
    page = paginate(artefacts.artefacts_of(by, kinds=actions.KINDS), request.GET.get("page"))
    asked = jobs.unfinished(by=by, kinds=(actions.PRODUCE,))
    context = {
        "title": "Returns",
        "form": form,
        "under_way": job_words.listed("Under way", [(presenters.about(job), job) for job in asked]),
        "waiting": release_words.waiting(
            releases.waiting(by=by, kinds=actions.KINDS) if by.may(Permission.FIGURES_VIEW) else []
        ),
        "page": page,
        "made": presenters.made(page.rows, queries.latest_of([a.release_id for a in page.rows], by=by)),
    }
    return render(request, "returns/returns.html", context)
