"""The ways a return ends: checked and handed in, nothing held, passed on to a colleague."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cdop.agencies.actions import answering
from cdop.agencies.outside import presenters as shown
from cdop.agencies.outside import rules
from cdop.agencies.outside.cookies import take_back
from cdop.agencies.outside.entry import Visitor, behind_code
from cdop.agencies.outside.forms import ColleagueForm, DeclarationForm, NothingForm
from cdop.agencies.outside.paper import Paper, open_paper
from cdop.core.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@behind_code
def check(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Everything that was answered, what is missing, the declaration, and the last button."""
    paper = open_paper(visitor.request, by=visitor.by)
    form = DeclarationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _hand_in(paper, visitor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return take_back(redirect("answer:done", visitor.token), visitor.token)
    context = {
        "visitor": visitor,
        "form": form,
        "parts": shown.answers(paper, visitor.token),
        "missing": shown.missing(paper, visitor.token),
        "is_nil": paper.is_nil,
    }
    return render(request, "agencies/outside/check.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@behind_code
def nothing(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The agency holds nothing about the child: one page."""
    form = NothingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answering.say_nothing_held(
                request=visitor.request, details=form.details(timezone.localdate()), by=visitor.by
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return take_back(redirect("answer:done", visitor.token), visitor.token)
    is_begun = bool(open_paper(visitor.request, by=visitor.by).versions)
    context = {"visitor": visitor, "form": form, "is_begun": is_begun}
    return render(request, "agencies/outside/nothing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@behind_code
def colleague(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Pass the request on. The link used now is dead afterwards."""
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answering.pass_on(request=visitor.request, **form.cleaned_data, by=visitor.by)
        except Refused as refused:
            form.add_error("email", refused.sentence)
        else:
            answer = render(request, "agencies/outside/passed_on.html", {"panel": visitor.by.panel_name})
            return take_back(answer, visitor.token)
    return render(request, "agencies/outside/colleague.html", {"visitor": visitor, "form": form})


def _hand_in(paper: Paper, visitor: Visitor) -> None:
    rules.check_complete([(section.title, element) for section, element in paper.missing()])
    answering.hand_in(request=visitor.request, answered=paper.counting(), nil=paper.is_nil, by=visitor.by)
