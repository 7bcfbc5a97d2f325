"""The transfers of one case: where it went or came from, and what came back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.presenters.words import age_at_death, state_words
from cdop.cases.queries import BESIDE, find_case, open_case
from cdop.jobs import queries as jobs
from cdop.jobs.presenters import words as job_words
from cdop.transfers import actions, presenters, queries, rules
from cdop.transfers.forms import HeardForm, LearningForm, WhyForm
from cdop.transfers.models import Transfer
from cdop.transfers.views.frame import READ_AND_WRITE, asked, case_back, typed


@require_safe
@needs(Permission.CASE_VIEW)
def case(request: PanelRequest, reference: str) -> HttpResponse:
    """Where the case was offered, went or came from."""
    found = open_case(reference, by=request.actor, tab="transfers")
    rows = queries.transfers_of(found, by=request.actor)
    words = queries.words_of(rows, by=request.actor)
    waiting = next((row for row in rows if row.direction == "out" and row.is_waiting), None)
    has_origin = any(row.direction == "in" for row in rows)
    state, tone = state_words(found)
    context = {
        "title": f"Transfers of {found.reference}",
        "case": found,
        "age": age_at_death(found),
        "state": state,
        "tone": tone,
        "transfers": presenters.by_id(rows, words, is_closed=found.state == "closed"),
        "waiting": waiting,
        "under_way": _under_way(request, waiting),
        "may_offer": waiting is None and rules.can_offer(found.state),
        "may_receive": not has_origin and found.state in [state.code for state in rules.RECEIVED_IN],
    }
    return render(request, "transfers/case.html", context)


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def withdraw(request: PanelRequest, reference: str, number: UUID) -> HttpResponse:
    """Take back an offer that is not answered."""
    found = find_case(reference, by=request.actor)
    row = queries.find_transfer(found, number, by=request.actor)
    form = WhyForm(typed(request))
    return asked(
        request,
        form,
        lambda: actions.withdraw(transfer=row, by=request.actor, **form.cleaned_data),
        title=f"Withdraw the offer to {row.other_name}",
        back=case_back(found),
        done="The offer is withdrawn. The case stays with this panel.",
        submit="Withdraw the offer",
    )


@require_http_methods(READ_AND_WRITE)
@needs(Permission.REVIEW_SIGN_OFF)
def learning(request: PanelRequest, reference: str, number: UUID) -> HttpResponse:
    """Send the panel that sent the case the words it may know."""
    found = find_case(reference, by=request.actor)
    row = queries.find_transfer(found, number, by=request.actor)
    form = LearningForm(typed(request))
    return asked(
        request,
        form,
        lambda: actions.send_learning(transfer=row, by=request.actor, **form.cleaned_data),
        title=f"Send learning to {row.other_name}",
        back=case_back(found),
        done="The learning is on its way.",
        submit="Send",
    )


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def hear_back(request: PanelRequest, reference: str, number: UUID) -> HttpResponse:
    """Write down what a panel outside this installation sent back."""
    found = find_case(reference, by=request.actor)
    row = queries.find_transfer(found, number, by=request.actor)
    form = HeardForm(typed(request))
    return asked(
        request,
        form,
        lambda: actions.hear_back(transfer=row, by=request.actor, **form.cleaned_data),
        title=f"What {row.other_name} sent back",
        back=case_back(found),
        done="It is saved with the transfer.",
        submit="Save",
    )


@require_safe
@needs(Permission.IDENTITY_VIEW)
def printed(request: PanelRequest, reference: str) -> HttpResponse:
    """The case field by field, with names, to be printed for a panel outside. That it was made is recorded."""
    found = find_case(reference, by=request.actor, beside=BESIDE)
    rows = queries.transfers_of(found, by=request.actor)
    forms = next(
        (row.forms for row in rows if row.direction == "out"), [form.slug for form in presenters.CHOSEN]
    )
    packed = queries.packed_case(found, forms=forms, by=request.actor)
    context = {
        "title": f"Case {found.reference} for another panel",
        "case": found,
        "sections": presenters.printed(packed),
    }
    return render(request, "transfers/printed.html", context)


def _under_way(request: PanelRequest, waiting: Transfer | None) -> str:
    """How far the sending is, while the other panel has not got it."""
    if waiting is None or waiting.records_sent_on or waiting.job is None:
        return ""
    job = jobs.job(waiting.job, by=request.actor)
    return job_words(job) if job else ""
