"""Search an archive of French press articles.

Open an index with `Archive`, and ask it:

    >>> from search import Archive
    >>> with Archive(".search") as archive:
    ...     page = archive.find("Hachd al-Chaabi", since="2019", limit=5)
    >>> page.hits[0].title
    'Esmaïl Ghaani, l’homme de l’ombre qui succède à Ghassem Soleimani'

Errors are those of `index.errors`; they and the notes of results are messages, which have words in
English and in French.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Article
from index.engines.config import ClusterConfig
from index.engines.deadline import limited_to
from index.errors import (
    ClusterDown,
    ClusterRefusal,
    DateError,
    IndexBusy,
    IndexCorrupt,
    IndexMissing,
    IndexNewer,
    IndexOutdated,
    IndexUnwritable,
    InputError,
    PoolBusy,
    QueryError,
    SearchError,
    TooLong,
)
from index.messages import Message, catalogue
from index.stored_article import StoredArticle
from search.archive import Archive
from search.facets import Chosen, Facets
from search.filters import Filters
from search.highlighting.snippets import Snippet
from search.origin import Origin
from search.results import Duplicate, Hit, PeoplePage, Person, ResultPage, Status
from search.saved import Arrival, Round, SavedCount, SavedQueries, SavedQuery
from search.timeline import Point, Timeline

if TYPE_CHECKING:
    from search.concordance import Concordance, ConcordanceLine
    from search.explanation import Explanation, ReadingLine
    from search.folders import Folder, Folders
    from search.mentions import Mention
    from search.names.completion import Completion
    from search.network import Network, NetworkPerson, Pair
    from search.originals import Original
    from search.pool import Pool
    from search.quotations.found_quotation import FoundQuotation, QuotationPage
    from search.reading import DateWords, Reading
    from search.score_breakdown import Contribution, HitExplanation
    from search.similar import Similar
    from search.text_spans import TextSpans

__all__ = [
    "Archive",
    "Arrival",
    "Article",
    "Chosen",
    "ClusterConfig",
    "ClusterDown",
    "ClusterRefusal",
    "Completion",
    "Concordance",
    "ConcordanceLine",
    "Contribution",
    "DateError",
    "DateWords",
    "Duplicate",
    "Explanation",
    "Facets",
    "Filters",
    "Folder",
    "Folders",
    "FoundQuotation",
    "Hit",
    "HitExplanation",
    "IndexBusy",
    "IndexCorrupt",
    "IndexMissing",
    "IndexNewer",
    "IndexOutdated",
    "IndexUnwritable",
    "InputError",
    "Mention",
    "Message",
    "Network",
    "NetworkPerson",
    "Origin",
    "Original",
    "Pair",
    "PeoplePage",
    "Person",
    "Point",
    "Pool",
    "PoolBusy",
    "QueryError",
    "QuotationPage",
    "Reading",
    "ReadingLine",
    "ResultPage",
    "Round",
    "SavedCount",
    "SavedQueries",
    "SavedQuery",
    "SearchError",
    "Similar",
    "Snippet",
    "Status",
    "StoredArticle",
    "TextSpans",
    "Timeline",
    "TooLong",
    "catalogue",
    "limited_to",
]

_LATE_MODULES = {
    "Completion": "search.names.completion",
    "Concordance": "search.concordance",
    "ConcordanceLine": "search.concordance",
    "Contribution": "search.score_breakdown",
    "DateWords": "search.reading",
    "Explanation": "search.explanation",
    "HitExplanation": "search.score_breakdown",
    "Folder": "search.folders",
    "Folders": "search.folders",
    "FoundQuotation": "search.quotations.found_quotation",
    "Original": "search.originals",
    "Pool": "search.pool",
    "Mention": "search.mentions",
    "Network": "search.network",
    "NetworkPerson": "search.network",
    "Pair": "search.network",
    "QuotationPage": "search.quotations.found_quotation",
    "Reading": "search.reading",
    "ReadingLine": "search.explanation",
    "Similar": "search.similar",
    "TextSpans": "search.text_spans",
}
"""Modules of the names that few searches need."""


def __getattr__(name: str) -> object:
    """Import a name of `_LATE_MODULES` when it is first used: most searches do not need it."""
    if name not in _LATE_MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATE_MODULES[name]), name)
