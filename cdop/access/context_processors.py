"""What every page shows of the person at work."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def actor(request: HttpRequest) -> dict[str, Any]:
    return {
        "actor": getattr(request, "actor", None),
        "memberships": getattr(request, "memberships", []),
        "is_demo": settings.IS_DEMO,
    }
