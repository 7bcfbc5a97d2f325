"""Somebody at an agency who answers by link: a browser of their own, and the mailbox that codes come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.test import Client

from cdop.access.actors import AnyActor
from cdop.agencies import actions
from cdop.agencies.models import Request
from cdop.agencies.sheets import Sheet
from cdop.cases.models import Case
from cdop.letters import sealing
from cdop.letters.models import Letter
from tests.makers.agencies import make_request
from tests.makers.panels import scope_of

DETAILS = {
    "identity_confirmed": "yes",
    "agency_knew_child": "yes",
    "completed_by": "Invented Colleague",
    "completed_by_role": "Practice manager",
    "completed_by_email": "records@agency.example",
    "completed_by_phone": "01632 960000",
    "completed_on_day": "1",
    "completed_on_month": "11",
    "completed_on_year": "2026",
}
"""The section on who answers, as it is typed."""


@dataclass
class Visitor:
    """A browser behind a link, with the mailbox the link came to."""

    by: AnyActor
    request: Request
    token: str = ""
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.token = self.token or token_of(self.by, self.request)

    def at(self, path: str = "") -> str:
        return f"/answer/{self.token}/{path}"

    def get(self, path: str = "") -> Any:
        return self.client.get(self.at(path))

    def post(self, path: str = "", **typed: Any) -> Any:
        return self.client.post(self.at(path), typed)

    def enter(self) -> Visitor:
        """Press the button, read the code in the mailbox, type it in."""
        self.post()
        answer = self.post("code/", code=code_of(self.by, self.request))
        assert answer.status_code == 302 and answer.url == self.at("form/"), answer.content
        return self

    def save(self, slug: str, **typed: Any) -> Any:
        """Save a section as its page would send it."""
        page = self.get(f"form/{slug}/")
        version = page.context["version"]
        return self.post(f"form/{slug}/", version=version, **typed)

    def hand_in(self) -> Any:
        return self.post("check/", declared="on")


def token_of(by: AnyActor, request: Request) -> str:
    """The secret of the newest link that went out for a request."""
    return _newest(by, request, "link").rstrip("/").rpartition("/")[2]


def code_of(by: AnyActor, request: Request) -> str:
    """The newest code that went out for a request."""
    return _newest(by, request, "code")


def letters_of(by: AnyActor, request: Request, kind: str = "") -> list[Letter]:
    """Letters about a request, oldest first."""
    with scope_of(by), transaction.atomic():
        found = Letter.objects.filter(panel_id=by.panel_id, about=f"request:{request.pk}")
        return list((found.filter(kind=kind) if kind else found).order_by("written_at"))


def _newest(by: AnyActor, request: Request, secret: str) -> str:
    with scope_of(by), transaction.atomic():
        for letter in reversed(letters_of(by, request)):
            held = sealing.take(letter).secrets
            if secret in held:
                return held[secret]
    raise AssertionError(f"no letter with a {secret}")


def make_answered(by: AnyActor, case: Case, slug: str = "health", **answers: Any) -> Request:
    """An agency that was asked for one section of a case and has handed it in."""
    request = make_request(by, case, sections=(slug,))
    with scope_of(by), transaction.atomic():
        sheet = Sheet((answers or {"autism": "yes"},))
        return actions.hand_in(request=request, answered={slug: sheet}, by=by)
