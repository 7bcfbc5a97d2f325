"""Protected figures are kept for the very same question only."""

from __future__ import annotations

from datetime import date

from cdop.figures import kept, release, themes
from cdop.figures.cohort import Basis
from tests.makers.cases import make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of

TODAY = date(2026, 11, 22)


def test_the_same_question_is_answered_once_and_a_changed_record_asked_again(db, monkeypatch):
    office = make_actor(make_panel(), "coordinator")
    proved = []
    protect = release.protected
    monkeypatch.setattr(release, "protected", lambda *a, **k: proved.append(1) or protect(*a, **k))
    with scope_of(office):
        make_signed_case(office)
        cohort = themes.cohort_of(office.panel_id, Basis.DEATH, TODAY)
        first = release.protected_tables(cohort, themes.count, by=office)
        assert release.protected_tables(cohort, themes.count, by=office) is first
        assert len(proved) == 1
        make_signed_case(office)
        release.protected_tables(cohort, themes.count, by=office)
    assert len(proved) == 2


def test_only_the_last_few_are_kept():
    made = [kept.kept(("a test", number), object) for number in range(40)]
    assert kept.kept(("a test", 39), object) is made[39]
    assert kept.kept(("a test", 0), object) is not made[0]
