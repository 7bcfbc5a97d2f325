"""What may be done to a theme, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from cdop.core.refusals import Refused
from cdop.redaction.marks import Taken
from cdop.redaction.patterns import by_form
from cdop.themes.lines import Line, plain
from cdop.themes.models import NAME, PHRASE, Theme

_NAMES = (Taken.TITLED, Taken.REFERENCE)
LONGEST, MOST_PHRASES, SHORTEST_PHRASE = 2000, 40, 3


def check_in_use(theme: Theme) -> None:
    if theme.merged_into_id is not None:
        raise Refused(f"“{theme.name}” was merged into another theme. Open that one instead.")
    if theme.retired_at is not None:
        raise Refused(f"“{theme.name}” is retired. Bring it back first.")


def check_can_bring_back(theme: Theme) -> None:
    if theme.merged_into_id is not None or theme.retired_at is None:
        raise Refused(f"“{theme.name}” is not retired.")


def check_can_merge(theme: Theme, into: Theme) -> None:
    """Only of two themes in use, so that no theme can come back into itself by way of others."""
    if theme.pk == into.pk:
        raise Refused("Choose another theme to merge it into.")
    check_in_use(theme)
    check_in_use(into)


def check_name(name: str, others: Sequence[Theme]) -> None:
    """`others` are the panel's themes that bear this name already."""
    if not plain(name):
        raise Refused("Enter a name of words.")
    if len(name) > NAME or len(plain(name)) > 2 * NAME:
        raise Refused(f"Shorten the name to {NAME} characters.")
    _check_tells_nobody(name, "The name")
    for other in others:
        if not other.is_in_use:
            raise Refused(
                f"“{other.name}” is a theme that was retired. Bring it back, or choose another name."
            )
        raise Refused(f"There is a theme “{other.name}” already. Choose another name.")


def check_definition(definition: str, phrases: Sequence[str]) -> None:
    if not definition.strip():
        raise Refused("Say what belongs to the theme, and what does not.")
    if len(definition) > LONGEST:
        raise Refused(f"Shorten the definition to {LONGEST:,} characters.")
    _check_tells_nobody(definition, "The definition")
    if len(phrases) > MOST_PHRASES:
        raise Refused(f"Give at most {MOST_PHRASES} words or phrases.")
    for phrase in phrases:
        if not len(plain(phrase)) >= SHORTEST_PHRASE or len(phrase) > PHRASE:
            raise Refused(f"“{phrase}”: a word or phrase has from {SHORTEST_PHRASE} to {PHRASE} characters.")
        _check_tells_nobody(phrase, f"“{phrase}”")


def check_not_overtaken(theme: Theme, seen: int | None) -> None:
    if seen is not None and seen != theme.version:
        raise Refused(
            f"{theme.saved_by_name} changed this theme after you opened it. What you typed is still below: compare it "
            "with the theme as it is now, then save again."
        )


def check_reason(reason: str, *, what: str) -> None:
    if not reason.strip():
        raise Refused(f"Say why {what}: the reason is kept with the theme.")
    _check_tells_nobody(reason, "The reason")


def check_can_tag(theme: Theme, line: Line) -> None:
    check_in_use(theme)
    if line.withdrawn_at is not None or not line.review.is_current:
        raise Refused("This line was changed or withdrawn after you opened it. Look at it as it is now.")


def _check_tells_nobody(text: str, what: str) -> None:
    """A theme is read by people who see no case, and stands in summaries."""
    for mark in by_form(text):
        if mark.taken.must_go or mark.taken in _NAMES:
            raise Refused(f"{what} holds {mark.taken.words}. Take it out: a theme names no person.")
