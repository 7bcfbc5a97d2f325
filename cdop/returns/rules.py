"""When a return may be prepared, and when its sending may be noted."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cdop.access.actors import AnyActor
from cdop.core.refusals import Refused
from cdop.core.words import day
from cdop.figures.cohort import cohort_for_year
from cdop.figures.models import Release
from cdop.figures.states import OUT
from cdop.returns.definitions.findings import checks_of, refuse_if_blocked
from cdop.returns.definitions.known import part_of


def check_can_produce(kind: str, year: str, by: AnyActor) -> None:
    """Raise Refused with what stands in the way of one part, its cases named to those who may see them."""
    _, part = part_of(kind)
    cohort = cohort_for_year(by.panel_id or 0, part.basis, year)
    refuse_if_blocked(checks_of(part, cohort, by=by))


def check_can_note_sending(sent_on: date, left_on: date) -> None:
    """Raise Refused unless the return had left when it is said to have been sent."""
    if sent_on < left_on:
        raise Refused(
            f"This return was released on {day(left_on)}: it cannot have been sent before that day."
        )
    if sent_on > timezone.localdate():
        raise Refused("The day it was sent has not come yet.")


def check_is_out(release: Release) -> None:
    if release.state not in OUT:
        raise Refused(
            "This return has not been released. Note its sending when a second person has approved it."
        )
