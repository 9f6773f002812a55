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
    "query-too-long": "the query has {length:character|characters}; {limit:n} are read at most: shorten it",
    "query-without-words": 'there is no word to search for in "{text}": type one',
    "query-quote-unclosed": (
        "query, character {character}: this quote has no partner: close it, or leave it out"
    ),
    "query-parenthesis-unopened": (
        "query, character {character}: this parenthesis was never opened: open it, or leave it out"
    ),
    "query-parenthesis-unclosed": (
        "query, character {character}: this parenthesis is never closed: close it, or leave it out"
    ),
    "query-nested-too-deeply": (
        "query, character {character}: the query is too deeply nested: leave some parentheses out"
    ),
    "query-operators-in-a-row": (
        "query, character {character}: two operators in a row: leave one out, or write it in lower case"
    ),
    "query-boost-too-high": (
        "query, character {character}: nothing counts more than {limit} times: type a smaller number"
    ),
    "query-slop-too-high": (
        "query, character {character}: words may be {limit:move|moves} apart at most"
    ),
    "query-slop-phrase-too-long": (
        "query, character {character}: a phrase with ~ has {limit:word|words} at most: leave some out"
    ),
    "query-too-many-wildcards": (
        "query, character {character}: a word has {limit:wildcard|wildcards} at most: leave some out"
    ),
    "query-too-many-expansions": (
        "query, character {character}: too many words stand for many others: leave some of them out"
    ),
    "query-wildcard-with-edits": (
        "query, character {character}: a word with * or ? takes no ~: leave one of them out"
    ),
    "query-too-many-edits": (
        "query, character {character}: a word may be 1 or 2 letters off: type ~1 or ~2"
    ),
    "query-filter-with-suffix": (
        "query, character {character}: {field}: narrows a search, and takes no ~ nor ^ after its value"
    ),
    "query-date-unreadable": "query, character {character}: {reason}",
    "query-date-before-calendar": (
        'no day of the calendar comes before "{text}": choose another date'
    ),
    "query-date-after-calendar": 'no day of the calendar comes after "{text}": choose another date',
    "query-date-open": "it has no end on that side to count from: name a day, a month or a year",
    #
    # ---- how a query was read
    "query-field-unknown": (
        '"{name}:" is not a field, and was read as a word (fields are {fields:list})'
    ),
    "query-field-empty": (
        '"{name}:" has nothing right after it, and was read as a word: write "{name}:…"'
    ),
    "query-suffix-ignored": (
        'the "{suffix}" at character {character} says nothing: ~ takes a number or none, ^ a number'
    ),
    "query-operator-ignored": (
        '"{operator}" joins nothing where it stands, and was read as a word'
    ),
    "query-ends-with-wildcard": (
        'in "{pattern}" the ? stands for any one letter: leave it out to find "{word}" itself'
    ),
    #
    # ---- names in a query
    #
    #
    # ---- relaxation and variants
    "no-article-with-all-words": (
        "no article has all the words: those that have some are shown too"
    ),
    "few-articles-with-all-words": (
        "{articles:article has|articles have} all the words: those that have some are shown too"
    ),
    "phrases-read-as-words": (
        "no article has all that was typed: the quoted words were read as plain words too"
    ),
    "spellings-found": "also found: {spellings:list}",
    "spelling-found": '"{spelling}" ({articles:n})',
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
