"""Read the words and punctuation marks around an offset of a text."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from index.people.capitalized_runs import LETTER
from index.people.gazetteer import word_set
from index.people.names import MAX_CACHED_NAMES, fold_name

NEIGHBOUR = lazy_pattern(rf"[{LETTER}]+(?:-[{LETTER}]+)*['’]?|\d+|[^\s\w]|\n")
_FORM_OF_ADDRESS = lazy_pattern(
    r"\b(?:(MM?\.|[Mm](?:onsieur|essieurs))"
    r"|(?:M(?:me|lle|ademoiselle|adame)|madame|mademoiselle)\.?)\s$"
)
_PREPOSITIONS = frozenset(
    {"apres", "chez", "comme", "derriere", "devant", "notamment", "parmi", "voire"}
)
_ADJECTIVE = lazy_pattern(
    r"(?:[ae]ls?|[ae]lles?|i[fv]e?s?|iques?|istes?|eux|euses?|iens?|iennes?|ais|aises?)$"
)
"""The end of the second part of an adjective: politico-religieux. CGT-tour is none."""
_COPULAS = frozenset({"devenait", "devient", "deviendra", "etaient", "etait", "sera", "serait"})
"""Verbs between a person and what that person is: le navigateur était Génois."""
_EXPLANATION = lazy_pattern(rf",\s(?:une?\s|l[ea]\s|l['’])([{LETTER}-]+)(?:\s([{LETTER}-]+))?")
"""The two words after an article that explain the name before it: Zorvane, un petit village."""
MAX_EXPLANATION_CHARS = 40
"""Characters after a name in which it is explained."""
_STREETS = frozenset(
    {"allee", "avenue", "boulevard", "cours", "place", "pont", "quai", "rue", "square"}
)
"""Ways that are named after people, with du or without it: avenue du Général Leclerc."""
_MEDIA = frozenset({"hebdomadaire", "journal", "magazine", "mensuel", "quotidien"})
"""Things that somebody speaks to, and whose name may stand before that of the speaker."""
SENTENCE_OPENINGS = '.!?…:"«“'
"""Characters after which a sentence, or a part of one with its own capital, begins."""
SENTENCE_ENDS = ".!?…"
"""Characters that end a sentence."""
MAX_ADDRESS_CHARS = 14
"""Characters before a name in which a form of address is looked for."""
MAX_BEFORE_CHARS = 40
"""Characters before a name in which three words or punctuation marks are looked for."""
MAX_AFTER_CHARS = 30
"""Characters after a name in which two words or punctuation marks are looked for."""


class Before(Struct, frozen=True):
    """The three folded words or punctuation marks before a name, empty where there is none."""

    third: str
    second: str
    last: str


def words_before(text: str, start: int) -> Before:
    """Return the three words or punctuation marks before an offset."""
    window = text[max(start - MAX_BEFORE_CHARS, 0) : start]
    # the last three words have them, unless a mark of none is among them
    found = NEIGHBOUR.findall(" ".join(window.rsplit(" ", 4)[1:]))
    if len(found) < 3:
        found = ["", "", "", *NEIGHBOUR.findall(window)]
    third, second, last = found[-3:]
    return Before(folded_neighbour(third), folded_neighbour(second), folded_neighbour(last))


@lru_cache(maxsize=MAX_CACHED_NAMES)
def folded_neighbour(neighbour: str) -> str:
    """Fold a word or punctuation mark next to a name.

    `là` and `à` keep their accent, since they are neither an article nor a verb.
    """
    if neighbour in ("là", "à", "À"):
        return neighbour.lower()
    return fold_name(neighbour) or neighbour


def opens_sentence(text: str, start: int, boundaries: str) -> bool:
    """Return True if an offset is at the start of the text, of a line or of a sentence.

    Args:
        text: The text.
        start: The offset.
        boundaries: Characters after which a sentence begins.
    """
    before = text[max(start - 2, 0) : start].rstrip(" \u00a0")
    if not before:
        return True
    last = before[-1]
    return last == "\n" or last in boundaries


def is_named_after(text: str, title_start: int) -> bool:
    """Return True if a title with a capital begins the name of a street or an institution.

    It does in: l'hôpital Princesse Grace, place du Docteur Roux.
    """
    before = words_before(text, title_start)
    if is_told_to_medium(before):
        return False
    if before.last in word_set("namesakes") or before.last in _STREETS:
        return True
    return before.last == "du" and before.second in _STREETS


def is_told_to_medium(before: Before) -> bool:
    """Return True if a name stands after that of a kind of medium: explique au quotidien régional."""
    if before.last in _MEDIA:
        return before.second == "au" or (before.third, before.second) == ("colonnes", "du")
    return before.second in _MEDIA and before.third == "au"


def precedes_locality(text: str, end: int) -> bool:
    """Return True if a name is explained as that of a locality: Zorvane, un village du Sud."""
    return not word_set("localities").isdisjoint(_words_of_explanation(text, end))


def precedes_thing(text: str, end: int) -> bool:
    """Return True if a name is explained as that of a thing or a place: Zorvane Barka, une ONG."""
    words = _words_of_explanation(text, end)
    return any(not word_set(things).isdisjoint(words) for things in ("namesakes", "localities"))


def _words_of_explanation(text: str, end: int) -> tuple[str, ...]:
    """Return the one or two folded words that explain the name before them, after an article."""
    if not text.startswith((", un", ", l"), end):
        return ()
    explanation = _EXPLANATION.match(text, end, end + MAX_EXPLANATION_CHARS)
    if explanation is None:
        return ()
    return tuple(map(fold_name, explanation.groups("")))


def gender_told(text: str, start: int) -> str:
    """Return the gender that a form of address right before a name tells."""
    window = max(start - MAX_ADDRESS_CHARS, 0)
    address = _FORM_OF_ADDRESS.search(text, window, start)
    if address is None:
        return ""
    is_masculine = address[1] is not None
    return "m" if is_masculine else "f"


def may_be_adjective(token: str) -> bool:
    """Return True if a word may be an adjective between a noun and a name: télescope spatial."""
    if len(token) <= 3 or token in _PREPOSITIONS or token in _COPULAS:
        return False
    if not token.isalpha():
        second = token.rpartition("-")[2]
        return second in word_set("peoples") or _ADJECTIVE.search(second) is not None
    return token not in word_set("function_words")
