"""Everything that is done to summaries: asked for, written, looked through, read."""

from cdop.summaries.actions.asking import KINDS, OF_TEXTS, PARTS, PRODUCE, WHOLE, prepare_text, produce
from cdop.summaries.actions.looking import look_through
from cdop.summaries.actions.reading import read
from cdop.summaries.actions.writing import Unconfirmed, begin, write

__all__ = [
    "KINDS",
    "OF_TEXTS",
    "PARTS",
    "PRODUCE",
    "WHOLE",
    "Unconfirmed",
    "begin",
    "look_through",
    "prepare_text",
    "produce",
    "read",
    "write",
]
