"""What agencies answered about a death: merged, decided question by question, new answers taken at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.agencies import actions
from cdop.agencies.merging import Question, mark
from cdop.agencies.presenters import answers as shown
from cdop.agencies.queries.answers import merged
from cdop.agencies.views.frame import READ_AND_WRITE
from cdop.cases.models import Case
from cdop.cases.queries import find_case
from cdop.core.refusals import Refused
from cdop.core.words import count
from cdop.dataset.conditions import is_blank
from cdop.dataset.fields import SectionForm, section_form


@require_safe
@needs(Permission.CASE_VIEW)
def answers(request: PanelRequest, reference: str) -> HttpResponse:
    """Every question with every answer and where it came from; what is in dispute stands first."""
    case = find_case(reference, by=request.actor)
    found = merged(case, by=request.actor)
    context = {
        "title": f"Answers of agencies, case {case.reference}",
        "case": case,
        "is_empty": not found.told,
        "summary": shown.summary(found),
        "disputes": shown.disputes(found, case),
        "new": shown.new_table(found.new) if found.new else None,
        "rest": shown.rest_table(found),
        "voices": shown.voices(found.told),
    }
    return render(request, "agencies/answers.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def decide(request: PanelRequest, reference: str, slug: str, name: str) -> HttpResponse:
    """Take one agency's answer, leave the record as it is, or write another."""
    case = find_case(reference, by=request.actor)
    question = merged(case, by=request.actor).find((slug, name))
    if question is None:
        raise Http404("No agency has answered this question.")
    form = _form(question, request.POST if request.POST.get("then") == "type" else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            _decide(request, case, question, form)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.info(request, f"“{question.element.label}” is decided.")
            return redirect("agencies:answers", case.reference)
    context = {
        "title": question.element.label,
        "caption": question.section.title,
        "case": case,
        "dispute": shown.dispute(question, case),
        "form": form,
    }
    return render(request, "agencies/decide.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def take_new(request: PanelRequest, reference: str) -> HttpResponse:
    """All that is new and undisputed, shown first and written at once."""
    case = find_case(reference, by=request.actor)
    new = merged(case, by=request.actor).new
    if request.method == "POST":
        try:
            taken = actions.take_every_new(case=case, seen=request.POST.get("seen", ""), by=request.actor)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.info(request, f"{count(taken, 'answer')} written into the record.")
            return redirect("agencies:answers", case.reference)
    context = {
        "title": "Take what is new",
        "case": case,
        "table": shown.new_table(new) if new else None,
        "seen": mark(new),
    }
    return render(request, "agencies/take_new.html", context)


def _decide(request: PanelRequest, case: Case, question: Question, form: SectionForm) -> None:
    seen, then = request.POST.get("seen", ""), request.POST.get("then", "")
    what: dict[str, Any] = {"case": case, "place": question.place, "seen": seen, "by": request.actor}
    if then == "type":
        actions.type_answer(value=form.cleaned_data[question.element.name], **what)
    elif then == "keep":
        actions.keep_answer(**what)
    elif then.isascii() and then.isdigit() and len(then) < 19:
        actions.take_answer(request=int(then), **what)
    else:
        raise Refused("Choose one of the answers, or write another.")


def _form(question: Question, typed: Any) -> SectionForm:
    """The question by itself, filled with what the record holds."""
    alone = replace(question.section, elements=(replace(question.element, when=None),))
    initial = {} if is_blank(question.held) else {question.element.name: question.held}
    return section_form(alone)(typed, initial=initial)
