"""Asking for a summary; those under way and those made."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts import presenters as artefact_words
from cdop.artefacts import queries as artefacts
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.dataset.years import latest_years
from cdop.figures import queries as releases
from cdop.figures.presenters import ledger as release_words
from cdop.jobs import presenters as job_words
from cdop.jobs import queries as jobs
from cdop.summaries import actions, presenters
from cdop.summaries.forms import SummaryForm

YEARS = 10


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ARTEFACT_VIEW)
def summaries(request: PanelRequest) -> HttpResponse:
    """Make a summary; those under way and those made."""
    years = latest_years(timezone.localdate(), YEARS)
    if request.method != "POST":
        return _page(request, SummaryForm(years))
    check(request.actor, Permission.SUMMARY_MAKE)
    form = SummaryForm(years, request.POST)
    if not form.is_valid():
        return _page(request, form)
    start, end = form.span()
    try:
        kind = form.cleaned_data["kind"]
        job = actions.produce(kind=kind, start=start, end=end, key=form.key(), by=request.actor)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, form)
    return redirect("jobs:job", number=job.id)


def _page(request: PanelRequest, form: SummaryForm) -> HttpResponse:
    by = request.actor
    page = paginate(artefacts.artefacts_of(by, kinds=actions.KINDS), request.GET.get("page"))
    under_way = [(presenters.about(job), job) for job in jobs.unfinished(by=by, kinds=(actions.PRODUCE,))]
    context = {
        "title": "Summaries",
        "form": form,
        "under_way": job_words.listed("Under way", under_way),
        "waiting": release_words.waiting(
            releases.waiting(by=by, kinds=actions.KINDS) if by.may(Permission.FIGURES_VIEW) else []
        ),
        "page": page,
        "made": artefact_words.listed("Summaries made", page.rows),
    }
    return render(request, "summaries/summaries.html", context)
