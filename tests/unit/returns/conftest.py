"""The sample extract in a database of its own, entered once a module by the tests that only read or file.

A module that also works in the database of the other tests enters it for single tests.
"""

import pytest

from tests.makers import sample as sample_maker


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), sample_maker.sample() as by:
        yield by
