"""The panel's time limits: seen, set, set back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.refusals import Refused
from cdop.dataset.codelists import DeadlineCode
from cdop.timing import actions, presenters, queries
from cdop.timing.forms import LimitForm
from cdop.timing.views.frame import READ_AND_WRITE, typed


@require_safe
@needs(Permission.RULES_MANAGE)
def limits(request: PanelRequest) -> HttpResponse:
    """Every time limit: what holds, what is shipped, and how sure that is."""
    table = presenters.rules_table(queries.rule_book(request.actor), timezone.localdate())
    return render(request, "timing/limits.html", {"title": "Time limits", "table": table})


@require_http_methods(READ_AND_WRITE)
@needs(Permission.RULES_MANAGE)
def limit(request: PanelRequest, code: str) -> HttpResponse:
    """One time limit, to be set for the panel."""
    asked = _code(code)
    rule = queries.rule_book(request.actor).rule(asked, timezone.localdate())
    now = {"offset": rule.length.offset, "unit": rule.length.unit.code, "severity": rule.length.severity.code}
    form = LimitForm(typed(request), initial={**now, "since": timezone.localdate()})
    if form.is_bound and form.is_valid():
        held = form.cleaned_data
        try:
            actions.set_limit(
                code=asked, length=form.length, since=held["since"], note=held["note"], by=request.actor
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, f"The limit “{asked.label}” is set.")
            return redirect("timing:limits")
    context = {
        "title": asked.label,
        "caption": "Time limit",
        "cancel": reverse("timing:limits"),
        "form": form,
        "code": asked,
        "about": presenters.about(asked),
        "is_own": rule.is_own,
        "history": presenters.history_table(queries.history_of_limit(asked, by=request.actor)),
    }
    return render(request, "timing/limit.html", context)


@require_POST
@needs(Permission.RULES_MANAGE)
def reset(request: PanelRequest, code: str) -> HttpResponse:
    """From today the shipped limit holds again."""
    asked = _code(code)
    actions.reset_limit(code=asked, since=timezone.localdate(), by=request.actor)
    messages.info(request, f"The limit “{asked.label}” is as shipped again.")
    return redirect("timing:limits")


def _code(code: str) -> DeadlineCode:
    if not DeadlineCode.has(code):
        raise Http404("There is no such time limit.")
    return DeadlineCode(code)
