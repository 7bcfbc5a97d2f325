"""The embedded services, with real processes: start, second start, kill -9, stale numbers, two at once."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from cdop.core.embedded import Layout, ServiceError, ensure_broker, ensure_database, running, stop_all
from cdop.core.embedded.broker import answers
from cdop.core.embedded.processes import anyone_in, works_in
from cdop.core.embedded.roles import ROLES, make_database, make_roles, password, superuser

pytestmark = pytest.mark.services
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "data"
    stop_all(tmp_path / "data")


def postmaster(folder: Path) -> int:
    return int((Layout(folder).database / "postmaster.pid").read_text().splitlines()[0])


def gone(pid: int, folder: Path) -> bool:
    until = time.monotonic() + 10
    while works_in(pid, folder) and time.monotonic() < until:
        time.sleep(0.02)
    return not works_in(pid, folder)


def test_start_second_start_stop(folder: Path) -> None:
    first = ensure_database(folder, durable=False)
    began = time.monotonic()
    second = ensure_database(folder, durable=False)
    assert (first.started, second.started) == (True, False)
    assert time.monotonic() - began < 0.1
    ensure_broker(folder)
    assert (running(folder).database, running(folder).broker) == (True, True)
    assert stop_all(folder) == ["broker", "database"]
    assert stop_all(folder) == []
    assert not anyone_in(Layout(folder).database) and not anyone_in(Layout(folder).broker)


def test_only_its_owner_gets_in(folder: Path) -> None:
    server = ensure_database(folder, durable=False)
    for path in [folder, Layout(folder).sockets, Layout(folder).secrets, Layout(folder).database]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    with superuser(server) as connection:
        rules = connection.execute("SELECT type, auth_method FROM pg_hba_file_rules").fetchall()
        listening = connection.execute("SHOW listen_addresses").fetchone()
        fsync = connection.execute("SHOW fsync").fetchone()
    assert (rules, listening, fsync) == ([("local", "scram-sha-256")], ("",), ("off",))
    with pytest.raises(psycopg.OperationalError, match="authentication failed"):
        psycopg.connect(
            host=str(server.socket_dir), user=server.superuser, password="guess", dbname="postgres"
        )


def test_the_real_one_is_durable(folder: Path) -> None:
    with superuser(ensure_database(folder)) as connection:
        kept = [connection.execute(f"SHOW {name}").fetchone() for name in ("fsync", "full_page_writes")]
    assert kept == [("on",), ("on",)]


def test_roles_have_no_more_rights_than_they_need(folder: Path) -> None:
    server = ensure_database(folder, durable=False)
    for _ in range(2):  # safe to repeat
        make_roles(server)
        make_database(server)
    with superuser(server, "cdop") as connection:
        rights = connection.execute(
            "SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication, rolbypassrls"
            " FROM pg_roles WHERE rolname = ANY(%s) ORDER BY 1",
            [list(ROLES)],
        ).fetchall()
    assert rights == [
        ("cdop_app", False, False),
        ("cdop_backup", False, True),
        ("cdop_national", False, False),
        ("cdop_owner", False, False),
    ]


def test_the_app_may_sign_in_but_make_nothing(folder: Path) -> None:
    server = ensure_database(folder, durable=False)
    make_roles(server)
    make_database(server)
    place = {"host": str(server.socket_dir), "user": "cdop_app", "password": password(server, "cdop_app")}
    refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with psycopg.connect(dbname="cdop", **place) as connection, refused:
        connection.execute("CREATE TABLE public.own (id int)")
    with pytest.raises(psycopg.OperationalError, match=r"does not exist"):
        psycopg.connect(dbname="elsewhere", **place)


def test_what_was_committed_survives_kill_9(folder: Path) -> None:
    with superuser(ensure_database(folder)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        pid = postmaster(folder)
        os.kill(pid, signal.SIGKILL)
    assert gone(pid, Layout(folder).database)
    with superuser(ensure_database(folder)) as connection:
        assert connection.execute("SELECT sum(n) FROM kept").fetchone() == (500500,)


@pytest.fixture
def stranger() -> Iterator[str]:
    """The number of a living process that has nothing to do with the services."""
    process = subprocess.Popen(["sleep", "60"])
    yield str(process.pid)
    process.kill()
    process.wait()


def test_a_number_that_another_process_bears_now_is_no_obstacle(folder: Path, stranger: str) -> None:
    layout = Layout(folder)
    ensure_database(folder, durable=False)
    ensure_broker(folder)
    lines = (layout.database / "postmaster.pid").read_text().split("\n")
    broker = int((layout.broker / "valkey.pid").read_text())
    for pid, where in [(postmaster(folder), layout.database), (broker, layout.broker)]:
        os.kill(pid, signal.SIGKILL)
        assert gone(pid, where)
    for path in [layout.database / "postmaster.pid", layout.sockets / ".s.PGSQL.5432.lock"]:
        path.write_text("\n".join([stranger, *lines[1:]]))
    (layout.broker / "valkey.pid").write_text(stranger)
    assert (running(folder).database, running(folder).broker) == (False, False)
    assert ensure_database(folder, durable=False).started
    ensure_broker(folder)
    assert answers(layout)


def test_a_lost_socket_is_made_again(folder: Path) -> None:
    ensure_database(folder, durable=False)
    Layout(folder).database_socket.unlink()
    assert ensure_database(folder, durable=False).started
    assert running(folder).database


def test_two_starters_get_one_server(folder: Path) -> None:
    program = (
        "import sys, pathlib; from cdop.core.embedded import *; p = pathlib.Path(sys.argv[1]);"
        "print(ensure_database(p, durable=False).started); ensure_broker(p)"
    )
    words = [sys.executable, "-c", program, str(folder)]
    with ThreadPoolExecutor(4) as pool:
        ran = list(
            pool.map(lambda _: subprocess.run(words, cwd=ROOT, capture_output=True, text=True), range(4))
        )
    assert [one.returncode for one in ran] == [0, 0, 0, 0]
    assert sorted(one.stdout.strip() for one in ran) == ["False", "False", "False", "True"]


def test_a_start_cut_short_leaves_no_half_cluster(folder: Path) -> None:
    (folder / "pg" / "data.new").mkdir(parents=True)
    (folder / "pg" / "data.new" / "PG_VERSION").write_text("18\n")
    assert ensure_database(folder, durable=False).started
    assert not (folder / "pg" / "data.new").exists()


@pytest.mark.parametrize("name", ["d" * 90, "with space, comma"])
def test_an_awkward_folder_gets_a_short_socket_path(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    try:
        server = ensure_database(folder, durable=False)
        assert str(server.socket_dir).startswith("/tmp/cdop-")
        assert answers(Layout(folder)) is False
        ensure_broker(folder)
        with superuser(server) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        stop_all(folder)


def test_another_version_is_refused(folder: Path) -> None:
    ensure_database(folder, durable=False)
    stop_all(folder)
    (Layout(folder).database / "PG_VERSION").write_text("14\n")
    with pytest.raises(
        ServiceError, match=r"was made by PostgreSQL 14, but 18 is installed; name the folder"
    ):
        ensure_database(folder, durable=False)
    (Layout(folder).database / "PG_VERSION").write_text("18\n")


def test_lost_secrets_are_told(folder: Path) -> None:
    server = ensure_database(folder, durable=False)
    (Layout(folder).secrets / server.superuser).unlink()
    with (
        pytest.raises(ServiceError, match="restore the folder 'secrets'"),
        superuser(ensure_database(folder)),
    ):
        pass


def test_a_killed_supervisor_leaves_nothing_running(folder: Path) -> None:
    program = (
        "import sys, os, pathlib, subprocess, time\n"
        "from cdop.core.embedded import *\n"
        "from cdop.core.embedded.watchdog import Watchdog\n"
        "p = pathlib.Path(sys.argv[1]); w = Watchdog(p)\n"
        "c = subprocess.Popen(['sleep', '300'], start_new_session=True); w.began(c.pid)\n"
        "ensure_database(p, durable=False); ensure_broker(p)\n"
        "print(c.pid, flush=True); time.sleep(300)\n"
    )
    words = [sys.executable, "-c", program, str(folder)]
    supervisor = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout is not None
    child = int(supervisor.stdout.readline())
    assert running(folder).database
    supervisor.kill()
    supervisor.wait()
    until = time.monotonic() + 20
    while (
        running(folder).database or running(folder).broker or works_in(child, ROOT)
    ) and time.monotonic() < until:
        time.sleep(0.1)
    assert not running(folder).database and not running(folder).broker and not works_in(child, ROOT)
