"""Whom to ask about a hold: sealed to the row, opened only through queries.holds.contact_of."""

from __future__ import annotations

from cdop.access.vault import Vault
from cdop.timing.models import Hold


def put_contact(hold: Hold, text: str, vault: Vault) -> bool:
    """Seal `text` into the row when it differs from what it holds; gives whether it did."""
    if take_contact(hold, vault) == text:
        return False
    hold.contact = vault.seal(text, _place(hold)) if text else None
    return True


def take_contact(hold: Hold, vault: Vault) -> str:
    return vault.unseal(bytes(hold.contact), _place(hold)) if hold.contact else ""


def _place(hold: Hold) -> str:
    return f"timing_hold:{hold.id}:contact"
