"""The steps of preparing a release: their titles, usual answers, and all answers in words."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from cdop.core.shapes import Line
from cdop.figures.audiences import Audience, audience_words
from cdop.figures.cohort import Basis
from cdop.figures.kinds import asked
from cdop.figures.orders import ROUNDING, Order

TITLES = {
    "what": "What is to be released",
    "tables": "Which tables",
    "audience": "For whom",
    "period": "Which period",
    "rule": "How small counts are protected",
}
USUAL = {
    "audience": Audience.PUBLIC.code,
    "basis": Basis.REVIEW.code,
    "method": ROUNDING,
    "threshold": "5",
}


def address(kept: Mapping[str, str], step: str) -> str:
    """The page of one step, with every answer given so far."""
    return f"{reverse('figures:new')}?{urlencode({**kept, 'show': step})}"


def answers(order: Order, panel_id: int, kept: Mapping[str, str]) -> list[Line]:
    """All that will be asked of the worker."""
    kind, cohort = order.publication(), order.cohort(panel_id)

    def change(step: str) -> list[tuple[str, str]]:
        return [("Change", address(kept, step))]

    what = "Tables of your own" if order.of_one_own else kind.title
    lines = [Line("What", what, actions=change("what"))]
    lines += [
        Line(f"Table {number}", asked.words(table), actions=change("tables"))
        for number, table in enumerate(order.wanted_tables, start=1)
    ]
    return [
        *lines,
        Line("For whom", audience_words(order.audience), actions=change("audience")),
        Line("Period", cohort.words, actions=change("period")),
        Line("Counted by", cohort.basis.label[:1].upper() + cohort.basis.label[1:]),
        Line("Protection", order.rule.sentence, actions=change("rule") if kind.any_rule else ()),
    ]
