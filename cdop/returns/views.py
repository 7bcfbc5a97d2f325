"""Pages of returns."""

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
from cdop.jobs import presenters as job_words
from cdop.jobs import queries as jobs
from cdop.returns import actions
from cdop.returns.forms import ReturnForm

YEARS = 10


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.ARTEFACT_VIEW)
def returns(request: PanelRequest) -> HttpResponse:
    """Make a return; those under way and those made."""
    years = latest_years(timezone.localdate(), YEARS)
    if request.method != "POST":
        return _page(request, ReturnForm(years))
    check(request.actor, Permission.RETURN_MAKE)
    form = ReturnForm(years, request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        job = actions.produce(kind="annual", year=form.cleaned_data["year"], key=form.key(), by=request.actor)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, form)
    return redirect("jobs:job", number=job.id)


def _page(request: PanelRequest, form: ReturnForm) -> HttpResponse:
    by = request.actor
    page = paginate(artefacts.artefacts_of(by, kinds=actions.KINDS), request.GET.get("page"))
    asked = jobs.unfinished(by=by, kinds=(actions.PRODUCE,))
    context = {
        "title": "Returns",
        "form": form,
        "under_way": job_words.listed("Under way", [(f"Annual return, {j.args['year']}", j) for j in asked]),
        "page": page,
        "made": artefact_words.listed("Returns made", page.rows),
    }
    return render(request, "returns/returns.html", context)
