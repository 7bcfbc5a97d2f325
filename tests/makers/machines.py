"""Programs that read what a panel released, and a browser without a session for them."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.test import Client

from cdop.access.actors import AnyActor
from cdop.access.models import Panel
from cdop.access.queries import system_actor
from cdop.api import actions
from cdop.api.models import MachineClient
from cdop.figures.audiences import Audience
from tests.makers.panels import scope_of

_numbers = itertools.count(1)


def make_client(
    by: AnyActor, *, audience: str = Audience.PUBLIC.code, days: int = 90, name: str = ""
) -> tuple[MachineClient, str]:
    """A client of the panel of `by`, let in by the operator, and its token."""
    with scope_of(by), transaction.atomic():
        operator = system_actor("tests", Panel.objects.get(pk=by.panel_id))
        name = name or f"Invented dashboard {next(_numbers)}"
        client, token = actions.add_client(
            name=name, audience=audience, good_for=timedelta(days=days), by=operator
        )
    return client, str(token)


def end_made_client(by: AnyActor) -> MachineClient:
    """One that was ended."""
    client, _ = make_client(by)
    with scope_of(by), transaction.atomic():
        operator = system_actor("tests", Panel.objects.get(pk=by.panel_id))
        actions.end_client(client=client, reason="Invented.", by=operator)
    return client


class Program:
    """Asks with a token."""

    def __init__(self, token: str = "") -> None:
        self.token = token

    def get(self, path: str, method: str = "get", **headers: str) -> Any:
        """What `/api/v1/` and `path` answer."""
        if self.token:
            headers = {"Authorization": f"Bearer {self.token}", **headers}
        at = path if path.startswith("/") else f"/api/v1/{path}"
        return getattr(Client(), method)(at, headers=headers)
