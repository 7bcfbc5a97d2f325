"""“Why is this number missing?”, answered for readers and, more fully, for whoever prepares the release."""

from collections.abc import Mapping
from dataclasses import replace

from .attack import Attacker
from .joint import is_left_open
from .publication import HIDDEN, ZERO, Figure, ProtectedCell, Publication
from .rule import Rule
from .shape import CellKey


def why_missing(cell: ProtectedCell, rule: Rule) -> str:
    """For readers. The same words for every hidden cell: which of them are small must not be told."""
    if cell.status == HIDDEN:
        return (
            f"This number is not shown. Either it is from 1 to {rule.threshold - 1}, or a number from 1 to "
            f"{rule.threshold - 1} elsewhere could be worked out from it by subtraction."
        )
    if cell.status == ZERO and not rule.is_suppression:
        return (
            f"The true number is from 0 to {rule.base - 1}; it is shown as the multiple of {rule.base} below."
        )
    if cell.status == ZERO:
        return "Nothing is missing: there were none."
    if not rule.is_suppression:
        return f"This number is rounded to a multiple of {rule.base}."
    return "Nothing is missing: this number is exact."


def why_hidden(publication: Publication, counts: Mapping[CellKey, int], rule: Rule, key: CellKey) -> str:
    """For whoever prepares the release, who sees the counts anyway. Not for readers."""
    place = publication.place(key)
    if publication.figures[key].value is not None:
        return f"{place} is not hidden."
    if rule.is_unsafe(counts[key]):
        return f"{place} is hidden because its count is from 1 to {rule.threshold - 1}."
    shown = replace(publication, figures={**publication.figures, key: Figure(counts[key])})
    unsafe = [each for each, count in counts.items() if rule.is_unsafe(count)]
    for each, interval in Attacker(shown, fitting=counts).intervals(unsafe).items():
        if not is_left_open(shown.figures[each], interval, counts[each], rule):
            return (
                f"{place} is hidden to protect {publication.place(each)}: with it shown, that count could be "
                f"worked out to be {interval}."
            )
    return f"{place} need not be hidden: no unsafe count could be worked out if it were shown."
