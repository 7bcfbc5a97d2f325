"""Preparing a release in steps: what, for whom, which period, how protected. Answers stay in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.actors import Actor
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.years import latest_years
from cdop.figures import actions
from cdop.figures.forms.decisions import TokenForm
from cdop.figures.forms.wizard import AudienceForm, PeriodForm, RuleForm, Step, TablesForm, WhatForm
from cdop.figures.kinds.tables import KIND as TABLES
from cdop.figures.orders import Order
from cdop.figures.presenters import wizard as shown
from cdop.figures.publications import kinds, publication
from cdop.figures.views.releases import crumbs

YEARS = 10
_FLOW = ("at", "show", "token", "csrfmiddlewaretoken")


@dataclass(frozen=True)
class Steps:
    """The steps there are, with what was answered; later ones are there once earlier ones are right."""

    forms: Mapping[str, Step]
    is_complete: bool

    @property
    def last(self) -> str:
        return list(self.forms)[-1]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.FIGURES_VIEW)
def new(request: PanelRequest) -> HttpResponse:
    """One step after another; at the end all answers, to be looked at and sent."""
    offered = _offered(request.actor)
    data = request.POST if request.method == "POST" else request.GET
    steps = _steps(data, offered)
    if request.method == "POST" and steps.is_complete:
        return _prepare(request, steps)
    show, at = data.get("show", ""), data.get("at", "")
    if steps.is_complete and show not in steps.forms:
        return _check(request, steps, TokenForm())
    name = show if show in steps.forms else steps.last
    answered = any(data.get(each) for each in steps.forms[name].names)
    has_errors = request.method == "POST" or name == at or answered
    return _page(request, data, name, steps, has_errors=has_errors, offered=offered)


def _offered(by: Actor) -> list[tuple[str, str]]:
    found = [(kind, publication(kind)) for kind in kinds()]
    offered = [(kind, each.title) for kind, each in found if by.may(each.permission) and not each.from_text]
    if not offered:
        raise NotAllowed("Your role on this panel does not let you prepare a release.")
    return offered


def _steps(data: QueryDict, offered: list[tuple[str, str]]) -> Steps:
    """The forms up to and with the first that is not right."""
    forms: dict[str, Step] = {"what": WhatForm(offered, data)}
    if not forms["what"].is_valid():
        return Steps(forms, is_complete=False)
    kind = publication(forms["what"].cleaned_data["kind"])
    tables: TablesForm | None = None
    if kind.kind == TABLES:
        forms["tables"] = tables = TablesForm(data)
        if not tables.is_valid():
            return Steps(forms, is_complete=False)
    years = latest_years(timezone.localdate(), YEARS)
    wanted = tables.tables if tables else None
    rest: dict[str, Step] = {
        "audience": AudienceForm(data),
        "period": PeriodForm(years, kind, wanted, data),
        **({"rule": RuleForm(data)} if kind.any_rule else {}),
    }
    for name, form in rest.items():
        forms[name] = form
        if not form.is_valid():
            return Steps(forms, is_complete=False)
    return Steps(forms, is_complete=True)


def _page(
    request: PanelRequest,
    data: QueryDict,
    name: str,
    steps: Steps,
    *,
    has_errors: bool,
    offered: list[tuple[str, str]],
) -> HttpResponse:
    form = steps.forms[name]
    if not form.is_valid() and not has_errors:
        form = _fresh(form, data)
    before = list(steps.forms)[: list(steps.forms).index(name)]
    context = {
        "title": shown.TITLES[name],
        "caption": "Prepare a release",
        "step": name,
        "form": form,
        "others": _others(data, form),
        "back_to": shown.address(_kept(data), before[-1]) if before else reverse("figures:ledger"),
    }
    return render(request, "figures/new_step.html", context)


def _fresh(form: Step, data: QueryDict) -> Step:
    """The form without complaints about what was not asked yet; what was answered before stands."""
    form.is_bound = False
    form._errors = None  # type: ignore[attr-defined]
    form.initial = {**shown.USUAL, **{name: data[name] for name in form.fields if data.get(name)}}
    return form


def _prepare(request: PanelRequest, steps: Steps) -> HttpResponse:
    token = TokenForm(request.POST)
    if not token.is_valid():
        return _check(request, steps, TokenForm())
    try:
        job = actions.ask_to_prepare(order=_order(steps), key=token.key(), by=request.actor)
    except Refused as refused:
        token.add_error(None, refused.sentence)
        return _check(request, steps, token)
    return redirect("jobs:job", number=job.id)


def _order(steps: Steps) -> Order:
    answers: dict[str, Any] = {}
    for form in steps.forms.values():
        answers |= form.cleaned_data
    period, tables = steps.forms["period"], steps.forms.get("tables")
    assert isinstance(period, PeriodForm)
    start, end = period.span()
    held = {
        name: answers[name]
        for name in ("kind", "audience", "method", "threshold", "basis")
        if name in answers
    }
    codes = tuple(table.code for table in tables.tables) if isinstance(tables, TablesForm) else ()
    return Order(start=start, end=end, tables=codes, **held)


def _check(request: PanelRequest, steps: Steps, token: TokenForm) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    context = {
        "title": "Check what will be prepared",
        "caption": "Prepare a release",
        "form": token,
        "lines": shown.answers(_order(steps), request.actor.panel_id, _kept(data)),
        "others": list(_kept(data).items()),
        "back_to": shown.address(_kept(data), steps.last),
        "breadcrumbs": crumbs(),
    }
    return render(request, "figures/new_check.html", context)


def _kept(data: QueryDict) -> dict[str, str]:
    """Every answer in the address, without where one is."""
    return {name: str(value) for name, value in data.items() if name not in _FLOW}


def _others(data: QueryDict, form: Step) -> list[tuple[str, str]]:
    return [(name, value) for name, value in _kept(data).items() if name not in form.names]
