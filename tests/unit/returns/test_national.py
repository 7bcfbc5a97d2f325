"""The national returns: line by line the counts of the files, protected; no small count can be worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction

from cdop.disclosure.attack import attack
from cdop.disclosure.publication import published
from cdop.figures import freezing
from cdop.figures.cohort import cohort_for_year
from cdop.figures.facts import case_facts
from cdop.figures.publications import publication
from cdop.figures.publishing import Wanted, prepare
from cdop.figures.release import looking
from cdop.returns.definitions.known import choices_for, definitions, part_of
from tests.makers.sample import Death, deaths

YEARS = sorted({death.year(basis) for death in deaths() for basis in ("death", "notification")})
KINDS = [part.kind for each in definitions().values() for part in each.parts]
NOT_IN_THE_FILES = ("event", "cp_plan", "statutory_order", "asylum", "safeguarding_review")
HERE = ("E06000008", "E06000009", "E0700011", "E0700012")
"""Blackburn, Blackpool, and the districts of Lancashire (E07000117 to E07000128)."""


def among(basis: str, year: str) -> list[Death]:
    """The deaths a basis holds in a year, by the files alone."""
    if basis == "passed_on":
        return []
    if basis == "open":
        end = date(int(year[:4]) + 1, 3, 31)
        later = [d for d in deaths() if d.notified_on <= end]
        return [d for d in later if d.reviewed_on is None or d.reviewed_on > end]
    return [d for d in deaths() if (basis != "review" or d.reviewed_on) and d.year(basis) == year]


def code(dimension: str, basis: str, year: str) -> Callable[[Death], list[str]]:
    """At which codes a death counts, by the files alone."""
    if dimension in NOT_IN_THE_FILES:
        return lambda death: ["not_recorded"]
    if dimension == "stage":
        return lambda death: ["infant" if death.age_band in ("0_27d", "28_364d") else "older"]
    if dimension == "area":
        return lambda death: [death.area if death.area.startswith(HERE) else "elsewhere"]
    if dimension == "time_taken" and basis == "open":
        return lambda death: [waited(death.died_on, date(int(year[:4]) + 1, 3, 31))]
    return lambda death: [getattr(death, dimension)]


def waited(died: date, end: date) -> str:
    months = (end.year - died.year) * 12 + end.month - died.month + (end.day > died.day)
    return next(
        (band for last, band in ((6, "within_6m"), (12, "within_12m"), (24, "within_24m")) if months <= last),
        "over_24m",
    )


def counted(kind: str, year: str, sample):
    _, part = part_of(kind)
    cohort = cohort_for_year(sample.panel_id, part.basis, year)
    with transaction.atomic():
        facts = case_facts(cohort)
    return part, publication(kind).count(cohort, facts, looking(None, ()))


def expected(line, basis: str, year: str) -> Counter[tuple[str, ...]]:
    """Every cell of the table, margins too, counted in plain Python."""
    found: Counter[tuple[str, ...]] = Counter()
    for death in among(basis, year):
        if line.lines == "factor_code":
            codes = death.modifiable if "modifiable" in line.population else death.factors
            found.update((each,) for each in codes)
            continue
        down = [*code(line.lines, basis, year)(death), "Total"]
        across = [*code(line.across, basis, year)(death), "Total"] if line.across else None
        found.update([(one, two) for one in down for two in across] if across else [(one,) for one in down])
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", YEARS)
def test_every_line_is_the_count_of_the_files(sample, kind, year):
    part, tables = counted(kind, year, sample)
    for line, table in zip(part.tables, tables.tables, strict=True):
        assert +Counter(table.counts) == expected(line, part.basis.code, year), f"{kind} {line.name} {year}"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", YEARS)
def test_no_small_count_can_be_worked_out(sample, kind, year):
    """Attacked from what a reader knows: every figure within 4 of the truth, sums, and what is part of what."""
    part, truth = counted(kind, year, sample)
    cohort = cohort_for_year(sample.panel_id, part.basis, year)
    release = prepare(publication(kind), cohort, by=sample, step=lambda name: None).release
    shown = [each.table for each in freezing.thaw_shown(release.shown)]
    counts = {table.key(cell): n for table in truth.tables for cell, n in table.counts.items()}
    found = attack(published(shown, dict.fromkeys(counts, 4), truth.order))
    assert {cell.count % 5 for table in shown for cell in table.rows()} <= {0}
    assert all(found[key].holds(count) for key, count in counts.items())
    assert not [key for key, count in counts.items() if 0 < count < 5 and found[key].is_narrower_than(4)]


def test_the_files_hold_what_the_tests_need():
    assert len(YEARS) >= 6
    assert {d.time_taken for d in deaths()} >= {"within_6m", "within_12m", "within_24m", "over_24m"}
    assert all(among("open", year) for year in YEARS)


def test_rates_are_made_of_what_is_shown_and_of_the_published_population(sample):
    _, part = part_of("ncmd")
    cohort = cohort_for_year(sample.panel_id, part.basis, "2022-23")
    choices = choices_for(part, cohort)
    kind = publication("ncmd", choices)
    release = prepare(kind, cohort, by=sample, step=lambda n: None, wanted=Wanted(choices=choices)).release
    assert release.choices["population"]["year"] == 2020
    assert release.choices["population"]["age_band"]["Total"] == 320_747
    document = _document(kind, release, cohort)
    (table,) = [block for block in document.blocks if getattr(block, "name", "") == "deaths_by_stage"]
    for row, children in zip(table.rows, (15_477, 305_270), strict=False):
        assert row[2] == round(row[1] / children * 100_000, 1)
    (bands,) = [block for block in document.blocks if getattr(block, "name", "") == "deaths_by_age_band"]
    assert bands.rows[0][2] == "[x]"


def test_without_a_population_there_is_no_rate(sample):
    _, part = part_of("ncmd")
    cohort = cohort_for_year(sample.panel_id, part.basis, "2022-23")
    kind = publication("ncmd")
    document = _document(kind, prepare(kind, cohort, by=sample, step=lambda n: None).release, cohort)
    (table,) = [block for block in document.blocks if getattr(block, "name", "") == "deaths_by_stage"]
    assert {row[2] for row in table.rows} == {"[x]"} and "No rates" in table.note


def _document(kind, release, cohort):
    from cdop.figures.publications import Published
    from cdop.figures.writing import figures_of

    return kind.write(Published(cohort, "A panel", figures_of(release), release.made_at))
