"""A disk that is full while a release is let out: a reason, nothing half-written, and it works the next time."""

from __future__ import annotations

import resource
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cdop.access.actors import Actor
from cdop.access.models import User
from cdop.artefacts import actions as artefacts
from cdop.artefacts.models import Artefact
from cdop.artefacts.queries import problems
from cdop.figures.actions import ask_to_approve
from cdop.jobs import actions as jobs
from cdop.jobs.models import Job, State
from tests.makers.panels import chair_beside, make_actor, make_panel, scope_of, sign_in
from tests.makers.prepared import make_sent

LARGEST = 4096  # bytes: the manifest would fit, the workbook does not


@contextmanager
def full_disk() -> Iterator[None]:
    """The system itself refuses to write more to any file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _standing(by: Actor) -> set[str]:
    """What lies where the panel's documents lie; other tests leave theirs there."""
    place = artefacts.folder_of(by.panel_code, uuid.UUID(int=0)).parent
    return {each.name for each in place.iterdir()} if place.exists() else set()


def test_it_ends_with_a_reason_and_works_once_there_is_room(
    committed_db: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = make_actor(make_panel())
    chair = chair_beside(by)
    release = make_sent(by, "panel")
    before = _standing(by)
    write = artefacts.write_folder

    def without_room(*args: Any) -> Any:
        with full_disk():
            return write(*args)

    monkeypatch.setattr(artefacts, "write_folder", without_room)
    with scope_of(chair):
        with transaction.atomic():
            job = ask_to_approve(release=release, key="once", by=chair)
        jobs.run_job(job.id, job.panel_id)
        with transaction.atomic():
            ended = Job.objects.get(pk=job.pk)
            assert ended.state == State.FAILED
            assert "could not be written" in ended.last_error and "Nothing was kept" in ended.last_error
            assert not Artefact.objects.exists()
        assert _standing(by) == before
        page = (
            sign_in(Client(), User.objects.get(pk=chair.user_id))
            .get(reverse("jobs:job", args=[job.id]))
            .content.decode()
        )
        assert "Nothing was kept" in page and "Try" in page

        monkeypatch.setattr(artefacts, "write_folder", write)
        with transaction.atomic():
            jobs.retry(job=ended, by=chair)
        jobs.run_job(job.id, job.panel_id)
        with transaction.atomic():
            assert Job.objects.get(pk=job.pk).state == State.DONE
            made = Artefact.objects.get()
        assert problems(artefacts.folder_of(by.panel_code, made.pk)) == []
        shutil.rmtree(artefacts.folder_of(by.panel_code, made.pk))
