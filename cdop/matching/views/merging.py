"""Merging two records: which is kept, and what is taken over of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.matching import actions, queries
from cdop.matching.comparing import Group, Record, compare, only_in_other
from cdop.matching.forms import ReasonForm
from cdop.matching.models import Candidate
from cdop.matching.presenters import merging as shown
from cdop.matching.seen import seen_mark
from cdop.matching.views.frame import READ_AND_WRITE, pairs_crumb, typed

_WHY = "Why are they records of one child?"
_CHANGED = (
    "One of the records was changed after you opened this page. What they say now is below; "
    "your choices are kept. Look through them, then merge."
)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.IDENTITY_VIEW)
def merge(request: PanelRequest, number: int) -> HttpResponse:
    """Each answer of the other record that the kept one lacks or has otherwise, to be taken over or left."""
    pair = queries.find_pair(number, by=request.actor)
    sent = typed(request)
    kept, other = _which(pair, (sent or request.GET).get("keep", ""))
    opened = cases.identities((kept, other), by=request.actor)
    told = [Record(cases.every_answer(c), who) for c, who in zip((kept, other), opened, strict=True)]
    groups, rows = compare(*told), only_in_other(*opened)
    mark = seen_mark(groups, rows)
    form = ReasonForm(sent, question=_WHY)
    taken = set(sent.getlist("take")) if sent is not None else None
    if taken is not None and form.is_valid():
        try:
            if sent.get("seen") != mark:
                raise Refused(_CHANGED)
            actions.merge(
                keep=kept,
                other=other,
                choices=_chosen(groups, taken),
                rows=[row for row in rows if row.number in taken],
                by=request.actor,
                **form.cleaned_data,
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(
                request, f"{other} is merged into {kept}. It is kept whole, and this can be undone."
            )
            return redirect("matching:case", kept.reference)
    context: dict[str, Any] = {
        "title": f"Merge {other} into {kept}",
        "pair": pair,
        "kept": kept,
        "other": other,
        "form": form,
        "sections": shown.choices(groups, taken),
        "entries": shown.entries(rows, taken),
        "seen": mark,
        "breadcrumbs": [pairs_crumb(), (f"Pair {pair.pk}", reverse("matching:pair", args=[pair.pk]))],
    }
    return render(request, "matching/merge.html", context)


def _which(pair: Candidate, keep: str) -> tuple[Case, Case]:
    """The record that is kept, and the other: the one asked for, else the one notified first."""
    both = sorted((pair.case_a, pair.case_b), key=lambda case: (case.notified_at, case.pk))
    if keep == both[1].reference:
        both.reverse()
    return both[0], both[1]


def _chosen(groups: Iterable[Group], taken: set[str]) -> dict[str, list[str]]:
    """The ticked boxes by section; only what the page offers."""
    chosen: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for line in group.lines:
            if line.name in taken and line.state in ("differs", "other_only"):
                slug, name = line.name.split(".")
                chosen[slug].append(name)
    return chosen
