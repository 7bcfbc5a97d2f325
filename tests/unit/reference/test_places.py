"""What holds a place, and what replaced it."""

import pytest

from cdop.reference import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


@pytest.mark.parametrize(
    ("old", "now"),
    [("E07000026", "E06000063"), ("E08000016", "E08000038"), ("E06000008", "E06000008"), ("X", "X")],
)
def test_current_code(old: str, now: str) -> None:
    assert queries.current_code(old) == now


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("E07000117", ("E07000117", "E10000017", "E12000002", "E92000001")),
        ("E06000008", ("E06000008", "E12000002", "E92000001")),
        ("E07000026", ("E07000026", "E06000063", "E12000002", "E92000001")),
        ("E99999999", ("E99999999",)),
    ],
)
def test_containing(code: str, chain: tuple[str, ...]) -> None:
    assert queries.containing(code) == chain


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("E06000008", "Blackburn with Darwen", "ltla"),
        ("E10000017", "Lancashire", "utla"),
        ("E07000026", "Allerdale", "ltla"),
        ("E10000006", "Cumbria", "utla"),
        ("E06000052", "Cornwall", "ltla"),
    ],
)
def test_area(code: str, name: str, kind: str) -> None:
    found = queries.area(code)
    assert found is not None and (found.name, found.kind) == (name, kind)


def test_an_unknown_area_is_none() -> None:
    assert queries.area("E99999999") is None


def test_pieces_with_a_gap_are_none() -> None:
    lancashire = queries.pieces("E10000017", {f"E070001{number}" for number in range(17, 29)})
    assert len(lancashire) == 12
    assert queries.pieces("E10000017", set(lancashire[1:])) == ()


def test_an_authority_with_no_figures_has_no_population() -> None:
    assert queries.child_population("E99999999", 2020) is None
    assert queries.live_births("E99999999", [2016])[2016].status == "not_published"
