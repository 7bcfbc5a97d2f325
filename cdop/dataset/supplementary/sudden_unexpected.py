"""Sudden unexpected death in infancy or childhood: the one form with several sections."""

from cdop.dataset.conditions import when
from cdop.dataset.elements import Proposal
from cdop.dataset.supplementary.making import CHANGED_2021, on_category, on_event, revised, several
from cdop.dataset.supplementary.sudden_after import SUDDEN_AFTER
from cdop.dataset.supplementary.sudden_found import SUDDEN_FOUND
from cdop.dataset.supplementary.sudden_history import SUDDEN_HISTORY
from cdop.dataset.supplementary.sudden_sleep import SUDDEN_SLEEP

SUDDEN_UNEXPECTED = several(
    "sudden_unexpected",
    "Sudden unexpected death",
    (SUDDEN_HISTORY, SUDDEN_FOUND, SUDDEN_SLEEP, SUDDEN_AFTER),
    versions=revised(CHANGED_2021, "Revised, with questions that depend on others.", "found: F27"),
    proposed_when=(
        *on_event("sudi_sudc"),
        Proposal(when("jar_trigger_reason", equals="sudden_no_cause"), "death"),
        *on_category("10"),
    ),
    purpose="The days before a sudden unexpected death, how the child was found, and where the child slept.",
    former_name="Form B4",
    note="Its questions were read in the older form, which was for children up to two years; the current one "
    "puts them in another order and adds to them.",
)
