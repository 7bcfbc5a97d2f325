"""Merging two records of one child, and taking them apart again: nothing of either is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from cdop.access.actors import Actor
from cdop.access.permissions import Permission
from cdop.cases import actions as cases
from cdop.cases import queries
from cdop.cases.models import Case, CaseStep
from cdop.cases.states import State
from cdop.cases.stores import STORES, Store
from cdop.core.refusals import NotAllowed, Refused
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import case_facts
from cdop.matching import actions
from cdop.matching.models import Candidate, Merge
from cdop.reviews import actions as reviews
from tests.makers.cases import make_accepted_case, make_case, make_listed_case, make_signed_case
from tests.makers.pairs import CHILD, make_merge, make_pair, make_two
from tests.makers.panels import chair_beside, make_actor, make_panel, scope_of


def answers(case: Case, by) -> dict[str, Any]:
    """Every answer of a case in clear, and its rows that stand."""
    told: dict[str, Any] = {}
    for slug, store in STORES.items():
        if store is Store.ROWS:
            told[slug] = [row.values for row in queries.rows(case, slug, by=by)]
        else:
            told[slug] = dict(queries.saved_section(case, slug, by=by).values)
    return told


def facts(case: Case) -> dict[str, Any]:
    """Every column of the case itself."""
    return Case.objects.filter(panel_id=case.panel_id, pk=case.pk).values().get()


def test_both_stand_as_before_when_a_merge_is_undone(by) -> None:
    one, other = make_two(by, surname="Nunez", sex="male", place_of_death="road", address="9 Elsewhere Road")
    cases.record_section(case=other, slug="birth", values={"gestation_weeks": 31}, by=by)
    cases.add_row(case=other, slug="people", values={"relation": "mother", "person_name": "Ana"}, by=by)
    row = queries.identities([other], by=by)[0].rows
    before = [(answers(case, by), facts(case)) for case in (one, other)]
    choices = {
        "child_identity": ["surname", "address"],
        "child": ["sex"],
        "death": ["place_of_death"],
        "birth": ["gestation_weeks"],
    }
    made = actions.merge(keep=one, other=other, choices=choices, rows=row, reason="Twice", by=by)
    assert answers(one, by)["child_identity"]["surname"] == "Nunez"
    assert answers(one, by)["birth"]["gestation_weeks"] == 31
    assert len(answers(one, by)["people"]) == 1
    assert actions.unmerge(merge=made, reason="Two children", by=by) == []
    assert [(answers(case, by), facts(case)) for case in (one, other)] == before


def test_the_merged_record_keeps_every_answer_and_is_counted_no_more(by) -> None:
    one, other = make_two(by)
    kept = answers(other, by)
    cohort = Cohort(by.panel_id, Basis.DEATH, date(2025, 4, 1), date(2026, 3, 31))
    assert len(case_facts(cohort)) == 2
    made = actions.merge(keep=one, other=other, choices={}, reason="Twice", by=by)
    assert answers(other, by) == kept
    assert [each.case_id for each in case_facts(cohort)] == [one.pk]
    actions.unmerge(merge=made, reason="Two children", by=by)
    assert len(case_facts(cohort)) == 2


def test_a_record_goes_back_to_the_state_and_the_day_it_came_from(by) -> None:
    one, other = make_case(by), make_accepted_case(by)
    before = facts(other)
    made = actions.merge(keep=one, other=other, choices={}, reason="Twice", by=by)
    assert facts(other)["state"] == "merged"
    step = CaseStep.objects.filter(panel_id=by.panel_id, case=other).last()
    assert (step.from_state, step.reason) == ("info_gathering", f"Merged with {one.reference}")
    actions.unmerge(merge=made, reason="Two children", by=by)
    assert facts(other) == before


def test_what_somebody_changed_since_is_left_and_named(by) -> None:
    merge = make_merge(by, {"child": ["sex"], "death": ["place_of_death"]}, sex="male", place_of_death="road")
    cases.record_section(case=merge.kept, slug="child", values={"sex": "not_known"}, by=by)
    left = actions.unmerge(merge=merge, reason="Two children", by=by)
    assert left == [{"section": "child", "fields": ["sex"]}]
    told = answers(merge.kept, by)
    assert (told["child"]["sex"], told["death"]["place_of_death"]) == ("not_known", "hosp_ed")


def test_a_merged_record_is_left_as_it_is(by) -> None:
    merge = make_merge(by)
    gone = Case.objects.get(pk=merge.merged_id)
    with pytest.raises(Refused, match="merged with another"):
        cases.record_section(case=gone, slug="child", values={"sex": "male"}, by=by)
    with pytest.raises(Refused, match="merged with another"):
        cases.add_row(case=gone, slug="people", values={"relation": "mother"}, by=by)
    for step in (cases.begin_triage, cases.retriage):
        with pytest.raises(Refused, match="merged with another"):
            step(case=gone, by=by, **({"reason": "x"} if step is cases.retriage else {}))


def test_a_review_past_its_draft_is_not_merged_away(by) -> None:
    listed, _ = make_listed_case(by)
    with pytest.raises(Refused, match="past its draft"):
        actions.merge(keep=make_case(by), other=listed, choices={}, reason="Twice", by=by)
    assert actions.merge(keep=listed, other=make_case(by), choices={}, reason="Twice", by=by)


def test_a_record_once_closed_is_not_merged_away(by) -> None:
    """Also when it was reopened and sent back to gathering information: its first review is counted."""
    case, chair = make_signed_case(by), chair_beside(by)
    with scope_of(chair):
        reviews.reopen(case=case, reason="New facts", by=chair)
    reviews.list_for_panel(case=case, on=date(2026, 1, 20), by=by)
    cases.take_step(case=case, to=State.DEFERRED, reason="More is needed", by=by)
    cases.resume_gathering(case=case, reason="More is needed", by=by)
    with pytest.raises(Refused, match="past its draft"):
        actions.merge(keep=make_case(by), other=case, choices={}, reason="Twice", by=by)


def test_what_cannot_be_merged_is_refused_and_nothing_changes(by) -> None:
    one, other = make_two(by)
    third = make_case(by)
    cases.begin_triage(case=third, by=by)
    cases.decide_out_of_scope(case=third, reason="Wales", reason_code="not_resident_declined", by=by)
    wrong = [
        ({"keep": one, "other": one}, "same record"),
        ({"keep": one, "other": other, "reason": " "}, "Say why"),
        ({"keep": third, "other": other}, "Keep the other record"),
    ]
    for asked, words in wrong:
        with pytest.raises(Refused, match=words):
            actions.merge(**{"choices": {}, "reason": "Twice", **asked}, by=by)
    actions.link(one=one, other=other, kind="twins", by=by)
    with pytest.raises(Refused, match="linked as different children"):
        actions.merge(keep=one, other=other, choices={}, reason="Twice", by=by)
    assert not Merge.objects.filter(panel_id=by.panel_id).exists()


def test_chains_are_undone_from_their_end(by) -> None:
    merge = make_merge(by)
    third = make_case(by)
    with pytest.raises(Refused, match="was merged into"):
        actions.merge(keep=third, other=merge.kept, choices={}, reason="Thrice", by=by)
    with pytest.raises(Refused, match="Merge with that one instead"):
        actions.merge(keep=merge.merged, other=third, choices={}, reason="Thrice", by=by)
    actions.unmerge(merge=merge, reason="Two", by=by)
    with pytest.raises(Refused, match="undid this already"):
        actions.unmerge(merge=merge, reason="Two", by=by)


def test_two_dates_are_taken_over_whichever_must_come_first(by) -> None:
    one = make_case(by, **CHILD)
    later = {"date_of_birth": date(2025, 9, 1), "date_of_death": date(2025, 9, 20)}
    other = make_case(by, **{**CHILD, **later})
    choices = {"child_identity": ["date_of_birth"], "death": ["date_of_death"]}
    made = actions.merge(keep=one, other=other, choices=choices, reason="Twice", by=by)
    assert facts(one)["died_on"] == date(2025, 9, 20)
    actions.unmerge(merge=made, reason="Two", by=by)
    assert facts(one)["died_on"] == date(2025, 5, 11)


def test_an_undone_pair_is_to_be_decided_again(by) -> None:
    pair = make_pair(by)
    made = actions.merge(keep=pair.case_a, other=pair.case_b, choices={}, reason="Twice", by=by)
    pair.refresh_from_db()
    assert pair.decided == "same_child"
    actions.unmerge(merge=made, reason="Two", by=by)
    pair.refresh_from_db()
    assert pair.decided == "open"
    assert actions.find_duplicates(by=by).new == 0


def test_only_those_who_may_see_who_they_were_merge(by) -> None:
    one, other = make_two(by)
    chair = make_actor(make_panel("matchshire"), "chair")
    with pytest.raises(NotAllowed):
        actions.merge(keep=one, other=other, choices={}, reason="Twice", by=chair)


def test_the_right_to_change_a_case_is_not_enough_to_merge(by) -> None:
    """A merge reads who both children were, whatever rights a role of the future holds."""
    one, other = make_two(by)

    class Unseeing(Actor):
        def may(self, permission: Permission) -> bool:
            return permission is not Permission.IDENTITY_VIEW and super().may(permission)

    unseeing = Unseeing(**vars(by))
    with pytest.raises(NotAllowed):
        actions.merge(keep=one, other=other, choices={}, reason="Twice", by=unseeing)
    made = actions.merge(keep=one, other=other, choices={}, reason="Twice", by=by)
    with pytest.raises(NotAllowed):
        actions.unmerge(merge=made, reason="Two", by=unseeing)


def test_no_answer_stands_in_the_rows_of_matching(by) -> None:
    """Names are in no column: not of pairs, merges, links or lists."""
    make_merge(by, {"child_identity": ["surname"]}, surname="Nunez")
    actions.find_duplicates(by=by)
    for model in apps.get_app_config("matching").get_models():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT t::text FROM {model._meta.db_table} t")
            text = " ".join(row[0] for row in cursor.fetchall()).casefold()
        assert "nunez" not in text and "núñez" not in text and "robin" not in text, model
    assert Candidate.objects.filter(panel_id=by.panel_id).exists()
