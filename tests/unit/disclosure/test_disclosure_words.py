"""What readers and preparers are told: marks, reasons, and what to change before anything is hidden."""

import csv

import pytest

from cdop.disclosure import wording
from cdop.disclosure.explain import why_hidden, why_missing
from cdop.disclosure.linking import link
from cdop.disclosure.protect import protect
from cdop.disclosure.publication import ProtectedCell, published
from cdop.disclosure.redesign import suggestions
from cdop.disclosure.rule import Rule
from cdop.disclosure.shape import Dimension
from cdop.disclosure.table import Table

from .tables import ORACLES, dimension, grid, one_way

HIDE, ROUND = Rule.suppression(), Rule()


def test_what_is_hidden_is_never_a_blank_a_star_or_a_nought():
    hidden = ProtectedCell.hiding(("a",))
    assert wording.figure(hidden, HIDE) == "[c]"
    assert wording.figure(ProtectedCell.showing(("a",), 0), HIDE) == "0"
    assert wording.figure(ProtectedCell.showing(("a",), 0), ROUND) == "0 to 4"
    assert wording.figure(ProtectedCell.showing(("a",), 1250), ROUND) == "1,250"
    assert wording.small(HIDE) == "1 to 4"


def test_the_nhs_rule_of_1_to_7_is_kept_apart_from_a_true_nought():
    """codonPython shows 0 as 0 and 1 to 7 as a star; here a word stands for the star."""
    with (ORACLES / "nhs_suppress_value.csv").open() as file:
        rows = [(int(row["value"]), row["expected"]) for row in csv.DictReader(file)]
    rule = Rule.suppression(8)
    for value, expected in rows:
        assert rule.is_unsafe(value) == (expected == "*")


@pytest.mark.parametrize(
    ("events", "standardised", "mark"),
    [
        (None, False, "[c]"),
        (2, False, "[c]"),
        (3, False, "[u]"),
        (19, False, "[u]"),
        (20, False, ""),
        (9, True, "[c]"),
    ],
)
def test_rates_of_few_events_are_marked(events, standardised, mark):
    assert wording.rate_mark(events, standardised=standardised) == mark


def test_the_legend_begins_with_the_method():
    assert wording.legend(HIDE)[0] == HIDE.sentence
    assert any(line.startswith("[c]") for line in wording.legend(HIDE))
    assert not any(line.startswith("[c]") for line in wording.legend(ROUND))


def test_readers_are_told_the_same_of_every_hidden_cell():
    protected = protect([one_way("age", [2, 9, 30])], HIDE).table("age")
    words = {why_missing(cell, HIDE) for cell in protected.rows() if cell.count is None}
    assert len(words) == 1
    assert "from 1 to 4" in words.pop()
    assert "from 0 to 4" in why_missing(ProtectedCell.showing(("a",), 0), ROUND)


def test_a_preparer_is_told_what_a_hidden_cell_protects():
    table = one_way("age", [2, 9, 30])
    protected = protect([table], HIDE)
    publication, counts = published(protected.tables, {}), link([table]).counts
    small, other = table.key(("age0",)), table.key(("age1",))
    assert "from 1 to 4" in why_hidden(publication, counts, HIDE, small)
    told = why_hidden(publication, counts, HIDE, other)
    assert "to protect table “age”, Age age0" in told
    assert "worked out to be 2" in told


def test_years_are_pooled_before_dimensions_are_dropped():
    year = Dimension("year", "Year", ("2019-20", "2020-21", "2021-22", "2022-23"))
    counts = {
        (y, s): n
        for y, row in zip(year.codes, [(3, 9), (4, 8), (2, 7), (3, 9)], strict=True)
        for s, n in zip(("sex0", "sex1"), row, strict=True)
    }
    found = suggestions(Table.from_cells("t", "deaths", (year, dimension("sex", 2)), counts), HIDE)
    assert found[0].words == "Pool 2 years of “Year” each"
    assert found[0].brings_back == 4
    assert (
        found[0].sentence
        == "Pool 2 years of “Year” each: brings back 4 cells, at the cost of 50% of the detail."
    )
    assert [each.loses for each in found] == sorted(each.loses for each in found)
    assert any(each.words == "Leave out “Year”" for each in found)


def test_neighbours_are_merged_and_nested_codes_folded():
    merge = suggestions(grid((3, 2), [3, 9, 4, 9, 9, 9]), HIDE)[0]
    assert merge.words == "Merge “a0” and “a1” of “A”"
    age = dimension("age", 4, parents={"age1": "age0", "age2": "age0"})
    nested = Table.from_cells("n", "deaths", (age,), {("age1",): 2, ("age2",): 9, ("age3",): 12})
    assert suggestions(nested, HIDE)[0].words == "Show “Age” without its finer codes"


def test_a_safe_table_needs_no_redesign():
    assert suggestions(grid((3, 2), [9] * 6), HIDE) == ()


def test_a_rule_says_what_it_asks():
    assert Rule.suppression(protects="100%").needed(3) == (0, 6)
    assert Rule.suppression(8).needed(3) == (1, 8)
    assert Rule.rounding(8).base == 10
    with pytest.raises(ValueError, match="must hold all unsafe counts"):
        Rule.suppression(protects="2-5")
    with pytest.raises(ValueError, match="write it as 1-5"):
        Rule.suppression(protects="wide")
    with pytest.raises(ValueError, match="a way with zeros"):
        Rule.suppression(zeros="gone")
