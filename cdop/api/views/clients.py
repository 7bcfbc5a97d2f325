"""Who manages members lets programs in, sees which there are, and ends them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.api import actions, presenters, queries, rules
from cdop.api.forms import ClientForm, EndForm
from cdop.core.pages import paginate
from cdop.core.refusals import Refused

_READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_safe
@needs(Permission.MEMBERS_MANAGE)
def clients(request: PanelRequest) -> HttpResponse:
    """Every client, those that may read now first."""
    page = paginate(queries.clients(by=request.actor), request.GET.get("page"))
    context = {
        "title": "Machine clients",
        "page": page,
        "table": presenters.clients_table(list(page.rows)),
        "description": presenters.address("openapi"),
        "breadcrumbs": [("Members", reverse("access:members"))],
    }
    return render(request, "api/clients.html", context)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.MEMBERS_MANAGE)
def add(request: PanelRequest) -> HttpResponse:
    """Make one, and show its token this once: nothing keeps it, so there is no page to come back to."""
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            client, token = actions.add_client(**form.asked(), by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            context = {
                "title": "Copy the token now",
                "client": client,
                "token": token,
                "breadcrumbs": _crumbs(),
            }
            return render(request, "api/added.html", context)
    context = {
        "title": "Let a program read releases",
        "form": form,
        "submit": "Make the client",
        "cancel": reverse("api:clients"),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "api/add.html", context)


@require_http_methods(_READ_AND_WRITE)
@needs(Permission.MEMBERS_MANAGE)
def end(request: PanelRequest, number: UUID) -> HttpResponse:
    """End one before its time."""
    client = queries.find_client(number, by=request.actor)
    rules.check_can_end(client)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_client(client=client, reason=form.cleaned_data["reason"], by=request.actor)
        messages.info(request, "Ended. Its token opens nothing any more.")
        return redirect("api:clients")
    context = {
        "title": "End this client",
        "caption": client.name,
        "form": form,
        "submit": "End it",
        "cancel": reverse("api:clients"),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "api/end.html", context)


def _crumbs() -> list[tuple[str, str]]:
    return [("Members", reverse("access:members")), ("Machine clients", reverse("api:clients"))]
