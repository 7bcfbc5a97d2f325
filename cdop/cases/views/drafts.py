"""Keeping what is typed while it is typed. Answers programs in codes and sentences, and people with a page."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import actions, queries
from cdop.cases.actions.rows import NEW
from cdop.cases.sheets import boxes_of, version_of
from cdop.cases.stores import STORES, Store
from cdop.cases.views.frame import find_section
from cdop.core.refusals import Refused


@require_POST
@needs(Permission.CASE_EDIT, keeps_typed=False)
def draft(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """Keep the draft: 204 when it is kept, 409 with a sentence when it cannot be."""
    find_section(slug)
    case = queries.find_case(reference, by=request.actor)
    try:
        actions.keep_draft(
            case=case,
            slug=slug,
            row=_row(request, slug),
            typed=boxes_of(request.POST),
            version=version_of(request.POST),
            by=request.actor,
        )
    except Refused as refused:
        return HttpResponse(refused.sentence, status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_POST
@needs(Permission.CASE_EDIT)
def discard_draft(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """Throw the draft away, and show what is saved."""
    find_section(slug)
    case = queries.find_case(reference, by=request.actor)
    row = _row(request, slug)
    actions.drop_draft(case=case, slug=slug, row=row, by=request.actor)
    if not row:
        return redirect("cases:section", case.reference, slug)
    if row == NEW:
        return redirect("cases:add_row", case.reference, slug)
    return redirect("cases:change_row", case.reference, slug, row)


def _row(request: PanelRequest, slug: str) -> str:
    """Which row a draft is of: none, "new", or one of the case's own by its number."""
    typed = request.POST.get("row", "")
    if STORES[slug] is not Store.ROWS:
        return ""
    try:
        return NEW if typed in ("", NEW) else str(uuid.UUID(typed))
    except ValueError:
        raise Refused("This page was changed on its way. Open it again.") from None
