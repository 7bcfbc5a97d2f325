"""A panel of its own for every test, a coordinator who may ask for work, a broker that only writes down."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from cdop.access import queries
from cdop.access.actions import add_member, add_user, set_up_panel
from cdop.access.actors import Actor, HouseActor
from cdop.access.models import Panel
from cdop.core.isolation.scope import scoped
from cdop.jobs import registry, wake
from cdop.jobs.actions import enqueue
from cdop.jobs.models import Job

from . import kinds  # noqa: F401 (registers them)

HOUSE = HouseActor("tests")


@dataclass
class Broker:
    """Stands where Celery's app stands."""

    is_down: bool = False
    tries: int = 0
    sent: list[list[object]] = field(default_factory=list)
    transport_options: dict[str, object] = field(default_factory=dict)

    def connection_for_write(self) -> AbstractContextManager[Broker]:
        return nullcontext(self)

    def send_task(self, name: str, args: list[object] | None = None, **_: object) -> None:
        self.tries += 1
        if self.is_down:
            raise OperationalError("Connection refused")
        self.sent.append(args or [])


@pytest.fixture(autouse=True)
def broker(monkeypatch: pytest.MonkeyPatch) -> Broker:
    stand_in = Broker()
    monkeypatch.setattr(wake, "current_app", stand_in)
    monkeypatch.setattr(wake, "_silent_until", 0.0)
    return stand_in


def new_panel() -> Panel:
    return set_up_panel(code=f"jobs-{uuid.uuid4().hex[:8]}", name="Invented", areas=["E09000001"], by=HOUSE)


def new_actor(panel: Panel, role: str = "coordinator") -> Actor:
    email = f"{uuid.uuid4().hex}@example.org"
    user = add_user(email=email, name="Invented Person", password=None, by=HOUSE)
    with scoped(panels=(panel.id,)), transaction.atomic():
        add_member(panel=panel, user=user, role=role, by=queries.system_actor("tests", panel))
    actor = queries.actor_for(user, queries.memberships_of(user), panel.id)
    assert actor is not None
    return actor


@pytest.fixture
def coordinator(db: None) -> Iterator[Actor]:
    """Who asks; the test works in the scope of their panel."""
    actor = new_actor(new_panel())
    with scoped(panels=(actor.panel_id,), user_id=actor.user_id):
        yield actor


@pytest.fixture
def committed_coordinator(committed_db: object) -> Iterator[Actor]:
    actor = new_actor(new_panel())
    with scoped(panels=(actor.panel_id,), user_id=actor.user_id):
        yield actor


def ask(by: Actor, kind: str = "test.count", key: str = "k1", **args: object) -> Job:
    with transaction.atomic():
        return enqueue(kind=kind, args=args, key=key, by=by)


def fresh(job: Job) -> Job:
    with transaction.atomic():
        return Job.objects.get(pk=job.pk)


@pytest.fixture
def handled_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[registry.Handler], None]:
    """Lets a test say what "test.count" does."""

    def put(handler: registry.Handler) -> None:
        kind = replace(registry.find("test.count"), handler=handler)
        monkeypatch.setitem(registry._kinds, "test.count", kind)

    return put
