"""Small words that are typed as the nouns they are spelt like: l'or, un car, les Jeux d'été, l'Est.

Stop words may be missing from an article. These may not where what stands around them shows that a
noun is meant. What is left out for want of such a sign is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from index.analysis.analyzer import fold, stop_words, words_with_offsets
from index.analysis.compounds import inflected_parts
from index.analysis.french import AUXILIARIES_BEFORE_ETE, NOUNS_LIKE_SMALL_WORDS
from index.analysis.lemmatizer import index_terms
from index.messages import Message
from search.query import Word

MAX_SHORT_QUERY = 4
"""Words of a query that is no sentence: no conjunction is typed in it."""
_NO_CONJUNCTIONS = frozenset(("or", "car", "ete"))
"""Nouns that a short query means, and that a longer one leaves out with a note."""
_VERB = "est"
"""It is in every article, so "l'Est" is always looked for with its article."""
_NAMES = frozenset(("est", "ete"))
"""Nouns that a capital shows. "Or" may be an operator, and "Son" begin a sentence."""
_ELIDED = frozenset("cdjlmnst")
"""Letters that are no words by themselves."""
_ENDS_OF_INITIAL = ("'", "’", ".")
"""The signs after a letter that is an elided article or the initial of a name."""


class TypedSmallWords:
    """The words of a typed text, and which of them are nouns spelt like small words."""

    def __init__(self, text: str) -> None:
        """Split a text into words.

        Args:
            text: The text.
        """
        self._text = text
        self._typed = list(words_with_offsets(text))
        self._keys = [fold(word) for _, word in self._typed]

    def is_noun(self, number: int) -> bool:
        """Return True if a word of the text, by its number, is typed as a noun."""
        written, key = self._typed[number][1], self._keys[number]
        if key not in stop_words():
            return False
        if len(key) == 1:
            return self._is_letter(number)
        articles = NOUNS_LIKE_SMALL_WORDS.get(key)
        if articles is None:
            return False
        if self._before(number) in articles or self._ends_name(number):
            return True
        if key in _NAMES and number > 0 and written.istitle():
            return any(word.islower() for _, word in self._typed)
        return self._is_no_conjunction(number)

    def as_typed(self, number: int, word: Word, before: Sequence[Word]) -> Word:
        """Return a word of the text as it is looked for.

        Args:
            number: Its number.
            word: The word.
            before: The words before it.
        """
        if not self.is_noun(number):
            noun = word.exact[:-1]
            is_plural = noun in NOUNS_LIKE_SMALL_WORDS and not word.is_stop_word  # "les cars"
            return replace(word, other_parts=_with_articles(noun)) if is_plural else word
        following = [written for _, written in self._typed[number + 1 : number + 2]]
        left = before[-1].exact if before else ""
        if len(word.exact) == 1:
            has_number = any(written[0].isdigit() for written in following)  # "A 380"
            return _letter(word, left) if left and not has_number else replace(word, is_noun=True)
        return _noun(word, left, is_alone=self.is_alone(number))

    def is_alone(self, number: int) -> bool:
        """Return True for a noun that was typed with its article, and with no other word."""
        others = self._keys[:number] + self._keys[number + 1 :]
        articles = NOUNS_LIKE_SMALL_WORDS.get(self._keys[number], frozenset())
        return self._before(number) in articles and stop_words().issuperset(others)

    def notes(self) -> Iterator[Message]:
        """Yield a note on each word that may be a noun, and that articles may lack."""
        if stop_words().issuperset(self._keys):
            return  # nothing is left out
        for number, key in enumerate(self._keys):
            written = self._typed[number][1]
            if key not in _NO_CONJUNCTIONS or written.isupper():  # OR is an operator
                continue
            if not self._is_participle(number) and not self.is_noun(number):
                yield Message.of("query-small-word-left-out", word=written)

    def _ends_name(self, number: int) -> bool:
        """Return True for "est" at the end of a short query: "Grand Est", "banlieue est"."""
        is_last = 0 < number == len(self._typed) - 1 < MAX_SHORT_QUERY
        return is_last and self._keys[number] == _VERB and self._before(number) not in stop_words()

    def _before(self, number: int) -> str:
        return self._keys[number - 1] if number else ""

    def _is_no_conjunction(self, number: int) -> bool:
        """Return True for a noun of a short query: "or noir", but not "irak or iran"."""
        is_short = 1 < len(self._typed) <= MAX_SHORT_QUERY
        if not is_short or self._keys[number] not in _NO_CONJUNCTIONS:
            return False
        joins_words = self._keys[number] == "or" and 0 < number < len(self._typed) - 1
        return not joins_words and not self._is_participle(number)

    def _is_participle(self, number: int) -> bool:
        """Return True for "été" in "a été"."""
        return self._keys[number] == "ete" and self._before(number) in AUXILIARIES_BEFORE_ETE

    def _is_letter(self, number: int) -> bool:
        """Return True for a letter that ends a name, as in "vitamine D", or is one: "A 380".

        It must be a capital, or end the text: nothing is elided there.
        """
        start, written = self._typed[number]
        if written in _ELIDED and self._text[start + 1 :].strip() == "" and number > 0:
            return self._before(number) not in stop_words()
        is_capital = written.isascii() and written.isupper()
        if is_capital and number == 0:
            return len(self._keys) == 2 and self._keys[1].isdigit()
        if not is_capital or self._before(number) in stop_words():
            return False
        if self._text[start + 1 : start + 2] in _ENDS_OF_INITIAL or self._text.isupper():
            return False
        following = [word for _, word in self._typed[number + 1 : number + 2]]
        return not any(word[0].isupper() for word in following)


def _noun(word: Word, before: str, *, is_alone: bool) -> Word:
    """Return a noun that is spelt like a stop word.

    Args:
        word: The word.
        before: The exact term of the word before it. "Grand Est" has no article.
        is_alone: True if nothing but its article was typed. Then it is only found with one.
    """
    plural = f"{word.exact}s"
    lemmas = () if plural in stop_words() else index_terms(plural, plural).terms
    if word.exact != _VERB and not is_alone:
        return replace(word, lesser_lemmas=lemmas, is_noun=True)
    articles = NOUNS_LIKE_SMALL_WORDS[word.exact]
    shown = f"l'{word.exact}" if "l" in articles else f"{min(articles)} {word.exact}"
    phrases = _with_articles(word.exact)
    if before and before not in stop_words():
        phrases += ((before, word.exact),)
    return replace(_phrase(word, shown, phrases), lesser_lemmas=lemmas)


def _letter(word: Word, before: str) -> Word:
    """Return a letter that ends a name, as in "vitamine D".

    It is an elided word as well, which every article has, so it is looked for behind the word before.
    """
    pair = before, word.exact
    return _phrase(word, " ".join(pair), tuple(dict.fromkeys([pair, *inflected_parts(pair)])))


def _phrase(word: Word, shown: str, phrases: tuple[tuple[str, ...], ...]) -> Word:
    """Return a noun that is only found in some phrases. No article has the term that is shown."""
    return replace(
        word,
        lemmas=(shown,),
        exact=shown,
        parts=phrases[0],
        other_parts=phrases[1:],
        typed=shown,
        is_noun=True,
    )


def _with_articles(noun: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a noun that is spelt like a stop word, and each article it may have."""
    return tuple([(article, noun) for article in sorted(NOUNS_LIKE_SMALL_WORDS[noun])])
