"""What is past its time: found and not touched, then removed by a person, kind by kind, on record."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.db.models.functions import Now

from cdop.access.actors import Actor
from cdop.access.models import HeldPost
from cdop.agencies.models import AnswerDraft, Request
from cdop.artefacts.actions import folder_of
from cdop.audit.models import Event
from cdop.cases.models import Case, Draft
from cdop.core.refusals import NotAllowed, Refused
from cdop.dataset.codelists.agencies import RequestStatus
from cdop.jobs import rules as job_rules
from cdop.jobs.actions import enqueue, retry
from cdop.jobs.models import FORGOTTEN, Job, State
from cdop.notifications.models import Draft as OutsideDraft
from cdop.pickups.models import Pickup
from cdop.retention import actions, queries, tasks
from cdop.retention.keeping import RULES
from cdop.retention.models import Removal, Report
from tests.makers.agencies import make_request
from tests.makers.cases import make_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.makers.releases import make_artefact

ON = date(2026, 11, 22)


@pytest.fixture
def by(db: None) -> Iterator[Actor]:
    """An administrator of the panel, who sees no case; what is to be removed belongs to others."""
    actor = make_actor(make_panel(), "administrator")
    with scope_of(actor):
        yield actor
    shutil.rmtree(_documents(actor), ignore_errors=True)


def _documents(by: Actor) -> Path:
    return folder_of(by.panel_code, uuid.UUID(int=0)).parent


def staging(by: Actor, *, days: int) -> Path:
    """A folder that was being written when its worker ended."""
    place = _documents(by) / f".{uuid.uuid4()}.0123456789abcdef.part"
    place.mkdir(parents=True)
    (place / "panel.xlsx").write_bytes(b"half")
    for each in (place / "panel.xlsx", place):
        os.utime(each, (time.time() - days * 86400,) * 2)
    return place


def case_draft(by: Actor, *, days: int) -> Draft:
    case = make_case(make_actor(make_panel()))
    row = Draft.objects.create(
        panel_id=by.panel_id, user_id=by.user_id, case=case, slug="child", sealed=b"x", version=1,
        saved_at=Now(), saved_by="user:1",
    )  # fmt: skip
    Draft.objects.filter(pk=row.pk).update(saved_at=Now() - timedelta(days=days))
    return row


def answer_draft(by: Actor, *, days: int, state: str = RequestStatus.RETURNED.code) -> AnswerDraft:
    office = make_actor(make_panel())
    request = make_request(office, make_case(office))
    row = AnswerDraft.objects.create(
        panel_id=by.panel_id, request=request, slug="health", sealed=b"x", kept_by="x"
    )
    AnswerDraft.objects.filter(pk=row.pk).update(kept_at=Now() - timedelta(days=days))
    Request.objects.filter(pk=request.pk).update(state=state)
    return row


def outside_draft(by: Actor, *, days: int) -> OutsideDraft:
    return OutsideDraft.objects.create(
        panel_id=by.panel_id,
        token_digest=os.urandom(32),
        sealed=b"x",
        expires_at=Now() - timedelta(days=days),
    )


def held_post(by: Actor, *, days: int) -> HeldPost:
    moment = Now() - timedelta(days=days)
    return HeldPost.objects.create(
        panel_id=by.panel_id, user_id=by.user_id, path="/", sealed=b"x", held_at=moment, held_by="x"
    )


def link(by: Actor, *, days: int) -> Pickup:
    moment = Now() - timedelta(days=days)
    return Pickup.objects.create(
        panel_id=by.panel_id, artefact=make_artefact(by), digest=os.urandom(32), reader="A body", made_by="x",
        made_by_name="x", made_at=moment - timedelta(days=7), good_until=moment,
    )  # fmt: skip


def job(by: Actor, *, days: int, state: State = State.DONE) -> Job:
    return Job.objects.create(
        panel_id=by.panel_id, kind="retention.invented", idempotency_key=uuid.uuid4().hex, args={"case": 7},
        actor_part="tests", state=state, finished_at=Now() - timedelta(days=days),
    )  # fmt: skip


MADE: dict[str, tuple[Callable[..., object], int]] = {
    "staging": (staging, 1),
    "links": (link, 180),
    "case_drafts": (case_draft, 90),
    "answer_drafts": (answer_draft, 90),
    "outside_drafts": (outside_draft, 1),
    "held_posts": (held_post, 1),
    "job_arguments": (job, 90),
}


def is_there(made: object) -> bool:
    if isinstance(made, Path):
        return made.exists()
    if isinstance(made, Job):
        return Job.objects.get(pk=made.pk).args != FORGOTTEN
    return type(made).objects.filter(pk=made.pk).exists()  # type: ignore[attr-defined]


def test_every_kind_is_tried_here() -> None:
    assert set(MADE) == set(RULES)
    assert all(RULES[kind].after == timedelta(days=days) for kind, (_, days) in MADE.items())


@pytest.mark.parametrize("kind", MADE)
def test_only_what_is_past_its_time_is_removed(by: Actor, kind: str) -> None:
    make, days = MADE[kind]
    old, young = make(by, days=days + 1), make(by, days=max(days - 1, 0))
    before = Case.objects.count()
    found = queries.past(RULES[kind], by=by)
    assert (found.count, is_there(old)) == (1, True)
    removal = actions.remove_past(kind=kind, by=by)
    assert (removal.count, is_there(old), is_there(young)) == (1, False, True)
    assert Case.objects.count() == before
    assert Event.objects.filter(act="retention.removed", object_ref=kind).count() == 1


@pytest.mark.parametrize("kind", MADE)
def test_where_nothing_is_past_its_time_it_says_so(by: Actor, kind: str) -> None:
    with pytest.raises(Refused, match="nothing is past its time"):
        actions.remove_past(kind=kind, by=by)
    assert not Removal.objects.exists()


def test_the_nightly_look_removes_nothing_and_tells_since_when(by: Actor) -> None:
    made = {kind: make(by, days=days + 2) for kind, (make, days) in MADE.items()}
    report = actions.look_through(on=ON, by=by)
    assert {line["kind"]: line["count"] for line in report.lines} == dict.fromkeys(MADE, 1)
    assert all(line["since"] for line in report.lines)
    assert all(is_there(each) for each in made.values())


def test_a_second_look_of_the_day_is_the_first(by: Actor) -> None:
    first = actions.look_through(on=ON, by=by)
    assert actions.look_through(on=ON, by=by).pk == first.pk
    assert Event.objects.filter(act="retention.looked").count() == 1


def test_the_clock_looks_in_every_panel_each_in_its_own_scope(by: Actor) -> None:
    other = make_actor(make_panel("south"), "administrator")
    with scope_of(other):
        held_post(other, days=2)
    tasks.look_everywhere()
    tasks.look_everywhere()
    mine = Report.objects.get()
    with scope_of(other):
        theirs = Report.objects.get()
    counts = [{line["kind"]: line["count"] for line in each.lines}["held_posts"] for each in (mine, theirs)]
    assert counts == [0, 1]


def test_what_was_typed_for_an_answer_still_wanted_is_kept(by: Actor) -> None:
    answer_draft(by, days=400, state=RequestStatus.SENT.code)
    assert queries.past(RULES["answer_drafts"], by=by).count == 0


def test_a_filed_document_is_never_among_what_was_left_behind(by: Actor) -> None:
    filed = folder_of(by.panel_code, make_artefact(by).pk)
    for each in (*filed.rglob("*"), filed):
        os.utime(each, (0, 0))
    staging(by, days=5)
    actions.remove_past(kind="staging", by=by)
    assert (filed / "manifest.json").exists()


def test_work_whose_arguments_are_forgotten_is_still_done_only_once(by: Actor) -> None:
    """The key alone says that it was done; to try it again there is nothing to try it with."""
    old = job(by, days=91, state=State.DONE)
    failed = job(by, days=91, state=State.FAILED)
    for each in (old, failed):
        Job.objects.filter(pk=each.pk).update(kind="digests.quality")
    actions.remove_past(kind="job_arguments", by=by)
    office = make_actor(make_panel())
    again = enqueue(
        kind="digests.quality", args={"on": ON}, key=old.idempotency_key, by=office, is_woken=False
    )
    assert (again.pk, again.state) == (old.pk, State.DONE)
    failed.refresh_from_db()
    assert not job_rules.can_retry(failed)
    with pytest.raises(Refused, match="Ask for it anew"):
        retry(job=failed, by=office)


@pytest.mark.parametrize("role", ["coordinator", "chair", "analyst", "member", "submitter", "doctor"])
def test_only_an_administrator_looks_and_removes(by: Actor, role: str) -> None:
    other = make_actor(make_panel(), role)
    for act in (
        lambda: actions.remove_past(kind="links", by=other),
        lambda: actions.look_through(on=ON, by=other),
        lambda: queries.latest_report(by=other),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_reports_and_removals_cannot_be_changed(by: Actor) -> None:
    actions.look_through(on=ON, by=by)
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.update(lines=[])


def test_the_command_removes_nothing_unless_told_to(by: Actor) -> None:
    draft = case_draft(by, days=100)
    said = StringIO()
    call_command("retention", "--panel", by.panel_code, stdout=said)
    assert "Nothing was removed." in said.getvalue() and "case_drafts" in said.getvalue() and is_there(draft)
    call_command(
        "retention", "--panel", by.panel_code, "--remove", "case_drafts", "--json", stdout=StringIO()
    )
    assert not is_there(draft)


def test_nothing_of_a_case_is_kept_for_a_time_only(by: Actor) -> None:
    """What stands in the table is written down here once more: to add to it is a decision to be seen."""
    tables = {queries.ROWS[kind](by.panel_id, RULES[kind].after).model._meta.label for kind in queries.ROWS}
    assert tables == {
        "access.HeldPost",
        "agencies.AnswerDraft",
        "cases.Draft",
        "jobs.Job",
        "notifications.Draft",
        "pickups.Pickup",
    }
