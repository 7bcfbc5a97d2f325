"""Code lists of the review: domains, relevance, modifiability, and where learning goes."""

from datetime import date

from cdop.dataset.codes import CodeList, entry

# The day the national database opened; that the scale changed on that day is recalled, not read.
SCALE_CHANGED = date(2019, 4, 1)


class Domain(CodeList, name="domain", source="found: F60, F48"):
    A = "A", "Factors intrinsic to the child"
    B = "B", "Factors in the social environment, including family and parenting capacity"
    C = "C", "Factors in the physical environment"
    D = "D", "Factors in service provision"


class Relevance(CodeList, name="relevance", source="found: F29, F48; recalled-H (wording)"):
    """A code, never a number: it is not averaged. Only 2, and 3 in old records, count as contributory."""

    NO_INFORMATION = "0", "Information not available"
    UNLIKELY = "1", "None identified, or unlikely to have contributed"
    UNLIKELY_STARRED = entry(
        "1*",
        "Identified but unlikely to have contributed (older scale)",
        retired=SCALE_CHANGED,
        source="found: F48; recalled-M (date retired)",
    )
    CONTRIBUTED = "2", "May have contributed to vulnerability, ill health or death"
    COMPLETE = entry(
        "3",
        "Complete and sufficient explanation for the death (older scale)",
        retired=SCALE_CHANGED,
        source="found: F48; recalled-M (date retired)",
    )

    @property
    def is_contributory(self) -> bool:
        """Whether the factor may have contributed: 2, or 3 on the older scale."""
        return self in (Relevance.CONTRIBUTED, Relevance.COMPLETE)

    @property
    def is_legacy(self) -> bool:
        """Whether the code belongs to the older scale only."""
        return not self.is_current


class FindingModifiable(CodeList, name="factor modifiable", source="design; found: F29"):
    YES = "yes", "Yes"
    NO = "no", "No"
    NK = "nk", "Not known"


class DomainStatement(CodeList, name="domain statement", source="found: F29, F48, F60; design (codes)"):
    """What the panel says of a whole domain. Never defaulted: "none" is not "no information"."""

    RECORDED = "factors_recorded", "Factors recorded"
    NONE = "none_identified", "None identified"
    NO_INFORMATION = "no_information", "No information"


class Modifiability(CodeList, name="modifiability", source="found: F47, F29; recalled-H (three values)"):
    """The panel's conclusion since April 2010."""

    IDENTIFIED = "modifiable_identified", "Modifiable factors identified"
    NONE = "none_identified", "No modifiable factors identified"
    INADEQUATE = "inadequate_information", "Inadequate information to decide"


class DraftSource(CodeList, name="source of the draft analysis", source="found: F48; design (codes)"):
    CDRM = "cdrm", "Child death review meeting"
    JAR = "jar_final_meeting", "Final meeting of the joint agency response"
    PMRT = "pmrt", "Perinatal mortality review"
    OFFICE = "cdop_office", "Panel office"


class Reach(CodeList, name="audience or level", source="recalled-H"):
    LOCAL = "local", "Local"
    REGIONAL = "regional", "Regional"
    NATIONAL = "national", "National"
