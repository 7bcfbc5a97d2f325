"""What pages of matching share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cdop.access.guards import PanelRequest

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def typed(request: PanelRequest) -> Any:
    """What was sent, or None on a page only looked at."""
    return request.POST if request.method == "POST" else None


def pairs_crumb() -> tuple[str, str]:
    return "Possible duplicates", reverse("matching:pairs")


def lists_crumb() -> tuple[str, str]:
    return "Lists of deaths", reverse("matching:lists")


def incidents_crumb() -> tuple[str, str]:
    return "Incidents", reverse("matching:incidents")
