"""A panel of Lancashire and Blackburn with Darwen, and the shipped editions."""

from tests.unit.reference.conftest import shipped
from tests.views.cases.conftest import panel, person

__all__ = ["panel", "person", "shipped"]
