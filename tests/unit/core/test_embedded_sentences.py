"""What a service says when it does not start becomes one sentence; the texts are the services' own."""

import os
import socket
from pathlib import Path

import pytest

from cdop.core.embedded import ServiceError, ensure_database
from cdop.core.embedded.binaries import postgres_programs, supported, valkey_program
from cdop.core.embedded.errors import explain
from cdop.core.embedded.serving import check_port, claim

SAID = [
    ('initdb: error: could not write to file "x": No space left on device', "The disk that holds /d is full"),
    (
        'FATAL:  could not write lock file "postmaster.pid": No space left on device',
        "The disk that holds /d is full",
    ),
    ("FATAL:  database files are incompatible with server", "another version of PostgreSQL"),
    ('initdb: error: invalid locale name "de_DE"', "lacks a locale"),
    ('FATAL:  lock file "postmaster.pid" already exists', "Another PostgreSQL already uses /d"),
    ('FATAL:  data directory "/d/pg/data" has wrong ownership', "run the command as the user who owns them"),
    ("pg_ctl: cannot be run as root", "run as an ordinary user"),
    ("Can't open the append-only file: Permission denied", "This user may not use the files in /d"),
    ("Can't open the append-only file: Read-only file system", "on a read-only disk"),
    ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "too little memory"),
]


@pytest.mark.parametrize(("said", "sentence"), SAID)
def test_a_known_cause_is_named(said: str, sentence: str) -> None:
    told = str(explain(f"LOG: x\n{said}\n", service="S", folder=Path("/d"), log=Path("/l")))
    assert sentence in told
    assert "\n" not in told


def test_an_unknown_cause_is_quoted_with_its_log() -> None:
    told = explain("LOG: a\nFATAL:  of a new kind\n", service="Valkey", folder=Path("/d"), log=Path("/l"))
    assert str(told) == "Valkey did not start: FATAL:  of a new kind (more in /l)."


@pytest.mark.parametrize(
    ("version", "good"),
    [
        ((14, 20), False),
        ((15, 13), False),
        ((15, 14), True),
        ((16, 9), False),
        ((17, 6), True),
        ((18, 0), True),
    ],
)
def test_versions_that_leak_hidden_rows_are_refused(version: tuple[int, int], good: bool) -> None:
    assert supported(version) is good


def test_a_wrong_override_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDOP_PG_BIN", "/nowhere")
    monkeypatch.setenv("CDOP_VALKEY_BIN", "/nowhere")
    with pytest.raises(ServiceError, match="CDOP_PG_BIN is '/nowhere'"):
        postgres_programs()
    with pytest.raises(ServiceError, match="CDOP_VALKEY_BIN is '/nowhere'"):
        valkey_program()


def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(ServiceError, match=r"^/proc/none/data cannot be used"):
        ensure_database(Path("/proc/none/data"))


def test_a_port_in_use_names_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(
            ServiceError, match=r"^PORT \d+ on 127.0.0.1 cannot be used .* set PORT to a free one"
        ):
            check_port("127.0.0.1", taken.getsockname()[1])


def test_the_second_server_of_a_folder_is_told_of_the_first(tmp_path: Path) -> None:
    held = claim(tmp_path, "http://127.0.0.1:8000/")
    with pytest.raises(
        ServiceError, match=f"already being served at http://127.0.0.1:8000/ by process {os.getpid()}"
    ):
        claim(tmp_path, "http://127.0.0.1:8001/")
    os.close(held)


def test_a_lock_of_a_killed_server_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "serve.lock").write_text("999999999\nhttp://127.0.0.1:8000/\n")
    os.close(claim(tmp_path, "http://127.0.0.1:8001/"))
    assert "8001" in (tmp_path / "serve.lock").read_text()
