"""Two people at the same pair at the same moment: one merge, never two, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from cdop.core.refusals import Refused
from cdop.matching import actions
from cdop.matching.models import Candidate, Link, Merge
from tests.makers.pairs import make_two
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def two(committed_db):
    with transaction.atomic():
        panel = make_panel("raceshire")
        people = make_actor(panel), make_actor(panel)
    with transaction.atomic():
        cases = make_two(people[0])
    return people, cases


def at_once(*works: Callable[[], object]) -> list[object]:
    """What each came to, or the refusal it met."""
    barrier, came = threading.Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            came[place] = work()
        except Refused as refused:
            came[place] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    return came


def scoped_call(by, act, **asked) -> Callable[[], object]:
    def work() -> object:
        with scope_of(by):
            return act(by=by, **asked)

    return work


def test_two_people_merge_the_same_pair_each_keeping_another_record(two) -> None:
    (ann, ben), (one, other) = two
    came = at_once(
        scoped_call(ann, actions.merge, keep=one, other=other, choices={}, reason="Twice"),
        scoped_call(ben, actions.merge, keep=other, other=one, choices={}, reason="Twice"),
    )
    assert sorted(type(each).__name__ for each in came) == ["Merge", "Refused"]
    with scope_of(ann), transaction.atomic():
        assert Merge.objects.filter(panel_id=ann.panel_id).count() == 1
        assert Candidate.objects.filter(panel_id=ann.panel_id).count() == 1


def test_a_merge_and_a_link_of_the_same_pair(two) -> None:
    (ann, ben), (one, other) = two
    at_once(
        scoped_call(ann, actions.merge, keep=one, other=other, choices={}, reason="Twice"),
        scoped_call(ben, actions.link, one=other, other=one, kind="twins"),
    )
    with scope_of(ann), transaction.atomic():
        ends = (
            Merge.objects.filter(panel_id=ann.panel_id).count(),
            Link.objects.filter(panel_id=ann.panel_id).count(),
        )
    assert ends in ((1, 0), (0, 1)), "one child, or two who belong together, never both"


def test_an_undone_merge_is_undone_once(two) -> None:
    (ann, ben), (one, other) = two
    with scope_of(ann):
        made = actions.merge(keep=one, other=other, choices={}, reason="Twice", by=ann)
    came = at_once(*(scoped_call(person, actions.unmerge, merge=made, reason="Two") for person in (ann, ben)))
    assert sorted(type(each).__name__ for each in came) == ["Refused", "list"]


def test_two_searches_side_by_side_keep_each_pair_once(two) -> None:
    (ann, ben), _ = two
    at_once(*(scoped_call(person, actions.find_duplicates) for person in (ann, ben)))
    with scope_of(ann), transaction.atomic():
        assert Candidate.objects.filter(panel_id=ann.panel_id).count() == 1
