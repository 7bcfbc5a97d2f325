"""The token of a program: the panel's code, which is no secret, and a secret kept only as the panel's keyed mark."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from cdop.access.vault import open_vault

_FIRST = "cdop"
_LONGEST = 200


@dataclass(frozen=True)
class Token:
    """What a program sends. Written “cdop.northshire.…”, so that a lost one is known for what it is."""

    panel_code: str
    secret: str

    def __str__(self) -> str:
        return f"{_FIRST}.{self.panel_code}.{self.secret}"

    def __repr__(self) -> str:
        return f"Token({self.panel_code!r}, …)"


def new_token(panel_code: str) -> Token:
    """32 random bytes: nobody finds them by trying."""
    return Token(panel_code, secrets.token_urlsafe(32))


def read_token(header: str) -> Token | None:
    """The token of an Authorization header; None when there is none that could be ours."""
    scheme, _, given = header.strip().partition(" ")
    parts = given.strip().split(".")
    if scheme.lower() != "bearer" or len(given) > _LONGEST or len(parts) != 3 or parts[0] != _FIRST:
        return None
    return Token(parts[1], parts[2]) if parts[1] and parts[2] and given.isascii() else None


def mark_of(token: Token, panel_id: int) -> bytes:
    """What is stored: keyed by the panel's own key, so a copy of the table opens nothing and proves no guess."""
    return open_vault(panel_id).blind_index(f"api token:{token.secret}")
