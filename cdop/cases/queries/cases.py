"""Finding a case within the person's own panel."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.cases.models import Case, CaseStep
from cdop.cases.models.case import CaseQuerySet


def cases_of(by: AnyActor, permission: Permission = Permission.CASE_VIEW) -> CaseQuerySet:
    """The cases of the panel `by` works for."""
    check(by, permission)
    return Case.objects.filter(panel_id=by.panel_id)


def find_case(
    reference: str,
    *,
    by: AnyActor,
    permission: Permission = Permission.CASE_VIEW,
    beside: tuple[str, ...] = (),
) -> Case:
    """The case, or 404 as if it did not exist when it is another panel's.

    `beside` names answers to be read in the same query ("childanswers").
    """
    cases = cases_of(by, permission).filter(reference=reference.upper())
    case = (cases.select_related(*beside) if beside else cases).first()
    if case is None:
        raise Http404("There is no case with this reference on your panel.")
    return case


# No savepoint: within a request there is a transaction already, which the record must share.
@transaction.atomic(savepoint=False)
def open_case(
    reference: str, *, by: AnyActor, section: str = "", tab: str = "", beside: tuple[str, ...] = ()
) -> Case:
    """The case for reading, one `section` or `tab` of it or the case file; that it was opened is recorded."""
    case = find_case(reference, by=by, beside=beside)
    detail = {name: value for name, value in (("section", section), ("tab", tab)) if value}
    record("case.opened", by=by, of="case", ref=case.reference, **detail)
    return case


def steps(case: Case) -> list[CaseStep]:
    return list(CaseStep.objects.filter(panel_id=case.panel_id, case=case))
