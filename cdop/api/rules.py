"""When a machine client may be made or ended."""

from __future__ import annotations

from datetime import timedelta

from cdop.api.models import MachineClient
from cdop.core.refusals import Refused
from cdop.figures.audiences import Audience

LONGEST = timedelta(days=366)


def check_can_add(name: str, audience: str, good_for: timedelta, alive: list[str]) -> None:
    """Raise Refused with what is wrong. `alive`: the names of those that may read now."""
    if not name.strip():
        raise Refused("Give the client a name that says whose program it is, and what for.")
    if name.strip().lower() in {each.lower() for each in alive}:
        raise Refused(
            f"There is a client “{name.strip()}” already. End it first, or give this one another name."
        )
    if not Audience.has(audience):
        raise Refused(f"There is no audience '{audience}'. The audiences are {', '.join(Audience.codes())}.")
    if not timedelta(0) < good_for <= LONGEST:
        raise Refused(f"A client is made for 1 to {LONGEST.days} days. After that, make another.")


def check_can_end(client: MachineClient) -> None:
    if client.ends.exists():
        raise Refused(f"The client “{client.name}” was ended before.")
