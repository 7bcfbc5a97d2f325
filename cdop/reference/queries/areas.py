"""Places: names, what holds what, what replaced what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from cdop.reference.codes import AreaKind
from cdop.reference.models import Area, AreaChange
from cdop.reference.queries.editions import newest

_DEEPEST = 6


@dataclass(frozen=True)
class AreaFact:
    """A place. `parent_code` is the next larger place, or what replaced it; blank where none is known."""

    gss_code: str
    name: str
    kind: str
    parent_code: str
    edition: str


def area(gss: str) -> AreaFact | None:
    """The place with this ONS code, in use or not; None when no edition names it.

    The list of areas goes before the list of changes, and that before tables that only name their areas.
    A unitary authority is given as the lower-tier authority.
    """
    rows = Area.objects.filter(gss_code=gss).select_related("edition")
    best = min(rows, key=rank, default=None)
    return _fact(best) if best else None


def areas(kind: str) -> list[AreaFact]:
    """The places of a kind (`AreaKind`) in the newest list of areas, by name."""
    rows = Area.objects.filter(edition=newest("areas"), kind=kind).select_related("edition")
    return [_fact(row) for row in rows.order_by("name", "gss_code")]


def area_names(codes: Iterable[str]) -> dict[str, str]:
    """The name of each code that some edition knows, asked for at once; which edition speaks as in `area`."""
    rows = Area.objects.filter(gss_code__in=set(codes)).select_related("edition")
    return {row.gss_code: row.name for row in sorted(rows, key=rank, reverse=True)}


def current_code(gss: str) -> str:
    """The local authority code in use now for an old one; any other code as it is.

    Lists lag behind one another, so compare two codes only when both have been through here.
    """
    changes = AreaChange.objects.filter(edition=newest("area_changes"), old_code=gss)
    return changes.values_list("active_code", flat=True).first() or gss


def containing(gss: str) -> tuple[str, ...]:
    """The code itself and the ever larger places around it: district, county, region, country.

    An authority that was replaced is held by what replaced it.
    """
    chain = [gss]
    while len(chain) < _DEEPEST:
        found = area(chain[-1])
        if found is None or not found.parent_code or found.parent_code in chain:
            break
        chain.append(found.parent_code)
    return tuple(chain)


def pieces(gss: str, known: Collection[str]) -> tuple[str, ...]:
    """The `known` codes which together make up a place, for adding up counts; none when they leave a gap.

    A place is made up of the places within it, or of the authorities that it replaced; of those, `known` is
    taken to hold every one of its day, as published tables of the whole country do.
    """
    within = _within()
    replaced: dict[str, list[str]] = defaultdict(list)
    changes = AreaChange.objects.filter(edition=newest("area_changes"))
    for old, active in changes.values_list("old_code", "active_code"):
        if old != active:
            replaced[active].append(old)
    return tuple(sorted(cover(gss, known, within, lambda code: replaced.get(code, []))))


def cover(
    gss: str,
    known: Collection[str],
    within: Mapping[str, list[str]],
    replaced: Callable[[str], list[str]],
) -> set[str]:
    if gss in known:
        return {gss}
    parts = [cover(code, known, within, replaced) for code in within.get(gss, [])]
    if parts:
        return set().union(*parts) if all(parts) else set()
    return {code for code in replaced(gss) if code in known}


def _within() -> dict[str, list[str]]:
    held: dict[str, list[str]] = defaultdict(list)
    rows = Area.objects.filter(edition=newest("areas")).exclude(parent_code="")
    for code, parent in rows.values_list("gss_code", "parent_code"):
        held[parent].append(code)
    return held


def rank(row: Area) -> tuple[int, int, int, int]:
    loaders = ["areas", "area_changes"]
    place = loaders.index(row.edition.loader) if row.edition.loader in loaders else len(loaders)
    return place, -row.edition.year, AreaKind.codes().index(row.kind), -row.pk


def _fact(row: Area) -> AreaFact:
    return AreaFact(row.gss_code, row.name, row.kind, row.parent_code, row.edition.slug)
