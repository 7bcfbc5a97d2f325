"""Asking a form that only some deaths call for, or setting it aside."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases import actions, queries
from cdop.cases.completing import facts_of
from cdop.cases.forms import ReasonForm
from cdop.cases.supplementing import Standing, standings
from cdop.core.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CASE_EDIT)
def supplementary(request: PanelRequest, reference: str, slug: str) -> HttpResponse:
    """Add the form to the case; or, where it is asked, set it aside with a reason."""
    case = queries.find_case(reference, by=request.actor)
    answers = queries.every_answer(case)
    standing = _find(standings(answers, facts_of(case, answers)), slug)
    question = f"Why is “{standing.form.title}” set aside?" if standing.is_asked else ""
    form = ReasonForm(request.POST if request.method == "POST" else None, question=question)
    if request.method == "POST" and form.is_valid():
        try:
            if standing.is_asked:
                reason = form.cleaned_data["reason"]
                actions.set_form_aside(case=case, form=slug, reason=reason, by=request.actor)
            else:
                actions.add_form(case=case, form=slug, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            done = "is set aside" if standing.is_asked else "is added to the case"
            messages.info(request, f"“{standing.form.title}” {done}.")
            return redirect("cases:circumstances", case.reference)
    verb = "Set aside" if standing.is_asked else "Add"
    context = {"title": f"{verb} “{standing.form.title}”", "case": case, "standing": standing, "form": form}
    return render(request, "cases/supplementary.html", {**context, "verb": verb})


def _find(held: list[Standing], slug: str) -> Standing:
    for each in held:
        if each.form.slug == slug:
            return each
    raise Http404("There is no such form.")
