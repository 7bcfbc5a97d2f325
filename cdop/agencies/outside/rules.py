"""What the holder of a link may not do, in sentences for somebody who has no account here."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cdop.agencies.models import Request
from cdop.agencies.rules import is_open
from cdop.core.refusals import Refused
from cdop.dataset.elements import Element


def check_awaited(request: Request) -> None:
    if not is_open(request):
        raise Refused(
            "The panel does not wait for this answer any more. Ask its office if you think it does."
        )


def check_not_saved_elsewhere(*, held: int, seen: int | None) -> None:
    """Another window of the same person, or a colleague who shares the mailbox."""
    if seen is not None and seen != held:
        raise Refused(
            "This section was saved in another window after you opened it here. What you typed is still below: "
            "open the section in a new tab to see what was saved, then save here what is right."
        )


def check_length(length: int, *, most: int) -> None:
    if length > most:
        raise Refused(
            "This is longer than can be kept. Shorten it, or ask the panel how to send long papers."
        )


def check_colleague(*, name: str, email: str, own: str) -> None:
    """A colleague is named, has a mailbox of the same organisation, and is somebody else."""
    if not name.strip():
        raise Refused("Enter your colleague's name.")
    try:
        validate_email(email.strip())
    except ValidationError as wrong:
        raise Refused("Work e-mail must be an address, such as name@practice.nhs.uk.") from wrong
    if email.strip().casefold() == own.casefold():
        raise Refused("This is the mailbox that the request came to. Enter your colleague's own.")
    ours = own.rpartition("@")[2].casefold()
    if email.strip().rpartition("@")[2].casefold() != ours:
        raise Refused(
            f"Your colleague's address must end in @{ours}, as the one the request was sent to does. "
            "If it does not, ask the panel's office to send the request there."
        )


def check_complete(missing: Sequence[tuple[str, Element]]) -> None:
    """`missing` are the titles of sections, each with a question that must be answered."""
    if missing:
        named = "; ".join(f"“{element.label}” ({title})" for title, element in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise Refused(f"Before this can be handed in, answer {named}{more}.")
