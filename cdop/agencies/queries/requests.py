"""What agencies were asked about one death, and what of it is back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.models import Contact, Request, RequestQuerySet, RequestStep
from cdop.agencies.queries.chasing import all_requests
from cdop.cases.models import Case
from cdop.dataset.codelists.agencies import RequestStatus as S

NOT_BACK = (S.DRAFT.code, S.SENT.code, S.VIEWED.code, S.PART_COMPLETE.code)
"""States in which something is still to come. A refusal is none: nothing more will come."""


def requests_of(case: Case, *, by: AnyActor) -> list[Request]:
    """The requests of one case, with agency, contact and how often each was reminded; one query."""
    return list(
        all_requests(by).filter(case=case).select_related("contact").order_by("due_on", "agency__name")
    )


def find_request(number: int, *, by: AnyActor, permission: Permission = Permission.CASE_VIEW) -> Request:
    """The request with its agency and case, or 404 as if it did not exist when it is another panel's."""
    check(by, permission)
    found = all_requests(by).filter(pk=number).select_related("contact").first()
    if found is None:
        raise Http404("There is no such request on your panel.")
    return found


def find_requests(numbers: Collection[int], *, by: AnyActor) -> list[Request]:
    """Those of these requests that are the panel's own."""
    return list(all_requests(by).filter(pk__in=list(numbers)))


def steps_of(request: Request, *, by: AnyActor) -> list[RequestStep]:
    """Everything that happened to it, first to last."""
    check(by, Permission.CASE_VIEW)
    return list(RequestStep.objects.filter(panel_id=by.panel_id, request=request))


def contacts_in(request: Request, steps: Sequence[RequestStep], *, by: AnyActor) -> list[Contact]:
    """Everybody a request was ever sent to, and who answers it now."""
    check(by, Permission.CASE_EDIT)
    wanted = {step.contact_id for step in steps} | {request.contact_id}
    return list(Contact.objects.filter(panel_id=by.panel_id, pk__in=[one for one in wanted if one]))


def requests_by_about(about: Collection[str], *, by: AnyActor) -> dict[str, Request]:
    """The requests that letters are about ("request:12"), by that word; one query or none."""
    numbers = [int(one.partition(":")[2]) for one in about if one.startswith("request:")]
    return {f"request:{one.pk}": one for one in find_requests(numbers, by=by)} if numbers else {}


def outstanding(case: Case) -> RequestQuerySet:
    """What agencies still owe this case: drafts that were never sent, and answers awaited. One query or none."""
    rows = Request.objects.filter(panel_id=case.panel_id, case=case, state__in=NOT_BACK)
    return rows.select_related("agency")


def is_everything_back(case: Case) -> bool:
    """Whether agencies were asked and none of them owes anything. A case nobody was asked about is not complete."""
    states = Request.objects.filter(panel_id=case.panel_id, case=case).values_list("state", flat=True)
    held = set(states)
    return bool(held) and not held & set(NOT_BACK)


def asked_agencies(case: Case) -> set[int]:
    """The numbers of the agencies that were asked about this death."""
    rows = Request.objects.filter(panel_id=case.panel_id, case=case)
    return set(rows.values_list("agency_id", flat=True))
