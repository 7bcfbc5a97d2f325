"""Who acts: a person in one panel, or a named part of the system. Every action takes one as `by`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from cdop.access.permissions import Permission
from cdop.access.roles import ROLES
from cdop.core.refusals import NotAllowed


@dataclass(frozen=True)
class Actor:
    """A person at work in one panel, with what their roles there allow."""

    user_id: int
    name: str
    panel_id: int
    panel_code: str
    panel_name: str
    roles: tuple[str, ...] = field(default=())

    @property
    def audit_id(self) -> str:
        return f"user:{self.user_id}"

    @property
    def role_names(self) -> str:
        return ", ".join(ROLES[code].name for code in self.roles)

    def may(self, permission: Permission) -> bool:
        return any(permission in ROLES[code].permissions for code in self.roles)


@dataclass(frozen=True)
class _Part:
    """A named part of the system: a command, a job, the sign-in page. It is no person."""

    part: str
    user_id: ClassVar[int] = 0

    @property
    def audit_id(self) -> str:
        return f"system:{self.part}"

    @property
    def name(self) -> str:
        return self.part

    @property
    def role_names(self) -> str:
        return "System"


@dataclass(frozen=True)
class HouseActor(_Part):
    """A part of the system that acts for no panel: set-up, sign-in, reference data."""

    @property
    def panel_id(self) -> None:
        return None


@dataclass(frozen=True)
class SystemActor(_Part):
    """A command or job that acts for a panel."""

    panel_id: int
    panel_code: str
    panel_name: str

    def may(self, permission: Permission) -> bool:
        """The operator at the command line stands above roles, and every act is recorded as the system's."""
        return True


AnyActor = Actor | SystemActor


def check(by: AnyActor, permission: Permission) -> None:
    """Raise NotAllowed unless `by` holds `permission`."""
    if not by.may(permission):
        raise NotAllowed(f"Your role on this panel does not let you {permission.value}.")
