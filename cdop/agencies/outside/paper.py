"""One return in work, as whoever answers it may see it: its sections, what is known already, how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from cdop.access.actors import AnyActor
from cdop.access.vault import Vault, open_vault
from cdop.agencies import sheets
from cdop.agencies.known import Answers, Known, known_to_panel
from cdop.agencies.models import Answer, AnswerDraft, Request
from cdop.agencies.questionnaire import DETAILS, how_far, is_nil_return, only_asked, sections_of
from cdop.agencies.sheets import Sheet, Typed
from cdop.cases import queries as cases
from cdop.cases.completing import facts_of
from cdop.cases.models import Case
from cdop.cases.versions import asked_on
from cdop.cases.written import from_json
from cdop.core.words import day
from cdop.dataset.completeness import Progress
from cdop.dataset.elements import Element, Section
from cdop.dataset.forms import SECTIONS

CHILD = ("forenames", "surname", "date_of_birth", "nhs_number")
"""What is needed to find a record, and no more."""


@dataclass(frozen=True)
class Draft:
    """What was typed and not saved, and when."""

    typed: Typed = field(repr=False)
    kept_at: datetime


@dataclass(frozen=True)
class Paper:
    """The return: sheets in work by section with their versions, and all it takes to ask the rest."""

    request: Request
    sheets: Mapping[str, Sheet] = field(repr=False)
    versions: Mapping[str, int]
    facts: Mapping[str, Any]
    on: date
    case: Answers = field(repr=False)
    others: Sequence[Answers] = field(repr=False)

    @property
    def sections(self) -> tuple[Section, ...]:
        return sections_of(self.request, is_nil=self.is_nil)

    @property
    def is_nil(self) -> bool:
        return is_nil_return(self.sheet(DETAILS))

    def find(self, slug: str) -> Section | None:
        """The section, if this agency is asked for it."""
        return next((each for each in self.sections if each.slug == slug), None)

    def sheet(self, slug: str) -> Sheet:
        return self.sheets.get(slug, Sheet())

    def known(self, section: Section) -> dict[str, Known]:
        return known_to_panel(section, self.case, self.others)

    def progress(self, section: Section) -> Progress:
        return how_far(section, self.sheet(section.slug), self.known(section), self.facts, self.on)

    def counting(self) -> dict[str, Sheet]:
        """The sections as they would be handed in: without answers to questions that do not stand."""
        found = {
            each.slug: only_asked(each, self.sheet(each.slug), self.known(each), self.facts, self.on)
            for each in self.sections
        }
        return {slug: sheet for slug, sheet in found.items() if not sheet.is_blank}

    def missing(self) -> list[tuple[Section, Element]]:
        """What must be answered before it can be handed in."""
        return [(each, element) for each in self.sections for element in self.progress(each).missing_musts]


def open_paper(request: Request, *, by: AnyActor) -> Paper:
    """The return in work. Of what was handed in before it holds nothing."""
    vault = open_vault(by.panel_id)
    own = Q(request=request, is_submitted=False)
    handed_in = Q(request__case_id=request.case_id, is_submitted=True) & ~Q(request=request)
    found = list(Answer.objects.filter(own | handed_in, panel_id=by.panel_id).order_by("saved_at", "pk"))
    rows = [row for row in found if not row.is_submitted]
    told = cases.every_answer(request.case)
    return Paper(
        request=request,
        sheets={row.slug: sheets.take(row, vault) for row in rows if row.slug in SECTIONS},
        versions={row.slug: row.version for row in rows if row.sealed is not None},
        facts=facts_of(request.case, told),
        on=asked_on(request.case),
        case=_told_by_case(told),
        others=_told_by_others([row for row in found if row.is_submitted], vault),
    )


def draft_of(request: Request, slug: str, *, by: AnyActor) -> Draft | None:
    row = AnswerDraft.objects.filter(panel_id=by.panel_id, request=request, slug=slug).first()
    return Draft(sheets.take_draft(row, open_vault(by.panel_id)), row.kept_at) if row else None


def drafts_of(request: Request, *, by: AnyActor) -> set[str]:
    """The sections in which something was typed and not saved."""
    rows = AnswerDraft.objects.filter(panel_id=by.panel_id, request=request)
    return set(rows.values_list("slug", flat=True))


def child_of(case: Case, *, by: AnyActor) -> list[tuple[str, str]]:
    """The few words by which a record of the child is found; reading them is recorded."""
    who = cases.identity(case, by=by)
    name = " ".join(part for part in (who["forenames"], who["surname"]) if part)
    number = who["nhs_number"]
    return [
        ("Name", name or "No name was given"),
        ("Date of birth", day(who["date_of_birth"]) if who["date_of_birth"] else "Not known to the panel"),
        ("NHS number", f"{number[:3]} {number[3:6]} {number[6:]}" if number else "Not known to the panel"),
    ]


def _told_by_case(told: Mapping[str, Any]) -> Answers:
    """What the case's own sections hold, of those that name nobody."""
    return {
        slug: from_json(section, told[slug])
        for slug, section in SECTIONS.items()
        if told.get(slug) and not section.identity and not section.repeats
    }


def _told_by_others(rows: Sequence[Answer], vault: Vault) -> list[Answers]:
    by_request: dict[int, dict[str, Mapping[str, Any]]] = {}
    for row in rows:
        if row.slug in SECTIONS and not SECTIONS[row.slug].identity and not SECTIONS[row.slug].repeats:
            by_request.setdefault(row.request_id, {})[row.slug] = sheets.take(row, vault).values
    return list(by_request.values())
