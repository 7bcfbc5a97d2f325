"""Charts of what runs on: days between events, and a score against its threshold."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from cdop.artefacts.charts import NARROW, WIDE, Break, Gap, Series, alarm_line, gaps_between, trend_lines

SVG = "{http://www.w3.org/2000/svg}"
GAPS = [Gap(12, "3 March 2024"), Gap(0, "3 March 2024", "diamond"), Gap(40.5, "12 April 2024", "ring")]
SHAPES = [("diamond", "closer together"), ("ring", "further apart")]


def gaps(width=WIDE, rows=GAPS):
    return gaps_between(
        title="Days <between>",
        description="Three gaps",
        gaps=rows,
        centre=12,
        centre_name="Median 12 days",
        unit="Days",
        shapes=SHAPES,
        width=width,
    )


def alarm(width=WIDE, corners=((0, 0), (5, 0), (5, 4.2), (5, 0), (9, 0)), signals=((5, 4.2),)):
    return alarm_line(
        title="Score",
        description="One signal",
        corners=corners,
        signals=signals,
        threshold=4,
        threshold_name="Signals at 4",
        signal_name="Signal",
        unit="Score",
        names=[(0, "2024"), (4, "2025")],
        length=10,
        width=width,
    )


def words(svg):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("draw", [gaps, alarm])
def test_every_chart_is_well_formed_named_and_within_its_width(draw, width):
    root = ET.fromstring(draw(width))
    assert root.find(f"{SVG}title") is not None and root.find(f"{SVG}desc") is not None
    height = float(root.get("height"))
    for line in root.iter(f"{SVG}line"):
        assert all(-0.5 <= float(line.get(end)) <= width + 0.5 for end in ("x1", "x2"))
        assert all(-0.5 <= float(line.get(end)) <= height + 0.5 for end in ("y1", "y2"))
    for dot in root.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx")) <= width and 0 <= float(dot.get("cy")) <= height
    assert "style" not in draw(width) and draw(width) == draw(width)


def test_a_run_is_told_by_its_shape_and_only_what_occurs_is_explained():
    assert "further apart" in words(gaps()) and "closer together" in words(gaps())
    assert "closer together" not in words(gaps(rows=[Gap(1, "a"), Gap(2, "b")]))
    diamonds = list(ET.fromstring(gaps()).iter(f"{SVG}polygon"))
    assert len(diamonds) == 2 * 2  # one point and its key, each with a white edge


def test_a_signal_stands_where_the_score_reached_the_threshold():
    assert "Signal" in words(alarm()) and "Signal" not in words(alarm(signals=()))
    root = ET.fromstring(alarm())
    [path] = root.iter(f"{SVG}path")
    assert path.get("d").count("L") == 4


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: gaps(rows=GAPS[:1]),
        lambda: gaps(rows=[Gap(1, "a", "star"), Gap(2, "b")]),
        lambda: gaps(rows=[Gap(float("nan"), "a"), Gap(2, "b")]),
        lambda: alarm(corners=[(0, 0)]),
        lambda: alarm(corners=[(5, 0), (0, 0)]),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError):
        wrong()


@pytest.mark.parametrize(("cuts", "pieces"), [(True, 2), (False, 1)])
def test_a_change_that_is_only_to_be_known_of_cuts_no_line(cuts, pieces):
    drawn = trend_lines(
        title="Rate",
        description="Four years",
        periods=["1", "2", "3", "4"],
        series=[Series("Own", (1, 2, 3, 4))],
        unit="per 1,000",
        breaks=[Break("3", "New forms", cuts)],
    )
    assert "New forms" in words(drawn)
    assert len(list(ET.fromstring(drawn).iter(f"{SVG}path"))) == pieces
