"""One SVG drawing as a tree of elements: always well formed, everything escaped. Knows no chart."""

import hashlib
from xml.etree import ElementTree as ET

from cdop.artefacts.charts.lettering import wrap
from cdop.artefacts.writers.text import printable

WIDE = 680
NARROW = 320
FONT = "Arial, Helvetica, sans-serif"
INK = "#212b32"  # text, 14 : 1 on white
QUIET = "#425563"  # axis words, 7.6 : 1 on white
GRID = "#d8dde0"
BLUE = "#005eb8"
WHITE = "#ffffff"


class Drawing:
    """A drawing `width` units wide; set `height` before `text()` is asked for."""

    def __init__(self, title: str, description: str, width: int) -> None:
        if not title.strip() or not description.strip():
            raise ValueError("A chart needs a title and a description.")
        self.width = width
        self.height = 0.0
        self.size = 14 if self.is_narrow else 16
        self._root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
        self._name(title, description)
        self._body = ET.SubElement(
            self._root, "g", {"font-family": FONT, "font-size": str(self.size), "fill": INK}
        )

    def _name(self, title: str, description: str) -> None:
        """Title and description, under names that stay apart from those of other charts of a page."""
        seed = f"{title}\0{description}\0{self.width}".encode()
        key = hashlib.sha256(seed).hexdigest()[:12]
        self._root.set("aria-labelledby", f"chart-{key}-title chart-{key}-desc")
        ET.SubElement(self._root, "title", {"id": f"chart-{key}-title"}).text = printable(title)
        ET.SubElement(self._root, "desc", {"id": f"chart-{key}-desc"}).text = printable(description)

    @property
    def is_narrow(self) -> bool:
        return self.width < 480

    @property
    def line_height(self) -> float:
        return self.size * 1.25

    @property
    def small(self) -> float:
        """Type size of axis numbers and periods."""
        return self.size - 2

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: str = "start",
        fill: str = INK,
        bold: bool = False,
        halo: bool = False,
        size: float | None = None,
    ) -> None:
        """One line of text on the baseline `y`; `halo` draws a white edge to keep it clear of lines."""
        attributes = {"x": _number(x), "y": _number(y)}
        if size is not None and size != self.size:
            attributes["font-size"] = _number(size)
        if anchor != "start":
            attributes["text-anchor"] = anchor
        if fill != INK:
            attributes["fill"] = fill
        if bold:
            attributes["font-weight"] = "bold"
        if halo:
            edge = {"stroke": WHITE, "stroke-width": "5", "stroke-linejoin": "round", "fill": WHITE}
            ET.SubElement(self._body, "text", {**attributes, **edge}).text = printable(text)
        ET.SubElement(self._body, "text", attributes).text = printable(text)

    def paragraph(self, x: float, y: float, text: str, room: float, *, fill: str = QUIET) -> float:
        """Wrapped text whose first baseline is `y`; return the place under its last line."""
        for line in wrap(text, self.size, room):
            self.words(x, y, line, fill=fill)
            y += self.line_height
        return y - self.size

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        box = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height)}
        ET.SubElement(self._body, "rect", {**box, "fill": fill})

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        stroke: str = GRID,
        thickness: float = 1,
        dashes: str = "",
    ) -> None:
        attributes = {
            "x1": _number(start[0]),
            "y1": _number(start[1]),
            "x2": _number(end[0]),
            "y2": _number(end[1]),
            "stroke": stroke,
            "stroke-width": _number(thickness),
        }
        if dashes:
            attributes["stroke-dasharray"] = dashes
        ET.SubElement(self._body, "line", attributes)

    def path(self, points: list[tuple[float, float]], *, stroke: str, dashes: str = "") -> None:
        """A line through the points, unfilled."""
        steps = " ".join(
            f"{'L' if index else 'M'}{_number(x)} {_number(y)}" for index, (x, y) in enumerate(points)
        )
        attributes = {"d": steps, "fill": "none", "stroke": stroke, "stroke-width": "2.5"}
        if dashes:
            attributes["stroke-dasharray"] = dashes
        ET.SubElement(self._body, "path", attributes)

    def shape(self, points: list[tuple[float, float]], fill: str) -> None:
        """A filled polygon."""
        places = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
        ET.SubElement(self._body, "polygon", {"points": places, "fill": fill})

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        ET.SubElement(
            self._body, "circle", {"cx": _number(x), "cy": _number(y), "r": _number(radius), "fill": fill}
        )

    def text(self) -> str:
        """The drawing as SVG text, in the same order and digits every time."""
        height = _number(self.height)
        self._root.set("width", str(self.width))
        self._root.set("height", height)
        self._root.set("viewBox", f"0 0 {self.width} {height}")
        return ET.tostring(self._root, encoding="unicode")


def _number(value: float) -> str:
    """At most two decimals, without trailing noughts."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
