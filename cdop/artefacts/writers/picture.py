"""A chart as a picture of points, for programs that cannot show SVG. Drawn by Typst with its own fonts."""

import typst

DOTS_PER_INCH = 200
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#image(bytes(sys.inputs.svg), format: "svg")
"""


def as_png(svg: str) -> bytes:
    """The drawing as PNG, the same bytes each time. Raises ValueError for what is no drawing."""
    try:
        made = typst.compile(
            _PAGE, format="png", ppi=DOTS_PER_INCH, ignore_system_fonts=True, sys_inputs={"svg": svg}
        )
    except typst.TypstError as error:
        raise ValueError(f"The chart could not be drawn: {error.message}.") from error
    return bytes(made)
