"""What was written to agencies: sent, failed, or nobody knows."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.agencies import queries
from cdop.agencies.letter_filters import LetterFilters
from cdop.agencies.presenters import letters as shown
from cdop.core.pages import paginate
from cdop.letters import actions as outbox
from cdop.letters import queries as letters_
from cdop.letters import rules as letter_rules

ABOUT = "request:"


@require_safe
@needs(Permission.CASE_EDIT)
def letters(request: PanelRequest) -> HttpResponse:
    """Letters to agencies, newest first."""
    filters = LetterFilters(request.GET, letters_.letters(by=request.actor, about=ABOUT))
    page = paginate(filters.qs.order_by("-written_at", "pk"), request.GET.get("page"))
    about = queries.requests_by_about({one.about for one in page.rows}, by=request.actor)
    context = {
        "title": "Letters to agencies",
        "filters": filters.form,
        "forms": [filters.form],
        "table": shown.table(page.rows, about, caption="Letters, newest first"),
        "page": page,
    }
    return render(request, "agencies/letters.html", context)


@require_safe
@needs(Permission.CASE_EDIT)
def letter(request: PanelRequest, number: UUID) -> HttpResponse:
    """One letter as it was written; its link or code is never shown."""
    found, text = letters_.open_letter(number, by=request.actor)
    about = queries.requests_by_about({found.about}, by=request.actor)
    context = {
        "title": shown.title(found),
        "letter": found,
        "state": shown.state(found),
        "facts": shown.facts(found, text),
        "about": shown.about(about.get(found.about)),
        "body": text.body,
        "can_send_again": letter_rules.can_send_again(found),
    }
    return render(request, "agencies/letter.html", context)


@require_POST
@needs(Permission.CASE_EDIT)
def send_letter_again(request: PanelRequest, number: UUID) -> HttpResponse:
    """A person decides that a letter which did not go, or may not have gone, is sent again."""
    found = letters_.find_letter(number, by=request.actor)
    outbox.send_again(letter=found, by=request.actor)
    messages.info(request, "The letter is on its way again.")
    return redirect("agencies:letter", found.pk)
