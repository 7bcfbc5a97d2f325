"""Titles and bytes of papers to and from their sealed columns."""

from __future__ import annotations

import hashlib

from cdop.access.vault import Vault
from cdop.attachments.models import Attachment
from cdop.core.refusals import Refused


def mark(vault: Vault, raw: bytes) -> bytes:
    """By which the same bytes are known again within the panel."""
    return vault.blind_index(f"attachment:{hashlib.sha256(raw).hexdigest()}")


def seal_title(vault: Vault, paper: Attachment, title: str) -> bytes:
    return vault.seal(title, _place(paper, "title"))


def open_title(vault: Vault, paper: Attachment) -> str:
    return vault.unseal(bytes(paper.sealed_title), _place(paper, "title"))


def seal_content(vault: Vault, paper: Attachment, raw: bytes) -> bytes:
    return vault.seal_bytes(raw, _place(paper, "content"))


def open_content(vault: Vault, paper: Attachment, sealed: bytes) -> bytes:
    """The bytes as they came. Raises Refused when they were altered since."""
    try:
        return vault.unseal_bytes(sealed, _place(paper, "content"))
    except ValueError:
        raise Refused(
            "This file is no longer as it was kept, so it is not handed out. "
            "Tell whoever runs the system: it must be restored from a backup."
        ) from None


def _place(paper: Attachment, part: str) -> str:
    return f"attachments_attachment:{paper.id}:{part}"
