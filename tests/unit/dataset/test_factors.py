"""The coded vocabulary of factors: complete, and keyed by code."""

import pytest

from cdop.dataset import factors
from cdop.dataset.codelists import Domain


def test_each_domain_is_complete() -> None:
    counts = {domain.code: len(terms) for domain, terms in factors.by_domain().items()}
    assert counts == {"A": 26, "B": 34, "C": 18, "D": 30}


def test_codes_run_without_gaps_in_their_domain() -> None:
    for domain, terms in factors.by_domain().items():
        assert [term.code for term in terms] == [f"{domain}{n:02d}" for n in range(1, len(terms) + 1)]


def test_a_factor_by_code() -> None:
    smoking = factors.factor("B02")
    assert smoking.label == "Smoking by mother during pregnancy"
    assert (smoking.domain, smoking.legacy, smoking.commonly_modifiable) == (Domain.B, True, True)
    assert not factors.factor("A13").legacy and not factors.factor("A13").commonly_modifiable
    with pytest.raises(KeyError, match="not a coded factor"):
        factors.factor("Z99")
