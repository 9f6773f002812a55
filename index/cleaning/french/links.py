"""French headings of links to other pages, and of the subjects of an article."""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern

PAGE_KINDS = lazy_pattern(r"\b(?:articles|actualites|depeches|contenus|videos)\b")
"""Folded words for what a page links to."""
TAGGED = lazy_pattern(r"(?i:tags?|mots[- ]cl[ée]s)(?:\s#?[A-ZÀ-Þ][\w'’-]*)+")
"""A heading of subjects and the subjects on one line, without a colon: "Tags Sfax Port"."""
SUBJECT_HEADING = lazy_pattern(
    r"(?:les )?(?:mots?.cle[fs]*|tags?|etiquettes?|keywords|classe|plus|retrouvez|en savoir)\b"
)
"""A folded heading that announces subjects even in the midst of an article."""
