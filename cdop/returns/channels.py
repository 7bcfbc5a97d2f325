"""The ways in which a return is sent to whoever asked for it."""

from __future__ import annotations

from cdop.dataset.codes import CodeList


class Channel(CodeList, name="way in which a return was sent", source="design"):
    PORTAL = "portal", "Entered or uploaded on the receiver's own site"
    TRANSFER = "transfer", "Secure file transfer"
    EMAIL = "email", "Secure e-mail"
    POST = "post", "Post, on paper or on a medium"
    OTHER = "other", "Another way"
