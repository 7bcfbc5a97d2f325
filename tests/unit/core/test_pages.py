"""Pages and order from the address: nonsense does no harm, nothing outside the allow-list reaches a query."""

import pytest
from django.core.paginator import Paginator
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.core.pages import Page, paginate, sort_from

ALLOWED = {"reference": ["reference"], "days": ["died_on", "-reference"]}


class Rows(list):
    """Stands in for an ordered queryset: counts and slices."""

    def count(self):
        return len(self)

    def __getitem__(self, key):
        return list.__getitem__(self, key)


@settings(max_examples=60)
@given(st.integers(0, 120), st.integers(1, 30), st.integers(1, 200))
def test_pages_are_djangos_pages(total, size, number):
    rows = Rows(range(total))
    theirs = Paginator(list(rows), size).get_page(number)
    ours = paginate(rows, str(number), size=size)
    assert list(ours.rows) == list(theirs.object_list)
    assert (ours.number, ours.pages) == (theirs.number, theirs.paginator.num_pages)
    assert (ours.first, ours.last) == (theirs.start_index(), theirs.end_index())


@pytest.mark.parametrize("typed", [None, "", "x", "-1", "0", "1e3", "²", "9" * 30, "1; drop table"])
def test_nonsense_is_the_first_page(typed):
    assert paginate(Rows(range(50)), typed, size=10).number == 1


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, [1, 2, None, 10]),
        (2, [1, 2, 3, None, 10]),
        (4, [1, 2, 3, 4, 5, None, 10]),
        (5, [1, None, 4, 5, 6, None, 10]),
        (10, [1, None, 9, 10]),
    ],
)
def test_links_shown_leave_gaps_only_where_two_are_missing(number, shown):
    assert Page(rows=[], number=number, size=10, total=100).shown == shown


@pytest.mark.parametrize(
    ("typed", "ordering"),
    [
        ("reference", ("reference", "pk")),
        ("-days", ("-died_on", "reference", "pk")),
        ("days", ("died_on", "-reference", "pk")),
        ("password", ("-reference", "pk")),
        ("--days", ("-reference", "pk")),
        ("died_on", ("-reference", "pk")),
        (None, ("-reference", "pk")),
    ],
)
def test_only_allowed_orders_are_used(typed, ordering):
    assert sort_from(typed, ALLOWED, default="-reference").ordering == ordering


def test_the_head_in_force_turns_round():
    sort = sort_from("days", ALLOWED, default="reference")
    assert (sort.direction("days"), sort.next_value("days")) == ("ascending", "-days")
    assert (sort.direction("reference"), sort.next_value("reference")) == ("none", "reference")
