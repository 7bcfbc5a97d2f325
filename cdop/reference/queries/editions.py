"""Which editions are loaded, and which is the newest of its layout."""

from __future__ import annotations

from cdop.reference.models import Edition


def editions() -> dict[str, str]:
    """Every loaded edition, its slug to its vintage: the line of a manifest that says what was used."""
    return dict(Edition.objects.values_list("slug", "vintage"))


def newest(loader: str) -> Edition | None:
    """The edition of a layout that speaks for the latest year; of two for one year, the one loaded last."""
    return Edition.objects.filter(loader=loader).order_by("-year", "-id").first()
