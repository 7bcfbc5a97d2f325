"""What is kept of a search: new pairs, decisions that hold, pairs that are raised again only for a reason."""

from __future__ import annotations

from datetime import date

import pytest

from cdop.audit.models import Event
from cdop.cases import actions as cases
from cdop.core.refusals import NotAllowed, Refused
from cdop.jobs.models import Job
from cdop.matching import actions
from cdop.matching.models import Candidate, Link
from cdop.matching.queries import open_pairs, search
from cdop.matching.tasks import look
from tests.makers.cases import make_case, nhs_number
from tests.makers.pairs import CHILD, make_pair, make_two
from tests.makers.panels import make_actor, make_panel


def test_a_pair_is_kept_once_with_its_reasons(by) -> None:
    pair = make_pair(by, surname="NUNEZ TESTNAME", forenames="robin")
    assert (pair.suggestion, pair.decided) == ("same_child", "open")
    assert {"code": "names_alike", "alike": 1.0} in pair.reasons
    assert {"code": "same_death"} in pair.reasons
    assert actions.find_duplicates(by=by).new == 0
    assert Candidate.objects.filter(panel_id=by.panel_id).count() == 1


def test_a_decided_pair_is_not_raised_again_unless_a_record_changed(by) -> None:
    pair = make_pair(by)
    actions.decide_different(candidate=pair, reason="Cousins of the same name", by=by)
    assert actions.find_duplicates(by=by).raised_again == 0
    assert not open_pairs(by=by).exists()
    cases.record_section(case=pair.case_b, slug="child_identity", values={"address": "2 New Road"}, by=by)
    assert actions.find_duplicates(by=by).raised_again == 1
    assert open_pairs(by=by).get() == pair


def test_a_pair_that_is_alike_no_more_lapses_and_comes_back(by) -> None:
    pair = make_pair(by)
    other = {
        "surname": "Quite",
        "forenames": "Different",
        "date_of_birth": date(2024, 1, 9),
        "postcode": "PR1 1AA",
    }
    cases.record_section(case=pair.case_b, slug="child_identity", values=other, by=by)
    assert actions.find_duplicates(by=by).lapsed == 1
    cases.record_section(
        case=pair.case_b,
        slug="child_identity",
        values={name: CHILD[name] for name in other},
        by=by,
    )
    assert actions.find_duplicates(by=by).raised_again == 1


def test_different_needs_a_reason_and_is_decided_once(by) -> None:
    pair = make_pair(by)
    with pytest.raises(Refused, match="Say why"):
        actions.decide_different(candidate=pair, reason=" ", by=by)
    actions.decide_different(candidate=pair, reason="Cousins", by=by)
    with pytest.raises(Refused, match="decided about this pair already"):
        actions.decide_different(candidate=pair, reason="Cousins", by=by)


def test_twins_are_suggested_as_twins_and_linked_both_ways(by) -> None:
    one, two = nhs_number(5001), nhs_number(5002)
    case_a = make_case(by, **{**CHILD, "nhs_number": one})
    case_b = make_case(by, **{**CHILD, "forenames": "Jo", "nhs_number": two})
    actions.find_duplicates(by=by)
    pair = Candidate.objects.get(panel_id=by.panel_id)
    assert pair.suggestion == "twins"
    link = actions.link(one=case_b, other=case_a, kind="twins", by=by)
    assert actions.link(one=case_a, other=case_b, kind="twins", by=by) == link
    pair.refresh_from_db()
    assert pair.decided == "linked"
    for case in (case_a, case_b):
        assert Link.objects.standing().of(case).count() == 1
    actions.unlink(link=link, by=by)
    pair.refresh_from_db()
    assert pair.decided == "open"


def test_two_records_put_together_by_hand_stay_until_decided(by) -> None:
    one, other = make_case(by), make_case(by)
    pair = actions.put_together(one=other, other=one, by=by)
    assert actions.put_together(one=one, other=other, by=by) == pair
    actions.find_duplicates(by=by)
    pair.refresh_from_db()
    assert pair.decided == "open"


def test_a_search_is_recorded_once_with_how_many_were_compared(by) -> None:
    make_two(by)
    search(by=by)
    event = Event.objects.filter(chain=by.panel_id, act="identity.compared").get()
    assert event.detail == {"cases": 2}


def test_the_worker_looks_once_for_what_has_changed(by) -> None:
    make_two(by)
    asked = actions.ask(by=by)
    assert asked is not None and actions.ask(by=by) is None
    make_case(by)
    assert actions.ask(by=by) != asked
    assert Job.objects.filter(panel_id=by.panel_id, kind="matching.find").count() == 2

    class Run:
        def step(self, name: str) -> None: ...

    run = Run()
    run.by, run.args = by, {}
    assert look(run)() == "1"
    assert look(run)() == "0"


def test_an_empty_panel_asks_for_nothing(by) -> None:
    assert actions.ask(by=by) is None


def test_only_those_who_record_cases_search(by) -> None:
    with pytest.raises(NotAllowed):
        search(by=make_actor(make_panel("matchshire"), "chair"))
