"""The document of the annual report: to be edited in a word processor and published as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cdop.artefacts.document import Block, Document, Heading, Paragraph
from cdop.core.words import moment
from cdop.disclosure.publication import ProtectedTable
from cdop.figures import freezing
from cdop.figures.publications import Choices, Published
from cdop.figures.words import ranked, years_before
from cdop.summaries.kinds import panel_words
from cdop.summaries.kinds.annual import appendix, england, sections, timeliness
from cdop.summaries.kinds.annual.parts import BESIDE


@dataclass(frozen=True)
class Report:
    """All the report is written from: its own protected tables, those released before, approved texts."""

    published: Published
    choices: Choices

    @property
    def year(self) -> str:
        return self.published.cohort.years[-1]

    @property
    def taken_in(self) -> Mapping[str, ProtectedTable]:
        """Tables of the parts that were released for the same year, by name."""
        parts: Iterable[Any] = (self.choices.get("parts") or {}).values()
        shown = [each for part in parts if part for each in freezing.thaw_shown(part["shown"])]
        return {each.table.name: each.table for each in shown}

    def table(self, name: str) -> ProtectedTable | None:
        """A table of the report or of a part of it; None of a part that was not released."""
        own = {each.name: each for each in self.published.figures.tables}
        return own.get(name) or self.taken_in.get(name)

    def own(self, name: str) -> ProtectedTable:
        return self.published.figures.table(name)

    def written(self, slug: str) -> str:
        """What a person wrote for this report; blank where nobody did."""
        return str((self.choices.get("written") or {}).get(slug, ""))

    @property
    def england(self) -> Sequence[Mapping[str, Any]]:
        """Published figures for England, as they were known when the report was prepared."""
        return self.choices.get("england") or ()

    @property
    def not_released(self) -> list[str]:
        parts = self.choices.get("parts") or {}
        return [part.title for part in BESIDE if not parts.get(part.kind)]


def writer(choices: Choices) -> partial[Document]:
    return partial(_write, choices)


def _write(choices: Choices, published: Published) -> Document:
    report = Report(published, choices)
    figures = published.figures
    return Document(
        title=f"Child death overview panel: annual report {report.year}",
        subtitle=published.panel_name,
        facts=(
            ("Panel", published.panel_name),
            ("Year", f"{report.year} (1 April to 31 March)"),
            ("Data as of", moment(published.data_as_of)),
            ("Protection", figures.rule.sentence),
        ),
        blocks=(
            *_in_short(report),
            *sections.deaths(report),
            *sections.reviews(report),
            *sections.factors(report),
            *sections.safeguarding(report),
            *timeliness.timeliness(report),
            *sections.learning(report),
            *england.published(report.england),
            *appendix.appendices(report),
        ),
    )


def _in_short(report: Report) -> list[Block]:
    figures, cohort = report.published.figures, report.published.cohort
    times = report.own("reviews").dimensions[1].codes
    before = years_before(report.own("reviews"), times, cohort.years)
    most = ranked(report.own("modifiable_factors"), cohort.years, before)
    foreword = report.written("foreword")
    return [
        *([Heading("Foreword"), *sections.paragraphs(foreword)] if foreword else []),
        Heading("The year in short"),
        Paragraph(panel_words.opening(figures, cohort, cohort.years, most)),
        *sections.said(report, "deaths_by_year", "notified_area", "open_time"),
        *map(Paragraph, report.published.so_far),
        Paragraph(
            "Behind every number in this report is a child who died, and a family. The panel reviews each death to "
            "learn what may help other children."
        ),
    ]
