"""Plots to take away: SVG, PNG and CSV, drawn from protected figures whoever asks."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts.charts import WIDE
from cdop.artefacts.writers.csv_file import write_csv
from cdop.artefacts.writers.picture import as_png
from cdop.core.refusals import Refused
from cdop.patterns import protected
from cdop.patterns.offers import protected_offers, years_on_offer
from cdop.patterns.presenters import protected as shown
from cdop.patterns.presenters.plots import Plot

PLOTS = {"ranked": shown.ranked, "together": shown.together}
TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}


@require_safe
@needs(Permission.FIGURES_VIEW)
def plot_file(request: PanelRequest, name: str, kind: str) -> HttpResponse:
    """One plot as a drawing or a picture, or its numbers."""
    if name not in PLOTS or kind not in TYPES:
        raise Http404("There is no such file.")
    today = timezone.localdate()
    asked = protected.asked_of(request.GET.dict(), protected_offers(years_on_offer(today)))
    figures = protected.figures_to_take(f"{name}.{kind}", asked, today, by=request.actor)
    drawn = PLOTS[name](figures, asked)
    if drawn is None:
        raise Refused("The protected figures show nothing to draw for this period. Choose all years.")
    response = HttpResponse(_content(drawn, kind), content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}_by_{asked.basis}.{kind}"'
    return response


def _content(drawn: Plot, kind: str) -> bytes:
    if kind == "csv":
        return write_csv(drawn.file)
    svg = drawn.draw(WIDE)
    return svg.encode() if kind == "svg" else as_png(svg)
