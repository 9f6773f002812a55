"""The parameters of the tools, with what an assistant is told of them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from search.serve.asking import MAX_COMPARED, MAX_NAME_CHARS, MAX_NAMES, MAX_QUERY_CHARS
from search.statistics.ngrams import MAX_SIZE, MIN_SIZE

MAX_ID_CHARS = 4_000
"""Characters of the id of an article, which is the path of a file in most."""

QueryText: TypeAlias = Annotated[
    str,
    Field(
        max_length=MAX_QUERY_CHARS,
        description='Words, in French in most archives, or the query language: "exact phrase", '
        'ET, OU, SAUF, titre:word, source:"Le Monde", personne:Macron, date:2019..2021. '
        "Empty for all articles that pass the filters.",
    ),
]
Queries: TypeAlias = Annotated[
    list[Annotated[str, Field(max_length=MAX_QUERY_CHARS)]],
    Field(min_length=1, max_length=MAX_COMPARED + 1, description="One to five queries."),
]
ArticleId: TypeAlias = Annotated[
    str, Field(max_length=MAX_ID_CHARS, description="The id of a result of search.")
]
SomeText: TypeAlias = Annotated[
    str, Field(max_length=MAX_QUERY_CHARS, description="A text, instead of an id.")
]
Day: TypeAlias = Annotated[
    str | None,
    Field(
        max_length=MAX_NAME_CHARS,
        description="A day or a period: 2019-02-25, 2019-02, 2019, or as French has it.",
    ),
]
Names: TypeAlias = Annotated[
    list[Annotated[str, Field(max_length=MAX_NAME_CHARS)]] | None,
    Field(max_length=MAX_NAMES, description="Names in any spelling."),
]
NameOfPerson: TypeAlias = Annotated[
    str | None,
    Field(max_length=MAX_NAME_CHARS, description="A full name or a surname, in any spelling."),
]
Speaker: TypeAlias = Annotated[
    str,
    Field(max_length=MAX_NAME_CHARS, description="Who is quoted: a full name or a surname."),
]
PageOfHits: TypeAlias = Annotated[int, Field(ge=1, le=1000, description="The page, from 1.")]
FewHits: TypeAlias = Annotated[int, Field(ge=1, le=50)]
FewLines: TypeAlias = Annotated[int, Field(ge=1, le=100)]
SizeOfNgrams: TypeAlias = Annotated[
    int, Field(ge=MIN_SIZE, le=MAX_SIZE, description="Words that follow one another.")
]
Start: TypeAlias = Annotated[
    int, Field(ge=0, description="The character of the text to begin at: `next` of the last part.")
]
