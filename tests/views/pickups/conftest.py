"""The same released document as behind the pages."""

from tests.unit.pickups.conftest import opened, outdoors

__all__ = ["opened", "outdoors"]
