"""`.venv/bin/python -m tests.bench_memory`: how much memory web server and worker hold at their heaviest.

A real web server and a real worker on a panel of ten thousand cases. Exit status 1 when a web process rose above
its limit.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import quote

os.environ.setdefault("CDOP_DATA_DIR", tempfile.mkdtemp(prefix="cdop-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"

from tests.bench import MANY, grow

LIMIT = 250.0  # MB, for a process of the web server
ROUNDS = 3
PAGES = ("/cases/", "/cases/?stage=open&sort=age", "/cases/search/?q=B12", "/themes/", "/figures/ledger/")
FILES = ("/cases/export/xlsx/", "/cases/export/csv/")


def tell(*words: object) -> None:
    sys.stdout.write("  ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def peak(pid: int) -> float:
    """The most memory the process has held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def peaks(process: subprocess.Popen[bytes]) -> list[float]:
    """Of the process and those it made, the greatest first."""
    import psutil

    whole = psutil.Process(process.pid)
    return sorted((peak(each.pid) for each in (whole, *whole.children(recursive=True))), reverse=True)


@contextmanager
def running(*words: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def environment() -> dict[str, str]:
    """A deployment that uses the bench's database and keys, and a broker of its own."""
    from django.conf import settings
    from django.db import connection

    from cdop.core.embedded.broker import ensure_broker

    place = connection.settings_dict
    login = f"{place['USER']}:{place['PASSWORD']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": f"postgres://{login}@/{place['NAME']}?host={place['HOST']}&port={place['PORT']}",
        "CELERY_BROKER_URL": f"redis+socket://{quote(str(ensure_broker(settings.DATA_DIR)))}",
        "CDOP_CONTEXT_KEY": settings.CONTEXT_KEY.hex(),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def got(port: int, path: str, cookie: str) -> int:
    """The size of what comes back."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    size = len(answer.read())
    assert answer.status == 200, (path, answer.status)
    return size


def web(cookie: str, around: dict[str, str]) -> float:
    port = free_port()
    words = ("gunicorn", "config.wsgi", "--workers", "2", "--threads", "4", "--worker-class", "gthread")
    with running(
        *words, "--preload", "--timeout", "120", "--bind", f"127.0.0.1:{port}", environment=around
    ) as process:
        _wait(lambda: got(port, "/healthz", "") > 0)
        tell(f"web server at rest: {peaks(process)[0]:.0f} MB in its greatest process")
        for path in (*PAGES, *FILES):
            sizes = [got(port, path, cookie) for _ in range(ROUNDS)]
            tell(f"  {path}: {sizes[0] / 1000:,.0f} kB, then {peaks(process)[0]:.0f} MB")
        return peaks(process)[0]


def worker(ask: object, around: dict[str, str]) -> float:
    from django.db import transaction

    from cdop.jobs.models import Job, State

    job: Job = ask()  # type: ignore[operator]

    def is_over() -> bool:
        with transaction.atomic():
            return Job.objects.get(pk=job.pk).state in (State.DONE, State.FAILED, State.DEAD)

    with running(
        "celery", "-A", "config.celery", "worker", "-c", "2", "--without-gossip", environment=around
    ) as process:
        _wait(is_over, most=300)
        return peaks(process)[0]


def _wait(happened: object, most: float = 60) -> None:
    until = time.monotonic() + most
    while True:
        try:
            if happened():  # type: ignore[operator]
                return
        except OSError:
            pass
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.2)


def measured() -> float:
    from django.db import transaction
    from django.test import Client

    from cdop.summaries.actions import produce
    from tests.makers.cases import make_reviewed_case
    from tests.makers.panels import actor_of, make_panel, make_user, scope_of, sign_in

    panel = make_panel()
    user = make_user(panel, "coordinator")
    by = actor_of(user, panel)
    case = make_reviewed_case(by)
    grow(panel.id, case.id, 1, MANY - 1)
    cookie = "; ".join(f"{name}={one.value}" for name, one in sign_in(Client(), user).cookies.items())
    around = environment()
    tell(f"{MANY:,} cases; each asked for {ROUNDS} times")
    most = web(cookie, around)
    with scope_of(by):

        def ask() -> object:
            with transaction.atomic():
                span = date(2025, 4, 1), date(2026, 3, 31)
                return produce(kind="panel", start=span[0], end=span[1], key="bench", by=by)

        tell(f"worker after a summary of them: {worker(ask, around):.0f} MB in its greatest process")
    return most


def main() -> None:
    import django

    django.setup()
    from django.conf import settings

    from cdop.core.embedded import stop_all
    from tests import cluster

    try:
        with cluster.using(cluster.start(), "bench_memory"):
            most = measured()
    finally:
        stop_all(settings.DATA_DIR)
    tell(f"web server at its heaviest: {most:.0f} MB, limit {LIMIT:.0f} MB")
    sys.exit(most > LIMIT)


if __name__ == "__main__":
    main()
