"""Ed25519 signatures over bytes. The seed is handed in; this room reads no setting and stores no key."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM = "Ed25519"
SEED_BYTES = 32


@dataclass(frozen=True)
class Signature:
    """A signature and the key that made it: both base64, with the key's short name."""

    public_key: str
    value: str
    key_id: str
    algorithm: str = ALGORITHM


def public_key(seed: bytes) -> bytes:
    """The 32 public bytes that belong to a seed of 32 secret bytes (RFC 8032)."""
    return _private(seed).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """A key's short name: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def sign(message: bytes, *, seed: bytes) -> Signature:
    """Sign; the same seed and message always give the same signature."""
    public = public_key(seed)
    value = _private(seed).sign(message)
    return Signature(
        public_key=base64.b64encode(public).decode(),
        value=base64.b64encode(value).decode(),
        key_id=key_id(public),
    )


def is_genuine(signature: Signature, message: bytes) -> bool:
    """True when the signature was made over this message by the key it names; says nothing of trust."""
    if signature.algorithm != ALGORITHM:
        return False
    try:
        public = key_bytes(signature)
        Ed25519PublicKey.from_public_bytes(public).verify(_decoded(signature.value), message)
    except (InvalidSignature, ValueError):
        return False
    return signature.key_id == key_id(public)


def key_bytes(signature: Signature) -> bytes:
    """The public key that the signature names. Raises ValueError when it is not base64."""
    return _decoded(signature.public_key)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("Not base64.") from error


def _private(seed: bytes) -> Ed25519PrivateKey:
    if len(seed) != SEED_BYTES:
        raise ValueError(f"A signing seed has {SEED_BYTES} bytes, not {len(seed)}.")
    return Ed25519PrivateKey.from_private_bytes(seed)
