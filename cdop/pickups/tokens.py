"""The secret of a link: made at random, kept as a digest only. Knows no model."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.urls import reverse


def new_secret() -> str:
    """32 random bytes as 43 characters that an address may hold."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is kept of it. It has 256 bits, so no slow hash is needed to keep it from being guessed."""
    return hashlib.sha256(secret.encode(errors="replace")).digest()


def address(panel_code: str, secret: str) -> str:
    """Where a link leads, as it is handed on."""
    kwargs = {"panel": panel_code, "token": secret}
    return f"{settings.SITE_URL}{reverse('collect:door', kwargs=kwargs, urlconf=settings.OUTSIDE_URLCONF)}"
