"""Draw results as SVG: a query over time, several compared, the people who are named together.

`draw_bars`, `draw_curves` and `draw_network` draw for a page, which has the colours (`page_style`)
and gives the addresses that parts of a picture lead to. `timeline_sheet` and `network_sheet` return
documents that stand alone.

    >>> from search.pictures import timeline_sheet
    >>> timeline_sheet([archive.timeline("Soleimani", by="year")], "fr").splitlines()[0]
    '<?xml version="1.0" encoding="UTF-8"?>'
"""

from search.pictures.bars import draw_bars
from search.pictures.curves import MAX_CURVES, draw_curves, legend_key
from search.pictures.graph import draw_network, strongest_pairs
from search.pictures.graphml import as_graphml
from search.pictures.scale import Measure, has_shares, has_thin
from search.pictures.sheet import network_sheet, timeline_sheet
from search.pictures.style import page_style
from search.pictures.summary import summary
from search.pictures.svg import Picture

__all__ = [
    "MAX_CURVES",
    "Measure",
    "Picture",
    "as_graphml",
    "draw_bars",
    "draw_curves",
    "draw_network",
    "has_shares",
    "has_thin",
    "legend_key",
    "network_sheet",
    "page_style",
    "strongest_pairs",
    "summary",
    "timeline_sheet",
]
