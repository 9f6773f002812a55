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

if TYPE_CHECKING:
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
    from search.concordance import Concordance, ConcordanceLine
    from search.explanation import Explanation, ReadingLine
    from search.facets import Chosen, Facets
    from search.filters import Filters
    from search.folders import Folder, Folders
    from search.highlighting.snippets import Snippet
    from search.mentions import Mention
    from search.names.completion import Completion
    from search.network import Network, NetworkPerson, Pair
    from search.origin import Origin
    from search.originals import Original
    from search.pool import Pool
    from search.quotations.found_quotation import FoundQuotation, QuotationPage
    from search.reading import DateWords, Reading
    from search.results import Duplicate, EntitiesPage, Entity, Hit, ResultPage, Status
    from search.saved import Arrival, Round, SavedCount, SavedQueries, SavedQuery
    from search.score_breakdown import Contribution, HitExplanation
    from search.similar import Similar
    from search.statistics.collocates import Collocate, Collocates
    from search.statistics.frequencies import Frequencies, Frequency
    from search.statistics.keywords import Keyword, Keywords
    from search.statistics.ngrams import Ngram, Ngrams
    from search.text_spans import TextSpans
    from search.timeline import Point, Timeline

__all__ = [
    "Archive",
    "Arrival",
    "Article",
    "Chosen",
    "ClusterConfig",
    "ClusterDown",
    "ClusterRefusal",
    "Collocate",
    "Collocates",
    "Completion",
    "Concordance",
    "ConcordanceLine",
    "Contribution",
    "DateError",
    "DateWords",
    "Duplicate",
    "EntitiesPage",
    "Entity",
    "Explanation",
    "Facets",
    "Filters",
    "Folder",
    "Folders",
    "FoundQuotation",
    "Frequencies",
    "Frequency",
    "Hit",
    "HitExplanation",
    "IndexBusy",
    "IndexCorrupt",
    "IndexMissing",
    "IndexNewer",
    "IndexOutdated",
    "IndexUnwritable",
    "InputError",
    "Keyword",
    "Keywords",
    "Mention",
    "Message",
    "Network",
    "NetworkPerson",
    "Ngram",
    "Ngrams",
    "Origin",
    "Original",
    "Pair",
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

_MODULES: dict[str, str] = {
    "Archive": "search.archive",
    "Arrival": "search.saved",
    "Article": "index.article",
    "Chosen": "search.facets",
    "ClusterConfig": "index.engines.config",
    "ClusterDown": "index.errors",
    "ClusterRefusal": "index.errors",
    "Collocate": "search.statistics.collocates",
    "Collocates": "search.statistics.collocates",
    "Completion": "search.names.completion",
    "Concordance": "search.concordance",
    "ConcordanceLine": "search.concordance",
    "Contribution": "search.score_breakdown",
    "DateError": "index.errors",
    "DateWords": "search.reading",
    "Duplicate": "search.results",
    "EntitiesPage": "search.results",
    "Entity": "search.results",
    "Explanation": "search.explanation",
    "Facets": "search.facets",
    "Filters": "search.filters",
    "Folder": "search.folders",
    "Folders": "search.folders",
    "FoundQuotation": "search.quotations.found_quotation",
    "Frequencies": "search.statistics.frequencies",
    "Frequency": "search.statistics.frequencies",
    "Hit": "search.results",
    "HitExplanation": "search.score_breakdown",
    "IndexBusy": "index.errors",
    "IndexCorrupt": "index.errors",
    "IndexMissing": "index.errors",
    "IndexNewer": "index.errors",
    "IndexOutdated": "index.errors",
    "IndexUnwritable": "index.errors",
    "InputError": "index.errors",
    "Keyword": "search.statistics.keywords",
    "Keywords": "search.statistics.keywords",
    "Mention": "search.mentions",
    "Message": "index.messages",
    "Network": "search.network",
    "NetworkPerson": "search.network",
    "Ngram": "search.statistics.ngrams",
    "Ngrams": "search.statistics.ngrams",
    "Origin": "search.origin",
    "Original": "search.originals",
    "Pair": "search.network",
    "Point": "search.timeline",
    "Pool": "search.pool",
    "PoolBusy": "index.errors",
    "QueryError": "index.errors",
    "QuotationPage": "search.quotations.found_quotation",
    "Reading": "search.reading",
    "ReadingLine": "search.explanation",
    "ResultPage": "search.results",
    "Round": "search.saved",
    "SavedCount": "search.saved",
    "SavedQueries": "search.saved",
    "SavedQuery": "search.saved",
    "SearchError": "index.errors",
    "Similar": "search.similar",
    "Snippet": "search.highlighting.snippets",
    "Status": "search.results",
    "StoredArticle": "index.stored_article",
    "TextSpans": "search.text_spans",
    "Timeline": "search.timeline",
    "TooLong": "index.errors",
    "catalogue": "index.messages",
    "limited_to": "index.engines.deadline",
}
"""The modules of the names. Each is loaded when a name of it is first used."""


def __getattr__(name: str) -> object:
    """Return a name of `_MODULES`."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_MODULES[name]), name)
