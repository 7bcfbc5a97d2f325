"""Where a declaration comes from: the short tag it carries, checked and put into words. Knows no question."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

RECALLED = {
    "recalled": "from general knowledge; not checked against a source",
    "recalled-H": "from general knowledge, with high confidence; not checked against a source",
    "recalled-M": "from general knowledge, with medium confidence; not checked, verify before relying on it",
    "recalled-L": "from general knowledge, with low confidence; not checked, verify before relying on it",
}
DESIGN = "a choice made for this software, not a fact about the national forms"
_PART = re.compile(r"(found: F\d+(?:, F\d+)*|recalled(?:-[HML])?|design)(?: \(([^()]+)\))?")


class Source(NamedTuple):
    """A public document in which an item was seen; often only its opening pages."""

    key: str
    address: str
    what: str


@cache
def sources() -> dict[str, Source]:
    """Every document the declarations name, by key."""
    with (Path(__file__).parent / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: Source(**row) for row in csv.DictReader(file)}


def source_keys(tag: str) -> list[str]:
    """The document keys a tag names: `found: F53, F54` gives F53 and F54."""
    return re.findall(r"\bF\d+", tag)


def check_source(tag: str, where: str) -> None:
    """Refuse a tag that cannot be explained. Raises ValueError naming `where`."""
    for part in filter(None, tag.split("; ")):
        if not _PART.fullmatch(part):
            raise ValueError(
                f"The source of {where} has the part '{part}', which is not understood. "
                "Write 'found: F53', 'recalled-H', 'recalled-M', 'recalled-L' or 'design', "
                "with a note in brackets if needed."
            )


def explain(tag: str) -> str:
    """The tag in words, for the data dictionary: what was seen, what is recalled, what was chosen."""
    return "; ".join(_explain_part(part) for part in tag.split("; ") if part)


def _explain_part(part: str) -> str:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"The source part '{part}' is not understood.")
    tag, note = match.groups()
    if tag.startswith("found"):
        words = f"seen in {', '.join(source_keys(tag))}"
    else:
        words = DESIGN if tag == "design" else RECALLED[tag]
    return f"{words} ({note})" if note else words
