"""Code lists of the form on asthma and anaphylaxis."""

from cdop.dataset.codes import CodeList


class AllergenKind(CodeList, name="kind of allergen", source="recalled-M; design (codes)"):
    FOOD = "food", "Food"
    STING = "sting_bite", "Sting or bite"
    MEDICINE = "medicine", "Medicine"
    LATEX = "latex", "Latex"
    OTHER = "other", "Other"
    NONE_FOUND = "none_found", "None found"
    NK = "nk", "Not known"


class InhalerTechnique(CodeList, name="inhaler technique", source="recalled-M; design (codes)"):
    GOOD = "checked_good", "Checked, and good"
    POOR = "checked_poor", "Checked, and poor"
    NOT_CHECKED = "not_checked", "Not checked"
    NO_INHALER = "na", "No inhaler"
    NK = "nk", "Not known"
