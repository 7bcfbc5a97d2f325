"""The sentences of the annual report, from protected numbers by fixed rules; how sure they are is said in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from cdop.dataset.codelists.answers import Ynk
from cdop.dataset.codelists.bands import AgeBand
from cdop.dataset.codelists.death import Expected
from cdop.dataset.codelists.timing import InTime, TimeTaken
from cdop.disclosure.publication import ProtectedTable
from cdop.figures.groupings import NOT_RECORDED
from cdop.figures.words import ENOUGH, in_sentence, listed, share
from cdop.summaries.kinds.annual.tables import OFF, value

SLACK = 2 * OFF
"""Two rounded figures that stand further apart than this are certainly in that order."""
CERTAIN = 1.96
"""Of the standard error of a difference: beyond it, chance alone seldom reaches."""
NONE = "none, or fewer than 5"


def about(count: int, one: str, many: str = "") -> str:
    return f"about {count:,} {many or one + 's'}" if count else f"no {many or one + 's'}, or fewer than 5"


def deaths(table: ProtectedTable, years: Sequence[str]) -> str:
    """How many died in the year, and whether that is more or fewer than in the year before."""
    now = value(table, year=years[-1])
    said = f"In {years[-1]}, {about(now, 'child', 'children')} died whose deaths the panel reviews."
    before = [year for year in years[:-1] if value(table, year=year)]
    if not before or not now:
        return said
    return f"{said} {moved(now, value(table, year=before[-1]), before[-1])}"


def moved(now: int, before: int, when: str) -> str:
    """“That is more than in 2021-22 (about 80), but …”: never an order that rounding or chance could have made."""
    if abs(now - before) <= SLACK:
        return f"That is much the same as in {when} (about {before:,})."
    word = "more" if now > before else "fewer"
    if abs(now - before) - SLACK > CERTAIN * sqrt(now + before):
        return f"That is {word} than in {when} (about {before:,}), by more than chance and rounding usually bring."
    return f"That is {word} than in {when} (about {before:,}), but a difference of this size often arises by chance."


def ages(table: ProtectedTable) -> str:
    """The share of the youngest, where the whole is large enough to speak of shares."""
    whole = value(table)
    youngest = value(table, age_band=AgeBand.NEONATAL.code)
    part = share(youngest, whole)
    if not part:
        return ""
    return f"Of {about(whole, 'child', 'children')}, {part} died in the first 28 days of life."


def deprivation(table: ProtectedTable) -> str:
    """The most deprived fifth of England’s areas beside one in five, which is what equal shares would be."""
    known = value(table) - value(table, imd_quintile=NOT_RECORDED)
    part = share(value(table, imd_quintile="1"), known)
    if not part:
        return ""
    return (
        f"Of the deaths of these years whose home area is known, {part} were of children in the most deprived fifth "
        "of areas in England. How many of the panel’s children live there is not set against it here."
    )


def most_frequent(table: ProtectedTable, name: str, what: str) -> str:
    """The first of a breakdown, named only where rounding cannot have put it first."""
    dimension = next(each for each in table.dimensions if each.name == name)
    ranked = sorted(
        ((value(table, **{name: code}), dimension.label(code)) for code in dimension.codes), reverse=True
    )
    first, second = ranked[0], ranked[1]
    if not first[0]:
        return f"No {what} was found in 5 or more deaths."
    if first[0] - second[0] > SLACK:
        return f"The {what} found most often was “{first[1]}” (about {first[0]:,})."
    near = [label for count, label in ranked if count and first[0] - count <= SLACK]
    if len(near) > 3:
        return f"No one {what} stood out."
    return f"Found most often were {listed([f'“{label}”' for label in sorted(near)])}; rounding hides their order."


def timeliness(table: ProtectedTable, year: str) -> str:
    """How many of the reviews were concluded within six and within twelve months of the death."""
    whole = value(table, year=year)
    if whole < ENOUGH:
        return f"Too few reviews were completed in {year} to speak of shares."
    six = value(table, time_taken=TimeTaken.WITHIN_6.code, year=year)
    twelve = six + value(table, time_taken=TimeTaken.WITHIN_12.code, year=year)
    late = value(table, time_taken=TimeTaken.OVER_24.code, year=year)
    return (
        f"Of {about(whole, 'review')} completed in {year}, {share(six, whole)} were concluded within 6 months of the "
        f"death and {share(twelve, whole)} within 12 months; {share(late, whole)} took longer than 24 months. A review "
        "often waits for a post-mortem examination, an inquest or another inquiry. There is no statutory limit."
    )


def waiting(table: ProtectedTable, year: str) -> str:
    """The reviews that were not complete when the year ended."""
    return f"At the end of {year}, {about(value(table), 'review')} had still to be completed."


def notified(table: ProtectedTable, year: str) -> str:
    return f"The panel was notified of {about(value(table), 'death')} in {year}."


def yes(table: ProtectedTable, name: str, said: str) -> str:
    """“In about 20 of the deaths of which it is known, the child was …”, over the years put together."""
    count, no = value(table, **{name: Ynk.YES.code}), value(table, **{name: Ynk.NO.code})
    if count + no < ENOUGH:
        return f"Too little is recorded to say how often {in_sentence(said)}."
    number = f"In about {count:,}" if count else "In none, or in fewer than 5,"
    return f"{number} of the deaths of which it is known, {in_sentence(said)}."


def unexpected(table: ProtectedTable) -> str:
    known = value(table) - value(table, expected=Expected.NK.code) - value(table, expected=NOT_RECORDED)
    part = share(value(table, expected=Expected.UNEXPECTED.code), known)
    return f"Of the deaths of these years of which it is known, {part} were unexpected." if part else ""


def joint_response(table: ProtectedTable) -> str:
    known = value(table) - value(table, jar=Ynk.NK.code) - value(table, jar=NOT_RECORDED)
    part = share(value(table, jar=Ynk.YES.code), known)
    if not part:
        return "After how many deaths a joint agency response was started is not known of enough of them."
    return f"A joint agency response was started after {part} of the deaths of which it is known."


def in_time(table: ProtectedTable, said: str) -> str:
    """“The panel was notified within 48 hours of the death: …”; nothing where too few days are known for a share."""
    name = table.dimensions[0].name
    met = value(table, **{name: InTime.IN_TIME.code})
    part = share(met, met + value(table, **{name: InTime.LATE.code}))
    return f"{said}: {part} of the deaths of which both days are known." if part else ""
