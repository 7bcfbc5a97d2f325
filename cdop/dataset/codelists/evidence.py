"""What published studies say about exposures and deaths: what was asked, of which deaths, in which measure."""

from cdop.dataset.codes import CodeList, entry


class Exposure(CodeList, name="exposure in a published study", source="design"):
    SMOKING_PREGNANCY = "smoking_pregnancy", "Smoking in pregnancy"
    SMOKING_AFTER_BIRTH = "smoking_after_birth", "Mother smokes after the birth"
    BED_SHARING = "bed_sharing", "Bed sharing"
    MATERNAL_OBESITY = "maternal_obesity", "Body mass index of 30 or more in early pregnancy"
    DEPRIVATION_TENTH = "deprivation_tenth", "Each tenth of areas more deprived"
    OTHER = entry("other", "Another factor", description="Say which in the note.")


class StudiedDeath(CodeList, name="deaths of a published study", source="design"):
    STILLBIRTH = "stillbirth", "Stillbirths"
    NEONATAL = "neonatal", "Neonatal deaths (under 28 days)"
    POST_NEONATAL = "post_neonatal", "Post-neonatal deaths (28 days to under 1 year)"
    INFANT = "infant", "Infant deaths (under 1 year)"
    SIDS = "sids", "Sudden infant deaths, unexplained"
    CHILD = "child", "Deaths of children"


class RatioMeasure(CodeList, name="measure of a published study", source="design"):
    RELATIVE_RISK = "rr", "Relative risk"
    ODDS_RATIO = "or", "Odds ratio"
    ADJUSTED_ODDS_RATIO = "aor", "Adjusted odds ratio"
