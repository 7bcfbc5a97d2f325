"""Holds overlay a case: placed, changed, ended; several overlap; the clock runs on."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from cdop.access.actors import Actor
from cdop.cases import actions as cases
from cdop.cases.queries import history
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists import Blocks, HoldReason
from cdop.timing import actions, queries
from cdop.timing.models import Hold
from tests.makers.cases import make_accepted_case, make_reviewed_case, make_signed_case
from tests.makers.panels import in_panel, make_actor, make_panel
from tests.makers.timing import make_hold

DIED = date(2025, 5, 11)
"""When the children of tests.makers.cases died."""


@pytest.fixture
def case(scope, office: Actor):
    return make_accepted_case(office)


def changed(hold: Hold, by: Actor, **values: object) -> list[str]:
    held = {
        "reason": HoldReason(hold.reason),
        "blocks": Blocks(hold.blocks),
        "started_on": hold.started_on,
        "expected_end": hold.expected_end,
        "note": hold.note,
        "contact": "",
        **values,
    }
    return actions.change_hold(hold=hold, by=by, **held)  # type: ignore[arg-type]


def test_a_hold_leaves_the_state_as_it_is(case, office) -> None:
    make_hold(office, case)
    case.refresh_from_db()
    assert case.state == "info_gathering"


def test_several_may_overlap_and_only_open_ones_block(case, office) -> None:
    make_hold(office, case)
    make_hold(office, case, reason=HoldReason.CRIMINAL, started_on=date(2025, 6, 15))
    make_hold(office, case, reason=HoldReason.CSPR, ended_on=date(2025, 7, 1))
    make_hold(office, case, reason=HoldReason.PMRT, blocks=Blocks.REVIEW_MEETING)
    found = queries.blocking(case, Blocks.PANEL, by=office)
    assert [hold.reason for hold in found] == [HoldReason.INQUEST, HoldReason.CRIMINAL]


@pytest.mark.parametrize(("on", "blocks"), [(5, False), (6, True), (9, True), (10, False)])
def test_a_hold_covers_the_day_it_began_and_not_the_day_it_ended(case, office, on: int, blocks: bool) -> None:
    make_hold(office, case, started_on=date(2025, 6, 6), ended_on=date(2025, 6, 10))
    assert bool(queries.blocking(case, Blocks.PANEL, by=office, on=date(2025, 6, on))) is blocks


def test_days_on_hold_are_counted_once(case, office) -> None:
    make_hold(
        office, case, started_on=date(2025, 5, 1), ended_on=date(2025, 5, 21)
    )  # ten days after the death
    make_hold(office, case, started_on=date(2025, 5, 16), ended_on=date(2025, 5, 31))  # ten more
    elapsed = queries.elapsed_of(queries.times_of(case, by=office), on=date(2025, 6, 30))
    assert elapsed is not None
    assert (elapsed.days, elapsed.held, elapsed.without_holds) == (50, 20, 30)


def test_an_open_hold_counts_until_today_and_no_hold_after_the_review(scope, office) -> None:
    case = make_accepted_case(office)
    make_hold(office, case, started_on=date(2025, 6, 1))
    times = queries.times_of(case, by=office)
    assert [times.elapsed(on).held for on in (date(2025, 6, 1), date(2025, 6, 11))] == [0, 10]  # type: ignore[union-attr]
    reviewed = make_reviewed_case(office, reviewed_on=date(2025, 6, 10))
    make_hold(office, reviewed, started_on=date(2025, 6, 1))
    elapsed = queries.times_of(reviewed, by=office).elapsed(date(2026, 6, 1))
    assert elapsed is not None and (elapsed.days, elapsed.held, elapsed.is_over) == (30, 9, True)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"started_on": date(2999, 1, 1)}, "still to come"),
        ({"expected_end": date(2025, 5, 1)}, "cannot be expected to end"),
    ],
)
def test_days_that_cannot_be_are_refused(case, office, values, sentence) -> None:
    with pytest.raises(Refused, match=sentence):
        make_hold(office, case, **values)


def test_an_end_before_the_start_or_to_come_is_refused(case, office) -> None:
    hold = make_hold(office, case)
    for on, sentence in ((date(2025, 5, 31), "before it began"), (date(2999, 1, 1), "still to come")):
        with pytest.raises(Refused, match=sentence):
            actions.end_hold(hold=hold, on=on, by=office)
    actions.end_hold(hold=hold, on=date(2025, 7, 1), by=office)
    with pytest.raises(Refused, match="before it began"):
        changed(Hold.objects.get(pk=hold.pk), office, started_on=date(2025, 7, 2))


def test_nothing_waits_in_a_case_that_has_come_to_an_end(scope, office, chair) -> None:
    with pytest.raises(Refused, match="nothing can keep it waiting"):
        make_hold(office, make_signed_case(office, chair=chair))


def test_a_change_by_another_person_is_not_overwritten(case, office) -> None:
    hold = make_hold(office, case)
    assert changed(hold, office, note="The coroner opened it.", version=1) == ["note"]
    with pytest.raises(Refused, match="changed this hold after you opened it"):
        changed(hold, office, note="Something else.", version=1)
    assert Hold.objects.get(pk=hold.pk).note == "The coroner opened it."


def test_earlier_versions_are_kept_by_the_database(case, office) -> None:
    hold = make_hold(office, case)
    changed(hold, office, expected_end=date(2026, 1, 1))
    actions.end_hold(hold=hold, on=date(2025, 7, 1), by=office)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_past WHERE \"table\" = 'timing_hold'")
        assert cursor.fetchone()[0] == 2


def test_whom_to_ask_is_sealed_and_reading_it_is_recorded(case, office, chair) -> None:
    hold = make_hold(office, case, contact="Unmistakable Person, 01632 960001")
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM timing_hold WHERE id = %s", [hold.pk])
        assert b"Unmistakable" not in bytes(cursor.fetchone()[0])
    assert queries.contact_of(hold, by=office) == "Unmistakable Person, 01632 960001"
    assert history(case, by=office)[0].act == "hold.contact_read"
    with pytest.raises(NotAllowed):
        queries.contact_of(hold, by=chair)


def test_who_may_not_change_a_case_places_no_hold(case, office, chair) -> None:
    with pytest.raises(NotAllowed):
        make_hold(chair, case)


def test_another_panels_holds_are_not_seen(case, office) -> None:
    make_hold(office, case)
    other = make_actor(make_panel("southshire"))
    with in_panel(make_panel("southshire")):
        assert list(queries.open_holds(other)) == [] and queries.blocking(case, Blocks.PANEL, by=other) == []


def test_open_holds_come_with_the_earliest_expected_end_first(case, office) -> None:
    for expected in (None, date(2027, 1, 1), date(2026, 2, 1)):
        make_hold(office, case, expected_end=expected)
    make_hold(office, case, ended_on=date(2025, 7, 1))
    assert [hold.expected_end for hold in queries.open_holds(office)] == [
        date(2026, 2, 1),
        date(2027, 1, 1),
        None,
    ]


def test_a_hold_that_awaits_nothing_blocks_nothing(case, office) -> None:
    make_hold(office, case, reason=HoldReason.INFO_OUTSTANDING, blocks=Blocks.NONE)
    cases.await_meeting(case=case, by=office)
    assert queries.blocking(case, Blocks.PANEL, by=office) == []
