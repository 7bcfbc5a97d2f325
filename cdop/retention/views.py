"""What is past its time, and having it removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.retention import actions, presenters, queries
from cdop.retention.keeping import RULES


@require_safe
@needs(Permission.RETENTION_MANAGE)
def retention(request: PanelRequest) -> HttpResponse:
    """What last night's look found, and what was removed."""
    report = queries.latest_report(by=request.actor)
    context = {
        "title": "What is kept for a time only",
        "report": report,
        "table": presenters.table(report),
        "removals": presenters.removals(queries.removals(by=request.actor)),
    }
    return render(request, "retention/retention.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RETENTION_MANAGE)
def remove(request: PanelRequest, kind: str) -> HttpResponse:
    """Look once more at one kind, and remove what is past its time."""
    rule = RULES.get(kind)
    if rule is None:
        raise Http404("Nothing of this name is kept for a time only.")
    back = reverse("retention:retention")
    if request.method == "POST":
        removal = actions.remove_past(kind=kind, by=request.actor)
        messages.info(request, f"Removed: {removal.count:,}. That you did so is recorded.")
        return redirect(back)
    context = {
        "title": "Remove what is past its time",
        "caption": rule.title,
        "rule": rule,
        "lasting": presenters.lasting(rule.after),
        "found": queries.past(rule, by=request.actor),
        "submit": "Remove for good",
        "cancel": back,
    }
    return render(request, "retention/remove.html", context)
