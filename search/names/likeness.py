"""Tell if what sounds like a name is another spelling of it: alike enough, and not somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from index.analysis.edit_distance import edit_distance
from index.analysis.folding import fold
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import has_entry, word_set
from index.people.identity import identity_key
from index.people.lexicon import is_place
from index.people.names import fold_name, name_tokens, skeleton, sound_classes, spoken_form
from index.stored_article import StoredArticle
from search.names.typed_names import exact_terms

MIN_LONG_WORD_CHARS = 5
"""In words of a full name with so many letters, two of them may differ, in others one."""

_LOOK_BEHIND_CHARS = 30
"""Characters before a name that are looked at: two words."""
_BETWEEN_WORDS = lazy_pattern(r"[\s'’]+")
_OF = frozenset(("de", "du", "des", "d", "la"))


def are_alike(typed: str, form: str) -> bool:
    """Return True if two names that sound alike may be spellings of one.

    Single words have to have one identity, since many surnames sound alike (Véran, Warren). Of full
    names, each word has to sound like the other, or to differ by a letter or two.
    """
    if identity_key(typed) == identity_key(form):
        return True
    words, others = name_tokens(typed), name_tokens(form)
    if len(words) < 2 or len(words) != len(others) or _are_of_two_sexes(typed, form):
        return False
    return all(map(_are_words_alike, words, others))


def _are_of_two_sexes(typed: str, form: str) -> bool:
    """Return True if a first name of one of two names is a woman's, and a man's in the other."""
    pairs = zip(name_tokens(fold_name(typed)), name_tokens(fold_name(form)), strict=False)
    return any(
        _is_feminine(left) != _is_feminine(right)
        and has_entry("first_names", left)
        and has_entry("first_names", right)
        for left, right in pairs
        if left != right
    )


def _is_feminine(first_name: str) -> bool:
    return has_entry("feminine_names", first_name)


def _are_words_alike(left: str, right: str) -> bool:
    """Return True if two words of full names may be spellings of one."""
    left_key, right_key = identity_key(left), identity_key(right)
    if left_key == right_key:
        return True
    if left_key.isupper() and right_key.isupper():
        return False  # these are listed as different first names
    if sound_classes(left) == sound_classes(right):
        return True
    is_long = min(len(left), len(right)) >= MIN_LONG_WORD_CHARS
    max_edits = 2 if is_long else 1
    return edit_distance(spoken_form(left), spoken_form(right), max_edits) <= max_edits


class Bearers(Struct, frozen=True):
    """The people and places that some articles name in one way, as far as that is known.

    Attributes:
        are_people: True if a person is named so.
        are_places: True if a place is: Washington is both.
        given_names: The sounds of the first names of the people.
    """

    are_people: bool
    are_places: bool
    given_names: frozenset[str]

    @classmethod
    def of(cls, name: str, articles: Iterable[StoredArticle]) -> Bearers:
        """Learn from some articles who or what has a name."""
        people: list[str] = []
        is_place_name = is_place(fold_name(name).replace(" ", "-"))
        for stored in articles:
            named = [person for person in stored.mentions if _is_named(person, name, stored)]
            people += named
            is_place_name = is_place_name or (not named and _is_place_in(name, stored))
        given_names = frozenset(skeleton(person).split()[0] for person in people if " " in person)
        return cls(bool(people), is_place_name, given_names)

    def may_be(self, other: Bearers) -> bool:
        """Return True unless those who have another name are known to be others.

        A place is no person, and what is not known as a place is none. People whose first names do
        not sound alike are others.
        """
        if self.are_places and (other.are_places or not self.are_people):
            return other.are_places
        if not (self.are_people and other.are_people):
            return not (self.are_people and other.are_places)
        if not (self.given_names and other.given_names):
            return True
        return not self.given_names.isdisjoint(other.given_names)


def _is_named(person: str, name: str, stored: StoredArticle) -> bool:
    """Return True if an article names a person so, in full or by a part of the name."""
    wanted = _padded_terms(name)
    return any(wanted in _padded_terms(form) for form in (person, *stored.mentions[person]))


def _padded_terms(name: str) -> str:
    """Return the exact terms of a name with a space on each side of each."""
    return f" {' '.join(exact_terms(name))} "


def _is_place_in(name: str, stored: StoredArticle) -> bool:
    """Return True if an article has a name as one of a place.

    It stands after "ville de", "province de" and the like, or mostly after "à".
    """
    article = stored.article
    texts = (article.title, article.body, *article.captions)
    before = [words for text in texts for words in _words_before(name, text)]
    if any(map(_end_with_locality, before)):
        return True
    after_to = [words for words in before if words[-1:] == ["à"]]
    return 2 * len(after_to) > len(before)


def _words_before(name: str, text: str) -> Iterator[list[str]]:
    """Yield the words before each place where a name stands in a text, in small letters."""
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = text[max(match.start() - _LOOK_BEHIND_CHARS, 0) : match.start()]
        yield _BETWEEN_WORDS.split(before.lower().strip())


def _end_with_locality(words: Sequence[str]) -> bool:
    """Return True if words end with what a place is called: "la ville de"."""
    end = len(words)
    while end > 1 and words[end - 1] in _OF:
        end -= 1
    return 0 < end < len(words) and fold(words[end - 1]) in word_set("localities")
