"""The question and its answer, with everything asked in the address, so that it is the same for everyone."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts.plots import plot_response
from cdop.core.refusals import Refused
from cdop.dataset.codelists.evidence import StudiedDeath
from cdop.indicators import queries as indicators
from cdop.whatif import asking, queries
from cdop.whatif.evidence import PublishedRisk
from cdop.whatif.forms import AskForm
from cdop.whatif.presenters import answer as presenters
from cdop.whatif.reckoning import SEED


@require_safe
@needs(Permission.FIGURES_VIEW)
def what_if(request: PanelRequest) -> HttpResponse:
    """How many fewer exposed, and how many deaths fewer in ten years."""
    shelf, risks = indicators.shelf(), queries.risks(request.actor)
    form = _form(request, shelf, risks)
    context = {"title": "What if fewer were exposed?", "form": form, "no_risk": not form.risks}
    if form.is_valid():
        try:
            asked = asking.ask(shelf, risks, form.question)
        except Refused as refused:
            context["refused"] = refused.sentence
        else:
            context |= {"shown": presenters.shown(asked), "query": _query(form)}
    return render(request, "whatif/what_if.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def plot_file(request: PanelRequest, kind: str) -> HttpResponse:
    """The plot as SVG or PNG, or its numbers as CSV: made of published and typed numbers only."""
    shelf, risks = indicators.shelf(), queries.risks(request.actor)
    form = _form(request, shelf, risks)
    if not form.is_valid():
        raise Refused("These numbers cannot be reckoned with. Open the page and look at what is wrong there.")
    drawn = presenters.plot(asking.ask(shelf, risks, form.question))
    return plot_response(kind, "what_if", svg=drawn.wide, file=drawn.file)


def _form(request: PanelRequest, shelf: indicators.Shelf, risks: dict[str, PublishedRisk]) -> AskForm:
    """Bound to the address; what is missing in it is filled in with the usual."""
    areas = shelf.panel_areas(by=request.actor)
    typed: QueryDict = request.GET.copy()
    area = typed.get("area", "")
    if area not in areas:
        area = typed["area"] = next((code for code in areas if code.startswith("E10")), areas[0])
    if not StudiedDeath.has(typed.get("outcome")):
        typed["outcome"] = StudiedDeath.NEONATAL.code
    outcome = StudiedDeath(str(typed["outcome"]))
    offered = asking.offered(risks, outcome)
    names = [each.name for each in offered]
    chosen = [name for name in typed.getlist("factor") if name in names]
    usual = asking.usual(shelf, risks, area, outcome)
    typed.setlist("factor", chosen or usual["factor"])
    typed.setdefault("goal", usual["goal"])
    typed.setdefault("seed", str(SEED))
    return AskForm([(code, shelf.geography.name(code)) for code in areas], offered, typed)


def _query(form: AskForm) -> str:
    """Everything asked, as an address holds it."""
    data = form.data
    assert isinstance(data, QueryDict)
    return data.urlencode()
