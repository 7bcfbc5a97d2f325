"""One case field by field, in the order of the national form: to be read, printed and typed in there."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.returns import case_level
from cdop.returns.definitions.known import definition
from cdop.returns.presenters import fields as shown


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_VIEW)
def fields(request: PanelRequest, reference: str) -> HttpResponse:
    """Without names until they are asked for, which takes the right to see who the child was and is recorded."""
    by = request.actor
    with_identity = request.method == "POST"
    case = cases.find_case(reference, by=by)
    kind = case_level.kind_with_fields()
    lines = case_level.field_lines(kind, case, by=by, with_identity=with_identity)
    context = {
        "title": "Fields of the national form",
        "case": case,
        "mapping": definition(kind),
        "tables": shown.tables(lines),
        "summary": shown.summary(lines),
        "notice": shown.notice(lines),
        "with_identity": with_identity,
        "read_at": timezone.now(),
    }
    return render(request, "returns/fields.html", context)
