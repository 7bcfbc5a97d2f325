"""Pages of the papers of a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cdop.access.actors import check
from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.attachments import actions, presenters, queries
from cdop.attachments.checking import TYPES, check_size
from cdop.attachments.forms import AttachForm, WithdrawForm
from cdop.cases.models import Case
from cdop.cases.queries import find_case, open_case
from cdop.core.refusals import Refused
from cdop.core.words import count


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_VIEW)
def files(request: PanelRequest, reference: str) -> HttpResponse:
    """The papers of a case, and attaching more."""
    if request.method != "POST":
        return _page(request, open_case(reference, by=request.actor, tab="files"), AttachForm())
    check(request.actor, Permission.CASE_EDIT)
    found = find_case(reference, by=request.actor)
    form = AttachForm(request.POST, request.FILES)
    if form.is_valid() and _attach_each(request, found, form):
        return redirect("attachments:files", found.reference)
    return _page(request, found, form)


def _attach_each(request: PanelRequest, case: Case, form: AttachForm) -> bool:
    """Keep every file that may be kept; each of the others is named with what is wrong. Whether all were."""
    wanted = dict(form.cleaned_data)  # an error takes the answer out of the form's own
    kept = 0
    for file in wanted["papers"]:
        try:
            check_size(file.size or 0)
            actions.attach(
                case=case,
                name=file.name or "",
                raw=file.read(),
                kind=wanted["kind"],
                title=wanted["title"],
                is_identifiable=not wanted["is_anonymous"],
                by=request.actor,
            )
        except Refused as refused:
            form.add_error("papers", f"{file.name}: {refused.sentence}")
        else:
            kept += 1
    if kept:
        messages.info(request, f"{count(kept, 'file is', 'files are')} kept with the case.")
    return kept == len(wanted["papers"])


def _page(request: PanelRequest, case: Case, form: AttachForm) -> HttpResponse:
    held = queries.papers_of(case, by=request.actor)
    may_edit = request.actor.may(Permission.CASE_EDIT)
    context = {
        "title": "Files",
        "case": case,
        "form": form if may_edit else None,
        "has_files": bool(held),
        "papers": presenters.papers(
            held, may_open=request.actor.may(Permission.IDENTITY_VIEW), may_withdraw=may_edit
        ),
    }
    return render(request, "attachments/files.html", context)


@require_GET
@needs(Permission.CASE_VIEW)
def download(request: PanelRequest, number: UUID) -> HttpResponse:
    """One file, as it was kept or not at all; recorded. Its name tells nothing of what it holds."""
    paper = queries.find_paper(number, by=request.actor)
    content = actions.hand_out(paper=paper, by=request.actor)
    response = HttpResponse(content, content_type=TYPES[paper.suffix].media)
    name = f"{paper.case.reference}-{paper.kind}-{str(paper.id)[:8]}{paper.suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_EDIT)
def withdraw(request: PanelRequest, number: UUID) -> HttpResponse:
    """Take a file off the case, with the reason."""
    paper = queries.find_paper(number, by=request.actor)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(paper=paper, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.info(request, "The file is withdrawn.")
            return redirect("attachments:files", paper.case.reference)
    context = {"title": "Withdraw a file", "case": paper.case, "paper": paper, "form": form}
    return render(request, "attachments/withdraw.html", context)
