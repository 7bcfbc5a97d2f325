"""Charts of places: ranked dots with intervals, and the funnel."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from cdop.artefacts.charts import NARROW, WIDE, Comparator, Dot, Limits, Place, funnel, ranked_dots

SVG = "{http://www.w3.org/2000/svg}"
DOTS = [Dot("North <West>", 4.5, 3.8, 5.2, "circle", True), Dot("Elsewhere", 6.3, 5.3, 7.4, "diamond")]
PLACES = [Place(39_595, 4.5, "Lancashire"), Place(5_000, 12.0), Place(20_000, 0.0)]
LIMITS = [Limits(1000, 0.5, 9, 0, 14), Limits(40_000, 3.3, 4.5, 3.0, 4.9)]
ENGLAND = Comparator("England 3.9, 2014-16", 3.9)


def dots(width=WIDE, rows=DOTS, **more):
    given = {"shapes": [("diamond", "Worse"), ("ring", "Better")], "comparator": ENGLAND, **more}
    return ranked_dots(
        title="Rates", description="Two places", rows=rows, unit="per 1,000", width=width, **given
    )


def drawn(width=WIDE, places=PLACES, limits=LIMITS):
    return funnel(
        title="Funnel",
        description="Three places",
        places=places,
        limits=limits,
        average=3.9,
        average_name="England",
        unit="per 1,000",
        size_unit="Live births",
        width=width,
    )


def words(svg):
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("draw", [dots, drawn])
def test_every_chart_is_well_formed_named_and_within_its_width(draw, width):
    root = ET.fromstring(draw(width))
    assert root.find(f"{SVG}title") is not None and root.find(f"{SVG}desc") is not None
    height = float(root.get("height"))
    for line in root.iter(f"{SVG}line"):
        assert all(-0.5 <= float(line.get(end)) <= width + 0.5 for end in ("x1", "x2"))
        assert all(-0.5 <= float(line.get(end)) <= height + 0.5 for end in ("y1", "y2"))
    for dot in root.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx")) <= width and 0 <= float(dot.get("cy")) <= height
    assert draw(width) == draw(width)


def test_only_shapes_that_occur_are_explained():
    assert "Worse" in words(dots()) and "Better" not in words(dots())
    assert "England 3.9, 2014-16" in words(dots()) and "North <West>" in words(dots())


def test_an_interval_reaches_from_limit_to_limit():
    root = ET.fromstring(dots(rows=[Dot("A", 5, 0, 10)], comparator=None))
    ticks = {t.text: float(t.get("x")) for t in root.iter(f"{SVG}text") if t.text in ("0", "10")}
    spans = [line for line in root.iter(f"{SVG}line") if line.get("y1") == line.get("y2")]
    assert any(
        (float(s.get("x1")), float(s.get("x2"))) == pytest.approx((ticks["0"], ticks["10"]), abs=0.1)
        for s in spans
    )


def test_only_places_that_matter_are_named_in_a_funnel():
    assert "Lancashire" in words(drawn())
    assert len(list(ET.fromstring(drawn()).iter(f"{SVG}circle"))) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: dots(rows=[]),
        lambda: dots(rows=[Dot("A", 1, 0)]),
        lambda: dots(rows=[Dot("A", 1, shape="star")]),
        lambda: drawn(places=[]),
        lambda: drawn(limits=LIMITS[:1]),
        lambda: dots(rows=[Dot("A", float("nan"))]),
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(ValueError):
        wrong()
