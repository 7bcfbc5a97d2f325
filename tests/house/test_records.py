"""What tables must keep: who beside when, evidence that cannot be swept away, states one can leave."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from cdop.cases.states import NEXT, NOT_COUNTED, STAGES, WAYS, State

NOBODY = {
    "notifications.Draft.expires_at": "of somebody without an account, who is known by a cookie alone",
    "audit.Event.at": "the actor stands beside it as `actor`",
    "audit.Past.kept_at": "kept by a trigger; whose change it was is in the row's own saved_by and the event",
    "cases.CircumstancesAnswers.aware_at": "the notifier, who is sealed apart",
    "cases.Case.notified_at": "who notified is sealed apart, in the notifier",
    "jobs.Job.published_at": "a wake-up by the system",
    "jobs.Job.heartbeat_at": "written by the worker's own thread",
    "jobs.Job.created_at": "who asked is actor_user_id or actor_part",
    "jobs.Job.started_at": "a worker",
    "jobs.Job.finished_at": "a worker; who cancelled is an event",
}
"""Moments without a person's column, and why."""


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("cdop.")]


def moments() -> Iterator[tuple[str, type[models.Model], str]]:
    for model in ours():
        for field in model._meta.local_fields:
            if field.name == "at" or field.name.endswith("_at"):
                yield f"{model._meta.label}.{field.name}", model, field.name


def test_every_moment_has_its_person() -> None:
    wrong = []
    for label, model, name in moments():
        names = {field.name for field in model._meta.fields}
        if _person_of(name) not in names and label not in NOBODY:
            wrong.append(label)
    assert not wrong


def test_exemptions_are_still_needed() -> None:
    assert set(NOBODY) <= {label for label, _, _ in moments()}


def test_nothing_is_swept_away_with_something_else() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.local_fields
        if field.remote_field and field.remote_field.on_delete is not models.PROTECT  # type: ignore[attr-defined]
    ]
    assert not wrong


@pytest.mark.parametrize("state", list(State), ids=lambda state: state.code)
def test_every_state_can_be_entered_and_left(state: State) -> None:
    assert WAYS[state], "no way out"
    assert state is State.RECEIVED or any(state in ways for ways in WAYS.values()), "no way in"


def test_every_state_can_be_reached_from_the_first() -> None:
    reached, edge = {State.RECEIVED}, [State.RECEIVED]
    while edge:
        fresh = [to for to in WAYS[edge.pop()] if to not in reached]
        reached.update(fresh)
        edge += fresh
    assert reached == set(State)


def test_every_open_state_stands_in_one_stage_and_has_a_next_step() -> None:
    staged = [state for _, states in STAGES for state in states]
    assert sorted(staged) == sorted(set(State) - set(NOT_COUNTED))
    assert set(NEXT) == set(State) - set(NOT_COUNTED) - {State.CLOSED}


def _person_of(moment: str) -> str:
    """`signed_at` was signed by `signed_by`; a row that is itself an act has `at` and `by`."""
    return "by" if moment == "at" else moment.removesuffix("_at") + "_by"
