"""What this room says when it will not do something; every message is a sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .joint import Breach


class BadTable(ValueError):
    """A table, or a set of tables, that contradicts itself or leaves something unsaid."""


class Unprotectable(Exception):
    """Tables that cannot be released under the rule; the sentence names the table and the cell.

    ``breaches``: what earlier releases help to give away, if that is the reason; each names the releases.
    """

    def __init__(self, sentence: str, breaches: tuple[Breach, ...] = ()) -> None:
        super().__init__(sentence)
        self.breaches = breaches


class Contradiction(Exception):
    """What is published (or claimed to be known) agrees with no table of counts at all."""
