"""The chapter on time: how long reviews took, what was still open, and which steps were done in time."""

from __future__ import annotations

from cdop.artefacts.document import Block, Heading, Paragraph
from cdop.figures.words import in_sentence
from cdop.summaries.kinds.annual import tables, words
from cdop.summaries.kinds.annual.sections import Report, said, told


def timeliness(report: Report) -> list[Block]:
    """How long reviews took, in bands; what was still open when the year ended."""
    table, waiting = report.own("reviews_time_taken"), report.table("open_time")
    blocks: list[Block] = [
        Heading("How long reviews take"),
        Paragraph(words.timeliness(table, report.year)),
        tables.block(table, "Reviews completed, by time since death and year of review"),
    ]
    if waiting is not None:
        blocks += [
            *said(report, "open_time"),
            tables.block(waiting, f"Reviews open at the end of {report.year}, by time since death"),
        ]
    return [*blocks, *_steps(report)]


_STEPS = {
    "deaths_notified_in_time": "The panel was notified within 48 hours of the death",
    "deaths_notice_in_time": "The national database was notified within 48 hours of the death",
    "reviews_forms": "All agencies returned their forms by the day asked for",
    "reviews_meeting": "The review meeting was held within three months of the death",
    "reviews_panel": "The panel concluded within six weeks of the review meeting or the inquest",
}
"""What the panel and its partners were to do in time; the first two of deaths, the others of reviews of the year."""


def _steps(report: Report) -> list[Block]:
    there = [(report.table(name), words_of) for name, words_of in _STEPS.items()]
    known = [(table, words_of) for table, words_of in there if table is not None]
    sentences = [words.in_time(table, words_of) for table, words_of in known]
    unknown = [words_of for (_, words_of), sentence in zip(known, sentences, strict=True) if not sentence]
    title = f"Steps done in time, deaths and reviews of {report.year}"
    return [
        Heading("What was done in time"),
        *told([*sentences, _too_little(unknown)]),
        tables.in_time([table for table, _ in known], title),
    ]


def _too_little(steps: list[str]) -> str:
    """The steps of which no share can be told, in one sentence."""
    if not steps:
        return ""
    return f"Too little is recorded to say how often {'; or '.join(map(in_sentence, steps))}."
