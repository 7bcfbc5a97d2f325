"""Summaries in words and tables."""

from cdop.summaries.presenters.asking import about
from cdop.summaries.presenters.texts import Found, found, listed, parts, source_lines, state, years

__all__ = ["Found", "about", "found", "listed", "parts", "source_lines", "state", "years"]
