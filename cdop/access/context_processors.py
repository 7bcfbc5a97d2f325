"""What every page shows of the person at work."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cdop.access.permissions import Permission


def actor(request: HttpRequest) -> dict[str, Any]:
    """`actor`, `may` (permission name to yes or no), `panels` (one's own), `here` (the app of this page)."""
    who = getattr(request, "actor", None)
    match = request.resolver_match
    return {
        "actor": who,
        "may": {each.name: bool(who and who.may(each)) for each in Permission},
        "panels": list({m.panel_id: m.panel for m in getattr(request, "memberships", [])}.values()),
        "here": match.app_name if match else "",
        "is_demo": settings.IS_DEMO,
    }
