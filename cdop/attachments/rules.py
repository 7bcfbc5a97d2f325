"""What may be done with a paper now."""

from __future__ import annotations

from cdop.attachments.kinds import ScanState
from cdop.attachments.models import Attachment
from cdop.core.refusals import Refused

_NOT_YET = {
    ScanState.PENDING: "It has not been scanned yet. Try again in a few minutes; if it stays so, the scanner is away.",
    ScanState.INFECTED: "The scanner found malicious software in it. Ask whoever sent it for a clean copy.",
}


def check_can_hand_out(paper: Attachment) -> None:
    if paper.withdrawn_at is not None:
        raise Refused(
            "This file was withdrawn from the case and is not handed out. Attach it again to use it."
        )
    if not paper.is_handed_out:
        raise Refused(f"This file is not handed out. {_NOT_YET[ScanState(paper.scan)]}")


def check_can_withdraw(paper: Attachment, reason: str) -> None:
    if paper.withdrawn_at is not None:
        raise Refused("This file is withdrawn already.")
    if not reason.strip():
        raise Refused("Say why the file is withdrawn: the reason is kept with the case.")
