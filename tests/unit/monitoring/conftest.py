"""The shipped editions, and the sample extract."""

from tests.unit.figures.conftest import sample
from tests.unit.reference.conftest import shipped

__all__ = ["sample", "shipped"]
