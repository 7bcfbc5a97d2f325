"""What a person orders to be prepared: to a job's arguments and back, codes and days only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cdop.core.refusals import Refused
from cdop.disclosure.rule import Rule
from cdop.figures import freezing
from cdop.figures.audiences import Audience
from cdop.figures.cohort import OWN_DAYS, Basis, Cohort
from cdop.figures.kinds import asked, tables
from cdop.figures.models import Release
from cdop.figures.publications import Publication, publication
from cdop.figures.release import DEFAULT_RULE

ROUNDING, SUPPRESSION = "rounding", "suppression"
METHODS = {ROUNDING: Rule.rounding, SUPPRESSION: Rule.suppression}
THRESHOLDS = (3, 5, 8, 10)


@dataclass(frozen=True)
class Order:
    """`tables` are codes of `asked.TableAsked`; `basis` counts for them only, other kinds have their own."""

    kind: str
    start: date
    end: date
    audience: str = Audience.PUBLIC.code
    method: str = ROUNDING
    threshold: int = 5
    basis: str = Basis.REVIEW.code
    tables: tuple[str, ...] = ()
    replaces: UUID | None = None

    @property
    def rule(self) -> Rule:
        return METHODS[self.method](self.threshold)

    @property
    def of_one_own(self) -> bool:
        return self.kind == tables.KIND

    @property
    def wanted_tables(self) -> tuple[asked.TableAsked, ...]:
        return tuple(map(asked.read_code, self.tables))

    def choices(self, areas: Mapping[str, str]) -> dict[str, Any]:
        if not self.of_one_own:
            return {}
        return tables.choices_of(self.wanted_tables, Basis(self.basis), areas)

    def publication(self, areas: Mapping[str, str] | None = None) -> Publication:
        return publication(self.kind, self.choices(areas or {}))

    def cohort(self, panel_id: int) -> Cohort:
        return Cohort(panel_id, self.publication().basis, self.start, self.end)

    def args(self) -> dict[str, Any]:
        """As a job holds it."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "audience": self.audience,
            "method": self.method,
            "threshold": self.threshold,
            "basis": self.basis,
            "tables": list(self.tables),
            "replaces": self.replaces,
        }


def order_of(args: Mapping[str, Any]) -> Order:
    """Takes back `args`."""
    return Order(
        kind=str(args["kind"]),
        start=date.fromisoformat(str(args["start"])),
        end=date.fromisoformat(str(args["end"])),
        audience=str(args["audience"]),
        method=str(args["method"]),
        threshold=int(args["threshold"]),
        basis=str(args["basis"]),
        tables=tuple(args["tables"]),
        replaces=UUID(args["replaces"]) if args.get("replaces") else None,
    )


def same_again(release: Release) -> Order:
    """The order that a release was made by, to be made anew in its place."""
    rule = freezing.thaw_rule(release.rule)
    wanted: Sequence[asked.TableAsked] = asked.read_described(release.choices.get("tables", ()))
    return Order(
        kind=release.kind,
        start=release.period_from,
        end=release.period_to,
        audience=release.audience,
        method=SUPPRESSION if rule.is_suppression else ROUNDING,
        threshold=rule.threshold,
        basis=release.basis,
        tables=tuple(table.code for table in wanted),
        replaces=release.id,
    )


def check_order(order: Order, panel_id: int) -> None:
    """Raise Refused unless it can be prepared as it stands."""
    kind, cohort = order.publication(), order.cohort(panel_id)
    if order.method not in METHODS or order.threshold not in THRESHOLDS:
        raise Refused("Choose rounding or suppression, and a threshold of the list.")
    if not Audience.has(order.audience):
        raise Refused("Choose for whom the release is made.")
    if not kind.any_rule and order.rule != DEFAULT_RULE:
        raise Refused(f"The {kind.title.lower()} is made with counts rounded to multiples of 5.")
    if kind.by_year_only and (len(cohort.years) > 1 or not cohort.is_whole_years):
        raise Refused(f"The {kind.title.lower()} is made for one year, from 1 April to 31 March.")
    if order.of_one_own:
        if order.basis not in OWN_DAYS:
            raise Refused("Count deaths by the day of death, of review or of notification.")
        asked.check_together(order.wanted_tables, Basis(order.basis), cohort)
