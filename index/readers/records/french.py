"""The words, most of them French, that tables write where a source may stand."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_KIND_OF_MEDIA = lazy_pattern(
    r"(?:presse|web|internet|print|papier|online|en ligne|tv|télévision|radio|site|blog"
    r"|pqr|pqn|quotidiens?|hebdomadaires?|mensuels?|magazines?|agences?|newspaper|broadcast|média)"
    r"(?:[\s/-]+(?:écrite|quotidienne|régionale|nationale|locale|spécialisée|professionnelle|web"
    r"|magazine|hebdomadaire|internet|web|de presse|en ligne|social|média|media|papier)){0,3}",
    re.IGNORECASE,
)
_MAX_CHARS = 60


def is_kind_of_media(text: str) -> bool:
    """Return True for a kind of media: `Presse écrite`, `Web`, `Quotidien régional`."""
    return len(text) <= _MAX_CHARS and _KIND_OF_MEDIA.fullmatch(text) is not None
