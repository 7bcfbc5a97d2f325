"""What one section says of another, checked: questions asked in two places, and when a form is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cdop.dataset.conditions import FACT_CODES, FACTS, Clause
from cdop.dataset.elements import Element, Proposal, Section, StatutoryForm

Place = tuple[str, str]


def groups(sections: Mapping[str, Section]) -> dict[Place, tuple[Place, ...]]:
    """Each question asked in several places, to all of these. Raises ValueError for a `same_as` that is wrong."""
    held: dict[Place, list[Place]] = {}
    for slug, section in sections.items():
        for element in section:
            if element.same_as:
                first = _first(sections, slug, element)
                held.setdefault(first, [first]).append((slug, element.name))
    order = {slug: number for number, slug in enumerate(sections)}
    return {
        place: tuple(sorted(places, key=lambda each: order[each[0]]))
        for places in held.values()
        for place in places
    }


def _first(sections: Mapping[str, Section], slug: str, element: Element) -> Place:
    where = f"'{element.name}' in the section '{slug}' says it is the same as {element.same_as}"
    of, _, name = element.same_as.partition(".")
    if of not in sections or name not in sections[of].names:
        raise ValueError(f"{where}, which does not exist.")
    other = sections[of][name]
    if other.same_as:
        raise ValueError(f"{where}, which itself points at {other.same_as}. Name that one.")
    if (other.kind, other.codes) != (element.kind, element.codes):
        raise ValueError(f"{where}, which takes answers of another kind or from another code list.")
    return of, name


def check_proposals(forms: Iterable[StatutoryForm], sections: Mapping[str, Section]) -> None:
    """Refuse a reason to propose a form that can never hold. Raises ValueError naming the form."""
    for form in forms:
        for reason in form.proposed_when:
            for clause in reason.condition.clauses:
                _check_clause(form, reason, clause, sections)


def _check_clause(
    form: StatutoryForm, reason: Proposal, clause: Clause, sections: Mapping[str, Section]
) -> None:
    section = sections.get(reason.section)
    asked = section[clause.name] if section and clause.name in section.names else None
    if asked is None and clause.name not in FACTS:
        raise ValueError(
            f"The form '{form.slug}' is proposed by '{clause.name}', which is neither a known fact nor an "
            f"answer of the section '{reason.section}'."
        )
    codes = asked.codes if asked else FACT_CODES.get(clause.name)
    for code in clause.codes:
        if codes is None or not codes.has(code):
            raise ValueError(
                f"The form '{form.slug}' is proposed by the answer '{code}', which '{clause.name}' cannot have."
            )
