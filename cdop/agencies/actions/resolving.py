"""The office decides which answer the case holds. The case is written through its own action, as by hand."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.agencies.merging import Place, Question, mark
from cdop.agencies.models import Resolution, Way
from cdop.agencies.queries.answers import Merged, merged
from cdop.audit.actions import record
from cdop.cases import queries as cases
from cdop.cases.actions import record_section
from cdop.cases.models import Case
from cdop.core.refusals import Refused

_CHANGED = (
    "An answer came in or was changed after you opened the page. Nothing was written. "
    "Look at what stands here now, then decide again."
)


@transaction.atomic
def take_answer(*, case: Case, place: Place, request: int, seen: str, by: AnyActor) -> None:
    """Write into the case what the agency of `request` says. `seen` is the question's mark as it was shown."""
    question = _seen(case, place, seen, by)
    given = question.given_by(request)
    if given is None:
        raise Refused(_CHANGED)
    _write(case, place, given.value, by)
    _decide(case, place, Way.TAKEN, by, request=request)


@transaction.atomic
def take_every_new(*, case: Case, seen: str, by: AnyActor) -> int:
    """Write all answers on which agencies agree and the record holds nothing; gives how many."""
    check(by, Permission.CASE_EDIT)
    _lock(case, by)
    new = merged(case, by=by).new
    if mark(new) != seen:
        raise Refused(_CHANGED)
    by_section: dict[str, dict[str, Any]] = {}
    for question in new:
        by_section.setdefault(question.section.slug, {})[question.element.name] = question.given[0].value
    for slug, values in by_section.items():
        _record(case, slug, values, by)
    for question in new:
        _decide(case, question.place, Way.TAKEN, by, request=question.given[0].sources[0].request)
    return len(new)


@transaction.atomic
def type_answer(*, case: Case, place: Place, value: Any, seen: str, by: AnyActor) -> None:
    """Write an answer of the office's own."""
    _seen(case, place, seen, by)
    _write(case, place, value, by)
    _decide(case, place, Way.TYPED, by)


@transaction.atomic
def keep_answer(*, case: Case, place: Place, seen: str, by: AnyActor) -> None:
    """Leave the record as it is, whatever agencies say."""
    _seen(case, place, seen, by)
    _decide(case, place, Way.KEPT, by)


def _seen(case: Case, place: Place, seen: str, by: AnyActor) -> Question:
    check(by, Permission.CASE_EDIT)
    _lock(case, by)
    found: Merged = merged(case, by=by)
    question = found.find(place)
    if question is None or question.seen != seen:
        raise Refused(_CHANGED)
    return question


def _lock(case: Case, by: AnyActor) -> None:
    """Two people deciding at once do so one after the other."""
    Case.objects.select_for_update().get(panel_id=by.panel_id, pk=case.pk)


def _write(case: Case, place: Place, value: Any, by: AnyActor) -> None:
    _record(case, place[0], {place[1]: value}, by)


def _record(case: Case, slug: str, values: dict[str, Any], by: AnyActor) -> None:
    held = cases.saved_section(case, slug, by=by)
    record_section(
        case=case,
        slug=slug,
        values=values,
        version=held.version,
        reason="Taken from what agencies answered.",
        by=by,
    )


def _decide(case: Case, place: Place, way: Way, by: AnyActor, *, request: int | None = None) -> None:
    Resolution.objects.create(
        panel_id=by.panel_id,
        case=case,
        slug=place[0],
        name=place[1],
        way=way.code,
        request_id=request,
        decided_by=by.audit_id,
        decided_by_name=by.name,
    )
    record(
        "answer.decided",
        by=by,
        of="case",
        ref=case.reference,
        section=place[0],
        fields=[place[1]],
        way=way.code,
    )
