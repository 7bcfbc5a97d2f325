"""A letter's recipient, text and secrets to and from their sealed columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cdop.access.vault import Vault, open_vault
from cdop.letters.models import Letter
from cdop.letters.writing import Text


@dataclass(frozen=True)
class Open:
    """A letter in clear. Never logged: even its own description leaves everything out."""

    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    secrets: Mapping[str, str] = field(repr=False)


def put(letter: Letter, *, to: str, text: Text, secrets: Mapping[str, str]) -> None:
    vault = open_vault(letter.panel_id)
    letter.recipient = vault.seal(to, _place(letter, "recipient"))
    letter.subject = vault.seal(text.subject, _place(letter, "subject"))
    letter.body = vault.seal(text.body, _place(letter, "body"))
    letter.secrets = vault.seal(json.dumps(dict(secrets)), _place(letter, "secrets")) if secrets else None


def take(letter: Letter) -> Open:
    vault = open_vault(letter.panel_id)
    secrets = json.loads(_open(letter, "secrets", vault) or "{}")
    recipient, subject, body = (_open(letter, name, vault) for name in ("recipient", "subject", "body"))
    return Open(recipient, subject, body, secrets)


def _open(letter: Letter, name: str, vault: Vault) -> str:
    sealed = getattr(letter, name)
    return vault.unseal(sealed, _place(letter, name)) if sealed else ""


def _place(letter: Letter, name: str) -> str:
    return f"letters_letter:{letter.id}:{name}"
