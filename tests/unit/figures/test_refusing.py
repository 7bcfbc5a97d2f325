"""What a refusal at the door says, to somebody who may see no exact figure: never the cell, never its count."""

from __future__ import annotations

import pytest

from cdop.core.refusals import Refused
from cdop.disclosure.audit import Proof
from cdop.disclosure.refusals import BadTable
from cdop.disclosure.rule import Rule
from cdop.figures.counting import Counted
from cdop.figures.ledger.beside import Beside
from cdop.figures.release import protected, refusal, refused_by
from tests.unit.disclosure.tables import one_way
from tests.unit.disclosure.test_disclosure_joint import two_cuts


def tells_nothing(sentence: str) -> bool:
    return not any(letter.isdigit() for letter in sentence) and "district" not in sentence


def test_beside_earlier_releases_it_names_these_and_no_cell():
    table, earlier, finer = two_cuts(1, 36)
    with pytest.raises(Refused) as refused:
        protected(Counted((table,), ()), Beside(tuple(earlier), finer, ("the atlas",)))
    assert "the atlas" in str(refused.value) and "coarser" in str(refused.value)
    assert tells_nothing(str(refused.value))


def test_alone_it_names_a_way_on_and_no_cell():
    table = one_way("age", [3, 1])
    with pytest.raises(Refused, match="longer period") as refused:
        protected(Counted((table,), ()), Beside(), rule=Rule(insider_width=4))
    assert tells_nothing(str(refused.value))


@pytest.mark.parametrize(
    "said",
    [
        refusal(BadTable("district 3: 12 within 7.")),
        refused_by(Proof({}, ("district 3: the count can be worked out to be 2.",))),
    ],
)
def test_nothing_of_what_went_wrong_is_said_again(said):
    assert tells_nothing(str(said)) and "cannot be released" in str(said)
