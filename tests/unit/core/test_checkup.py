"""`doctor`: silent about what is sound, and for each thing that is wrong a sentence that says what to mend."""

from __future__ import annotations

import json
import os
import shutil
import time
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connections

from cdop.core import checkup
from cdop.core.checkup import FAULT, WARNING, WELL
from cdop.core.embedded.roles import superuser
from cdop.core.refusals import Refused
from tests import cluster


@pytest.fixture
def data_dir(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


def states(part: str) -> list[tuple[str, str]]:
    return [(a.state, a.sentence) for a in checkup.ask({part: checkup.PARTS[part]})]


@pytest.mark.parametrize("part", ["configuration", "migrations", "roles", "isolation", "leftovers"])
def test_a_sound_installation_is_well(db: None, data_dir, part: str) -> None:
    assert states(part) == [(WELL, "In order.")]


def test_a_hole_in_the_wall_is_a_fault(committed_db) -> None:
    with superuser(cluster.start(), committed_db.name) as connection:
        connection.execute("DROP POLICY panel_rows ON cases_case")
    assert states("isolation") == [(FAULT, "Table cases_case has no policy for cdop_app.")]


def test_a_missing_migration_is_a_fault(committed_db) -> None:
    with superuser(cluster.start(), committed_db.name) as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'imports'")
    [(state, sentence)] = states("migrations")
    assert state == FAULT and "imports 0001_initial" in sentence and "manage.py prepare" in sentence


def test_a_database_that_is_away_is_a_fault_of_every_part_that_asks_it(committed_db, monkeypatch) -> None:
    connections["default"].close()
    # Undone within the test: afterwards the name would be that of a database that was dropped.
    with monkeypatch.context() as patch:
        patch.setitem(connections.settings["default"], "NAME", "gone")
        found = [states(part) for part in ("migrations", "roles", "isolation")]
    for [(state, sentence)] in found:
        assert state == FAULT and "does not let this be asked" in sentence


@pytest.mark.parametrize(("free", "state"), [(100, WELL), (6, WELL), (4, FAULT), (0.5, FAULT)])
def test_a_full_disk_is_a_fault(data_dir, monkeypatch, free: float, state: str) -> None:
    usage = SimpleNamespace(total=100 * 1024**3, free=free * 1024**3)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert [found for found, _ in states("disk")] == [state]


def test_a_folder_half_written_is_told_once_nobody_can_be_writing_it(data_dir) -> None:
    draft = data_dir / "artefacts" / "north" / ".5f.aa.part"
    draft.mkdir(parents=True)
    assert states("leftovers")[0][0] == WELL
    os.utime(draft, (time.time() - 7200,) * 2)
    assert states("leftovers") == [
        (WARNING, f"The writing of {draft} was cut short; delete the folder."),
    ]


@pytest.mark.parametrize(("hours", "state"), [(None, WARNING), (1, WELL), (47, WELL), (49, WARNING)])
def test_backups_are_looked_for(data_dir, hours: int | None, state: str) -> None:
    if hours is not None:
        (data_dir / "backups").mkdir()
        file = data_dir / "backups" / "one.dump"
        file.touch()
        os.utime(file, (time.time() - hours * 3600,) * 2)
    assert [found for found, _ in states("backups")] == [state]


def test_the_command_answers_in_json_and_refuses_with_what_to_mend(db: None, monkeypatch) -> None:
    monkeypatch.setattr(
        checkup, "PARTS", {"disk": lambda: iter([checkup.Answer("disk", FAULT, "Make room.")])}
    )
    monkeypatch.setattr("cdop.jobs.checkup.PARTS", {})
    said = StringIO()
    with pytest.raises(Refused, match=r"^Make room\.$"):
        call_command("doctor", as_json=True, stdout=said)
    told = {"part": "disk", "state": FAULT, "sentence": "Make room."}
    assert json.loads(said.getvalue()) == {"is_well": False, "parts": [told]}


def test_warnings_alone_are_no_refusal(db: None, monkeypatch) -> None:
    monkeypatch.setattr(checkup, "PARTS", {"backups": checkup.backups})
    monkeypatch.setattr("cdop.jobs.checkup.PARTS", {})
    said = StringIO()
    call_command("doctor", stdout=said)
    assert said.getvalue().startswith("warning  backups")
