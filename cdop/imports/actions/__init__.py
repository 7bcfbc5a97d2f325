"""Every write of an import."""

from cdop.imports.actions.asking import ask, go_on
from cdop.imports.actions.batches import bring_in, keep, process, try_out
from cdop.imports.actions.reading import open_row
from cdop.imports.actions.settling import accept_as_separate, confirm_duplicate, correct

__all__ = [
    "accept_as_separate",
    "ask",
    "bring_in",
    "confirm_duplicate",
    "correct",
    "go_on",
    "keep",
    "open_row",
    "process",
    "try_out",
]
