"""Pages of the panel's own rates and of change over time, for each as much as may be seen."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.artefacts.writers.csv_file import write_csv
from cdop.monitoring import queries
from cdop.monitoring.actions import note_seen
from cdop.monitoring.breaks import told
from cdop.monitoring.forms import DeathsForm, RateForm, asked
from cdop.monitoring.presenters import pages, series
from cdop.monitoring.queries import Look
from cdop.monitoring.rates import OWN
from cdop.monitoring.watching import groups


@require_safe
@needs(Permission.FIGURES_VIEW)
def rates(request: PanelRequest) -> HttpResponse:
    """The panel's own rates beside published ones; exact for those who may see that."""
    seen = queries.look(by=request.actor)
    given = _given(request, seen) | {"years": asked(request.GET.get("years"), ("3", "1"))}
    length = int(given["years"])
    side = queries.own_beside_published(seen, given["rate"], given["place"], length)
    context: dict[str, Any] = {
        "title": f"Rates, {side.place.words}",
        "filters": RateForm(places=seen.places, initial=given),
        "seen": seen,
        "side": side,
        "breaks": told(),
        "page": pages.rates(side),
    }
    if seen.is_exact:
        each = [queries.own_beside_published(seen, name, given["place"]) for name in OWN]
        context |= pages.exact_rates(each, side, queries.split(seen, side))
    else:
        context["years"] = pages.years(queries.protected_years(seen, by=request.actor))
    return render(request, "monitoring/rates.html", context)


@require_safe
@needs(Permission.FIGURES_VIEW)
def over_time(request: PanelRequest) -> HttpResponse:
    """Rates year by year, days between deaths and charts that watch; for others the protected years."""
    seen = queries.look(by=request.actor)
    offered = [group.name for group in groups()]
    given = _given(request, seen) | {"deaths": asked(request.GET.get("deaths"), offered)}
    context: dict[str, Any] = {"title": "Change over time", "seen": seen, "breaks": told()}
    if seen.is_exact:
        single, rolling = (
            queries.own_beside_published(seen, given["rate"], given["place"], length) for length in (1, 3)
        )
        group = next(each for each in groups() if each.name == given["deaths"])
        context["signals"] = pages.signals(queries.signals(by=request.actor))
        context["filters"] = DeathsForm(places=seen.places, initial=given)
        context["page"] = pages.over_time(single, rolling, queries.watched(seen), group, seen.deaths or ())
    else:
        context["years"] = pages.years(queries.protected_years(seen, by=request.actor))
    return render(request, "monitoring/over_time.html", context)


@require_POST
@needs(Permission.FIGURES_EXACT)
def seen(request: PanelRequest, number: int) -> HttpResponse:
    """That somebody looked at a signal."""
    found = queries.find_signal(number, by=request.actor)
    note_seen(signal=found, by=request.actor)
    messages.success(request, "Noted that you have looked at this signal.")
    return redirect("monitoring:over_time")


@require_safe
@needs(Permission.FIGURES_VIEW)
def protected_file(request: PanelRequest, kind: str) -> HttpResponse:
    """Deaths by year and their rate as CSV or SVG, protected whoever asks."""
    if kind not in ("csv", "svg"):
        raise Http404("There is no such file.")
    found = queries.protected_file(by=request.actor)
    if kind == "csv":
        answer = HttpResponse(write_csv(series.years_file(found)), content_type="text/csv; charset=utf-8")
    else:
        drawn = series.of_years(found)
        if drawn is None:
            raise Http404("Too few years have a rate to draw this.")
        answer = HttpResponse(drawn.wide, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="deaths_by_year.{kind}"'
    return answer


def _given(request: PanelRequest, seen: Look) -> dict[str, str]:
    """The rate and area in the address; nonsense falls back to the first."""
    return {
        "rate": asked(request.GET.get("rate"), tuple(OWN)),
        "place": seen.place(request.GET.get("place", "")).code,
    }
