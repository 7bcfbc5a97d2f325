"""What a question, a section and a statutory form are. Contradictions are refused at import."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cdop.dataset.codes import CodeList
from cdop.dataset.conditions import FACT_CODES, FACTS, Condition, when
from cdop.dataset.kinds import Check, Kind, Privacy, Required
from cdop.dataset.sources import check_source

__all__ = [
    "Check",
    "Condition",
    "Element",
    "Kind",
    "Privacy",
    "Proposal",
    "Required",
    "Section",
    "Stage",
    "StatutoryForm",
    "Version",
    "is_asked",
    "when",
]


class Stage(CodeList, name="stage", source="found: F19, F104; design (codes)"):
    NOTIFICATION = "N", "Notification"
    JOINT_RESPONSE = "J", "Joint agency response"
    INFORMATION = "I", "Information gathering"
    SUPPLEMENTARY = "S", "Supplementary form"
    REVIEW_MEETING = "R", "Child death review meeting"
    PANEL = "P", "Panel"
    AFTER_PANEL = "X", "After panel"


Number = int | Decimal
TEXT_LENGTH = 200


@dataclass(frozen=True)
class Element:
    """One question. Outside its limits an answer is refused; outside `usual_*` it is only queried.

    `same_as` names, as "section.element", the first place where the same thing is asked (`forms.same_question`).
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    codes: type[CodeList] | None = None
    required: Required = Required.OPTIONAL
    when: Condition | None = None
    privacy: Privacy = Privacy.NONE
    source: str = ""
    since: date | None = None
    until: date | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    usual_minimum: Number | None = None
    usual_maximum: Number | None = None
    max_length: int | None = None
    decimals: int = 0
    unit: str = ""
    check: Check | None = None
    same_as: str = ""
    may_be_future: bool = False

    def __post_init__(self) -> None:
        for wrong, sentence in self._contradictions():
            if wrong:
                raise ValueError(f"The element '{self.name}' {sentence}")
        check_source(self.source, f"the element '{self.name}'")

    def _contradictions(self) -> Iterator[tuple[bool, str]]:
        bounds = (self.minimum, self.maximum, self.usual_minimum, self.usual_maximum)
        yield (
            not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", self.name),
            "must be named in lower case, with single underscores.",
        )
        yield not self.label, "has no label."
        yield (
            bool(self.same_as) and not re.fullmatch(r"[a-z0-9_]+\.[a-z0-9_]+", self.same_as),
            "must name what it is the same as by section and element, such as death.place_of_death.",
        )
        yield not self.source, "has no source. Say where it was found, or that it is recalled or designed."
        yield self.kind.is_coded and self.codes is None, "takes codes but names no code list."
        yield not self.kind.is_coded and self.codes is not None, "names a code list but takes no codes."
        yield (
            not self.kind.is_number and any(bound is not None for bound in bounds),
            "has a smallest or largest value but is not a number.",
        )
        yield self.kind is Kind.DECIMAL and self.decimals < 1, "is a decimal without decimal places."
        yield self.kind is Kind.DECIMAL and self.maximum is None, "is a decimal without a largest value."
        yield self.kind is not Kind.DECIMAL and self.decimals > 0, "has decimal places but is not a decimal."
        yield (
            self.kind is not Kind.TEXT and self.max_length is not None,
            "has a length but is not text.",
        )
        yield self.kind is not Kind.TEXT and self.check is not None, "has a text check but is not short text."
        yield (
            self.may_be_future and self.kind not in (Kind.DATE, Kind.DATETIME),
            "may lie in the future but is neither a day nor a moment.",
        )
        yield (
            self.kind is Kind.LONG_TEXT and self.privacy in (Privacy.NONE, Privacy.QUASI),
            "is long text, which may hide identifiers, but does not say so.",
        )
        yield _reversed(self.minimum, self.maximum), "has a smallest value above its largest."
        yield _reversed(self.minimum, self.usual_minimum), "has a usual range wider than its limits."
        yield _reversed(self.usual_maximum, self.maximum), "has a usual range wider than its limits."
        yield _reversed(self.since, self.until), "ends before it begins."

    @property
    def length(self) -> int | None:
        """How many characters a short text may have; None for every other kind."""
        return (self.max_length or TEXT_LENGTH) if self.kind is Kind.TEXT else None

    def in_force(self, on: date) -> bool:
        """Whether the question belongs to the form on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def _reversed(low: Any, high: Any) -> bool:
    return low is not None and high is not None and low > high


@dataclass(frozen=True)
class Section:
    """Questions answered together. `identity`: stored encrypted, apart. `repeats`: any number of rows."""

    slug: str
    title: str
    elements: tuple[Element, ...]
    identity: bool = False
    hint: str = ""
    repeats: bool = False

    def __post_init__(self) -> None:
        names = [element.name for element in self.elements]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"The section '{self.slug}' declares {', '.join(twice)} more than once.")
        for element in self.elements:
            self._check_condition(element)
            if element.privacy is Privacy.DIRECT and not self.identity:
                raise ValueError(
                    f"The section '{self.slug}' holds '{element.name}', which identifies directly. "
                    "Move it to an identity section."
                )

    def _check_condition(self, element: Element) -> None:
        for clause in element.when.clauses if element.when else ():
            asked = next((other for other in self.elements if other.name == clause.name), None)
            if asked is element or (asked is None and clause.name not in FACTS):
                raise ValueError(
                    f"'{element.name}' in the section '{self.slug}' depends on '{clause.name}', "
                    "which is neither another answer of the section nor a known fact."
                )
            codes = asked.codes if asked else FACT_CODES.get(clause.name)
            for code in clause.codes:
                if codes is None or not codes.has(code):
                    raise ValueError(
                        f"'{element.name}' in the section '{self.slug}' depends on the answer '{code}', "
                        f"which '{clause.name}' cannot have."
                    )

    def __getitem__(self, name: str) -> Element:
        for element in self.elements:
            if element.name == name:
                return element
        raise KeyError(f"The section '{self.slug}' has no element '{name}'.")

    def __iter__(self) -> Iterator[Element]:
        return iter(self.elements)

    @property
    def names(self) -> list[str]:
        """The names of its elements, in order."""
        return [element.name for element in self.elements]

    @property
    def labels(self) -> dict[str, str]:
        """Name to label."""
        return {element.name: element.label for element in self.elements}


@dataclass(frozen=True)
class Version:
    """One version of a statutory form, in force from `since` until the day before `until`."""

    name: str
    since: date
    until: date | None = None
    note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        check_source(self.source, f"the version '{self.name}'")


@dataclass(frozen=True)
class Proposal:
    """One reason to propose a form: a condition on the answers of `section`; with none, on the facts alone."""

    condition: Condition
    section: str = ""


@dataclass(frozen=True)
class StatutoryForm:
    """A statutory form and its versions, oldest first; an element's `since` and `until` say which hold it.

    `purpose` is a sentence for the person who fills it in; any one of `proposed_when` proposes it.
    """

    slug: str
    title: str
    versions: tuple[Version, ...]
    stage: Stage
    sections: tuple[Section, ...]
    former_name: str = ""
    note: str = ""
    purpose: str = ""
    asked_of_agencies: bool = False
    proposed_when: tuple[Proposal, ...] = ()

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError(f"The form '{self.slug}' has no version.")
        for older, newer in zip(self.versions, self.versions[1:], strict=False):
            if older.until != newer.since:
                raise ValueError(
                    f"In the form '{self.slug}', version {newer.name} must begin as {older.name} ends."
                )

    @property
    def version(self) -> str:
        """The name of the latest version."""
        return self.versions[-1].name

    @property
    def since(self) -> date:
        """The first day of the latest version."""
        return self.versions[-1].since

    @property
    def until(self) -> date | None:
        """The day after the last day of the latest version, if it has ended."""
        return self.versions[-1].until

    def version_on(self, day: date) -> Version:
        """The version in force on a day; the first one for an earlier day."""
        return next(
            (version for version in reversed(self.versions) if version.since <= day), self.versions[0]
        )


def is_asked(
    element: Element, answers: Mapping[str, Any], facts: Mapping[str, Any], on: date | None = None
) -> bool:
    """Whether the question is asked, given its section's answers, the facts and the day of the form."""
    if on is not None and not element.in_force(on):
        return False
    return element.when is None or element.when.holds(answers, facts)
