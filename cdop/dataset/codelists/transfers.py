"""Code lists of transfers between panels: which way, why, and how far."""

from cdop.dataset.codes import CodeList, entry


class TransferDirection(CodeList, name="direction of a transfer", source="design"):
    OUT = "out", "Sent to another panel"
    IN = "in", "Received from another panel"


class TransferReason(CodeList, name="reason of a transfer", source="design; found: F20, F22, F23"):
    """Why another panel reviews the death. Only the first says that the death is another area's to count."""

    RESIDENCE = entry(
        "residence",
        "The child lived in the other panel’s area",
        description="The death then counts there, not here: the wrong panel was told.",
        source="found: F22",
    )
    SERVICES = entry(
        "services",
        "Most services that knew the child are there",
        description="The death stays counted where the child lived.",
        source="found: F23",
    )
    EVENT = entry(
        "event",
        "What led to the death happened there",
        description="The death stays counted where the child lived.",
    )
    LINKED = entry(
        "linked",
        "A linked death or incident is reviewed there",
        description="The death stays counted where the child lived.",
    )
    AGREED = entry(
        "agreed",
        "Other, agreed between the designated doctors",
        description="The death stays counted where the child lived.",
        source="found: F20",
    )


class TransferStatus(CodeList, name="status of a transfer", source="design"):
    OFFERED = "offered", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Sent back"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SENT = "sent", "Sent outside this system"
    RECEIVED = "received", "Received from outside this system"
