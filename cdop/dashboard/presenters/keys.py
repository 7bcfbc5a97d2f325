"""The key figures of a year, made of the very tables of the themes page and of nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cdop.dataset.codelists.review import Modifiability
from cdop.figures import words
from cdop.figures.cohort import Basis
from cdop.figures.readable import Figures

IDENTIFIED, INADEQUATE = Modifiability.IDENTIFIED.code, Modifiability.INADEQUATE.code
REVIEWED, WAITING = "reviewed", "waiting"
FEWER = "fewer than 5"
Link = Callable[[str], str]


@dataclass(frozen=True)
class Key:
    """One key figure. `url` leads to its cases, for those allowed."""

    label: str
    value: str
    under: str = ""
    url: str = ""


def keys(figures: Figures, year: str, basis: Basis, link: Link | None) -> list[Key]:
    """Deaths, reviewed, waiting and with modifiable factors; by review year, those reviewed alone."""
    reviews, exact = figures.tables["reviews"], figures.is_exact
    reviewed = words.over(reviews, (year,))
    identified = words.over(reviews, (year,), modifiability=IDENTIFIED)
    inadequate = words.over(reviews, (year,), modifiability=INADEQUATE)
    found: list[tuple[str, str, int, str]] = []
    if basis is not Basis.REVIEW:
        table = figures.tables["deaths"]
        total, waiting = words.over(table, (year,)), words.over(table, (year,), review=WAITING)
        notified = basis is Basis.NOTIFICATION
        found = [
            ("deaths", "Deaths notified" if notified else "Deaths", total, year),
            ("reviewed", "Reviewed so far", reviewed, part(reviewed, total, is_exact=exact)),
            ("waiting", "Not yet reviewed", waiting, part(waiting, total, is_exact=exact)),
        ]
    else:
        found = [("reviewed", "Reviews completed", reviewed, year)]
    found.append(
        (
            "modifiable",
            "With modifiable factors",
            identified,
            modifiable(identified, inadequate, reviewed, exact),
        )
    )
    return [_key(*each, is_exact=exact, link=link) for each in found]


def _key(name: str, label: str, count: int, under: str, *, is_exact: bool, link: Link | None) -> Key:
    shown = words.number(count, is_exact=is_exact) if count or is_exact else FEWER
    return Key(label, shown, under, link(name) if link and is_exact and count else "")


def part(count: int, of: int, *, is_exact: bool) -> str:
    """“37 % of them” for exact eyes; for others tenths of rounded counts, or nothing where they are too few."""
    if not of or not count:
        return ""
    if is_exact:
        return f"{count / of:.0%}".replace("%", " %") + " of the deaths"
    share = words.share(count, of)
    return f"{share} of the deaths" if share else ""


def modifiable(identified: int, inadequate: int, reviewed: int, is_exact: bool) -> str:
    """The share of those reviewed, with and without those whose information was inadequate."""
    if not reviewed or not identified:
        return ""
    if not is_exact:
        share = words.share(identified, reviewed)
        return f"{share} of those reviewed" if share else ""
    told = f"{identified / reviewed:.0%} of those reviewed"
    if inadequate and reviewed > inadequate:
        told += f"; {identified / (reviewed - inadequate):.0%} leaving out inadequate information"
    return told.replace("%", " %")


def empty(found: Sequence[Key]) -> bool:
    """Whether every key figure is nought, so that nothing is recorded rather than little."""
    return all(key.value == "0" for key in found)
