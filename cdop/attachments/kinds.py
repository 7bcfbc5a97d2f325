"""What papers of a case are, and how far each was looked at for malicious software."""

from cdop.dataset.codes import CodeList


class PaperKind(CodeList, name="kind of attachment", source="design"):
    POST_MORTEM = "post_mortem", "Post-mortem report"
    CORONER = "coroner", "Coroner's paper"
    PMRT = "pmrt", "Perinatal mortality review report"
    AGENCY = "agency", "Agency's paper"
    SAFETY = "safety", "Safety incident or practice review report"
    MINUTES = "minutes", "Minutes of a meeting"
    LETTER = "letter", "Letter"
    PHOTOGRAPH = "photograph", "Photograph"
    OTHER = "other", "Other paper"


class ScanState(CodeList, name="scan of an attachment", source="design"):
    NOT_SCANNED = "not_scanned", "Not scanned: no scanner is set up"
    PENDING = "pending", "Waiting to be scanned"
    CLEAN = "clean", "Nothing found"
    INFECTED = "infected", "Malicious software found: it is not handed out"


HANDED_OUT = (ScanState.NOT_SCANNED, ScanState.CLEAN)
"""States in which a file may leave the house."""
