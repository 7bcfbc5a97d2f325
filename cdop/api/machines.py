"""A program at work: who it is, in which panel, and how far it may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from cdop.figures.audiences import Audience

REACH: dict[str, tuple[str, ...]] = {
    Audience.PUBLIC.code: (Audience.PUBLIC.code,),
    Audience.PARTNERS.code: (Audience.PUBLIC.code, Audience.PARTNERS.code),
    Audience.ORGANISATIONS.code: tuple(each.code for each in Audience),
}
"""Whose releases each may read: what is made for the public, everybody."""


@dataclass(frozen=True)
class Machine:
    """The actor of everything that a program reads. It holds no right of a role: nothing else takes it."""

    client_id: UUID
    name: str
    audience: str
    panel_id: int
    panel_code: str
    panel_name: str

    user_id: ClassVar[int] = 0
    role_names: ClassVar[str] = "Machine client"

    @property
    def audit_id(self) -> str:
        return f"machine:{self.client_id}"

    @property
    def audiences(self) -> tuple[str, ...]:
        return REACH[self.audience]
