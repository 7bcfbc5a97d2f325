"""Which editions are loaded, and which is the newest of its layout."""

from __future__ import annotations

from dataclasses import dataclass

from cdop.reference.models import Edition

Stamp = tuple[int, ...]


@dataclass(frozen=True)
class EditionFact:
    """What is said of an edition beneath a figure."""

    slug: str
    title: str
    source: str
    licence: str
    vintage: str
    year: int
    sha256: str


def editions() -> dict[str, str]:
    """Every loaded edition, its slug to its vintage: the line of a manifest that says what was used."""
    return dict(Edition.objects.values_list("slug", "vintage"))


def edition_facts() -> dict[str, EditionFact]:
    """Every loaded edition by its slug."""
    fields = tuple(EditionFact.__dataclass_fields__)
    return {row[0]: EditionFact(*row) for row in Edition.objects.values_list(*fields)}


def newest(loader: str) -> Edition | None:
    """The edition of a layout that speaks for the latest year; of two for one year, the one loaded last."""
    return Edition.objects.filter(loader=loader).order_by("-year", "-id").first()


def stamp() -> Stamp:
    """Which editions there are, as a key: editions never change, so what was read under one stamp may be kept."""
    return tuple(Edition.objects.order_by("id").values_list("id", flat=True))
