"""What is being told, to and from its sealed column; and the mark of the cookie that opens it."""

from __future__ import annotations

import hashlib

from cdop.access.vault import Vault
from cdop.notifications.models import Draft
from cdop.notifications.telling import Telling


def digest(token: str) -> bytes:
    """What the database keeps of a cookie's 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


def seal(draft: Draft, telling: Telling, vault: Vault) -> bytes:
    return vault.seal(telling.to_json(), _place(draft))


def unseal(draft: Draft, vault: Vault) -> Telling:
    return Telling.from_json(vault.unseal(bytes(draft.sealed), _place(draft)))


def _place(draft: Draft) -> str:
    return f"notifications_draft:{draft.id}:sealed"
