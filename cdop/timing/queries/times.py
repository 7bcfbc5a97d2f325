"""What happened to cases and when, gathered from the case, its steps and what is recorded about time.

Two queries, for one case or for ten thousand. The days of meetings are read from the steps of the case, so that
no day is kept twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    FilteredRelation,
    Q,
    QuerySet,
    TimeField,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from cdop.cases.models import Case, CaseStep
from cdop.cases.states import State
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.dataset.years import bounds, review_year
from cdop.timing.models import CaseDay, Hold, NationalNotice
from cdop.timing.queries.holds import held
from cdop.timing.times import CaseTimes, Event, Happened, Held

Days = dict[Event, Happened]
Json = Mapping[str, Any]

_WITHOUT = {Event.NO_MEETING, Event.MEETING_UNKNOWN}
_TOLD = [state.code for state in (State.CDRM_HELD, State.REVIEWED, State.DEFERRED, State.CLOSED)]


def times_of_all(cases: QuerySet[Case], panel_id: int) -> dict[int, CaseTimes]:
    """The times of each case, by the number of its row."""
    wanted = cases.filter(panel_id=panel_id).order_by()
    lived = _lived({"panel_id": panel_id, "case__in": wanted.values("pk")})
    return {row["pk"]: _times(row, lived[row["pk"]], lived[row["pk"]].holds) for row in _facts(wanted)}


def times_of_one(case: Case, holds: Sequence[Hold]) -> CaseTimes:
    """The times of one case whose holds are at hand; two queries."""
    (row,) = _facts(Case.objects.filter(panel_id=case.panel_id, pk=case.pk))
    lived = _lived({"panel_id": case.panel_id, "case": case})
    return _times(row, lived[case.pk], [held(hold) for hold in holds])


@dataclass
class _Lived:
    """What time limits ask of a case: steps as (from, to, on), days as (kind, on), notices as (what, on, at), holds."""

    steps: list[tuple[str, str, date]] = field(default_factory=list)
    days: list[tuple[str, date | None]] = field(default_factory=list)
    notices: list[tuple[str, date, time | None]] = field(default_factory=list)
    holds: list[Held] = field(default_factory=list)


def _lived(scope: Json) -> defaultdict[int, _Lived]:
    """All four by case, each in the order in which it was recorded or, of holds, began; one query."""
    found: defaultdict[int, _Lived] = defaultdict(_Lived)
    for _, case_id, what, origin, code, on, at, ended, expected in sorted(
        _rows(scope), key=lambda row: row[0]
    ):
        if what == "step":
            found[case_id].steps.append((origin, code, on))
        elif what == "day":
            found[case_id].days.append((code, on))
        elif what == "notice":
            found[case_id].notices.append((code, on, at))
        else:
            found[case_id].holds.append(Held(HoldReason(code), Blocks(origin), on, ended, expected))
    for lived in found.values():
        lived.holds.sort(key=lambda hold: hold.started_on)
    return found


def _rows(scope: Json) -> Iterable[tuple[Any, ...]]:
    """Row, case, what, two codes, a day and time, and of a hold its end and the end it was expected to have."""
    steps = CaseStep.objects.filter(**scope, to_state__in=_TOLD).order_by()
    days = CaseDay.objects.filter(**scope).order_by()
    notices = NationalNotice.objects.filter(**scope, withdrawn_at=None).order_by()
    holds = Hold.objects.filter(**scope).order_by()
    none, no_time, no_day = _words(""), Cast(Value(None), TimeField()), Cast(Value(None), DateField())
    return steps.values_list(
        "pk", "case_id", _words("step"), "from_state", "to_state", "happened_on", no_time, no_day, no_day
    ).union(
        days.values_list(
            "pk", "case_id", _words("day"), none, "kind", "happened_on", no_time, no_day, no_day
        ),
        notices.values_list(
            "pk", "case_id", _words("notice"), none, "what", "sent_on", "sent_time", no_day, no_day
        ),
        holds.values_list(
            Value(0, output_field=BigIntegerField()),  # its own number is none that could be put in order
            "case_id",
            _words("hold"),
            "blocks",
            "reason",
            "started_on",
            no_time,
            "ended_on",
            "expected_end",
        ),
        all=True,
    )


def _words(text: str) -> Value:
    return Value(text, output_field=CharField())


def _facts(cases: QuerySet[Case]) -> Iterable[Json]:
    joint = FilteredRelation("documents", condition=Q(documents__slug="joint_response"))
    return cases.annotate(joint=joint).values(
        "pk",
        "reference",
        "state",
        "died_on",
        "notified_at",
        "deathanswers__time_of_death",
        "deathanswers__jar_triggered",
        "deathanswers__coroner_referred",
        "circumstancesanswers__aware_at",
        "joint__answers",
    )


def _times(row: Json, lived: _Lived, holds: Sequence[Held]) -> CaseTimes:
    happened = {**_from_facts(row), **_from_days(lived.days), **_from_notices(lived.notices)}
    happened |= _from_steps(lived.steps, without=_WITHOUT & set(happened))
    return CaseTimes(
        reference=row["reference"],
        state=row["state"],
        happened=happened,
        holds=tuple(holds),
        jar=row["deathanswers__jar_triggered"] or "",
        visit=(row["joint__answers"] or {}).get("visit_made") or "",
        coroner=row["deathanswers__coroner_referred"] or "",
    )


def _from_facts(row: Json) -> Days:
    joint = row["joint__answers"] or {}
    found = {
        Event.DIED: _day_and_time(row["died_on"], row["deathanswers__time_of_death"]),
        Event.AWARE: _moment(row["circumstancesanswers__aware_at"]),
        Event.RECEIVED: _moment(row["notified_at"]),
        Event.JAR_PLANNED: _moment(joint.get("initial_discussion_at")),
        Event.JAR_VISITED: _moment(joint.get("visit_at")),
    }
    return {event: happened for event, happened in found.items() if happened}


def _from_days(rows: Sequence[tuple[str, date | None]]) -> Days:
    """The newest row of a kind stands; one without a day took it back."""
    return {Event(kind): Happened(on) for kind, on in dict(rows).items() if on}


def _from_notices(rows: Sequence[tuple[str, date, time | None]]) -> Days:
    """The first sending of each kind; on one day, the first whose time is known."""
    found: Days = {}
    for what, on, at in sorted(rows, key=lambda row: (row[1], row[2] or time.max)):
        if happened := _day_and_time(on, at):
            found.setdefault(Event(what), happened)
    return found


def _from_steps(rows: Sequence[tuple[str, str, date]], *, without: set[Event]) -> Days:
    """The first review meeting and the last, and the panel's first conclusion that was not taken back.

    `without` says why the step of the meeting is none, or has no true day.
    """
    found: Days = {}
    is_signed = False
    for origin, to, on in rows:
        happened = Happened(on)
        if to == State.CDRM_HELD:
            if Event.MEETING_UNKNOWN not in without:
                found[Event.MEETING_SETTLED] = happened
            if not without and (Event.MEETING not in found or origin == State.READY_FOR_PANEL):
                found[Event.MEETING] = happened  # from "ready", the day of the meeting was corrected
        elif to == State.REVIEWED:
            found.setdefault(Event.REVIEWED, happened)
        elif to == State.DEFERRED and not is_signed:
            found.pop(Event.REVIEWED, None)
        is_signed = is_signed or to == State.CLOSED
    if Event.REVIEWED in found:
        found[Event.YEAR_END] = Happened(bounds(review_year(found[Event.REVIEWED].on))[1])
    return found


def _day_and_time(on: date | None, at: time | None) -> Happened | None:
    if on is None:
        return None
    return Happened(on, timezone.make_aware(datetime.combine(on, at)) if at else None)


def _moment(value: datetime | str | None) -> Happened | None:
    """A moment from a column, or as a document keeps it."""
    if not value:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return Happened.moment(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
