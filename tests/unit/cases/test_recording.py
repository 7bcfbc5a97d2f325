"""Saving sections: what changed is recorded, nobody overwrites unawares, facts follow the answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from cdop.access.actors import Actor
from cdop.audit.models import Event
from cdop.cases.actions import record_section
from cdop.cases.models import Case, ChildAnswers
from cdop.core.refusals import NotAllowed, Refused
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of


@pytest.fixture
def by(db: None) -> Actor:
    return make_actor(make_panel())


def save(case: Case, slug: str, by: Actor, version: int | None = None, **values: object) -> list[str]:
    with scope_of(by):
        return record_section(case=case, slug=slug, values=values, by=by, version=version)


def test_only_what_changed_is_told_and_recorded(by: Actor) -> None:
    case = make_case(by, sex="female")
    assert save(case, "child", by, sex="female", ethnicity="WBRI") == []
    assert save(case, "child", by, sex="male", ethnicity="WBRI") == ["sex"]
    with scope_of(by), transaction.atomic():
        events = Event.objects.filter(act="section.recorded", object_ref=case.reference)
        assert [event.detail for event in events] == [{"section": "child", "fields": ["sex"]}]


def test_the_second_of_two_to_save_is_told_and_nothing_is_lost(by: Actor) -> None:
    case, colleague = make_case(by), make_actor(make_panel(), "doctor")
    assert save(case, "child", by, version=1, sex="male")
    with pytest.raises(Refused, match=f"{by.name} saved"):
        save(case, "child", colleague, version=1, sex="not_known")
    with scope_of(by), transaction.atomic():
        row = ChildAnswers.objects.get(case=case)
    assert (row.sex, row.version, row.saved_by) == ("male", 2, by.audit_id)


def test_identity_has_versions_too(by: Actor) -> None:
    case = make_case(by)
    save(case, "child_identity", by, version=1, surname="Other")
    with pytest.raises(Refused, match="after you opened it"):
        save(case, "child_identity", by, version=1, surname="Third")


def test_facts_follow_a_corrected_day(by: Actor) -> None:
    case = make_case(by, date_of_birth=date(2023, 2, 1), date_of_death=date(2025, 5, 11))
    assert case.age_band == "1_4"
    save(case, "death", by, date_of_death=date(2023, 2, 10))
    assert (case.died_on, case.age_band) == (date(2023, 2, 10), "0_27d")
    save(case, "child_identity", by, date_of_birth=None)
    assert (case.age_value, case.age_band) == (None, "")


def test_who_may_not_see_identity_cannot_write_it(by: Actor) -> None:
    case, chair = make_case(by), make_actor(make_panel(), "chair")
    for slug, values in (("child_identity", {"surname": "Other"}), ("child", {"sex": "male"})):
        with pytest.raises(NotAllowed):
            save(case, slug, chair, **values)


def test_two_sections_saved_at_once_both_count(committed_db) -> None:
    """Each alone would derive facts from the answers it can see, and undo what follows from the other's."""
    by = make_actor(make_panel())
    case = make_case(by, date_of_death=None, resident_la="")
    told = _beside(
        lambda: record_section(case=case, slug="death", values={"date_of_death": date(2025, 5, 11)}, by=by),
        lambda: save(_again(case), "residence", by, resident_la="E06000009"),
        by,
    )
    with scope_of(by), transaction.atomic():
        found = Case.objects.get(pk=case.pk)
    assert (told, found.died_on, found.area) == (["resident_la"], date(2025, 5, 11), "E06000009")


def test_two_first_saves_of_a_section_do_not_collide(committed_db) -> None:
    by = make_actor(make_panel())
    case = make_case(by)
    told = _beside(
        lambda: record_section(case=case, slug="birth", values={"gestation_weeks": 31}, by=by, version=0),
        lambda: save(_again(case), "birth", by, version=0, gestation_weeks=30),
        by,
    )
    assert isinstance(told, Refused)


def _again(case: Case) -> Case:
    """The case as another request would hold it."""
    return Case(pk=case.pk, panel_id=case.panel_id, reference=case.reference)


def _beside(first: Callable[[], object], second: Callable[[], object], by: Actor) -> object:
    """Do `first`, then `second` on another connection while the first is not committed; what came of it."""
    told: list[object] = []

    def work() -> None:
        try:
            told.append(second())
        except Exception as fault:
            told.append(fault)
        finally:
            connection.close()

    other = threading.Thread(target=work)
    with scope_of(by), transaction.atomic():
        first()
        other.start()
        other.join(2)
    other.join(20)
    return told[0]
