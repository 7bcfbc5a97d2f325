"""What people wrote about a transfer, and who the child is: sealed to the row they stand in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cdop.access.vault import Vault
from cdop.cases import written
from cdop.dataset.forms import section
from cdop.transfers.models import Parcel, Transfer

WORDS = ("note", "decision_note", "learning")
"""The sealed columns of a transfer."""

_CHILD = "child_identity"


def put_words(row: Transfer, name: str, text: str, vault: Vault) -> None:
    clean = text.strip()
    setattr(row, name, vault.seal(clean, _place(row, name)) if clean else None)


def take_words(row: Transfer, name: str, vault: Vault) -> str:
    held = getattr(row, name)
    return vault.unseal(bytes(held), _place(row, name)) if held else ""


def put_child(parcel: Parcel, child: Mapping[str, Any], vault: Vault) -> None:
    text = json.dumps(written.to_json(section(_CHILD), child))
    parcel.child = vault.seal(text, f"transfers_parcel:{parcel.id}:child")


def take_child(parcel: Parcel, vault: Vault) -> dict[str, Any]:
    text = vault.unseal(bytes(parcel.child), f"transfers_parcel:{parcel.id}:child")
    return written.from_json(section(_CHILD), json.loads(text))


def _place(row: Transfer, name: str) -> str:
    return f"transfers_transfer:{row.id}:{name}"
