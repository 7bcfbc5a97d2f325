"""Two coordinators save the same section at the same moment: one is told, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from cdop.access.actors import Actor
from cdop.cases import actions, queries
from cdop.cases.models import Case, RepeatedRow
from cdop.core.refusals import Refused
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.unit.cases.test_once import together

ROUNDS = 50
"""For each of the four stores: 200 in all."""
Save = Callable[[Actor, str, int], object]


def _section(slug: str, name: str) -> Callable[[Case, RepeatedRow], Save]:
    def prepare(case: Case, row: RepeatedRow) -> Save:
        def save(by: Actor, text: str, version: int) -> object:
            with scope_of(by):
                return actions.record_section(
                    case=case, slug=slug, values={name: text}, version=version, by=by
                )

        return save

    return prepare


def _row(case: Case, row: RepeatedRow) -> Save:
    def save(by: Actor, text: str, version: int) -> object:
        with scope_of(by):
            return actions.change_row(row=row, values={"person_name": text}, version=version, by=by)

    return save


STORES = {
    "columns": (_section("death", "place_text"), "death", "place_text"),
    "identity": (_section("child_identity", "surname"), "child_identity", "surname"),
    "document": (_section("joint_response", "visit_by"), "joint_response", "visit_by"),
    "row": (_row, "people", "person_name"),
}


@pytest.mark.parametrize("kind", STORES)
def test_no_round_of_two_loses_an_answer_in_silence(committed_db: object, kind: str) -> None:
    prepare, slug, name = STORES[kind]
    one, other = make_actor(make_panel()), make_actor(make_panel(), "doctor")
    case = make_case(one)
    with scope_of(one):
        row = actions.add_row(case=case, slug="people", values={"relation": "mother"}, by=one)
    save = prepare(case, row)

    def now() -> queries.Saved:
        with scope_of(one), transaction.atomic():
            if kind == "row":
                return queries.rows(case, slug, by=one)[0].saved
            return queries.saved_section(case, slug, by=one)

    saves = conflicts = 0
    for number in range(ROUNDS):
        seen = now().version
        texts = {one: f"one {number}", other: f"other {number}"}
        told = together(
            lambda n=seen, t=texts: save(one, t[one], n), lambda n=seen, t=texts: save(other, t[other], n)
        )
        after = now()
        winners = [who for who, what in zip((one, other), told, strict=True) if what == [name]]
        losers = [what for what in told if isinstance(what, Refused)]
        assert len(winners) == 1 and len(losers) == 1, told
        assert after.values[name] == texts[winners[0]] and after.version == seen + 1
        saves, conflicts = saves + 1, conflicts + 1
    assert (saves, conflicts) == (ROUNDS, ROUNDS)
