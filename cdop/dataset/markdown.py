"""Tables and days in Markdown, for the data dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def table(heads: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """The lines of a table, with a blank line after it."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"
    yield ""


def _cell(text: str) -> str:
    safe = text if text.startswith("`") else text.replace("<", "&lt;")
    return safe.replace("|", "\\|").replace("\n", " ")


def day(on: object) -> str:
    """A day in words, "" for none."""
    return f"{on:%-d %B %Y}" if on else ""
