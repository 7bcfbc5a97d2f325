"""Writing what a summary says, reading what another wrote, and having it prepared."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import find_case
from cdop.core.pages import paginate
from cdop.core.refusals import Refused
from cdop.dataset.years import latest_years
from cdop.redaction.marks import Mark
from cdop.summaries import actions, presenters, queries, rules
from cdop.summaries.forms import BeginForm, VersionForm, WriteForm
from cdop.summaries.headings import CASE, TEMPLATES, THEME, template
from cdop.summaries.models import SummaryText
from cdop.themes.queries import in_use

YEARS = 10
READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_safe
@needs(Permission.REVIEW_VIEW)
def texts(request: PanelRequest) -> HttpResponse:
    """The texts there are, and where a new one begins."""
    page = paginate(queries.texts_of(request.actor), request.GET.get("page"))
    context = {
        "title": "Learning summaries and texts",
        "back": ("Summaries", reverse("summaries:summaries")),
        "page": page,
        "made": presenters.listed(page.rows),
        "kinds": list(TEMPLATES.values()),
    }
    return render(request, "summaries/texts.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_VIEW)
def begin(request: PanelRequest, kind: str) -> HttpResponse:
    """What a new text is about."""
    check(request.actor, Permission.SUMMARY_MAKE)
    if kind not in TEMPLATES:
        raise Http404("There is no such summary.")
    years = latest_years(timezone.localdate(), YEARS)
    themes = in_use(request.actor) if kind == THEME else []
    form = BeginForm(kind, years, request.POST if request.method == "POST" else None, themes=themes)
    if form.is_bound and form.is_valid():
        try:
            return redirect("summaries:write", number=_begun(request, form).pk)
        except (Refused, Http404) as trouble:
            form.add_error(None, str(trouble))
    back = reverse("summaries:texts")
    context = {
        "title": template(kind).title,
        "kind": kind,
        "form": form,
        "back": ("Learning summaries and texts", back),
        "cancel": back,
        "submit": "Continue",
    }
    return render(request, "summaries/begin.html", context)


def _begun(request: PanelRequest, form: BeginForm) -> SummaryText:
    start, end = form.span()
    case = find_case(form.cleaned_data["reference"].strip(), by=request.actor) if form.kind == CASE else None
    return actions.begin(
        kind=form.kind, start=start, end=end, factors=form.factors(), case=case, by=request.actor
    )


@require_safe
@needs(Permission.REVIEW_VIEW)
def text(request: PanelRequest, number: UUID) -> HttpResponse:
    """What was written, who has read it, and what comes next."""
    found = queries.find_text(number, by=request.actor)
    readings = queries.readings_of(found, by=request.actor)
    readers = {each.read_by for each in readings}
    may_read = request.actor.may(Permission.RELEASE_APPROVE)
    may_write = request.actor.may(Permission.SUMMARY_MAKE)
    context = {
        "title": found.title,
        "back": ("Learning summaries and texts", reverse("summaries:texts")),
        "text": found,
        "kind": template(found.kind),
        "years": presenters.years(found),
        "state": presenters.state(found, len(readings)),
        "parts": presenters.parts(found),
        "readings": readings,
        "version": VersionForm(initial={"version": found.version}),
        "can_read": may_read and rules.can_read(found, readers, request.actor.audit_id),
        "can_prepare": may_write and rules.can_prepare(found, len(readings)),
    }
    return render(request, "summaries/text.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_VIEW)
def write(request: PanelRequest, number: UUID) -> HttpResponse:
    """The form, beside what the reviews say; what is found in the text is asked about before it is saved."""
    check(request.actor, Permission.SUMMARY_MAKE)
    found = queries.find_text(number, by=request.actor)
    if request.method != "POST":
        start = {"title": found.title, "version": found.version, **found.parts}
        return _write_page(request, found, WriteForm(found.kind, initial=start), {})
    form = WriteForm(found.kind, request.POST)
    if not form.is_valid():
        return _write_page(request, found, form, {})
    marks: dict[str, tuple[Mark, ...]] = {}
    try:
        marks = actions.look_through(text=found, typed=form.typed(), by=request.actor)
        actions.write(
            text=found,
            version=form.cleaned_data["version"],
            typed=form.typed(),
            confirmed=form.confirmed(),
            by=request.actor,
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _write_page(request, found, form, marks)
    messages.info(request, "The text was saved. Somebody who did not write it must now read it.")
    return redirect("summaries:text", number=found.pk)


def _write_page(
    request: PanelRequest, found: SummaryText, form: WriteForm, marks: dict[str, tuple[Mark, ...]]
) -> HttpResponse:
    back = reverse("summaries:text", args=[found.pk])
    context = {
        "title": template(found.kind).title,
        "text": found,
        "form": form,
        "back": (found.title, back),
        "cancel": back,
        "submit": "Look through and save",
        "found": presenters.found(found.kind, marks, form.confirmed() if form.is_bound else ()),
        "sources": presenters.source_lines(queries.sources(found, by=request.actor)),
    }
    return render(request, "summaries/write.html", context)


@require_POST
@needs(Permission.RELEASE_APPROVE)
def read(request: PanelRequest, number: UUID) -> HttpResponse:
    """Say that it was read, and that nothing in it tells who a child was."""
    found = queries.find_text(number, by=request.actor)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Refused("Open the text again, and read it before you say so.")
    actions.read(text=found, version=form.cleaned_data["version"], by=request.actor)
    messages.info(request, "It is recorded that you have read this version.")
    return redirect("summaries:text", number=found.pk)


@require_POST
@needs(Permission.SUMMARY_MAKE)
def prepare(request: PanelRequest, number: UUID) -> HttpResponse:
    """Have the summary prepared for release; a second person lets it out."""
    found = queries.find_text(number, by=request.actor)
    job = actions.prepare_text(text=found, by=request.actor)
    return redirect("jobs:job", number=job.id)
