"""A panel with its people, each with a browser of their own, and another panel beside it."""

from tests.views.cases.conftest import by, client, office, panel, person, stranger

__all__ = ["by", "client", "office", "panel", "person", "stranger"]
