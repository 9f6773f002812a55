"""French patterns of lines that name the source of an article."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

SOURCE = lazy_pattern(
    r"""[(\[«"]?\s*(?:
        (?:sources?(?:\sde\sl['’]article|\soriginale)?|article\soriginal|via) \s*
          (?:[:=/|»>]+|\s[-–—]\s)
        | (?:cet\s)?article\s
          (?:(?:a\sété\s|est\s)?(?:publié|paru)\s(?:initialement|d['’]abord|à\sl['’]origine)?)\s?
          (?:dans|sur|par)
    ) \s* (?P<name>[^\s:].*?)[\s)\]»".]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that names its source: "Source : AFP"."""
MAP_MAKERS = r"(?:OpenStreetMap|Mapbox|Leaflet|Google\s(?:Maps|Earth)|Esri|Datawrapper|Flourish|Infogram|Wikimedia(?:\sCommons)?)"
"""Services whose names stand below maps, diagrams and pictures: "Source : J via OpenStreetMap"."""
MAP_SOURCE = lazy_pattern(rf"\b{MAP_MAKERS}\b", re.IGNORECASE)
"""The name of such a service in the source of a map, which is not that of the article."""
SOURCE_WITHOUT_COLON = lazy_pattern(
    r"\(?(?:Source|SOURCE|Via|VIA)\s+(?P<name>[A-ZÀ-Þ][^.:,;]{1,30}?)\)?"
)
"""A last line that names its source: "Source AFP"."""
TRAILING_SOURCE = lazy_pattern(
    r"(?<=[.!?»\"”])\s+[(\[]?(?:Source|SOURCE)S?\s*:\s*(?P<name>\w[^:()\[\]]{1,40}?)[)\].]*\Z"
)
"""A source at the end of a paragraph: "… a-t-il dit. (Source : AFP)"."""
SOURCE_ABOVE = lazy_pattern(r"\W?sources?\s*:?\W*", re.IGNORECASE)
"""A line above the name of the source: "Source :"."""
