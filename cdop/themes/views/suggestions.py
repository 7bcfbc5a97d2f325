"""Suggestions that wait for a person: accepted or declined, several at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.jobs import presenters as job_words
from cdop.jobs import queries as jobs
from cdop.themes import actions, comparing, presenters, queries
from cdop.themes.actions.settling import Settled
from cdop.themes.actions.suggesting import SUGGEST
from cdop.themes.forms import DecideForm, LookForm

_ACTS = {"accept": (actions.accept, "accepted"), "decline": (actions.decline, "declined")}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_EDIT)
def suggestions(request: PanelRequest) -> HttpResponse:
    """Those that nobody has decided on, and deciding."""
    if request.method != "POST":
        return _page(request, None)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    act, word = _ACTS[form.cleaned_data["act"]]
    try:
        settled = act(numbers=form.cleaned_data["chosen"], by=request.actor)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _page(request, form)
    messages.info(request, _told(settled, word))
    return redirect("themes:suggestions")


@require_POST
@needs(Permission.REVIEW_EDIT)
def look(request: PanelRequest) -> HttpResponse:
    """Have the worker look through the reviews."""
    form = LookForm(request.POST)
    if not form.is_valid():
        raise Refused("Open the page of suggestions again, and look from there.")
    job = actions.ask_for_suggestions(token=form.cleaned_data["token"], by=request.actor)
    return redirect("jobs:job", number=job.id)


def _page(request: PanelRequest, form: DecideForm | None) -> HttpResponse:
    by = request.actor
    page = paginate(queries.waiting(by=by), request.GET.get("page"))
    under_way = [("Looking for themes in reviews", job) for job in jobs.unfinished(by=by, kinds=(SUGGEST,))]
    context = {
        "title": "Suggested themes",
        "back": ("Themes the panel has named", reverse("themes:themes")),
        "page": page,
        "offered": presenters.offered(page.rows, request.POST.getlist("chosen")),
        "form": form,
        "look": LookForm(),
        "why_not": comparing.why_not(queries.count_tagged(by=by)),
        "under_way": job_words.listed("Under way", under_way),
        "has_themes": bool(queries.in_use(by)),
    }
    return render(request, "themes/suggestions.html", context)


def _told(settled: Settled, word: str) -> str:
    said = [f"{count(settled.done, 'suggestion')} {word}."] if settled.done else []
    if settled.before:
        said.append(f"On {settled.before} somebody else had decided before you.")
    if settled.gone:
        said.append(f"Of {settled.gone} the line was changed or withdrawn meanwhile: nothing was tagged.")
    return " ".join(said)
