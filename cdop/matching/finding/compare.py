"""Two records side by side: what speaks for one child, what tells two apart, what makes them belong together. Pure.

Points are a convention of this project, tried on an invented extract; a person decides about every pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cdop.matching.finding import names
from cdop.matching.finding.days import Agreement, agreement
from cdop.matching.finding.people import Person
from cdop.matching.finding.verdicts import Reason, ReasonCode, Suggestion, Verdict

ENOUGH = 50
"""Points from which two records may be one child."""
R = ReasonCode

_BIRTH = {
    Agreement.SAME: (R.SAME_BIRTH, 25),
    Agreement.SWAPPED: (R.BIRTH_SWAPPED, 15),
    Agreement.ONE_DIGIT: (R.BIRTH_ONE_DIGIT, 15),
    Agreement.NEXT_DAY: (R.BIRTH_NEXT_DAY, 10),
    Agreement.DIFFERENT: (R.DIFFERENT_BIRTH, -35),
}
_DEATH = {
    Agreement.SAME: (R.SAME_DEATH, 25),
    Agreement.SWAPPED: (R.DEATH_SWAPPED, 15),
    Agreement.ONE_DIGIT: (R.DEATH_ONE_DIGIT, 15),
    Agreement.NEXT_DAY: (R.DEATH_NEXT_DAY, 12),
    Agreement.DIFFERENT: (R.DIFFERENT_DEATH, -25),
}
_TWO_CHILDREN = {R.DIFFERENT_NHS_NUMBERS, R.DIFFERENT_BIRTH_ORDER, R.DIFFERENT_FORENAMES}
_KNOWN_SEXES = {"male", "female"}


def compare(one: Person, other: Person) -> Verdict | None:
    """What the two suggest, the same whichever comes first; None when they have too little in common."""
    reasons = sorted(_reasons(one, other), key=lambda reason: (-abs(reason.points), reason.code))
    codes = {reason.code for reason in reasons}
    points = sum(reason.points for reason in reasons)
    has_number = R.SAME_NHS_NUMBER in codes
    if (points >= ENOUGH or has_number) and not _are_two(codes):
        return _verdict(max(points, ENOUGH), Suggestion.SAME_CHILD, reasons)
    suggestion = _belonging(one, other, codes)
    if suggestion is None:
        return None
    return _verdict(sum(max(0, reason.points) for reason in reasons), suggestion, reasons)


def _verdict(points: int, suggestion: Suggestion, reasons: list[Reason]) -> Verdict:
    return Verdict(max(0, min(100, points)), suggestion, tuple(reasons))


def _are_two(codes: set[ReasonCode]) -> bool:
    """Whether something tells two children apart, so that they are never taken for one.

    The same number outweighs one slip; a sex written wrongly is believed of a child named alike.
    """
    if R.SAME_NHS_NUMBER in codes:
        return R.DIFFERENT_BIRTH_ORDER in codes or {R.DIFFERENT_SEX, R.DIFFERENT_FORENAMES} <= codes
    if R.DIFFERENT_SEX in codes:
        named_alike = R.NAMES_ALIKE in codes and R.SAME_MOTHER not in codes
        return not named_alike
    return bool(codes & _TWO_CHILDREN)


def _belonging(one: Person, other: Person, codes: set[ReasonCode]) -> Suggestion | None:
    """How two children belong together, by a common mother or home."""
    surnames = names.closeness(one.surname, other.surname)
    at_home = R.SAME_POSTCODE in codes
    kin = R.SAME_MOTHER in codes or (surnames >= 0.85 and at_home)
    if codes & {R.SAME_BIRTH, R.BIRTH_NEXT_DAY} and _are_two(codes):
        lived_apart = bool(one.home and other.home and not at_home)
        if kin or at_home or R.SAME_NHS_NUMBER in codes or (surnames >= 0.85 and not lived_apart):
            return Suggestion.TWINS
    elif codes & {R.SAME_DEATH, R.DEATH_NEXT_DAY} and (at_home or R.SAME_MOTHER in codes):
        return Suggestion.SAME_INCIDENT
    elif kin and R.DIFFERENT_BIRTH in codes:
        return Suggestion.SIBLINGS
    return None


def _reasons(one: Person, other: Person) -> Iterator[Reason]:
    yield from _numbers(one, other)
    yield from _day(_BIRTH, agreement(one.born_on, other.born_on))
    yield from _day(_DEATH, agreement(one.died_on, other.died_on))
    yield from _names(one, other)
    yield from _family(one, other)
    yield from _place(one, other)
    yield from _facts(one, other)


def _numbers(one: Person, other: Person) -> Iterator[Reason]:
    if one.nhs_number and other.nhs_number:
        if one.nhs_number == other.nhs_number:
            yield Reason(R.SAME_NHS_NUMBER, 100)
        else:
            yield Reason(R.DIFFERENT_NHS_NUMBERS, -40)
    if one.source and one.source == other.source:
        yield Reason(R.SAME_SOURCE, 40)


def _day(table: dict[Agreement, tuple[ReasonCode, int]], agreed: Agreement) -> Iterator[Reason]:
    if agreed in table:
        yield Reason(*table[agreed])


def _names(one: Person, other: Person) -> Iterator[Reason]:
    surnames = names.closeness(one.surname, other.surname)
    strange = bool(one.surname and other.surname) and surnames < 0.3
    if one.is_unnamed or other.is_unnamed:
        if surnames >= 0.7:
            yield Reason(R.SURNAMES_ALIKE, 25, surnames)
        elif strange:
            yield Reason(R.DIFFERENT_SURNAMES, -20)
        return
    given = names.given_closeness(one.forenames, other.forenames)
    whole, is_other_name = _whole(one, other)
    if whole >= 0.6 and (given >= 0.35 or is_other_name or _are_swapped(one, other)):
        yield Reason(R.ALSO_KNOWN_AS if is_other_name else R.NAMES_ALIKE, round(40 * whole), whole)
    elif given < 0.35:
        yield Reason(R.DIFFERENT_FORENAMES, -30)
    elif given >= 0.6:
        yield Reason(R.FORENAMES_ALIKE, 15, given)
    if strange and whole < 0.6:
        yield Reason(R.DIFFERENT_SURNAMES, -20)


def _whole(one: Person, other: Person) -> tuple[float, bool]:
    """How alike the full names are, and whether only by a name the child was also known by."""
    straight = names.closeness(one.full_name, other.full_name)
    others = [
        names.closeness(known_as, name)
        for known_as, child in ((one.also_known_as, other), (other.also_known_as, one))
        if known_as
        for name in (child.full_name, child.also_known_as, child.forenames)
        if name
    ]
    best = max(others, default=0.0)
    return (best, True) if best > straight and best >= 0.6 else (straight, False)


def _are_swapped(one: Person, other: Person) -> bool:
    """Forename and surname written in each other's place."""
    return names.closeness(one.forenames, other.surname) >= 0.7


