"""Suggestions accepted or declined by a person, several at once. Nothing is tagged otherwise."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from cdop.access.actors import AnyActor, check
from cdop.access.permissions import Permission
from cdop.audit.actions import record
from cdop.core.refusals import Refused
from cdop.themes.actions.holding import held, settle
from cdop.themes.actions.tagging import tag
from cdop.themes.lines import wording_of
from cdop.themes.models import HowTagged, Standing, Suggestion, Why
from cdop.themes.queries.lines import current_lines

_HOW = {Why.WORDS: HowTagged.BY_WORDS, Why.MODEL: HowTagged.BY_MODEL}


@dataclass(frozen=True)
class Settled:
    """How many were `done` now; how many somebody decided `before`; of how many the line is `gone`."""

    done: int
    before: int
    gone: int = 0


@transaction.atomic
def accept(*, numbers: Collection[int], by: AnyActor) -> Settled:
    """Tag the lines as suggested. What somebody decided meanwhile stays; of words that are gone, nothing is tagged."""
    check(by, Permission.REVIEW_EDIT)
    waiting = _held(numbers, by)
    lines = current_lines(by.panel_id, cases={each.case_id for each in waiting})
    by_wording = {wording_of(line, line.review.case_id): line for line in lines}
    done, gone = [], []
    for each in waiting:
        line = by_wording.get(wording_of(each.line, each.case_id))
        if line is None:
            gone.append(each)
        else:
            tag(theme=each.theme, line=line, by=by, how=_HOW[Why(each.why)])
            done.append(each)
    _end(gone, Standing.LAPSED, by)
    return _settled(numbers, done, Standing.ACCEPTED, by, gone=len(gone))


@transaction.atomic
def decline(*, numbers: Collection[int], by: AnyActor) -> Settled:
    """Say that the lines are not of the themes suggested; they are not suggested again."""
    check(by, Permission.REVIEW_EDIT)
    return _settled(numbers, _held(numbers, by), Standing.DECLINED, by)


def _held(numbers: Collection[int], by: AnyActor) -> list[Suggestion]:
    """Those that still wait. Themes are locked first, as everywhere, then what is suggested of them."""
    if not numbers:
        raise Refused("Choose at least one suggestion.")
    chosen = Suggestion.objects.filter(panel_id=by.panel_id, pk__in=numbers)
    held(set(chosen.values_list("theme_id", flat=True)), by)
    rows = chosen.waiting().select_for_update(of=("self",))
    return list(rows.select_related("theme", "finding", "learning").order_by("pk"))


def _settled(
    numbers: Collection[int], done: list[Suggestion], state: Standing, by: AnyActor, gone: int = 0
) -> Settled:
    before = len(set(numbers)) - len(done) - gone
    if not done and not gone:
        raise Refused("Somebody else decided on these suggestions before you. Look at those that are left.")
    _end(done, state, by)
    record(f"theme.suggestions_{state.code}", by=by, of="theme", lines=len(done), before=before, gone=gone)
    return Settled(len(done), before, gone)


def _end(rows: list[Suggestion], state: Standing, by: AnyActor) -> None:
    settle(Suggestion.objects.filter(panel_id=by.panel_id, pk__in=[each.pk for each in rows]), state, by)
