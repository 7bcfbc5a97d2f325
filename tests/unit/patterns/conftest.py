"""The sample extract in a database of its own, shared by the tests that only read or file."""

import pytest

from tests.makers import sample as sample_maker


@pytest.fixture
def sample(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), sample_maker.sample() as by:
        yield by
