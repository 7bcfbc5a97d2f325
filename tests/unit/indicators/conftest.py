"""The shipped editions, loaded once a session."""

from tests.unit.reference.conftest import shipped

__all__ = ["shipped"]
