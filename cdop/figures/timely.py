"""What was done in time, for one case: by the definitions by which the panel follows its own work.

A step whose day nobody recorded is not called late here: a published figure says only what is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from cdop.agencies.models import Request
from cdop.cases.models import Case
from cdop.dataset.codelists.agencies import RequestStatus
from cdop.dataset.codelists.timing import DeadlineCode, InTime
from cdop.timing.deadlines import due_after
from cdop.timing.measures import MEASURES, Measure
from cdop.timing.queries.times import times_of_all
from cdop.timing.times import CaseTimes

FACTS = {
    "notified_48h": "notified_in_time",
    DeadlineCode.NOTIFY_NCMD.code: "notice_in_time",
    DeadlineCode.CDRM.code: "meeting_in_time",
    DeadlineCode.CDOP_AFTER_CDRM.code: "panel_in_time",
}
"""By measure, the fact that says whether it was met."""
FORMS = "forms_in_time"
_MEASURES = [(each, FACTS[each.key]) for each in MEASURES if each.key in FACTS]
_NOT_SENT = (RequestStatus.DRAFT.code, RequestStatus.WAIVED.code)


def steps_in_time(cases: Sequence[int], panel_id: int) -> dict[int, dict[str, str]]:
    """By case, each of the facts with a code of `InTime`, or blank. Three queries.

    Cases come by number: asked for by the query that found them, they would be looked for anew for each row.
    """
    wanted = Case.objects.filter(panel_id=panel_id, pk__in=cases)
    forms = _forms(cases, panel_id)
    return {
        case: {**{fact: in_time(asked, times) for asked, fact in _MEASURES}, FORMS: forms[case]}
        for case, times in times_of_all(wanted, panel_id).items()
    }


def in_time(asked: Measure, times: CaseTimes) -> str:
    if not asked.counted(times):
        return InTime.NOT_ASKED.code
    start, done = asked.start(times), times.happened.get(asked.done)
    if start is None or done is None:
        return ""
    return (InTime.LATE if due_after(start, asked.length).is_missed_by(done) else InTime.IN_TIME).code


def _forms(cases: Sequence[int], panel_id: int) -> defaultdict[int, str]:
    """Whether all agencies that were asked about the death answered by the day asked for. One query."""
    today = timezone.localdate()
    sent = Request.objects.filter(panel_id=panel_id, case__in=cases).exclude(state__in=_NOT_SENT)
    answers: defaultdict[int, set[str]] = defaultdict(set)
    for case, due, back in sent.values_list("case_id", "due_on", "returned_at").order_by():
        assert due is not None  # a constraint: every request that was sent has a day
        answers[case].add(answered(due, timezone.localdate(back) if back else None, today))
    found: defaultdict[int, str] = defaultdict(lambda: InTime.NOT_ASKED.code)
    found.update({case: all_in_time(each) for case, each in answers.items()})
    return found


def answered(due: date, back: date | None, today: date) -> str:
    """Blank while the answer is awaited and not yet due."""
    if back is None and today <= due:
        return ""
    return (InTime.LATE if (back or today) > due else InTime.IN_TIME).code


def all_in_time(answers: set[str]) -> str:
    return next((each for each in (InTime.LATE.code, "") if each in answers), InTime.IN_TIME.code)
