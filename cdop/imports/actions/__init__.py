"""Every write of an import."""

from cdop.imports.actions.batches import bring_in
from cdop.imports.actions.settling import accept_as_separate, confirm_duplicate, correct

__all__ = ["accept_as_separate", "bring_in", "confirm_duplicate", "correct"]
