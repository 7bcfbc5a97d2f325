"""The choices of a merge: each answer of the other record that the kept one lacks or has otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cdop.cases.queries import OpenedRow
from cdop.dataset.elements import Section
from cdop.dataset.forms import section
from cdop.matching.comparing import Compared, Group, rows_in_words
from cdop.matching.models import Merge


@dataclass(frozen=True)
class Choice:
    """One answer that can be taken over. `is_taken` is how the box stands when the page opens."""

    name: str
    label: str
    kept: str
    other: str
    is_taken: bool

    @property
    def is_conflict(self) -> bool:
        return bool(self.kept)


@dataclass(frozen=True)
class Choices:
    """The choices of one section."""

    title: str
    choices: Sequence[Choice]


def choices(groups: Sequence[Group], taken: set[str] | None) -> list[Choices]:
    """Conflicts and gaps by section; `taken` are the boxes ticked when the page was sent, None when it opens."""
    found = [
        Choices(group.title, [_choice(line, taken) for line in group.lines if _can_be_taken(line)])
        for group in groups
    ]
    return [each for each in found if each.choices]


def _can_be_taken(line: Compared) -> bool:
    return line.state in ("differs", "other_only")


def _choice(line: Compared, taken: set[str] | None) -> Choice:
    is_taken = line.state == "other_only" if taken is None else line.name in taken
    return Choice(line.name, line.label, line.one, line.other, is_taken)


def entries(rows: Sequence[OpenedRow], taken: set[str] | None) -> list[Choice]:
    """Entries of lists that the kept record does not have."""
    return [
        Choice(number, title, "", told, taken is None or number in taken)
        for number, title, told in rows_in_words(rows)
    ]


def left_in_words(left: Sequence[Mapping[str, object]]) -> str:
    """The answers that were changed since, and so were left: "Sex; Place of death"."""
    told = []
    for each in left:
        asked: Section = section(str(each["section"]))
        names = each.get("fields") or []
        told += [asked[str(name)].label for name in names] or [f"an entry of “{asked.title}”"]  # type: ignore[attr-defined]
    return "; ".join(told)


def taken_in_words(merge: Merge) -> str:
    """What was taken over of the other record, by its questions."""
    told = []
    for each in merge.choices:
        asked = section(each["section"])
        names = [asked[name].label for name in each.get("fields", [])]
        told.append(f"{asked.title}: {', '.join(names)}" if names else "")
        told.append(f"{asked.title}: an entry" if "row" in each else "")
    return "; ".join(filter(None, told))
