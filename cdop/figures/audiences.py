"""For whom a release is made."""

from __future__ import annotations

from cdop.dataset.codes import CodeList


class Audience(CodeList, name="audience of a release", source="design"):
    PUBLIC = "public", "The public"
    PARTNERS = "partners", "Partners, under an agreement"
    ORGANISATIONS = "organisations", "Within the panel's own organisations"


def audience_words(code: str) -> str:
    return Audience(code).label if Audience.has(code) else code
