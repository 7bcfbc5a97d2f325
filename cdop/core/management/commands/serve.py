"""manage.py serve: the whole site in one foreground process. Ctrl-C or SIGTERM ends all of it, in order."""

import http.client
import io
import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import CommandParser

from cdop.core.commands import OperatorCommand, WrongUsage
from cdop.core.embedded import ServiceError, ensure_broker, ensure_database, running, stop_all
from cdop.core.embedded.layout import Layout, make_private
from cdop.core.embedded.serving import check_port, claim
from cdop.core.embedded.supervisor import Child, Supervisor
from cdop.core.embedded.watchdog import Watchdog

_ANSWER_WITHIN = 60.0  # seconds
_LOOK_EVERY = 0.5
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(OperatorCommand):
    help = "Serves the site: prepares the database, then runs web server, worker and clock until Ctrl-C."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bind", default="", help="address to listen on (default 127.0.0.1:PORT)")
        parser.add_argument("--demo", action="store_true", help="load the demonstration panels and accounts")
        parser.add_argument("--workers", type=int, default=2, help="web server processes (default 2)")
        parser.add_argument("--with-parent", action="store_true", help="end when the calling program is gone")

    def run(self, **options: Any) -> dict[str, Any]:
        host, port = _address(options["bind"])
        self.url = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}/"  # noqa: S104
        self.parent = os.getppid() if options["with_parent"] else None
        self.ending = False
        lock = claim(settings.DATA_DIR, self.url)
        check_port(host, port)
        for number in _ENDING:
            signal.signal(number, self._end)
        watchdog = Watchdog(settings.DATA_DIR, keep=(lock,))
        supervisor = Supervisor(
            _children(f"{host}:{port}", options["workers"]), settings.BASE_DIR, watchdog, self._tell
        )
        try:
            sign_ins = self._prepare(demo=options["demo"])
            self._serve(supervisor, host, port, sign_ins)
        except KeyboardInterrupt:
            pass
        finally:
            self._stop(supervisor, watchdog)
        return {"url": self.url, "stopped": True}

    def say(self, result: Mapping[str, Any]) -> str:
        return "Stopped. Everything is saved."

    def _prepare(self, *, demo: bool) -> list[dict[str, str]]:
        call_command("prepare", stdout=self.stderr)
        if not demo or "seed_demo" not in get_commands():
            return []
        said = io.StringIO()
        call_command("seed_demo", as_json=True, stdout=said)
        sign_ins: list[dict[str, str]] = json.loads(said.getvalue()).get("sign_ins", [])
        return sign_ins

    def _serve(self, supervisor: Supervisor, host: str, port: int, sign_ins: list[dict[str, str]]) -> None:
        supervisor.start()
        until = time.monotonic() + _ANSWER_WITHIN
        while not self.ending and not _answers(host, port):
            if time.monotonic() > until:
                log = Layout(settings.DATA_DIR).logs / "web.log"
                raise ServiceError(
                    f"The site does not answer after {_ANSWER_WITHIN:.0f} seconds; its log is {log}."
                )
            supervisor.look()
            time.sleep(0.1)
        if not self.ending:
            self._tell(_welcome(self.url, sign_ins))
        while not self.ending and self.parent in (None, os.getppid()):
            supervisor.look()
            self._look_after_services()
            time.sleep(_LOOK_EVERY)

    def _look_after_services(self) -> None:
        """Start again an embedded service that has ended."""
        found = running(settings.DATA_DIR)
        if settings.EMBEDDED_DATABASE and not found.database and not self.ending:
            self._tell("The database ended and is started again.")
            ensure_database(settings.DATA_DIR)
        if settings.EMBEDDED_BROKER and not found.broker and not self.ending:
            self._tell("The broker ended and is started again.")
            ensure_broker(settings.DATA_DIR)

    def _stop(self, supervisor: Supervisor, watchdog: Watchdog) -> None:
        self.ending = True
        self._tell("Stopping.")
        supervisor.stop()
        stop_all(settings.DATA_DIR)
        watchdog.bye()

    def _end(self, number: int, frame: object) -> None:
        """The first signal ends the work in hand; further ones change nothing, the order is kept."""
        first, self.ending = not self.ending, True
        if first:
            raise KeyboardInterrupt

    def _tell(self, text: str) -> None:
        with suppress(BrokenPipeError):
            self.stderr.write(text, style_func=str)
            self.stderr.flush()


def _address(bind: str) -> tuple[str, int]:
    host, _, port = (bind or f"127.0.0.1:{settings.PORT}").rpartition(":")
    if not host or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise WrongUsage(f"--bind is '{bind}'; give an address and a port, such as 127.0.0.1:8000.")
    return host.strip("[]"), int(port)


def _children(bind: str, workers: int) -> list[Child]:
    """In the order in which they are ended: no new work, then the work in hand."""
    logs = make_private(Layout(settings.DATA_DIR).logs)
    make_private(Path(settings.CELERY_BEAT_SCHEDULE_FILENAME).parent)
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "-A", "config.celery"]
    web = [
        "--workers",
        str(workers),
        "--threads",
        "4",
        "--worker-class",
        "gthread",
        "--preload",
        "--bind",
        bind,
    ]
    quiet = ["--no-control-socket", "--graceful-timeout", "10", "--timeout", "60"]
    worker = ["--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    return [
        Child("clock", [*celery, "beat", "--pidfile=", "--loglevel", "WARNING"], logs / "beat.log"),
        Child("web server", [*python, "gunicorn", "config.wsgi", *web, *quiet], logs / "web.log"),
        Child("worker", [*celery, "worker", *worker], logs / "worker.log", patience=25.0),
    ]


def _answers(host: str, port: int) -> bool:
    """Whether /healthz answers, redirects to HTTPS included."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(near, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status < 400
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _welcome(url: str, sign_ins: list[dict[str, str]]) -> str:
    lines = ["", f"The site is at {url}", ""]
    if sign_ins:
        lines += ["Sign in with one of the demonstration accounts (invented people):", ""]
        lines += [f"  {a['who']:<42} {a['email']:<42} {a['password']}" for a in sign_ins]
        lines.append("")
    return "\n".join([*lines, "Ctrl-C stops everything."])
