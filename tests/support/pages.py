"""Parts of a page that tests of cleaning put together."""

from __future__ import annotations

HEADLINE = "Le ministre de l'Eau reçoit une délégation de pêcheurs"
LEDE = (
    "Le ministre de l'Eau a reçu mardi matin une délégation de pêcheurs venue du delta, selon un"
    " communiqué de ses services."
)
SECOND_PARAGRAPH = (
    "Les deux parties sont convenues de se revoir avant la fin de la saison, au bord du fleuve cette"
    " fois."
)


def body(*paragraphs: str) -> str:
    """Join paragraphs as the body of a cleaned article has them."""
    return "\n".join(paragraphs)
