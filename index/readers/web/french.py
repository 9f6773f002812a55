"""The French words on web pages that tell what a part of a page is."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

PUBLICATION_LABELS = frozenset(
    """
    publié posté écrit paru créé mis mise maj modifié actualisé dernière modification jour le à h par
    """.split()  # noqa: SIM905 - words read better without quotes and commas
)
"""Words around a date that label it."""

CHANGE_LABEL = lazy_pattern(
    r"\b(?:modifi|mis[e]? à jour|mise à jour|màj|maj\b|updated?|modified|actualis)", re.IGNORECASE
)
"""Words that tell the day of a change from that of publication."""

STANDFIRST_CLASSES = ("chapo", "standfirst", "article__desc", "article-lead")
"""CSS classes of the introduction below a headline."""

CAPTION_CLASSES = ("caption", "legende", "spip_document")
"""CSS classes of the captions of pictures."""

BREADCRUMB_CLASS = "ariane"
BREADCRUMB_IDS = ("ariane", "hierarchie")
"""CSS classes and ids of the line that tells where on the site a page is."""
