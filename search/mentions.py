"""Find where an article mentions its people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from index.stored_article import StoredArticle
from search.highlighting.sentences import Span
from search.text_spans import Spans, TextSpans


class Mention(Struct, frozen=True):
    """A person, and where an article mentions them.

    Attributes:
        person: The name, as among the people of the article.
        spans: The forms of the name in the texts. A person whom only the file's own list names may
            have none.
    """

    person: str
    spans: TextSpans


class _Found(Struct, frozen=True):
    """One form of a name in a text, and whom it names."""

    span: Span
    person: str


def find_mentions(stored: StoredArticle) -> tuple[Mention, ...]:
    """Find every form of the name of every person of an article, in the order of its people."""
    article = stored.article
    people_by_form = _people_by_form(stored)
    if not people_by_form:
        return ()
    finder = _Finder(people_by_form)
    title = _by_person(finder.find(article.title))
    body = _by_person(finder.find(article.body))
    captions = [_by_person(finder.find(caption)) for caption in article.captions]
    return tuple(
        Mention(
            person,
            TextSpans(
                title.get(person, ()),
                body.get(person, ()),
                tuple(caption.get(person, ()) for caption in captions),
            ),
        )
        for person in article.people
    )


def _people_by_form(stored: StoredArticle) -> Mapping[str, Sequence[str]]:
    """Return the people whom each form may name. The whole name of a person is always a form."""
    people: defaultdict[str, list[str]] = defaultdict(list)
    for person in stored.article.people:
        forms = (person, *stored.mentions.get(person, ()))
        for form in dict.fromkeys(" ".join(form.split()) for form in forms):
            people[form].append(person)
    people.pop("", None)  # a file may list anything
    return people


def _by_person(found: Iterable[_Found]) -> Mapping[str, Spans]:
    """Return where a text names each person."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for each in found:
        spans[each.person].append(each.span)
    return {person: tuple(of_person) for person, of_person in spans.items()}


class _Finder:
    """Finds the forms of names in the texts of one article, one text after the other.

    A form that several people have, such as a surname, is taken for the one of them who was named
    last by a form of their own.
    """

    def __init__(self, people_by_form: Mapping[str, Sequence[str]]) -> None:
        self._people = people_by_form
        self._pattern = _any_of(people_by_form)
        self._last_named: dict[str, int] = {}
        self._forms = 0

    def find(self, text: str) -> Iterator[_Found]:
        """Yield the forms in a text. A longer form is none of the shorter ones within it."""
        for match in self._pattern.finditer(text):
            people = self._people[" ".join(match[0].split())]
            person = max(people, key=lambda name: self._last_named.get(name, 0))  # or the first
            if len(people) == 1:
                self._forms += 1
                self._last_named[person] = self._forms
            yield _Found(match.span(), person)


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Match whole words that are one of some forms, the longest where several begin alike.

    A form may be broken at the end of a line.
    """
    longest_first = sorted(forms, key=len, reverse=True)
    patterns = (r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
