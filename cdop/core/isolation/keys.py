"""Tells the database the key with which scopes are signed. The app's own login cannot read it back."""

from django.conf import settings
from django.db import connections

_BLOCK = 64  # bytes in a SHA-256 block (RFC 2104)


def install(alias: str = "owner") -> None:
    """Write the pads of the signing key (HMAC, RFC 2104); repeating it replaces them."""
    key = settings.CONTEXT_KEY.ljust(_BLOCK, b"\0")
    inner = bytes(b ^ 0x36 for b in key)
    outer = bytes(b ^ 0x5C for b in key)
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT app.set_context_key(%s, %s)", [inner, outer])
