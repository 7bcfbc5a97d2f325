"""Why a death is, or is not, for this panel to review. The decision is recorded, never computed."""

from __future__ import annotations

from typing import Self

from cdop.dataset.codes import CodeList, new_member


class ScopeReason(CodeList, name="reason for the scope decision", source="found: F5, F12"):
    in_scope: bool

    def __new__(cls, code: str, label: str = "", in_scope: bool = False, source: str = "") -> Self:
        member = new_member(cls, code, label, source=source)
        member.in_scope = in_scope
        return member

    RESIDENT = "resident", "Live-born, under 18, normally resident in the area", True
    LIVE_BIRTH = "live_birth", "Live birth with signs of life, at any gestation", True, "found: F21, F43"
    DIED_ABROAD = "died_abroad", "Normally resident in the area, died abroad", True, "found: F15, F94"
    NON_RESIDENT = "non_resident_agreed", "Not resident; review here agreed", True, "found: F5, F20"
    PLACED = "looked_after_placed", "Looked-after child placed out of area", True, "recalled-M"
    STILLBIRTH = "stillbirth", "Stillbirth", False, "found: F12"
    LATE_LOSS = "late_fetal_loss", "Late fetal loss, no signs of life", False, "found: F12, F13"
    UNATTENDED = "unattended_stillbirth", "Unattended birth later shown to be stillborn", False, "recalled-M"
    TERMINATION = "termination", "Planned termination carried out within the law", False, "found: F12, F102"
    AGED_18 = "aged_18", "18th birthday reached", False
    DUPLICATE = "duplicate", "Duplicate of another case", False, "design"
    NOT_RESIDENT = "not_resident_declined", "Not resident; review here declined", False, "found: F5, F20"
