"""The appendices: what the report does not answer and why, the categories, words used, method and protection."""

from __future__ import annotations

from cdop.artefacts.document import Block, Column, Heading, Notes, Paragraph, TableBlock
from cdop.dataset.codelists.categories import Category
from cdop.summaries.kinds.annual.parts import pool
from cdop.summaries.kinds.annual.sections import Report
from cdop.summaries.kinds.annual.tables import value

_NO_MEETINGS = "The panel’s meetings are not recorded here, so they cannot be counted."
_NOT_AMONG_FIGURES = (
    "Followed on the panel’s own pages; not yet among the figures that can be protected for release."
)
_NOT_ANSWERED = (
    (
        "Infant and neonatal deaths per 1,000 live births",
        "Rates of birth years belong beside the published ones; see the panel’s area profile.",
    ),
    (
        "Reviews by year of death",
        "Shown the other way round: the deaths of each year, reviewed or not.",
    ),
    (
        "Median and quartiles of the time to review; time without holds",
        "Each is the exact time of one or two children. The time is shown in bands instead.",
    ),
    ("Meetings held, themed panels, attendance by agency", _NO_MEETINGS),
    ("Open cases by stage, reasons for holds", _NOT_AMONG_FIGURES),
    (
        "Notification within 24 hours",
        "Areas work to 24 or to 48 hours. The figures that can be released use 48.",
    ),
    (
        "Completeness of the record",
        "A measure of the record, not of deaths: it is kept on the panel’s own pages.",
    ),
)
_NO_ENGLAND = (
    "Comparison with England",
    "No figures published for England in these years were loaded when this report was prepared.",
)
_UNWRITTEN = (
    ("progress", "Progress on last year’s actions"),
    ("plans", "Plans for the next year"),
)
_GLOSSARY = (
    (
        "Child death overview panel",
        "Reviews the death of every child who lived in its area, whatever the cause.",
    ),
    ("Contributory factor", "Something that the panel judged may have contributed to the death."),
    (
        "Modifiable factor",
        "A contributory factor that could be changed, locally or nationally, to lower the risk of future deaths. It "
        "does not mean that this death could have been prevented.",
    ),
    ("Year", "From 1 April to 31 March. Each table says by which day a child is counted in it."),
    (
        "Deprivation",
        "The fifth of England’s small areas, by the Index of Multiple Deprivation, in which the child lived.",
    ),
)
_METHOD = (
    "Deaths, notifications and reviews of a year are different children: a review is often concluded in a later year "
    "than the death. They are never divided by one another.",
    "A factor is counted once for a child. Several may be counted for one child, so factors do not add up.",
    "Differences between years and groups are described only where rounding cannot have made them. Where chance may "
    "have, it is said.",
    "Where one year is too small, three fixed years are put together, and the same three until the next are over: "
    "years that moved on with every report would, beside the report before, tell of single years.",
    "A step is called in time or late only where both its days were recorded. A day that nobody recorded makes it "
    "neither.",
    "Every child counted in tables of factors died. They do not show what raises the risk of death.",
    "Tables counted by the day of death, by notification and at the end of the year were released before this report "
    "and stand as they were released.",
)


def appendices(report: Report) -> list[Block]:
    return [
        Heading("Appendix A. What this report does not answer, and why"),
        _not_answered(report),
        Heading("Appendix B. Categories of death"),
        Paragraph(
            "A death may fit several categories; it is counted in the first of them. The definitions are shortened."
        ),
        TableBlock(
            "categories",
            "Categories of death",
            (Column("Number"), Column("Category"), Column("What it takes in")),
            tuple(
                (each.code, each.label, each.includes) for each in sorted(Category, key=lambda c: c.number)
            ),
        ),
        Heading("Appendix C. Words used"),
        TableBlock("glossary", "Words used in this report", (Column("Word"), Column("Meaning")), _GLOSSARY),
        Heading("Appendix D. How it was counted and protected"),
        Notes((*_METHOD, *report.published.figures.notes)),
    ]


def _not_answered(report: Report) -> TableBlock:
    parts = [
        (
            title.removeprefix("Annual report: ").capitalize(),
            f"“{title}” had not been released when this report was prepared.",
        )
        for title in report.not_released
    ]
    living = (
        () if report.choices.get("living") else (("Rates of deaths", "The number of children is not known."),)
    )
    unwritten = [
        (title, "Nothing had been written and read for this report.")
        for slug, title in _UNWRITTEN
        if not report.written(slug)
    ]
    alone = () if report.england else (_NO_ENGLAND,)
    rows = (*parts, *_not_begun(report), *living, *alone, *_NOT_ANSWERED, *unwritten)
    columns = (Column("Question"), Column("Why it is not answered"))
    return TableBlock("not_answered", "Questions that stay open", columns, rows)


def _not_begun(report: Report) -> list[tuple[str, str]]:
    """What is told of years put together, while too little is recorded of those years."""
    years = pool(report.year)
    span = f"{years[0]} to {years[-1]}"
    why = f"Told of fixed years put together. Of {span}, fewer than 5 are recorded here."
    deaths, reviews = report.table("deaths_place"), report.own("reviews_category_age")
    return [
        *([(_OF_DEATHS, why)] if deaths is not None and not value(deaths) else []),
        *([(_OF_REVIEWS, why)] if not value(reviews) else []),
    ]


_OF_DEATHS = (
    "Ethnic group, deprivation, place, whether expected, joint agency response, weeks and weight at birth"
)
_OF_REVIEWS = "Categories by age; children known to social care"
