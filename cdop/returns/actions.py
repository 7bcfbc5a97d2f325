"""Asking for a national return, and noting that it was sent."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.figures.models import Release
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job
from cdop.returns.channels import Channel
from cdop.returns.definitions.known import definition, definitions
from cdop.returns.models import Submission
from cdop.returns.queries import find_return, released_on
from cdop.returns.rules import check_can_note_sending, check_can_produce, check_is_out

RETURNS = tuple(definitions())
"""The returns there are, by the kind of their definition."""
KINDS = tuple(part.kind for each in definitions().values() for part in each.parts)
"""What is published of them: a release of its own for each part."""
PRODUCE = "return.produce"


@transaction.atomic
def produce(*, kind: str, year: str, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """Have every part of the return `kind` of a review year (“2023-24”) made by the worker; the first one's job.

    Raises Refused with what stands in the way of any of them.
    """
    check(by, Permission.RETURN_MAKE)
    parts = definition(kind).parts
    if not parts:
        raise Refused(
            f"“{definition(kind).title}” publishes nothing: give it a list to hold against the cases."
        )
    for part in parts:
        check_can_produce(part.kind, year, by)
    jobs = [_ask(part.kind, year, key, by, is_woken=is_woken) for part in parts]
    return jobs[0]


@transaction.atomic
def produce_part(*, kind: str, year: str, key: str, by: AnyActor, is_woken: bool = True) -> Job:
    """The same for one part, by the kind of its publication."""
    check(by, Permission.RETURN_MAKE)
    check_can_produce(kind, year, by)
    return _ask(kind, year, key, by, is_woken=is_woken)


def _ask(kind: str, year: str, key: str, by: AnyActor, *, is_woken: bool) -> Job:
    args = {"kind": kind, "year": year}
    return enqueue(kind=PRODUCE, args=args, key=f"{key}:{kind}", by=by, is_woken=is_woken)


@transaction.atomic
def note_submission(
    *, release: Release, sent_on: date, channel: str, receipt: str, by: AnyActor
) -> Submission:
    """Note that a released return was sent, and the receiver's reference. Noted twice alike, it is one row."""
    check(by, Permission.RETURN_MAKE)
    held = find_return(release.id, by=by)
    check_is_out(held)
    check_can_note_sending(sent_on, released_on(held))
    row, is_new = Submission.objects.get_or_create(
        panel_id=by.panel_id,
        release=held,
        sent_on=sent_on,
        channel=Channel(channel).code,
        receipt=receipt.strip(),
        defaults={"by": by.audit_id, "by_name": by.name},
    )
    if is_new:
        record("return.submitted", by=by, of="release", ref=str(held.id), channel=channel, kind=held.kind)
    return row
