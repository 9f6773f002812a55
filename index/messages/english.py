"""The words of every message in English."""

from __future__ import annotations

from collections.abc import Mapping

THOUSANDS = ","
DECIMAL = "."
PERCENT = "%"
BEFORE_REMEDY = "; "


def is_singular(number: float) -> bool:
    """Return True for one thing: none and many take the plural."""
    return number == 1


TEXTS: Mapping[str, str] = {
    "verbatim": "{text}",
    # ---- indexer, files, store and update
    #
    #
    # ---- doctor
    #
    #
    # ---- watching
    #
    #
    # ---- engines
    #
    #
    # ---- readers
    #
    #
    # ---- formats that are not read
    #
    #
    # ---- records and tables
    #
    #
    # ---- archives
    #
    #
    # ---- mail
    #
    #
    # ---- pages and feeds
    #
    #
    # ---- PDF
    #
    #
    # ---- sources
    #
    #
    # ---- dates
    #
    #
    # ---- people
    #
    #
    # ---- the query language
    #
    #
    # ---- how a query was read
    #
    #
    # ---- names in a query
    #
    #
    # ---- relaxation and variants
    #
    #
    # ---- why nothing was found
    #
    #
    # ---- the parts of a query in words
    #
    #
    # ---- explanation of scores
    #
    #
    # ---- evidence of dates
    #
    #
    # ---- saved queries and limits of a search
    #
    #
}
"""One template for each code; the sections follow the packages."""

REMEDIES: Mapping[str, str] = {
    # ---- indexing
    #
    #
    # ---- the cluster
    #
    #
    # ---- searching
    #
    #
}
"""One template for each remedy, in the words of the library: it names no flag."""
