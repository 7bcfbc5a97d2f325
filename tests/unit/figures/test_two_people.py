"""Nothing leaves without a second person: every act from every state, by everyone, and at the same time."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from cdop.access.roles import ROLES
from cdop.artefacts.models import Artefact, Notice
from cdop.audit.models import Event
from cdop.core.refusals import NotAllowed, Refused
from cdop.figures import actions, rules
from cdop.figures.actions import let_out
from cdop.figures.models import Decision, Release
from cdop.figures.publishing import Wanted
from cdop.figures.readying import readied
from cdop.figures.states import FROM, TO, Act, State
from cdop.jobs.actions import run_now
from tests.makers.cases import make_signed_case
from tests.makers.panels import make_actor, make_panel, scope_of
from tests.unit.figures.releasing import approved, as_it_stands, in_review, prepared


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def maker(panel):
    by = make_actor(panel, "submitter")
    with scope_of(by):
        yield by


@pytest.fixture
def chair(panel):
    return make_actor(panel, "chair")


def test_every_state_has_a_way_in_and_the_last_ones_have_none_out():
    reached = {State.PREPARED, *TO.values()}
    assert reached == set(State)
    assert {state for states in FROM.values() for state in states} == set(State) - {
        State.DROPPED,
        State.WITHDRAWN,
    }


def test_from_preparing_to_release(maker, chair):
    release = prepared(maker)
    assert as_it_stands(release).state is State.PREPARED
    actions.send_for_review(release=release, by=maker)
    assert as_it_stands(release).state is State.IN_REVIEW
    assert approved(release, chair).state is State.RELEASED
    artefact = Artefact.objects.get(release_id=release.id)
    assert artefact.made_by == maker.audit_id
    acts = Event.objects.filter(object_ref=str(release.id)).values_list("act", flat=True)
    assert {"release.prepared", "release.sent", "release.approved"} <= set(acts)


def test_before_approval_there_is_no_file_at_all(maker):
    in_review(maker)
    assert not Artefact.objects.exists()


def test_nobody_approves_their_own(panel, maker, chair):
    both = make_actor(panel, "coordinator")
    release = in_review(both)
    with pytest.raises(NotAllowed, match="another person"):
        approved(release, both)
    assert approved(release, chair).state is State.RELEASED


def test_the_database_itself_refuses_a_persons_own(maker):
    release = in_review(maker)
    row = {
        "panel_id": release.panel_id,
        "release": release,
        "act": Act.APPROVED.code,
        "by": maker.audit_id,
        "by_name": maker.name,
    }
    with pytest.raises(IntegrityError, match="not_their_own"), transaction.atomic():
        Decision.objects.create(made_by=maker.audit_id, **row)
    with pytest.raises(IntegrityError, match="same_maker"), transaction.atomic():
        Decision.objects.create(made_by="user:0", **row)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("role", [code for code in ROLES if code not in ("coordinator", "chair", "doctor")])
def test_only_those_with_the_right_approve(panel, maker, role):
    release = in_review(maker)
    other = make_actor(panel, role)
    with pytest.raises(NotAllowed):
        approved(release, other)
    assert as_it_stands(release).state is State.IN_REVIEW


ACTS = {
    Act.SENT: lambda release, maker, chair: actions.send_for_review(release=release, by=maker),
    Act.RETURNED: lambda release, maker, chair: actions.send_back(release=release, reason="Why?", by=chair),
    Act.DROPPED: lambda release, maker, chair: actions.drop(release=release, by=maker),
    Act.APPROVED: lambda release, maker, chair: approved(release, chair),
    Act.WITHDRAWN: lambda release, maker, chair: actions.withdraw(release=release, reason="No.", by=chair),
}
WAYS = {
    State.PREPARED: (),
    State.IN_REVIEW: (Act.SENT,),
    State.RETURNED: (Act.SENT, Act.RETURNED),
    State.DROPPED: (Act.DROPPED,),
    State.RELEASED: (Act.SENT, Act.APPROVED),
    State.WITHDRAWN: (Act.SENT, Act.APPROVED, Act.WITHDRAWN),
}


@pytest.mark.parametrize("state", list(WAYS))
def test_every_act_from_every_state(maker, chair, state):
    release = prepared(maker)
    for act in WAYS[state]:
        ACTS[act](release, maker, chair)
    for act, do in ACTS.items():
        held = as_it_stands(release)
        allowed = state in FROM[act]
        assert (
            rules.can(act, held, chair if act in (Act.RETURNED, Act.APPROVED, Act.WITHDRAWN) else maker)
            is allowed
        )
        if not allowed:
            with pytest.raises(Refused, match=held.state.label.lower()):
                do(release, maker, chair)
    assert as_it_stands(release).state is state


@pytest.mark.parametrize("act", [Act.RETURNED, Act.WITHDRAWN])
def test_a_reason_is_asked_for(maker, chair, act):
    release = in_review(maker)
    if act is Act.WITHDRAWN:
        approved(release, chair)
    do = actions.send_back if act is Act.RETURNED else actions.withdraw
    with pytest.raises(Refused, match="Say why"):
        do(release=release, reason="  ", by=chair)


def test_a_withdrawn_one_says_so_on_its_document_and_stays_in_the_ledger(maker, chair):
    release = approved(in_review(maker), chair)
    actions.withdraw(release=release, reason="A case was counted twice.", by=chair)
    assert "A case was counted twice." in Notice.objects.get().words
    assert release.id in [each.id for each in Release.objects.out()]


def test_a_corrected_version_takes_the_place_of_the_first_which_stays(maker, chair):
    first = approved(in_review(maker), chair)
    second = approved(in_review(maker, wanted=Wanted(replaces=first)), chair)
    assert as_it_stands(first).state is State.SUPERSEDED
    assert second.state is State.RELEASED
    assert Artefact.objects.filter(release_id=first.id).exists()
    assert "Replaced" in Notice.objects.get(artefact__release_id=first.id).words


def test_a_release_of_another_panel_is_not_to_be_had(maker):
    release = in_review(maker)
    stranger = make_actor(make_panel("elsewhere", areas=("E06000001",)), "chair")
    with scope_of(stranger), pytest.raises(Release.DoesNotExist):
        approved(release, stranger)


def test_the_worker_approves_as_the_page_asks_it_to(committed_db):
    """Through the job, whose steps are kept as they come."""
    panel = make_panel()
    maker, chair = make_actor(panel, "submitter"), make_actor(panel, "chair")
    with scope_of(maker):
        release = in_review(maker)
    with scope_of(chair):
        job = actions.ask_to_approve(release=release, key="once", by=chair)
        number = run_now(job)
        assert as_it_stands(release).state is State.RELEASED
        with transaction.atomic():
            assert str(Artefact.objects.get(release_id=release.id).id) == number


def test_two_approvals_at_once_leave_one_release(committed_db):
    """Both have written their files; the second to decide finds that it is released already."""
    panel = make_panel()
    people = [make_actor(panel, "coordinator"), make_actor(panel, "chair"), make_actor(panel, "doctor")]
    with scope_of(people[0]):
        make_signed_case(people[0])
        release = in_review(people[0])
    together, outcomes = threading.Barrier(2), []

    def approve(by):
        try:
            with scope_of(by):
                ready = readied(release.id, by=by, act=Act.APPROVED, step=lambda name: None)
                together.wait()
                let_out(ready=ready, by=by, act=Act.APPROVED)
            outcomes.append("released")
        except Refused as refused:
            outcomes.append(refused.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=approve, args=(by,)) for by in people[1:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes)[1:] == ["released"] and "“released”" in sorted(outcomes)[0], outcomes
    with scope_of(people[0]), transaction.atomic():
        assert Artefact.objects.filter(release_id=release.id).count() == 1
