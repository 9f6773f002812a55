"""Words that were typed with a feminine ending beside the masculine one: `étudiant·e·s`, `élu(e)s`.

The lexicon knows both genders as one word, so the ending says nothing of what is looked for.
"""

from __future__ import annotations

from index.lazy_pattern import lazy_pattern

_SEPARATORS = "·•⋅‧."
_SIGNS = frozenset(f"({_SEPARATORS}")
"""A query with none of these, as most are, has no such ending."""
_ENDING = (
    "(?:e|ne|le|te|se|ve|fe|ère|rice|trice|euse|esse|sse)s?|s"  # as in "chef·fe" and "acteur·rice"
)
_INCLUSIVE = lazy_pattern(
    rf"(?<=[^\W\d_]{{2}})(?:\((?:{_ENDING})\)s?|[{_SEPARATORS}](?:{_ENDING})(?:[{_SEPARATORS}]s)?)(?!\w)"
)


def without_inclusive_endings(text: str) -> str:
    """Replace the endings by spaces, so that all other characters stay where they are."""
    if _SIGNS.isdisjoint(text):
        return text
    return _INCLUSIVE.sub(lambda ending: " " * len(ending[0]), text)
