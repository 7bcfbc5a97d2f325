"""Following a piece of work: its steps, its end, cancelling and trying again."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.jobs.models import Job, State
from cdop.summaries.actions import produce
from tests.makers.panels import actor_of, in_panel, make_panel, make_user, scope_of, sign_in


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def chair(panel):
    return make_user(panel, "chair")


@pytest.fixture
def client(chair):
    return sign_in(Client(), chair)


@pytest.fixture
def job(panel, chair):
    by = actor_of(chair, panel)
    days = {"start": date(2022, 4, 1), "end": date(2023, 3, 31)}
    with scope_of(by):
        return produce(kind="panel", key=f"test:{uuid.uuid4()}", by=by, is_woken=False, **days)


def brought_to(panel, job, **values):
    """The row as a worker would leave it."""
    with in_panel(panel), transaction.atomic():
        Job.objects.filter(panel_id=panel.id, pk=job.id).update(**values)


def state_of(panel, job):
    with in_panel(panel), transaction.atomic():
        return Job.objects.get(panel_id=panel.id, pk=job.id).state


def address(job, name="job"):
    return reverse(f"jobs:{name}", args=[job.id])


def test_waiting(client, job):
    shown = client.get(address(job)).content.decode()
    assert "Waiting to start" in shown and "Counting: waiting" in shown
    assert f'data-progress="{address(job, "state")}"' in shown and "Refresh this page" in shown


def test_under_way_in_named_steps(panel, client, job):
    lease = {"lease_token": uuid.uuid4(), "lease_until": job.created_at}
    brought_to(panel, job, state=State.RUNNING, step="Protecting and proving", steps_done=1, **lease)
    shown = client.get(address(job, "state")).content.decode()
    assert "Step 2 of 3: protecting and proving" in shown
    assert (
        "Counting: done" in shown
        and "Protecting and proving: under way" in shown
        and "Keeping: waiting" in shown
    )


def test_done_leads_to_the_release(panel, client, job):
    number = uuid.uuid4()
    brought_to(panel, job, state=State.DONE, steps_done=4, result_ref=str(number))
    shown = client.get(address(job)).content.decode()
    assert reverse("figures:release", args=[number]) in shown
    assert "data-progress" not in shown and "Cancel" not in shown


def test_failed_says_why_and_can_be_tried_again(panel, client, job):
    brought_to(panel, job, state=State.FAILED, last_error="These figures cannot be released.")
    shown = client.get(address(job)).content.decode()
    assert "These figures cannot be released." in shown and "Try again" in shown
    assert client.post(address(job, "retry"))["Location"] == address(job)
    assert state_of(panel, job) == State.QUEUED


def test_cancelled(panel, client, job):
    client.post(address(job, "cancel"))
    assert state_of(panel, job) == State.CANCELLED
    assert "Cancelled" in client.get(address(job)).content.decode()
    assert client.post(address(job, "cancel")).status_code == 409


@pytest.mark.parametrize("role", ["member", "submitter", "administrator"])
def test_not_there_for_those_who_could_not_ask_for_it(panel, job, role):
    other = sign_in(Client(), make_user(panel, role))
    for name in ("job", "state"):
        assert other.get(address(job, name)).status_code == 404
    for name in ("cancel", "retry"):
        assert other.post(address(job, name)).status_code == 404


def test_not_there_for_another_panel_or_a_stranger(job):
    other = sign_in(Client(), make_user(make_panel("southshire"), "chair"))
    assert other.get(address(job)).status_code == 404
    assert Client().get(address(job)).status_code == 302
