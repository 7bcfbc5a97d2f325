"""Finding a case. Always by POST: what is searched for stands in no address, log or history."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.worklist.forms import SearchForm
from cdop.worklist.presenters import found_table
from cdop.worklist.searching import search as find
from cdop.worklist.searching import words


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_VIEW)
def search(request: PanelRequest) -> HttpResponse:
    """Cases by reference, NHS number, name or words; names only for those who may see who a child was."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    context = {"title": "Find a case", "form": form}
    if request.method == "POST" and form.is_valid():
        found = find(form.cleaned_data["text"], by=request.actor)
        context |= {
            "is_asked": True,
            "found": found,
            "words": words(found),
            "table": found_table(found, on=timezone.localdate()),
        }
    return render(request, "worklist/search.html", context)
