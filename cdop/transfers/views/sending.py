"""A case goes to another panel, or came from one."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from cdop.access.guards import PanelRequest, needs
from cdop.access.permissions import Permission
from cdop.cases.queries import find_case
from cdop.transfers import actions, queries
from cdop.transfers.forms import OfferForm, OutsideForm, ReceivedForm
from cdop.transfers.views.frame import READ_AND_WRITE, asked, case_back, typed


@require_http_methods(READ_AND_WRITE)
@needs(Permission.IDENTITY_VIEW)
def offer(request: PanelRequest, reference: str) -> HttpResponse:
    """Offer the case to a panel of this installation."""
    case = find_case(reference, by=request.actor)
    form = OfferForm(typed(request), panels=queries.other_panels(request.actor))
    return asked(
        request,
        form,
        lambda: actions.offer(case=case, by=request.actor, **form.answers),
        title=f"Offer case {case.reference} to another panel",
        back=case_back(case),
        done="The case is offered. It stays with this panel until the other one accepts it.",
        submit="Offer the case",
        intro="Until it decides, the other panel sees the age, the home area, the day of death and your reason. "
        "Those there who may see identity can look at who the child was; it is recorded.",
    )


@require_http_methods(READ_AND_WRITE)
@needs(Permission.IDENTITY_VIEW)
def outside(request: PanelRequest, reference: str) -> HttpResponse:
    """Record that a panel outside this installation reviews the death."""
    case = find_case(reference, by=request.actor)
    form = OutsideForm(typed(request))
    return asked(
        request,
        form,
        lambda: actions.send_outside(case=case, by=request.actor, **form.answers),
        title=f"Transfer case {case.reference} to a panel outside this system",
        back=case_back(case),
        done="The case is transferred. Its record is kept here.",
        submit="Transfer the case",
        intro="This only records the transfer. Send the records by a way both panels have agreed is safe.",
    )


@require_http_methods(READ_AND_WRITE)
@needs(Permission.CASE_EDIT)
def received(request: PanelRequest, reference: str) -> HttpResponse:
    """Record that a panel outside this installation sent the case."""
    case = find_case(reference, by=request.actor)
    form = ReceivedForm(typed(request))
    return asked(
        request,
        form,
        lambda: actions.record_received(case=case, by=request.actor, **form.answers),
        title=f"Case {case.reference} came from another panel",
        back=case_back(case),
        done="It is recorded where the case came from.",
        submit="Save",
    )
