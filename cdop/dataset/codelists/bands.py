"""Bands for ages, gestation and birth weight. The rules that fill them stand in ages and bands."""

from cdop.dataset.codes import CodeList, entry


class AgeBand(CodeList, name="age at death", source="found: F61, F62; recalled-H (split at 10 and 15)"):
    NEONATAL = entry("0_27d", "0–27 days", description="Age in days 27 or less.")
    POSTNEONATAL = entry("28_364d", "28–364 days", description="28 days or more, before the first birthday.")
    Y1_4 = "1_4", "1–4 years"
    Y5_9 = "5_9", "5–9 years"
    Y10_14 = "10_14", "10–14 years"
    Y15_17 = "15_17", "15–17 years"


class InfantBand(CodeList, name="age at death in the first year", source="recalled-H"):
    EARLY = "0_6d", "Early neonatal (0–6 days)"
    LATE = "7_27d", "Late neonatal (7–27 days)"
    POST = "28_364d", "Post-neonatal (28–364 days)"


class GestationBand(CodeList, name="gestation at birth", source="recalled-M; found: F51 (below 37 weeks)"):
    UNDER_22 = "<22", "Under 22 weeks"
    W22_23 = "22_23", "22–23 weeks"
    W24_27 = "24_27", "24–27 weeks"
    W28_31 = "28_31", "28–31 weeks"
    W32_36 = "32_36", "32–36 weeks"
    W37_41 = "37_41", "37–41 weeks"
    W42_PLUS = "42plus", "42 weeks or more"
    NK = "nk", "Not known"


class BirthWeightBand(CodeList, name="birth weight", source="recalled-H; found: F51 (below 2500 g)"):
    UNDER_500 = "<500", "Under 500 g"
    G500 = "500_999", "500–999 g"
    G1000 = "1000_1499", "1000–1499 g"
    G1500 = "1500_1999", "1500–1999 g"
    G2000 = "2000_2499", "2000–2499 g"
    G2500 = "2500_2999", "2500–2999 g"
    G3000 = "3000_3499", "3000–3499 g"
    G3500 = "3500_3999", "3500–3999 g"
    G4000_PLUS = "4000plus", "4000 g or more"
    NK = "nk", "Not known"
