"""The chapters of the annual report, each from the tables it has; a table that is not there leaves no empty place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from cdop.artefacts.charts.trend import Series, trend_lines
from cdop.artefacts.document import Block, ChartBlock, Heading, Paragraph
from cdop.disclosure.publication import ProtectedTable
from cdop.figures.publications import Choices, Published
from cdop.figures.words import ranked, years_before
from cdop.summaries.kinds import panel_document
from cdop.summaries.kinds.annual import england, tables, words
from cdop.summaries.kinds.annual.parts import pool


class Report(Protocol):
    @property
    def published(self) -> Published: ...
    @property
    def choices(self) -> Choices: ...
    @property
    def year(self) -> str: ...
    @property
    def england(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def not_released(self) -> list[str]: ...
    def table(self, name: str) -> ProtectedTable | None: ...
    def own(self, name: str) -> ProtectedTable: ...
    def written(self, slug: str) -> str: ...


def paragraphs(text: str) -> list[Block]:
    """Text that a person wrote, a paragraph for each stretch between empty lines."""
    return [Paragraph(" ".join(each.split())) for each in text.split("\n\n") if each.strip()]


_SAID: dict[str, Callable[[Report, ProtectedTable], str]] = {
    "deaths_by_year": lambda report, table: words.deaths(table, table.dimensions[1].codes),
    "notified_area": lambda report, table: words.notified(table, report.year),
    "open_time": lambda report, table: words.waiting(table, report.year),
}


def said(report: Report, *names: str) -> list[Block]:
    """A sentence from each of these tables that is there."""
    there = ((name, report.table(name)) for name in names)
    return told(_SAID[name](report, table) for name, table in there if table is not None)


def deaths(report: Report) -> list[Block]:
    """The picture of deaths: by the day of death and the day of notification, never that of review."""
    by_year, years = report.table("deaths_by_year"), _together(report)
    if by_year is None:
        return [*_notified(report)]
    living = report.choices.get("living") or {}
    blocks: list[Block] = [
        Heading("Deaths of children"),
        Paragraph(
            "Children are counted here in the year in which they died. Not all have been reviewed yet."
        ),
        tables.rates(
            by_year,
            living,
            "Deaths by year of death, reviewed or not, and rate",
            england.rates(report.england),
        ),
        *told([england.beside_rate(report.england, by_year, living, report.year)]),
        _deaths_chart(by_year),
    ]
    if under_one := report.table("deaths_under_one"):
        blocks.append(tables.block(under_one, "Deaths under 1 year and later, by year of death"))
    if age_sex := report.table("deaths_age_sex"):
        blocks += told([words.ages(age_sex)])
        blocks.append(tables.block(age_sex, f"Deaths in {report.year}, by age and sex"))
    for name, what, tell in _TOGETHER:
        if (table := report.table(f"deaths_{name}")) and tables.value(table):
            blocks += told([tell(table)] if tell else [])
            blocks.append(tables.block(table, f"{what}, {years} together"))
    return [*blocks, *_infants(report), *_notified(report)]


_Tell = Callable[[ProtectedTable], str]
_TOGETHER: tuple[tuple[str, str, _Tell | None], ...] = (
    ("ethnic_group", "Deaths by ethnic group", None),
    ("deprivation", "Deaths by deprivation of the home area", words.deprivation),
    ("place", "Deaths by place of death", None),
    ("expected", "Deaths, expected or not", words.unexpected),
    ("jar", "Deaths that led to a joint agency response", words.joint_response),
)
"""Of several years put together: the table, its title, the sentence that is made of it."""


def _infants(report: Report) -> list[Block]:
    """Weeks and weight at birth, of those who died in their first year."""
    there = [
        (report.table(f"deaths_{name}"), what)
        for name, what in (("gestation", "weeks of pregnancy"), ("birth_weight", "weight at birth"))
    ]
    told = [(table, what) for table, what in there if table is not None and tables.value(table)]
    if not told:
        return []
    return [
        Heading("Pregnancy and birth"),
        Paragraph(
            "Of children who died before their first birthday. Weeks and weight are known where an agency that looked "
            "after mother or baby returned its form."
        ),
        *(
            tables.of_infants(table, f"Deaths under 1 year by {what}, {_together(report)} together")
            for table, what in told
        ),
    ]


def _notified(report: Report) -> list[Block]:
    table = report.table("notified_area")
    if table is None:
        return []
    title = f"Deaths notified in {report.year}, by area of residence"
    return [Heading("Notifications"), *said(report, "notified_area"), tables.block(table, title)]


def reviews(report: Report) -> list[Block]:
    """What was concluded in the year, whenever the child died."""
    figures, year = report.published.figures, report.year
    times = report.own("reviews").dimensions[1].codes
    together = _together(report)
    category, age_sex = report.own("reviews_category"), report.own("reviews_age_sex")
    by_age = report.own("reviews_category_age")
    return [
        Heading("Reviews completed"),
        Paragraph(
            f"Children are counted here in the year in which the panel concluded their review. Many of the children "
            f"reviewed in {year} died in an earlier year: these are not the deaths of {year}."
        ),
        *_without_heading(panel_document.over_the_years(figures, times, (year,)), "Reviews completed"),
        *told([england.beside_modifiable(report.england, year)]),
        tables.block(report.own("reviews"), "Reviews completed, by conclusion and year"),
        *told([words.most_frequent(category, "category", "category of death")]),
        tables.block(category, f"Reviews completed in {year}, by category of death and modifiability"),
        *_filled(by_age, f"Reviews completed, by category of death and age, {together} together"),
        tables.block(age_sex, f"Reviews completed in {year}, by age and sex"),
    ]


def factors(report: Report) -> list[Block]:
    """What was found, most often first, and all of it by domain."""
    found, modifiable = report.own("factors"), report.own("modifiable_factors")
    years = report.own("reviews").dimensions[1].codes
    before = years_before(report.own("reviews"), years, (report.year,))
    most = ranked(modifiable, (report.year,), before)
    every: list[Block] = [*tables.by_domain(found, modifiable, report.year)]
    return [
        *panel_document.modifiable(most, report.year, before, 1),
        Heading("All factors by domain"),
        *(every or [Paragraph("No factor was found in 5 or more deaths.")]),
    ]


def safeguarding(report: Report) -> list[Block]:
    """Years together only: of one year these would be single children."""
    plan, order = report.own("reviews_plan"), report.own("reviews_order")
    together = _together(report)
    shown = [
        *_filled(plan, f"Child protection plan at the time of death, reviews of {together} together"),
        *_filled(order, f"Subject to a statutory order, reviews of {together} together"),
    ]
    said = words.yes(plan, "cp_plan", "The child was on a child protection plan when they died")
    return [Heading("Children known to social care"), *told([said]), *shown] if shown else []


def learning(report: Report) -> list[Block]:
    """Learning summaries approved for the year, and what the panel wrote of its actions."""
    approved: Sequence[Any] = report.choices.get("learning") or ()
    blocks: list[Block] = [Heading("Learning")]
    if not approved:
        blocks.append(Paragraph(f"No learning summary of {report.year} had been released for this report."))
    for each in approved:
        blocks.append(Heading(str(each["title"]), 3))
        for part in each["parts"]:
            blocks += [Heading(str(part["heading"]), 4), *paragraphs(str(part["text"]))]
    for slug, title in (
        ("progress", "Progress on last year’s actions"),
        ("plans", "Plans for the next year"),
    ):
        if text := report.written(slug):
            blocks += [Heading(title), *paragraphs(text)]
    return blocks


def told(sentences: Iterable[str]) -> list[Block]:
    return [Paragraph(each) for each in sentences if each]


def _filled(table: ProtectedTable, title: str) -> list[Block]:
    """The table, unless nothing is shown in it: years from before the panel's record began."""
    return [tables.block(table, title)] if tables.value(table) else []


def _without_heading(blocks: Sequence[Block], words: str) -> list[Block]:
    """The same under the heading that stands there already."""
    is_there = isinstance(blocks[0], Heading) and blocks[0].text == words
    return list(blocks[1:] if is_there else blocks)


def _together(report: Report) -> str:
    """The fixed years that are put together."""
    years = pool(report.year)
    return f"{years[0]} to {years[-1]}"


def _deaths_chart(table: ProtectedTable) -> Block:
    years = tables.begun(table)
    every = tuple(tables.value(table, year=year) for year in years)
    reviewed = tuple(tables.value(table, review="reviewed", year=year) for year in years)
    title = "Deaths by year of death, and how many of them have been reviewed"
    alt = "; ".join(f"{y}: {a} deaths, {b} reviewed" for y, a, b in zip(years, every, reviewed, strict=True))
    svg = trend_lines(
        title=title,
        description=alt,
        periods=list(years),
        series=[Series("Deaths", every), Series("Reviewed so far", reviewed)],
        unit="Deaths",
        note="Counts rounded to multiples of 5.",
    )
    return ChartBlock(svg, title, alt, table.name)
