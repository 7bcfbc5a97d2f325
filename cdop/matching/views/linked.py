"""The tab of a case on what it is tied to: duplicates, merges, links, incidents."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import queries as cases
from cdop.cases.models import Case
from cdop.core.refusals import Refused
from cdop.matching import actions, queries
from cdop.matching.forms import LinkForm, OtherForm, ReasonForm
from cdop.matching.presenters import linked as shown
from cdop.matching.presenters import merging as merges_shown
from cdop.matching.views.frame import READ_AND_WRITE, typed


@require_safe
@needs(Permission.CASE_VIEW)
def case(request: PanelRequest, reference: str) -> HttpResponse:
    """Everything a case is tied to."""
    return _page(request, cases.open_case(reference, by=request.actor, section="linked"))


@require_safe
@needs(Permission.CASE_VIEW)
def kept(request: PanelRequest, reference: str) -> HttpResponse:
    """From a record that was merged to the one that is kept."""
    found = cases.find_case(reference, by=request.actor)
    gone = queries.linked(found, by=request.actor).merged_into(found)
    return redirect("cases:case", gone.kept.reference if gone else found.reference)


@require_POST
@needs(Permission.CASE_EDIT)
def link(request: PanelRequest, reference: str) -> HttpResponse:
    """Say that another case belongs with this one."""
    found = cases.find_case(reference, by=request.actor)
    form = LinkForm(request.POST, prefix="link")
    if form.is_valid():
        try:
            other = _other(form, request)
            actions.link(one=found, other=other, kind=form.cleaned_data["kind"], by=request.actor)
        except Refused as refused:
            form.add_error("other", refused.sentence)
        else:
            messages.info(request, f"Linked with {other.reference}. Both cases show it.")
            return redirect("matching:case", found.reference)
    return _page(request, found, link_form=form)


@require_POST
@needs(Permission.CASE_EDIT)
def compare(request: PanelRequest, reference: str) -> HttpResponse:
    """Look at this case and another side by side, though nothing found them alike."""
    found = cases.find_case(reference, by=request.actor)
    form = OtherForm(request.POST, prefix="compare")
    if form.is_valid():
        try:
            pair = actions.put_together(one=found, other=_other(form, request), by=request.actor)
        except Refused as refused:
            form.add_error("other", refused.sentence)
        else:
            return redirect("matching:pair", pair.pk)
    return _page(request, found, compare_form=form)


@require_POST
@needs(Permission.CASE_EDIT)
def unlink(request: PanelRequest, number: int) -> HttpResponse:
    """Take a link back."""
    held = queries.find_link(number, by=request.actor)
    actions.unlink(link=held, by=request.actor)
    messages.info(request, "The link is withdrawn.")
    back = held.case_b if request.POST.get("from") == held.case_b.reference else held.case_a
    return redirect("matching:case", back.reference)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def undo(request: PanelRequest, number: int) -> HttpResponse:
    """Take two merged records apart again."""
    held = queries.find_merge(number, by=request.actor)
    form = ReasonForm(typed(request), question="Why are they not records of one child?")
    if form.is_bound and form.is_valid():
        try:
            left = actions.unmerge(merge=held, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            _say_undone(request, left)
            return redirect("matching:case", held.merged.reference)
    context = {
        "title": f"Separate {held.merged} from {held.kept}",
        "merge": held,
        "taken": merges_shown.taken_in_words(held),
        "form": form,
        "submit": "Separate the records",
        "cancel": reverse("matching:case", args=[held.kept.reference]),
        "back": reverse("matching:case", args=[held.kept.reference]),
    }
    return render(request, "matching/undo.html", context)


def _say_undone(request: PanelRequest, left: list[dict[str, Any]]) -> None:
    messages.info(request, "The records stand apart again, each as it was.")
    if left:
        told = merges_shown.left_in_words(left)
        messages.warning(request, f"Changed since the merging, and so left as they are: {told}.")


def _other(form: OtherForm, request: PanelRequest) -> Case:
    try:
        return cases.find_case(form.cleaned_data["other"], by=request.actor)
    except Http404:
        raise Refused("There is no case with this reference on your panel. Check it.") from None


def _page(request: PanelRequest, found: Case, **forms: Any) -> HttpResponse:
    held = queries.linked(found, by=request.actor)
    context = {
        "title": f"Linked records of {found.reference}",
        "case": found,
        "gone": held.merged_into(found),
        "kept_from": shown.merges(held.kept_from(found)),
        "undone": shown.undone(held.merges, found),
        "pairs": shown.pairs_table(found, queries.pairs_of(found, by=request.actor)),
        "links": shown.links(found, held.links),
        "incidents": shown.incidents_table(held.incidents),
        "link_form": LinkForm(prefix="link"),
        "compare_form": OtherForm(prefix="compare"),
        **forms,
    }
    context["forms"] = [context["link_form"], context["compare_form"]]
    return render(request, "matching/case.html", context)
