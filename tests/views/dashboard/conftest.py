"""A panel of Lancashire and Blackburn with Darwen with seven reviewed deaths, and the shipped editions."""

from tests.unit.reference.conftest import shipped
from tests.views.figures.conftest import by, client, office, panel, person, reviewed, stranger

__all__ = ["by", "client", "office", "panel", "person", "reviewed", "shipped", "stranger"]
