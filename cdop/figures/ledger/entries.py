"""Reading the ledger: every release that ever left the panel, and what others published, as facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from cdop.core.words import day
from cdop.disclosure.rule import Rule
from cdop.figures import freezing
from cdop.figures.cohort import Basis, Cohort
from cdop.figures.facts import CaseFacts
from cdop.figures.ledger.atoms import shape_of
from cdop.figures.ledger.quantities import Quantity, quantity
from cdop.figures.ledger.told import Shape, Told, ToldFigure
from cdop.figures.models import ExternalFigure, Release, ReleaseCase


def told_before(cohort: Cohort, *, looked_at_by: str = "") -> tuple[Told, ...]:
    """What was told on the basis of `cohort`, oldest first, as far as its days or days it shares with others

    reach. Three queries. `looked_at_by`: somebody without the right to exact figures; what they prepared and
    looked at before, out or not, was told to them too. One query more.
    """
    here = Release.objects.filter(panel_id=cohort.panel_id, basis=cohort.basis.code)
    previews = here.filter(made_by=looked_at_by, maker_sees_exact=False).order_by("made_at")
    seen = {each.id: each for each in (previews if looked_at_by else ())} | {
        each.id: each for each in here.out()
    }
    near = _near(cohort, [each for each in seen.values() if each.shown is not None])
    cases = _cases(cohort.panel_id, [each.id for each in near])
    return (*(_told(each, cases[each.id]) for each in near), *_from_outside(cohort))


def fingerprint(cohort: Cohort) -> tuple[Any, ...]:
    """Changes whenever the ledger does."""
    scope = {"panel_id": cohort.panel_id, "basis": cohort.basis.code}
    out = Release.objects.filter(**scope).out().values_list("pk", flat=True)
    entered = ExternalFigure.objects.filter(**scope).order_by("-id").values_list("id", flat=True)
    return (*out, entered.first())


def _near(cohort: Cohort, releases: Sequence[Release]) -> list[Release]:
    """Those that share days with the cohort, and those that share days with them, and so on."""
    start, end = cohort.start, cohort.end
    found: dict[UUID, Release] = {}
    while True:
        more = [r for r in releases if r.id not in found and _reads(r)[0] <= end and start <= _reads(r)[1]]
        if not more:
            return [each for each in releases if each.id in found]
        found |= {each.id: each for each in more}
        start = min(start, *(_reads(each)[0] for each in more))
        end = max(end, *(_reads(each)[1] for each in more))


def _reads(release: Release) -> tuple[date, date]:
    return release.read_from or release.period_from, release.read_to or release.period_to


def _cases(panel_id: int, releases: Iterable[UUID]) -> dict[UUID, list[CaseFacts]]:
    rows = ReleaseCase.objects.filter(panel_id=panel_id, release__in=list(releases))
    found: dict[UUID, list[CaseFacts]] = defaultdict(list)
    for release, case, on, facts in rows.values_list("release_id", "case_id", "day", "facts"):
        found[release].append(freezing.thaw_case(case, on, facts))
    return found


def _told(release: Release, facts: list[CaseFacts]) -> Told:
    cohort = Cohort(release.panel_id, Basis(release.basis), *_reads(release))
    tables = freezing.thaw_shown(release.shown or {})
    return Told(
        name=name_of(release),
        cohort=cohort,
        figures=tuple(told_figures(tables, freezing.thaw_rule(release.rule), cohort)),
        shapes=told_shapes(tables),
        facts=facts,
    )


def cases_of(release: Release) -> list[CaseFacts]:
    """The cases as they were counted for the release."""
    return _cases(release.panel_id, [release.id])[release.id]


def name_of(release: Release) -> str:
    """The release as a sentence names it."""
    out_at = getattr(release, "out_at", None)
    return f"“{release.title}”, " + (
        f"released {day(out_at)}" if out_at else f"prepared {day(release.made_at)}"
    )


def told_figures(tables: Sequence[freezing.Shown], rule: Rule, cohort: Cohort) -> Iterator[ToldFigure]:
    """A hidden cell tells nothing by itself; what it tells beside others, the sums say."""
    for shown in tables:
        for cell in shown.table.rows():
            if cell.count is not None:
                error = shown.errors[cell.codes]
                yield ToldFigure(
                    quantity(shown.table, cell.codes, cohort),
                    max(0, cell.count - error),
                    cell.count + error,
                    None if rule.is_suppression else cell.count,
                )


def told_shapes(tables: Sequence[freezing.Shown]) -> tuple[Shape, ...]:
    return tuple(shape_of(each.table.population, each.table.dimensions) for each in tables)


def _from_outside(cohort: Cohort) -> list[Told]:
    rows = ExternalFigure.objects.filter(
        panel_id=cohort.panel_id, basis=cohort.basis.code, replaced_by=None, is_withdrawn=False
    )
    return [
        Told(
            name=f"{each.title}, published {day(each.published_on)}",
            cohort=Cohort(each.panel_id, Basis(each.basis), each.period_from, each.period_to),
            figures=(ToldFigure(_quantity(each), each.lower, each.upper),),
            shapes=(),
        )
        for each in rows
    ]


def _quantity(figure: ExternalFigure) -> Quantity:
    return Quantity(figure.population, frozenset(figure.codes.items()), figure.period_from, figure.period_to)