def _family(one: Person, other: Person) -> Iterator[Reason]:
    if any(mine.is_also(theirs) for mine in one.mothers for theirs in other.mothers):
        yield Reason(R.SAME_MOTHER, 25)
    elif _is_named_in(_mothers(one), _mothers(other)) and (one.is_unnamed or other.is_unnamed):
        yield Reason(R.MOTHER_NAMED, 15)
    if one.birth_order and other.birth_order and one.birth_order != other.birth_order:
        yield Reason(R.DIFFERENT_BIRTH_ORDER, -40)


def _mothers(person: Person) -> list[str]:
    named = [mother.name for mother in person.mothers if mother.name]
    told = names.mother_in(person.forenames)
    return [*named, told] if told else named


def _is_named_in(mine: Iterable[str], theirs: list[str]) -> bool:
    """ "Baby of Aisha" and a mother Aisha Khan are named alike: by the words that both give."""
    return any(
        set(names.fold(a).split()) <= set(names.fold(b).split())
        or set(names.fold(b).split()) <= set(names.fold(a).split())
        for a in mine
        for b in theirs
    )


def _place(one: Person, other: Person) -> Iterator[Reason]:
    if one.home and one.home == other.home:
        yield Reason(R.SAME_POSTCODE, 25)
    elif one.lsoa and one.lsoa == other.lsoa:
        yield Reason(R.SAME_SMALL_AREA, 12)
    elif one.area and one.area == other.area:
        yield Reason(R.SAME_AREA, 3)
    if one.address and other.address and names.similarity(one.address, other.address) >= 0.7:
        yield Reason(R.ADDRESSES_ALIKE, 10)


def _facts(one: Person, other: Person) -> Iterator[Reason]:
    if {one.sex, other.sex} == _KNOWN_SEXES:
        yield Reason(R.DIFFERENT_SEX, -20)
    elif one.sex and one.sex == other.sex:
        yield Reason(R.SAME_SEX, 5)
    if one.age and one.age == other.age and (one.born_on is None or other.born_on is None):
        yield Reason(R.SAME_AGE, 10)
    if one.birth_weight and one.birth_weight == other.birth_weight:
        yield Reason(R.SAME_WEIGHT, 10)
