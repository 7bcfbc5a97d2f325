"""Charts of sets and of differences: named, legible in grey, nothing cut, nothing a content policy would stop."""

import re
from xml.etree import ElementTree as ET

import pytest

from cdop.artefacts.charts import NARROW, WIDE, Bar, SetRow, difference_map, ranked_bars, set_rows
from cdop.artefacts.charts.lettering import text_width

SVG = "{http://www.w3.org/2000/svg}"
LABELS = (
    "Emotional, behavioural or mental-health condition in child",
    "Assessment, investigation or diagnosis delayed/missed",
    "Communication/information-sharing between agencies",
)


def _sets(width=WIDE, **more):
    held = {"sets": LABELS, "rows": (SetRow((0, 1), 12, 4.2), SetRow((0, 2), 3, 5)), **more}
    return set_rows(
        title="T", description="D", unit="Deaths", expected="Expected", note="N", width=width, **held
    )


def _map(width=WIDE, values=((), (4.2,), (-1.5, 0))):
    return difference_map(
        title="T", description="D", labels=LABELS, values=values, unit="More or fewer", width=width
    )


def _words(svg):
    return [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("draw", [_sets, _map])
def test_a_chart_is_an_image_with_a_name_and_a_description(draw, width):
    root = ET.fromstring(draw(width))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert root.get("viewBox").startswith(f"0 0 {width} ")


@pytest.mark.parametrize("draw", [_sets, _map])
def test_nothing_in_a_chart_needs_a_style_a_script_or_the_network(draw):
    svg = draw()
    kinds = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert kinds <= {"svg", "title", "desc", "g", "text", "rect", "line", "path", "polygon", "circle"}
    assert not re.search(r"style=|href|url\(|on[a-z]+=|@import", svg)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("draw", [_sets, _map])
def test_no_label_is_cut_or_leaves_the_drawing(draw, width):
    root = ET.fromstring(draw(width))
    words = " ".join(element.text for element in root.iter(f"{SVG}text"))
    assert "…" not in words
    for element in root.iter(f"{SVG}text"):
        size = float(element.get("font-size") or (14 if width == NARROW else 16))
        x, room = float(element.get("x")), text_width(element.text, size)
        start = {"start": x, "middle": x - room / 2, "end": x - room}[element.get("text-anchor", "start")]
        assert start >= -1 and start + room <= width + 1, element.text


def test_a_bar_is_as_long_as_its_number_and_a_mark_stands_at_what_was_expected():
    root = ET.fromstring(_sets())
    long, short = (float(bar.get("width")) for bar in root.iter(f"{SVG}rect"))
    assert long == pytest.approx(4 * short, abs=0.05)
    start = min(float(bar.get("x")) for bar in root.iter(f"{SVG}rect"))
    marks = [line for line in root.iter(f"{SVG}line") if line.get("stroke-width") == "3"]
    places = {round((float(line.get("x1")) - start) / short * 3, 1) for line in marks}
    assert {4.2, 5.0} <= places


def test_a_large_difference_is_a_whole_number_in_its_cell():
    assert "+34" in _words(_map(values=((), (33.9,), (-1.5, 0))))


def test_fewer_than_expected_has_a_sign_and_a_frame():
    words = _words(_map())
    assert {"+4.2", "−1.5", "0"} <= set(words)
    assert len(list(ET.fromstring(_map()).iter(f"{SVG}rect"))) == 4
    assert len(list(ET.fromstring(_map(values=((), (4.2,), (1.5, 0)))).iter(f"{SVG}rect"))) == 3


@pytest.mark.parametrize(
    "draw",
    [
        lambda: _sets(sets=("one",)),
        lambda: _sets(rows=()),
        lambda: _sets(rows=(SetRow((), 1, 1),)),
        lambda: _sets(rows=(SetRow((7,), 1, 1),)),
        lambda: _sets(rows=(SetRow((0,), 1, 1),) * 13),
        lambda: _map(values=((), (1,), (1,))),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw):
    with pytest.raises(ValueError):
        draw()


def test_bars_can_stand_in_an_order_of_their_own():
    rows = (Bar("None", 1), Bar("One", 5), Bar("Two", 3))
    words = _words(ranked_bars(title="T", description="D", rows=rows, unit="U", in_order=True))
    assert [words.index(name) for name in ("None", "One", "Two")] == sorted(
        words.index(name) for name in ("None", "One", "Two")
    )
