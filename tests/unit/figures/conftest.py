"""The sample extract in a database of its own, shared by the tests that only read or file."""

import pytest

from cdop.figures import release
from tests.makers import sample as sample_maker


@pytest.fixture
def sample(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), sample_maker.sample() as by:
        yield by


@pytest.fixture
def beside(monkeypatch):
    """Says beside which releases protected tables are made: other tests file theirs in the same sample."""
    told_before = release.told_before

    def choose(*titles):
        monkeypatch.setattr(release, "fingerprint", lambda cohort: ("beside", *titles))
        monkeypatch.setattr(
            release,
            "told_before",
            lambda cohort: tuple(
                told for told in told_before(cohort) if any(title in told.name for title in titles)
            ),
        )

    return choose
