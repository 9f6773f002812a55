"""Where articles hold a lemma: in a lemma field, or word for word."""

from __future__ import annotations

from index.analysis.analyzer import keeps_form
from index.engines.query import Term


def lemma_terms(field: str, lemma: str, boost: float = 1.0) -> tuple[Term, ...]:
    """Return the terms that match a lemma in a text.

    Words that keep their form stand in the exact field of the text alone. Others may come from them
    all the same: "PMEs" from "PME".

    Args:
        field: The lemma field of the text.
        lemma: The lemma.
        boost: How much it counts.
    """
    inflected = Term(field, lemma, boost)
    if not keeps_form(lemma):
        return (inflected,)
    return Term(f"{field}_exact", lemma, boost), inflected
