"""Seals what identifies a child: AES-256-GCM under the panel's own key, bound to table, row and column.

The only place that touches cryptographic primitives for stored records.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from cdop.access.models import PanelKey

_NONCE = 12  # bytes, as NIST SP 800-38D advises


@dataclass(frozen=True)
class Vault:
    """A panel's open vault. Take one for each piece of work; its key is read under row-level security."""

    panel_id: int
    key: bytes = field(repr=False)

    def seal(self, text: str, place: str) -> bytes:
        """`text` sealed so that it opens only at `place` ("table:row:column") of this panel."""
        return _seal(self.key, text.encode(), place)

    def seal_bytes(self, raw: bytes, place: str) -> bytes:
        """A whole file sealed for `place`."""
        return _seal(self.key, raw, place)

    def unseal(self, sealed: bytes, place: str) -> str:
        """The text sealed at `place`. Raises ValueError when it was altered or moved."""
        return self.unseal_bytes(sealed, place).decode()

    def unseal_bytes(self, sealed: bytes, place: str) -> bytes:
        """The file sealed at `place` (`seal_bytes`). Raises ValueError when it was altered or moved."""
        return _unseal(self.key, bytes(sealed), place)

    def blind_index(self, value: str) -> bytes:
        """A keyed mark by which equal values are found unread. Differs from panel to panel."""
        return hmac.new(self.key, b"index:" + value.encode(), hashlib.sha256).digest()


def open_vault(panel_id: int) -> Vault:
    wrapped = bytes(PanelKey.objects.values_list("wrapped", flat=True).get(panel_id=panel_id))
    return Vault(panel_id, _unwrap(panel_id, wrapped))


def new_wrapped_key(panel_id: int) -> bytes:
    """A fresh data key for a panel, wrapped by the key-encryption key."""
    return _seal(settings.KEY_ENCRYPTION_KEY, AESGCM.generate_key(256), _key_place(panel_id))


@lru_cache(maxsize=256)
def _unwrap(panel_id: int, wrapped: bytes) -> bytes:
    return _unseal(settings.KEY_ENCRYPTION_KEY, wrapped, _key_place(panel_id))


def _key_place(panel_id: int) -> str:
    return f"access_panelkey:{panel_id}:wrapped"


def _seal(key: bytes, raw: bytes, place: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, raw, place.encode())


def _unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except InvalidTag:
        raise ValueError(
            f"The sealed text at {place} was altered, moved or sealed with another key."
        ) from None
