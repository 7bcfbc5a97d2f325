"""The secrets of the outside door: made at random, stored as digests only. Knows no model."""

from __future__ import annotations

import hashlib
import secrets

CODE_LENGTH = 6


def new_secret() -> str:
    """32 random bytes as 43 characters that an address and a cookie may hold."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is stored of a secret. It has 256 bits, so no slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(secret.encode(errors="replace")).digest()


def new_code() -> str:
    """Six digits to be typed from a letter."""
    return f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"


def code_digest(secret: str, code: str) -> bytes:
    """What is stored of a code: mixed with the visit's secret, which only the browser has, so that the six
    digits cannot be found by trying them all against the table."""
    return digest(f"{secret}:{code}")
