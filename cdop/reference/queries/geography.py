"""The map as a whole, read once for an edition: who holds whom, what became of whom, how deprived, how alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Avg, Count

from cdop.reference.codes import AreaKind
from cdop.reference.models import Area, AreaChange, Lsoa, Neighbour
from cdop.reference.queries.areas import cover, rank
from cdop.reference.queries.editions import Stamp, newest, stamp

ENGLAND = "E92000001"
_LOWER = ("E06", "E07", "E08", "E09")
_UPPER = ("E06", "E08", "E09", "E10")
_DEEPEST = 6


@dataclass(frozen=True)
class Geography:
    """Places by ONS code. `deprivation` is the mean rank of an authority's small areas; low is deprived."""

    names: Mapping[str, str]
    parents: Mapping[str, str]
    within: Mapping[str, list[str]]
    current: Mapping[str, str]
    replaced: Mapping[str, list[str]]
    deprivation: Mapping[str, float]
    neighbours: Mapping[str, tuple[str, ...]]
    imd_release: int | None = None

    def name(self, gss: str) -> str:
        return self.names.get(gss, gss)

    def region(self, gss: str) -> str:
        """The region around a place, itself for a region; blank where none is known."""
        chain = [gss]
        while len(chain) < _DEEPEST and not chain[-1].startswith("E12"):
            above = self.parents.get(chain[-1]) or self.parents.get(self.current.get(chain[-1], ""), "")
            if not above or above in chain:
                return ""
            chain.append(above)
        return chain[-1] if chain[-1].startswith("E12") else ""

    def county(self, gss: str) -> str:
        """The county around a district; blank for all others."""
        above = self.parents.get(gss, "")
        return above if above.startswith("E10") else ""

    def pieces(self, gss: str, known: Collection[str]) -> tuple[str, ...]:
        """As `areas.pieces`, without asking the database."""
        return tuple(sorted(cover(gss, known, self.within, lambda code: self.replaced.get(code, []))))

    def deprivation_of(self, gss: str) -> float | None:
        return self.deprivation.get(gss) or self.deprivation.get(self.current.get(gss, ""))


def is_peer(gss: str, other: str) -> bool:
    """Whether two places are of one tier. Unitary authorities stand among counties, districts among all."""
    kind, of = gss[:3], other[:3]
    if kind == "E07":
        return of in _LOWER
    if kind in _UPPER:
        return of in _UPPER
    return kind == of


def is_district(gss: str) -> bool:
    return gss[:3] in _LOWER


def geography(key: Stamp | None = None) -> Geography:
    """The map as loaded now; who asks several things of one moment hands in its `stamp`."""
    return _geography(stamp() if key is None else key)


@lru_cache(maxsize=4)
def _geography(key: Stamp) -> Geography:
    rows = list(Area.objects.select_related("edition"))
    names = {row.gss_code: row.name for row in sorted(rows, key=rank, reverse=True)}
    listed = newest("areas")
    parents: dict[str, str] = {}
    within: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if listed is not None and row.edition_id == listed.pk and row.parent_code:
            within[row.parent_code].append(row.gss_code)
            if row.kind == AreaKind.LTLA or row.gss_code not in parents:
                parents[row.gss_code] = row.parent_code
    changes = AreaChange.objects.filter(edition=newest("area_changes"))
    current = dict(changes.values_list("old_code", "active_code"))
    replaced: dict[str, list[str]] = defaultdict(list)
    for old, active in current.items():
        if old != active:
            replaced[active].append(old)
    deprivation, release = _deprivation(current, parents)
    return Geography(
        names, parents, dict(within), current, dict(replaced), deprivation, _neighbours(), release
    )


def _deprivation(
    current: Mapping[str, str], parents: Mapping[str, str]
) -> tuple[dict[str, float], int | None]:
    """Mean rank of the small areas of each authority, under the code of its day, today's, and its county's.

    IMD 2019, whose authorities are nearer in time to the births that are published, goes before later ones.
    """
    release = Lsoa.objects.order_by("imd_release").values_list("imd_release", flat=True).first()
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    if release is None:
        return {}, None
    rows = Lsoa.objects.filter(imd_release=release).values_list("ltla_code")
    for code, mean, number in rows.annotate(Avg("rank"), Count("id")):
        today = current.get(code, code)
        for each in {code, today, parents.get(code, ""), parents.get(today, "")}:
            if each and not each.startswith("E12"):
                sums[each][0] += mean * number
                sums[each][1] += number
    return {code: total / number for code, (total, number) in sums.items()}, release


def _neighbours() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = Neighbour.objects.filter(edition=newest("neighbours")).order_by("gss_code", "place")
    for code, other in rows.values_list("gss_code", "neighbour_code"):
        found[code].append(other)
    return {code: tuple(others) for code, others in found.items()}
