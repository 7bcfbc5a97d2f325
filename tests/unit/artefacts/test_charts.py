"""Charts: well formed, named for those who cannot see them, nothing a content policy would stop."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdop.artefacts.charts import (
    NARROW,
    WIDE,
    Bar,
    Break,
    Comparator,
    Series,
    heatmap,
    ranked_bars,
    trend_bars,
    trend_lines,
)
from cdop.artefacts.charts.plot import spread
from cdop.artefacts.charts.scale import scale_for

SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2019-20", "2020-21", "2021-22")
ROWS = (Bar("Housing", 5), Bar("Smoking", 45, 30), Bar("Alcohol", None, mark="[c]"))


def _ranked(width=WIDE, rows=ROWS):
    return ranked_bars(title="T", description="D", rows=rows, unit="Reviews", comparison="Mean", width=width)


def _lines(width=WIDE, **more):
    series = (
        Series("Panel", (5.1, None, 4.9), (4, None, 4), (6, None, 6)),
        Series("England", (3.9, 3.8, 3.7)),
    )
    return trend_lines(
        title="T", description="D", periods=YEARS, unit="Per 1,000", width=width, **{"series": series, **more}
    )


def _bars(width=WIDE, **more):
    return trend_bars(
        title="T",
        description="D",
        periods=YEARS,
        values=(1200, None, 45),
        unit="Deaths",
        mark="[c]",
        comparator=Comparator("Mean", 600),
        width=width,
        **more,
    )


def _heat(width=WIDE, values=((), (5,), ("[c]", 0))):
    return heatmap(
        title="T", description="D", labels=("A", "B", "C"), values=values, unit="Both", width=width
    )


def _words(svg):
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("draw", [_ranked, _lines, _bars, _heat])
def test_a_chart_is_an_image_with_a_name_and_a_description(draw, width):
    root = ET.fromstring(draw(width))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert (title.text, description.text) == ("T", "D")
    assert root.get("viewBox").startswith(f"0 0 {width} ")


@pytest.mark.parametrize("draw", [_ranked, _lines, _bars, _heat])
def test_nothing_in_a_chart_needs_a_style_a_script_or_the_network(draw):
    svg = draw()
    kinds = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert kinds <= {"svg", "title", "desc", "g", "text", "rect", "line", "path", "polygon", "circle"}
    assert not re.search(r"style=|href|url\(|on[a-z]+=|@import", svg)


def test_bars_stand_in_rank_order_with_hidden_ones_last():
    words = _words(_ranked())
    places = [words.index(name) for name in ("Smoking", "Housing", "Alcohol")]
    assert places == sorted(places)
    assert {"45", "5", "[c]"} <= set(words)


def test_a_bar_is_as_long_as_its_number():
    root = ET.fromstring(_ranked(rows=(Bar("a", 40), Bar("b", 10))))
    long, short = (float(bar.get("width")) for bar in root.iter(f"{SVG}rect"))
    assert long == pytest.approx(4 * short, abs=0.05)


def test_numbers_are_written_as_handed_in():
    words = _words(_ranked(rows=(Bar("a", 1234567), Bar("b", 12.3456), Bar("c", 0))))
    assert {"1,234,567", "12.3456", "0"} <= set(words)


def test_a_line_stops_at_a_gap_and_at_a_break():
    whole = Series("Panel", (1, 2, 3))
    assert len(list(ET.fromstring(_lines(series=(whole,))).iter(f"{SVG}path"))) == 1
    broken = _lines(series=(Series("Panel", (1, 2, 3)),), breaks=(Break("2020-21", "New form"),))
    (path,) = ET.fromstring(broken).iter(f"{SVG}path")
    assert path.get("d").count("L") == 1
    assert "New form" in _words(broken)


def test_a_hidden_year_has_its_mark_and_no_bar():
    svg = _bars()
    assert len(list(ET.fromstring(svg).iter(f"{SVG}rect"))) == 2
    assert "[c]" in _words(svg)


def test_a_pair_hidden_is_told_from_a_pair_never_seen():
    words = _words(_heat())
    assert words.count("[c]") == 1
    assert words.count("0") == 1


@pytest.mark.parametrize(
    "draw",
    [
        lambda: _lines(series=tuple(Series(str(n), (1, 2, 3)) for n in range(7))),
        lambda: _lines(series=(Series("Panel", (1, 2)),)),
        lambda: _lines(series=(Series("Panel", (1, 2, 3), lower=(0, 1, 2)),)),
        lambda: _lines(breaks=(Break("2019-20", "before the first"),)),
        lambda: _heat(values=((), (5,), (1,))),
        lambda: _ranked(rows=(Bar("a", float("nan")),)),
        lambda: ranked_bars(title="T", description="", rows=(), unit="u"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw):
    with pytest.raises(ValueError):
        draw()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_an_empty_chart_still_draws(width):
    assert "Reviews" in _words(_ranked(width, rows=()))


@given(st.lists(st.tuples(st.text(), st.integers(0, 10**6) | st.none()), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_label_leaves_a_well_formed_chart(rows):
    for width in (WIDE, NARROW):
        svg = _ranked(width, rows=tuple(Bar(label, value) for label, value in rows))
        assert ET.fromstring(svg).get("role") == "img"


def test_two_charts_of_a_page_do_not_share_names():
    ids = [re.findall(r'id="([^"]+)"', svg) for svg in (_ranked(WIDE), _ranked(NARROW))]
    assert not set(ids[0]) & set(ids[1])


@given(st.lists(st.floats(0, 1e9) | st.integers(0, 10**9), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_ticks_are_round_reach_the_highest_number_and_are_few(values):
    ticks = scale_for(values, 0, 100).ticks
    assert ticks[0] == 0
    assert ticks[-1] >= max(values) * (1 - 1e-9)
    assert 2 <= len(ticks) <= 8


def test_counts_never_get_ticks_between_whole_numbers():
    assert scale_for([0, 1, 2], 0, 100).ticks == [0, 1, 2]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(5, 60)), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_names_pushed_apart_never_overlap(blocks):
    blocks.sort()
    heights = [height for _, height in blocks]
    tops = spread([top for top, _ in blocks], heights)
    assert all(a + h <= b + 1e-6 for a, h, b in zip(tops, heights, tops[1:], strict=False))
