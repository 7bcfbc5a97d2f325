"""The addresses of programs: what was released, each table of it, and a description of it all."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cdop.access.guards import public
from cdop.api import actions, presenters, queries
from cdop.api.answers import CSV, JSON, given, marked, trouble
from cdop.api.description import DESCRIPTION
from cdop.api.filters import PAGE, chosen
from cdop.api.guards import machine
from cdop.api.machines import Machine
from cdop.core.pages import paginate
from cdop.core.words import day
from cdop.disclosure.publication import ProtectedTable
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.tablefile import csv_bytes
from cdop.figures.models import Release
from cdop.figures.released import ReleasedFigures
from cdop.figures.states import State
from cdop.figures.writing import figures_of


@machine
def releases(request: HttpRequest, by: Machine) -> HttpResponse:
    """The list, a page at a time."""
    found, wrong = chosen(request.GET)
    if wrong:
        return trouble(400, "Some parameters were not understood; see “fields”.", fields=wrong)
    page = paginate(queries.releases(by=by, **found), request.GET.get(PAGE))
    actions.note_reading(act="api.listed", by=by)
    kept = {name: value for name, value in request.GET.items() if name != PAGE and value}
    return given(request, presenters.listed(page, f"{urlencode(kept)}&" if kept else ""))


@machine
def release(request: HttpRequest, by: Machine, number: UUID) -> HttpResponse:
    """What it says of itself, and where its tables are."""
    found = queries.find_release(number, by=by)
    actions.note_reading(act="api.release_read", by=by, release=str(found.id))
    if found.state is State.WITHDRAWN:
        return _withdrawn(found)
    return given(request, presenters.whole(found, figures_of(found)))


@machine
def table(request: HttpRequest, by: Machine, number: UUID, name: str) -> HttpResponse:
    """One table, in the form that the program would rather have."""
    wanted = request.get_preferred_type([JSON, CSV])
    if wanted is None:
        return trouble(406, f"A table is given as {JSON} or as {CSV}: ask for one of them with Accept.")
    return _table(request, by, number, name, wanted)


@machine
def table_json(request: HttpRequest, by: Machine, number: UUID, name: str) -> HttpResponse:
    """One table with what it says of itself."""
    return _table(request, by, number, name, JSON)


@machine
def table_csv(request: HttpRequest, by: Machine, number: UUID, name: str) -> HttpResponse:
    """The same bytes as in the files of the release."""
    return _table(request, by, number, name, CSV)


@machine
def nothing(request: HttpRequest, by: Machine, rest: str = "") -> HttpResponse:
    """Every other address."""
    where = presenters.address("openapi")
    raise Http404(f"There is nothing at this address. What there is stands in {where}.")


@require_safe
@public
def openapi(request: HttpRequest) -> HttpResponse:
    """The description. It tells of no panel, so it needs no token."""
    return given(request, DESCRIPTION)


def _table(request: HttpRequest, by: Machine, number: UUID, name: str, wanted: str) -> HttpResponse:
    found = queries.find_release(number, by=by)
    actions.note_reading(act="api.table_read", by=by, release=str(found.id), table=name)
    if found.state is State.WITHDRAWN:
        return _withdrawn(found)
    figures = figures_of(found)
    named = _named(figures, name)
    if wanted == CSV:
        return marked(request, csv_bytes(named), CSV)
    return given(request, presenters.table_whole(found, named, figures.rule.sentence))


def _named(figures: ReleasedFigures, name: str) -> ProtectedTable:
    try:
        return figures.table(name)
    except BadTable as missing:
        raise Http404(str(missing)) from None


def _withdrawn(found: Release) -> HttpResponse:
    at, reason = found.notice_at, found.notice  # type: ignore[attr-defined]
    return trouble(
        410,
        f"This release was withdrawn on {day(at)}: {reason} Do not use its figures any more.",
        state=found.state.code,
        withdrawn_at=at.isoformat(),
        reason=reason,
        replaced_by=str(found.later) if found.later else None,  # type: ignore[attr-defined]
    )
