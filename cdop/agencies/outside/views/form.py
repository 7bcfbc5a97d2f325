"""The form behind a link: what is asked, one section at a time, what is typed kept in between."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import public
from cdop.agencies.actions import answering
from cdop.agencies.outside import presenters as shown
from cdop.agencies.outside import reading
from cdop.agencies.outside.cookies import secret_in
from cdop.agencies.outside.entry import Visitor, behind_code, doorkeeper_of
from cdop.agencies.outside.paper import Paper, child_of, draft_of, drafts_of, open_paper
from cdop.agencies.outside.sheet_forms import SheetForm
from cdop.core import forgery
from cdop.core.forgery import asks_again
from cdop.core.refusals import Refused
from cdop.dataset.elements import Section

_NEVER_SEEN = -1
_RUN_OUT = "Your time has run out. What you typed is kept, and shown once you have entered a new code."


@require_safe
@behind_code
def tasks(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Whom it concerns, what is asked, and how far each section is."""
    paper = open_paper(visitor.request, by=visitor.by)
    context = {
        "visitor": visitor,
        "child": child_of(visitor.request.case, by=visitor.by),
        "tasks": shown.tasks(paper, drafts_of(visitor.request, by=visitor.by), visitor.token),
        "minutes": shown.minutes(paper),
        "is_begun": bool(paper.versions),
    }
    return render(request, "agencies/outside/tasks.html", context)


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
@public
def section(request: HttpRequest, token: str, slug: str) -> HttpResponse:
    """One section. What is typed by somebody whose time has run out is kept unread until they come back."""
    answer: HttpResponse = _section(request, token, slug=slug)
    is_theirs = request.method == "POST" and not request.is_forged  # type: ignore[attr-defined]
    if answer.status_code == 403 and is_theirs and _keep_unread(request, token, slug):
        return render(request, "agencies/outside/kept.html", {"token": token}, status=403)
    return answer


@require_POST
@public
def draft(request: HttpRequest, token: str, slug: str) -> HttpResponse:
    """What is typed, every few seconds, from a page that has scripts."""
    answer: HttpResponse = _draft(request, token, slug=slug)
    if answer.status_code == 403 and _keep_unread(request, token, slug):
        return HttpResponse(_RUN_OUT, status=401, content_type="text/plain")
    return answer


@behind_code
def _section(request: HttpRequest, visitor: Visitor, slug: str) -> HttpResponse:
    paper = open_paper(visitor.request, by=visitor.by)
    asked = _find(paper, slug)
    if request.method == "POST":
        return _save(request, visitor, paper, asked)
    kept = draft_of(visitor.request, slug, by=visitor.by)
    form = SheetForm(asked, paper, draft=kept)
    version = paper.versions.get(slug, 0)
    return _page(request, visitor, paper, asked, form, version, kept_at=kept.kept_at if kept else None)


def _save(request: HttpRequest, visitor: Visitor, paper: Paper, asked: Section) -> HttpResponse:
    if request.POST.get("then") == "discard" and not request.is_forged:  # type: ignore[attr-defined]
        answering.drop_typed(request=visitor.request, slug=asked.slug, by=visitor.by)
        return redirect("answer:section", visitor.token, asked.slug)
    form = SheetForm(asked, paper, typed=request.POST)
    version = _version(request.POST.get("version", ""))
    if request.is_forged:  # type: ignore[attr-defined]
        form.add_error(forgery.SENTENCE)
    elif form.is_valid():
        try:
            answering.save_answers(
                request=visitor.request, slug=asked.slug, rows=form.rows, version=version, by=visitor.by
            )
        except Refused as refused:
            form.add_error(refused.sentence)
            version = paper.versions.get(asked.slug, 0)
        else:
            return _onwards(request, visitor, paper, asked)
    return _page(request, visitor, paper, asked, form, version)


def _page(
    request: HttpRequest,
    visitor: Visitor,
    paper: Paper,
    asked: Section,
    form: SheetForm,
    version: int,
    **more: Any,
) -> HttpResponse:
    context = {
        "visitor": visitor,
        "section": asked,
        "sheet": form,
        "forms": form.forms,
        "version": version,
        "next": shown.after(paper, asked),
        "progress": paper.progress(asked),
        "title": asked.title,
        **more,
    }
    return render(request, "agencies/outside/section.html", context)


def _onwards(request: HttpRequest, visitor: Visitor, paper: Paper, asked: Section) -> HttpResponse:
    then, following = request.POST.get("then"), shown.after(paper, asked)
    if then == "another":
        return redirect("answer:section", visitor.token, asked.slug)
    if then == "next" and following is not None:
        return redirect("answer:section", visitor.token, following.slug)
    return redirect("answer:tasks", visitor.token)


@behind_code
def _draft(request: HttpRequest, visitor: Visitor, slug: str) -> HttpResponse:
    _find(open_paper(visitor.request, by=visitor.by), slug)
    try:
        answering.keep_typed(request=visitor.request, slug=slug, typed=_typed(request), by=visitor.by)
    except Refused as refused:
        return HttpResponse(refused.sentence, status=409, content_type="text/plain")
    return HttpResponse(status=204)


def _keep_unread(request: HttpRequest, token: str, slug: str) -> bool:
    """Keep what was typed for whoever was let in before and may be again; nothing is shown to them now."""
    with doorkeeper_of(token) as by:
        link = reading.lapsed_link(token, secret_in(request, token), by=by) if by else None
        if by is None or link is None:
            return False
        if open_paper(link.request, by=by).find(slug) is None:
            return False
        answering.keep_typed(request=link.request, slug=slug, typed=_typed(request), by=by)
    return True


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    unsaid = ("csrfmiddlewaretoken", "version", "then")
    return {name: values for name, values in request.POST.lists() if name not in unsaid}


def _find(paper: Paper, slug: str) -> Section:
    found = paper.find(slug)
    if found is None:
        raise Http404("This section is not asked of you.")
    return found


def _version(typed: str) -> int:
    """The version that was seen. Nonsense is none that ever was, so that nothing is overwritten by it."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else _NEVER_SEEN
