"""A block that fails leaves the others standing and says which kind of nothing it is."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection

from cdop.core.refusals import NotAllowed, Refused
from cdop.dashboard.blocks import attempt

pytestmark = pytest.mark.django_db


def fail(error):
    def make():
        raise error

    return make


def test_what_is_made_is_shown():
    block = attempt("sum", lambda: 2)
    assert block.value == 2 and not block.is_failed
    assert block.then("more", lambda number: number + 1).value == 3


@pytest.mark.parametrize("no", [Refused("Choose a longer period."), NotAllowed("Choose a longer period.")])
def test_a_refusal_is_a_sentence_and_carries_on(no):
    block = attempt("figures", fail(no))
    assert (block.value, block.sentence, block.is_failed) == (None, "Choose a longer period.", False)
    after = block.then("plot", lambda number: number)
    assert after.sentence == "Choose a longer period."


def test_a_failure_is_told_apart_and_logged_without_its_words(caplog):
    block = attempt("figures", fail(KeyError("Ada Example")))
    assert block.is_failed and not block.sentence
    assert "figures" in caplog.text and "KeyError" in caplog.text and "Ada" not in caplog.text


def test_a_question_that_fails_leaves_the_next_one_to_be_asked():
    def wrong():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    def right():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone()[0]

    assert attempt("wrong", wrong).is_failed
    assert attempt("right", right).value == 1


def test_a_database_that_is_gone_is_passed_on():
    with pytest.raises(OperationalError):
        attempt("figures", fail(OperationalError("gone")))
