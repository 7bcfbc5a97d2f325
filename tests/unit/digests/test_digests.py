"""Each week what is missing, each month the themes so far; made once, for those whom it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cdop.access.actions import end_member
from cdop.access.actors import Actor, SystemActor
from cdop.access.models import Membership
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed
from cdop.digests import actions, queries, tasks
from cdop.digests.checks import CHECKS
from cdop.digests.models import Digest, DigestKind
from cdop.jobs.actions import run_job
from cdop.jobs.models import Job, State
from cdop.letters import sealing
from cdop.letters.models import Letter
from tests.makers.cases import make_accepted_case, make_case
from tests.makers.panels import make_actor, make_panel, scope_of

MONDAY = date(2026, 11, 16)


@pytest.fixture
def by(db: None) -> Iterator[Actor]:
    actor = make_actor(make_panel())
    with scope_of(actor):
        yield actor


@pytest.fixture
def system(by: Actor) -> SystemActor:
    return SystemActor("digests", by.panel_id, by.panel_code, by.panel_name)


def found(by: Actor) -> dict[str, tuple[int, list[str]]]:
    return {line.check: (line.count, line.references) for line in queries.quality(by=by)}


def letters() -> list[sealing.Open]:
    return [sealing.take(each) for each in Letter.objects.filter(kind__startswith="digest_")]


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("no_day", {"date_of_death": None}),
        ("no_age", {"date_of_birth": None}),
        ("no_area", {"resident_la": ""}),
        (
            "before_death",
            {"date_of_death": date(2025, 5, 14), "notified_at": datetime(2025, 5, 12, tzinfo=UTC)},
        ),
    ],
)
def test_a_case_that_lacks_it_is_named(by: Actor, code: str, answers: dict[str, object]) -> None:
    make_case(by)
    assert code not in found(by)
    case = make_case(by, **answers)
    assert found(by)[code] == (1, [case.reference])


def test_a_death_late_in_the_evening_is_not_before_itself(by: Actor) -> None:
    """Half past midnight in London is the day before by the clock of Greenwich."""
    make_case(by, date_of_death=date(2025, 7, 2), notified_at=datetime(2025, 7, 1, 23, 30, tzinfo=UTC))
    assert "before_death" not in found(by)


def test_an_open_case_without_an_answer_that_must_be_given_is_named(by: Actor) -> None:
    case = make_accepted_case(by, sex="")
    assert case.reference in found(by)["answers"][1]


def test_only_so_many_are_named_but_all_are_counted(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_NAMED", 2)
    for _ in range(3):
        make_case(by, date_of_death=None)
    number, named = found(by)["no_day"]
    assert (number, len(named)) == (3, 2)


def test_it_is_kept_once_and_coordinators_are_told_that_it_is_there(by: Actor, system: SystemActor) -> None:
    make_actor(make_panel(), "chair")
    case = make_case(by, date_of_death=None)
    lines = queries.quality(by=system)
    first = actions.keep_quality(on=MONDAY, lines=lines, by=system)
    assert actions.keep_quality(on=MONDAY, lines=lines, by=system).pk == first.pk
    (letter,) = letters()
    assert letter.recipient.startswith("person") and "missing in the records" in letter.subject
    text = letter.subject + letter.body
    assert case.reference not in text and "1" not in text.replace("http://127.0.0.1:8000", "")
    assert Event.objects.filter(act="digest.made").count() == 1


def test_where_nothing_is_missing_nobody_is_written_to(by: Actor, system: SystemActor) -> None:
    actions.keep_quality(on=MONDAY, lines=[], by=system)
    assert letters() == [] and Digest.objects.count() == 1


def test_chairs_are_told_of_the_themes_and_no_figure_is_made(by: Actor, system: SystemActor) -> None:
    chair = make_actor(make_panel(), "chair")
    digest = actions.keep_themes(on=date(2026, 11, 1), by=system)
    (letter,) = letters()
    assert digest.lines == [] and "themes" in letter.subject
    assert Letter.objects.get(kind="digest_themes").key.endswith(f":{chair.user_id}")


def test_who_has_left_the_panel_is_not_told(by: Actor, system: SystemActor) -> None:
    end_member(membership=Membership.objects.get(panel_id=by.panel_id, user_id=by.user_id), by=system)
    make_case(by, date_of_death=None)
    actions.keep_quality(on=MONDAY, lines=queries.quality(by=system), by=system)
    assert letters() == []


def asked() -> list[tuple[str, str]]:
    rows = Job.objects.filter(kind__startswith="digests.").order_by("created_at", "kind")
    return [(row.kind, row.idempotency_key) for row in rows]


def test_asked_every_hour_it_is_one_a_week_and_one_a_month(
    by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2026, 11, 16, 9, tzinfo=UTC)
    for hours in (0, 1, 30, 24 * 6, 24 * 7, 24 * 15):
        monkeypatch.setattr(timezone, "now", lambda hours=hours: start + timedelta(hours=hours))
        tasks.ask_everywhere()
    assert sorted(asked()) == [
        ("digests.quality", "2026-11-16"),
        ("digests.quality", "2026-11-23"),
        ("digests.quality", "2026-11-30"),
        ("digests.themes", "2026-11-01"),
        ("digests.themes", "2026-12-01"),
    ]


def test_the_worker_makes_each_panels_in_its_own_scope(by: Actor) -> None:
    other = make_actor(make_panel("south"))
    with scope_of(other):
        make_case(other, date_of_death=None)
    tasks.ask_everywhere()
    for actor, lacks in ((by, False), (other, True)):
        with scope_of(actor), transaction.atomic():
            job = Job.objects.get(kind="digests.quality")
        run_job(job.id, actor.panel_id)
        with scope_of(actor), transaction.atomic():
            assert Job.objects.get(pk=job.pk).state == State.DONE
            digest = Digest.objects.get(kind=DigestKind.QUALITY)
            assert bool(digest.lines) is lacks


@pytest.mark.parametrize("role", ["chair", "analyst", "member", "submitter", "administrator"])
def test_the_list_is_for_those_who_record_cases(by: Actor, role: str) -> None:
    with pytest.raises(NotAllowed):
        queries.digests(DigestKind.QUALITY, by=make_actor(make_panel(), role))


def test_every_check_has_words_and_every_line_a_check(by: Actor) -> None:
    with_codes = {line.check for line in queries._lines(by)}
    assert with_codes == set(CHECKS)
