"""The operations of the interface: which function answers which address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from search.citations import FORMATS
from search.reviews import FORMATS as REVIEW_FORMATS
from search.serve.api import (
    archive,
    articles,
    concordance,
    entities,
    folders,
    hits,
    people,
    quotations,
    review,
    statistics,
    tags,
    timeline,
    watches,
)
from search.serve.api.asked import Asked, OfArticle, Queried
from search.serve.originals import MEDIA_TYPE as ORIGINAL_TYPE
from search.serve.visit import Visit

Method = Literal["GET", "POST", "DELETE"]


class Operation(Struct, frozen=True):
    """An operation.

    Attributes:
        name: Its name; `api-` before it is the code of its words.
        path: Its path below that of the interface. Names in braces are parameters.
        answer: The function that answers: it returns a value of `result`, a response of HTTP, or
            None if there is nothing to say.
        parameters: The type of its parameters. They stand in its path and behind it, or for `POST`
            in a JSON object that is sent along.
        result: The type of its answer; None for one of other media types than JSON, or without
            content.
        media_types: The media types of its answer.
        method: `GET` for what reads, `POST` and `DELETE` for what changes something.
        status: The status of its answer.
        is_of_index: True if the answer only changes with the index and the address. Other answers
            are not kept by caches.
        streams: True if the answer is sent piece by piece, one at a time to each client.
    """

    name: str
    path: str
    answer: Callable[[Visit, Any], Any]
    parameters: type[Asked] = Asked
    result: type[Struct] | None = None
    media_types: tuple[str, ...] = ("application/json",)
    method: Method = "GET"
    status: int = 200
    is_of_index: bool = True
    streams: bool = False

    @property
    def in_path(self) -> tuple[str, ...]:
        """The names of the parameters in its path."""
        return tuple(re.findall(r"{(\w+)}", self.path))

    @property
    def path_without_id(self) -> str:
        """The path on which an id that cannot stand in a path is a parameter; empty if it has none."""
        return self.path.removesuffix("/{id}") if self.path.endswith("/{id}") else ""


_CITATION_TYPES = tuple(sorted({format_.media_type for format_ in FORMATS.values()}))

OPERATIONS: tuple[Operation, ...] = (
    Operation("search", "/search", hits.search, hits.SearchParameters, hits.Found),
    Operation(
        "hits",
        "/hits",
        hits.every,
        hits.HitsParameters,
        media_types=("application/jsonl", "text/csv"),
        streams=True,
    ),
    Operation(
        "article", "/articles/{id}", articles.read, articles.ArticleParameters, articles.ReadArticle
    ),
    Operation(
        "similar",
        "/similar/{id}",
        articles.similar,
        articles.SimilarParameters,
        articles.SimilarArticles,
    ),
    Operation(
        "similar-to",
        "/similar-to",
        articles.similar_to,
        articles.LikeParameters,
        articles.SimilarArticles,
    ),
    Operation(
        "cite",
        "/cite/{id}",
        articles.cite,
        articles.CitationParameters,
        media_types=_CITATION_TYPES,
    ),
    Operation(
        "original",
        "/original/{id}",
        articles.original,
        OfArticle,
        media_types=(ORIGINAL_TYPE,),
        is_of_index=False,
    ),
    Operation(
        "timeline",
        "/timeline",
        timeline.timeline,
        timeline.TimelineParameters,
        timeline.CountedPeriods,
    ),
    Operation(
        "concordance",
        "/concordance",
        concordance.concordance,
        concordance.ConcordanceParameters,
        concordance.FoundLines,
    ),
    Operation(
        "frequencies",
        "/frequencies",
        statistics.frequencies,
        statistics.FrequenciesParameters,
        statistics.CountedFrequencies,
    ),
    Operation(
        "collocates",
        "/collocates",
        statistics.collocates,
        statistics.CollocatesParameters,
        statistics.FoundCollocates,
    ),
    Operation(
        "keywords",
        "/keywords",
        statistics.keywords,
        statistics.KeywordsParameters,
        statistics.FoundKeywords,
    ),
    Operation(
        "ngrams",
        "/ngrams",
        statistics.ngrams,
        statistics.NgramsParameters,
        statistics.CountedNgrams,
    ),
    Operation(
        "review",
        "/review",
        review.review,
        review.ReviewParameters,
        media_types=tuple(sorted({format_.media_type for format_ in REVIEW_FORMATS.values()})),
    ),
    Operation("people", "/people", people.people, people.PeopleParameters, people.ListedPeople),
    Operation(
        "person",
        "/people/{name}",
        people.person,
        people.PersonParameters,
        people.PersonWithNamesakes,
    ),
    Operation(
        "quotations",
        "/people/{name}/quotations",
        quotations.quotations,
        quotations.QuotationParameters,
        quotations.FoundQuotations,
    ),
    Operation(
        "entities",
        "/entities",
        entities.entities,
        entities.EntitiesParameters,
        entities.ListedEntities,
    ),
    Operation("network", "/network", people.network, people.NetworkParameters, people.FoundNetwork),
    Operation("sources", "/sources", archive.sources, Queried, archive.CountedSources),
    Operation(
        "complete",
        "/complete",
        archive.complete,
        archive.CompletionParameters,
        archive.Completions,
    ),
    Operation("status", "/status", archive.status, result=archive.ArchiveStatus),
    Operation("watches", "/watches", watches.every, result=watches.Watches, is_of_index=False),
    Operation(
        "watch-save",
        "/watches",
        watches.save,
        watches.WatchToSave,
        watches.Watch,
        method="POST",
        status=201,
        is_of_index=False,
    ),
    Operation(
        "watch",
        "/watches/{name}",
        watches.one,
        watches.WatchParameters,
        watches.Watch,
        is_of_index=False,
    ),
    Operation(
        "watch-forget",
        "/watches/{name}",
        watches.forget,
        watches.WatchParameters,
        method="DELETE",
        status=204,
        is_of_index=False,
    ),
    Operation(
        "watch-new",
        "/watches/{name}/new",
        watches.new,
        watches.NewParameters,
        watches.NewHits,
        is_of_index=False,
    ),
    Operation(
        "watch-read",
        "/watches/{name}/read",
        watches.mark_read,
        watches.ReadParameters,
        watches.Watch,
        method="POST",
        is_of_index=False,
    ),
    Operation(
        "folders",
        "/folders",
        folders.every,
        result=folders.ListedFolders,
        is_of_index=False,
    ),
    Operation(
        "folder-create",
        "/folders",
        folders.create,
        folders.FolderParameters,
        folders.WholeFolder,
        method="POST",
        status=201,
        is_of_index=False,
    ),
    Operation(
        "folder",
        "/folders/{name}",
        folders.one,
        folders.FolderParameters,
        folders.WholeFolder,
        is_of_index=False,
    ),
    Operation(
        "folder-delete",
        "/folders/{name}",
        folders.delete,
        folders.FolderParameters,
        method="DELETE",
        status=204,
        is_of_index=False,
    ),
    Operation(
        "folder-put",
        "/folders/{name}/articles",
        folders.put,
        folders.ArticleToPut,
        folders.WholeFolder,
        method="POST",
        is_of_index=False,
    ),
    Operation(
        "folder-take-out",
        "/folders/{name}/articles",
        folders.take_out,
        folders.FolderArticle,
        method="DELETE",
        status=204,
        is_of_index=False,
    ),
    Operation(
        "folder-keep",
        "/folders/{name}/passages",
        folders.keep,
        folders.PassageToKeep,
        folders.KeptPassage,
        method="POST",
        status=201,
        is_of_index=False,
    ),
    Operation(
        "folder-drop",
        "/folders/{name}/passages",
        folders.drop,
        folders.KeptPassageParameters,
        method="DELETE",
        status=204,
        is_of_index=False,
    ),
    Operation("tags", "/tags", tags.every, result=tags.ListedTags, is_of_index=False),
    Operation(
        "tag-put",
        "/tags/{name}/articles",
        tags.put,
        tags.ArticlesToTag,
        tags.ListedTags,
        method="POST",
        is_of_index=False,
    ),
    Operation(
        "tag-take",
        "/tags/{name}/articles",
        tags.take,
        tags.TaggedArticle,
        method="DELETE",
        status=204,
        is_of_index=False,
    ),
    Operation(
        "tag-delete",
        "/tags/{name}",
        tags.delete,
        tags.TagParameters,
        method="DELETE",
        status=204,
        is_of_index=False,
    ),
    Operation(
        "note-write",
        "/notes",
        tags.annotate,
        tags.NoteToWrite,
        tags.AnnotatedArticle,
        method="POST",
        is_of_index=False,
    ),
)
"""The operations."""
