"""Rows of a list beside every record of the panel: found, possibly found, or not notified. Writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from cdop.cases.queries import Known
from cdop.matching.finding import Suggestion, Verdict, find_between
from cdop.matching.finding.verdicts import ReasonCode
from cdop.matching.models import ListRow, RowState
from cdop.matching.people import of_case, of_row

SURE = 85
"""Points from which the only record that is alike is taken as found."""
_MOST = 5


def settle(rows: Sequence[tuple[ListRow, Mapping[str, Any]]], known: Sequence[Known]) -> None:
    """Set the state of each row that was read, with the records that are alike: a twin who was notified as well."""
    cases = {each.case.pk: each.case for each in known}
    people = [of_row(str(row.id), values) for row, values in rows]
    alike: dict[str, list[tuple[int, Verdict]]] = defaultdict(list)
    for pair in find_between(people, [of_case(each) for each in known]):
        alike[str(pair.one.key)].append((int(pair.other.key), pair.verdict))
    for row, _ in rows:
        told = alike[str(row.id)]
        row.like = [_told(cases[number].reference, verdict) for number, verdict in told[:_MOST]]
        found = [each for each in told if each[1].suggestion is Suggestion.SAME_CHILD]
        row.state, row.case = RowState.POSSIBLE.code if found else RowState.NOT_NOTIFIED.code, None
        if found and _is_sure(found):
            row.state, row.case = RowState.FOUND.code, cases[found[0][0]]


def _is_sure(found: Sequence[tuple[int, Verdict]]) -> bool:
    """The same number, or the same name in nearly every other respect, nothing against it, and no other record.

    A baby without a name is never sure: it may be the twin of the one that was notified.
    """
    first = found[0][1]
    codes = {reason.code for reason in first.reasons}
    if any(reason.speaks_against for reason in first.reasons):
        return False
    is_alone = len(found) == 1 and first.score >= SURE
    return ReasonCode.SAME_NHS_NUMBER in codes or (is_alone and ReasonCode.NAMES_ALIKE in codes)


def _told(reference: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "case": reference,
        "score": verdict.score,
        "suggestion": verdict.suggestion.code,
        "reasons": [reason.as_json() for reason in verdict.reasons],
    }
