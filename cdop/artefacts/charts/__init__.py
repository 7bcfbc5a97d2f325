"""Charts as SVG made on the server: drawn from the numbers handed in, without rounding any.

One element with a title and a description, no style, script, link or font of its own, so that it passes
the content security policy and goes unchanged into a page and a PDF. WIDE suits a page and paper; NARROW
suits a screen of 320 pixels, with labels above what they name. Knows no case and no figure.
"""

from cdop.artefacts.charts.alarm import alarm_line
from cdop.artefacts.charts.differences import difference_map
from cdop.artefacts.charts.dots import Dot, ranked_dots
from cdop.artefacts.charts.funnel import Limits, Place, funnel
from cdop.artefacts.charts.gaps import Gap, gaps_between
from cdop.artefacts.charts.heatmap import heatmap
from cdop.artefacts.charts.ranked import Bar, ranked_bars
from cdop.artefacts.charts.sets import SetRow, set_rows
from cdop.artefacts.charts.svg import NARROW, WIDE
from cdop.artefacts.charts.trend import Break, Comparator, Series, trend_bars, trend_lines

__all__ = [
    "NARROW",
    "WIDE",
    "Bar",
    "Break",
    "Comparator",
    "Dot",
    "Gap",
    "Limits",
    "Place",
    "Series",
    "SetRow",
    "alarm_line",
    "difference_map",
    "funnel",
    "gaps_between",
    "heatmap",
    "ranked_bars",
    "ranked_dots",
    "set_rows",
    "trend_bars",
    "trend_lines",
]
