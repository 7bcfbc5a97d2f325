"""What a line of a review says: to be shown, to be searched, and as it is told apart from other words. No queries."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from cdop.dataset.factors import factor
from cdop.redaction.onfile import folded
from cdop.reviews.models import Finding, LearningPoint

Line = Finding | LearningPoint
Wording = tuple[int, str, str, str]
"""Case, kind, code and words. Two lines of a case with the same wording say the same."""

FACTOR, LEARNING = "findings", "learning"
KINDS = {FACTOR: "Factor", LEARNING: "Learning point"}


@dataclass(frozen=True)
class Said:
    """One line that stands in the current review of a case, as the worker reads it."""

    kind: str
    number: int
    case_id: int
    wording: Wording
    text: str


def kind_of(line: Line) -> str:
    return FACTOR if isinstance(line, Finding) else LEARNING


def words_of(line: Line, *, most: int = 0) -> str:
    """What it says, in one piece; cut after so many characters."""
    if isinstance(line, Finding):
        label = factor(line.factor_code).label if line.factor_code else ""
        said = ": ".join(filter(None, (label, line.factor_text.strip())))
    else:
        said = line.text.strip()
    return shorten(said, most, placeholder=" …") if most else said


def searched(line: Line) -> str:
    """Everything in it in which a theme may show."""
    further = line.note if isinstance(line, Finding) else line.theme
    return "\n".join(filter(None, (words_of(line), further.strip())))


def wording_of(line: Line, case_id: int) -> Wording:
    if isinstance(line, Finding):
        return case_id, FACTOR, line.factor_code, line.factor_text
    return case_id, LEARNING, "", line.text


def said(line: Line, case_id: int) -> Said:
    return Said(kind_of(line), line.pk, case_id, wording_of(line, case_id), searched(line))


def plain(text: str) -> str:
    """Without capitals, accents and punctuation, single spaces between words: as words are compared."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text).replace("'", "")).split())
