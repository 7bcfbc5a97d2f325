"""Finding a case of the panel by reference, NHS number, name, or words of what was written.

Names and numbers are sealed in the database: a number is found by its blind mark, names are compared in the app.
What was searched for is never logged and never stands in an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import nhs_number
from django.contrib.postgres.search import SearchQuery, SearchVector, TrigramWordSimilarity
from django.db import transaction
from django.db.models import Q, TextField, Value
from django.db.models.functions import Coalesce, Greatest

from cdop.access.actors import Actor, check
from cdop.access.permissions import Permission
from cdop.access.vault import open_vault
from cdop.audit.actions import record
from cdop.cases import sealing
from cdop.cases.models import Case, ChildIdentity
from cdop.cases.queries import cases_of, everyone
from cdop.core.words import count
from cdop.matching.finding.names import closeness, fold

MOST = 50
ALIKE = 0.72
_WORDS_ALIKE = 0.55
_WRITTEN = (
    "circumstancesanswers__circumstances",
    "deathanswers__place_text",
    "reviews__case_summary",
    "reviews__cause_of_death_understood",
    "reviews__issues_identified",
)


@dataclass
class Found:
    """A case and, in words, by what it was found; `strength` puts the surest first."""

    case: Case
    strength: float = 0.0
    why: list[str] = field(default_factory=list)


@transaction.atomic(savepoint=False)
def search(text: str, *, by: Actor) -> list[Found]:
    """The cases found, the surest first, at most `MOST`. That a search was made is recorded, never its words."""
    check(by, Permission.CASE_VIEW)
    wanted = " ".join(text.split())[:200]
    found: dict[int, Found] = {}
    for case, strength, why in _hits(wanted, by):
        one = found.setdefault(case.pk, Found(case))
        one.strength = max(one.strength, strength)
        if why not in one.why:
            one.why.append(why)
    record("worklist.searched", by=by, of="panel", ref=by.panel_code, found=len(found))
    return sorted(found.values(), key=lambda one: (-one.strength, one.case.reference))[:MOST]


Hit = tuple[Case, float, str]


def _hits(wanted: str, by: Actor) -> Iterator[Hit]:
    if len(wanted) < 2:
        return
    yield from _by_reference(wanted, by)
    yield from _by_words(wanted, by)
    if by.may(Permission.IDENTITY_VIEW):
        yield from _by_number(wanted, by)
    if by.may(Permission.IDENTITY_VIEW) and by.may(Permission.CASE_EDIT):
        yield from _by_name(wanted, by)


def _by_reference(wanted: str, by: Actor) -> Iterator[Hit]:
    asked = Q(reference__icontains=wanted) | Q(source_reference__icontains=wanted)
    for case in cases_of(by).filter(asked).order_by("reference")[:MOST]:
        is_whole = wanted.upper() in (case.reference, case.source_reference.upper())
        yield case, 3.0 if is_whole else 1.5, "reference"


def _by_number(wanted: str, by: Actor) -> Iterator[Hit]:
    number = "".join(wanted.split()).replace("-", "")
    if not nhs_number.is_valid(number):
        return
    mark = sealing.nhs_number_mark(open_vault(by.panel_id), number)
    rows = ChildIdentity.objects.filter(panel_id=by.panel_id, nhs_number_mark=mark).select_related("case")
    for row in rows:
        yield row.case, 3.0, "NHS number"


def _by_name(wanted: str, by: Actor) -> Iterator[Hit]:
    for known in everyone(by=by):
        child = _names(known.identity.get("forenames"), known.identity.get("surname"))
        if (alike := _alike(wanted, child)) >= ALIKE:
            yield known.case, 1 + alike, "the child's name" if alike == 1 else "a name like the child's"
        for mother in known.mothers:
            if (alike := _alike(wanted, _names(mother.get("forenames"), mother.get("surname")))) >= ALIKE:
                yield known.case, 0.9 + alike, "the mother's name"


def _names(forenames: object, surname: object) -> str:
    return " ".join(str(part) for part in (forenames, surname) if part)


def _alike(wanted: str, name: str) -> float:
    """How well every word asked for is met by a word of the name: 1 when all are."""
    asked, told = fold(wanted).split(), fold(name).split()
    if not asked or not told:
        return 0.0
    return min(max(closeness(word, other) for other in told) for word in asked)


def _by_words(wanted: str, by: Actor) -> Iterator[Hit]:
    """Whole words as a language has them (“smoking” finds “smoked”), and words written a little differently."""
    written = [Coalesce(name, Value(""), output_field=TextField()) for name in _WRITTEN]
    near = Greatest(*(TrigramWordSimilarity(wanted, text) for text in written))
    asked = SearchQuery(wanted, config="english", search_type="websearch")
    found = (
        cases_of(by)
        .annotate(vector=SearchVector(*written, config="english"), near=near)
        .filter(Q(vector=asked) | Q(near__gte=_WORDS_ALIKE))
        .order_by("-near", "pk")
        .distinct()
    )
    for case in found[:MOST]:
        yield case, 0.5 + case.near / 2, "words of what was written"


def words(found: list[Found]) -> str:
    """How many, in a sentence."""
    if len(found) < MOST:
        return f"{count(len(found), 'case')} found."
    return f"The {MOST} surest are shown. Say more to find fewer."
