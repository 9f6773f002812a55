"""Group the full names of an article by person, each under one canonical name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from index.analysis.particles import LOOSE_PARTICLES
from index.lazy_pattern import lazy_pattern
from index.people.gazetteer import word_set
from index.people.identity import are_spellings, identity_key, is_subsequence
from index.people.lexicon import look_up, usual_gender
from index.people.names import fold_name, name_tokens, safe_key

MAX_COMPARED_NAMES = 20
"""Names that share a sound with a new one and are compared with it.

A page that lists thousands of names must not cost the square of their number.
"""
MIN_MISSPELT_CHARS = 4
"""Letters from which two words that differ by one letter are one word, misspelt."""

_PLAIN_PUNCTUATION = str.maketrans({"‑": "-", "‐": "-", "’": "'", "ʼ": "'"})
_ARTICLE = lazy_pattern(r"^[aeu](?:[lnrstdz]|sh|ch|th|dh)-")
_OF = lazy_pattern(r"de$|d['’]")
_LETTERS = lazy_pattern(r"[^\W\d_]{2,}")
_TWO_CAPITALS = lazy_pattern(r"\b(?:(?![a-zà-öø-ÿ])[^\W\d_]){2}")
_ROMAN_NUMERAL = lazy_pattern(r"[IVX]+")


class FullName(Struct, frozen=True):
    """A full name as the text has it, with the gender of a form of address: f, m or empty."""

    form: str
    gender: str


class Entities(Struct, frozen=True):
    """The people an article names in full.

    Attributes:
        canonical: The canonical name by full form.
        surnames: The canonical names that end in a folded surname.
        first_names: The canonical names that begin with a folded first name.
        genders: f or m by canonical name, where a form of address tells it.
        surnames_by_sound: The surnames of each `safe_key`. It is filled when it is first needed,
            since few articles need it.
    """

    canonical: Mapping[str, str]
    surnames: Mapping[str, Sequence[str]]
    first_names: Mapping[str, Sequence[str]]
    genders: Mapping[str, str]
    surnames_by_sound: dict[str, list[str]] = field(default_factory=dict)

    def candidates_for(self, name: str, gender: str) -> Sequence[str]:
        """Return the people that a surname or a first name may mean.

        Args:
            name: The name.
            gender: The gender that a form of address tells, or empty. People of the other gender
                are left out, unless nobody would be left.
        """
        folded = fold_name(name)
        people = self.surnames.get(folded) or self.first_names.get(folded) or ()
        if not gender or len(people) < 2:
            return people
        possible_genders = ("", gender)
        fitting = [person for person in people if self._gender(person) in possible_genders]
        return fitting or people

    def sounding_like(self, name: str) -> Sequence[str]:
        """Return the people whose surname is another spelling: le général Ghaani, Esmaïl Qaani."""
        if not self.surnames_by_sound:
            self._fill_surnames_by_sound()
        for surname in self.surnames_by_sound.get(safe_key(name), ()):
            if are_spellings(surname, name):
                return self.surnames[surname]
        return ()

    def _fill_surnames_by_sound(self) -> None:
        for surname in self.surnames:
            same_sound = self.surnames_by_sound.setdefault(safe_key(surname), [])
            same_sound.append(surname)

    def _gender(self, person: str) -> str:
        """Return f or m if a form of address or the first name tells it, else an empty string."""
        if person in self.genders:
            return self.genders[person]
        return usual_gender(person.split(maxsplit=1)[0])


def group_names(names: Iterable[FullName]) -> Entities:
    """Group the full names of an article by person.

    Args:
        names: The full names, as often as the text has them.
    """
    names = list(names)
    counts = Counter(name.form for name in names)
    canonical = _canonical_names(counts)
    surnames: defaultdict[str, list[str]] = defaultdict(list)
    first_names: defaultdict[str, list[str]] = defaultdict(list)
    for form, person in canonical.items():
        for surname in _surnames(form):
            _add_once(surnames[surname], person)
        for first_name in _first_names(form):
            _add_once(first_names[first_name], person)
    genders = {canonical[name.form]: name.gender for name in names if name.gender}
    return Entities(canonical, surnames, first_names, genders)


def _add_once(people: list[str], person: str) -> None:
    if person not in people:
        people.append(person)


def typeset(form: str) -> str:
    """Write a name as articles agree on it.

    Hyphens and apostrophes are plain, accents are composed, and words in capitals have one.
    """
    if not form.isascii():
        form = unicodedata.normalize("NFC", form).translate(_PLAIN_PUNCTUATION)
    if " " not in form or form.istitle() or not _TWO_CAPITALS.search(form):
        return form
    words = form.split()
    shouted = {word for word in words if _is_shouted(word)}
    # Ford GT keeps its letters, Paul DURAND does not
    min_chars = 2 if shouted.issuperset(words) else 4
    for index, word in enumerate(words):
        if word in shouted:
            words[index] = _lowered(word, min_chars)
    return " ".join(words)


def _is_shouted(word: str) -> bool:
    """Return True if a word of a name is in capitals, and neither an initial nor a numeral."""
    if len(word) < 2 or not word.isupper():
        return False
    if "." in word:
        return False
    return _ROMAN_NUMERAL.fullmatch(word) is None


def _lowered(word: str, min_chars: int) -> str:
    """Lower a word in capitals, unless it is short enough for an acronym and no particle."""
    is_short = len(word) < min_chars
    if is_short and fold_name(word) not in LOOSE_PARTICLES:
        return word
    return _LETTERS.sub(_capitalized, word)


def _capitalized(letters: re.Match[str]) -> str:
    return letters[0].capitalize()


def _surnames(form: str) -> Iterator[str]:
    """Yield what a full name may be shortened to: al-Ghanmi and Ghanmi; de Villepin, Villepin."""
    words = form.split()
    for start in range(1, len(words)):
        ending = fold_name(" ".join(words[start:]))
        if ending not in LOOSE_PARTICLES:
            yield ending
            if "-" in ending:
                yield _ARTICLE.sub("", ending)
    yield from _surname_before_particle(words)


def _surname_before_particle(words: Sequence[str]) -> Iterator[str]:
    """Yield the first half of a surname in two: Giscard of Valéry Giscard d'Estaing."""
    for index in range(2, len(words)):
        if _OF.match(words[index]):
            yield fold_name(words[index - 1])


def _first_names(form: str) -> Iterator[str]:
    words = form.split()
    yield fold_name(words[0])
    if len(words) > 2:
        yield fold_name(" ".join(words[:2]))


def _canonical_names(counts: Counter[str]) -> dict[str, str]:
    """Group the forms of each person, and map each form to the best one.

    Args:
        counts: How often the text has each form.
    """
    groups: list[list[str]] = []
    groups_by_sound: defaultdict[str, list[list[str]]] = defaultdict(list)
    for form in sorted(counts, key=_longest_first):
        sounds = identity_key(form).split()
        group = _group_of(form, sounds, groups_by_sound)
        if group is not None:
            group.append(form)
            continue
        group = [form]
        groups.append(group)
        for sound in sounds:
            groups_by_sound[sound].append(group)
    canonical: dict[str, str] = {}
    for group in groups:
        best_form = _best_form(group, counts)
        canonical |= dict.fromkeys(group, typeset(best_form))
    return canonical


def _longest_first(form: str) -> tuple[int, bool]:
    """Return a sort key: names with most words come first, those without initials before others."""
    return -len(name_tokens(form)), _has_initials(form)


def _group_of(
    form: str, sounds: Sequence[str], groups_by_sound: Mapping[str, list[list[str]]]
) -> list[str] | None:
    """Return the first group that a form belongs to, among the latest that share a sound."""
    for sound in sounds:
        for group in groups_by_sound[sound][-MAX_COMPARED_NAMES:]:
            if _are_one_person(form, group[0]):
                return group
    return None


def _best_form(group: Sequence[str], counts: Counter[str]) -> str:
    """Return the longest form, then the most frequent, then the one that kept its accents."""
    if len(group) == 1:
        return group[0]

    def rank(form: str) -> tuple[bool, bool, bool, int, int, bool, int]:
        is_glued = any(_is_glued(form, name) for name in group)
        is_shouted = any(_is_shouted(word) for word in form.split())
        return (
            not is_glued,
            not _has_initials(form),
            not is_shouted,
            len(name_tokens(form)),
            counts[form],
            not typeset(form).isascii(),
            len(form),
        )

    return max(group, key=rank)


def _has_initials(form: str) -> bool:
    """Return True for a name with initials: J. Dupont, George W. Bush."""
    return "." in form


def _are_one_person(short: str, long: str) -> bool:
    """Return True if two full names of one article are spellings of one name.

    The shorter one may lack middle names.

    Args:
        short: The name with as many words or fewer.
        long: The name with as many words or more.
    """
    if are_spellings(short, long):
        return True
    short_words = name_tokens(short)
    long_words = name_tokens(long)
    if len(short_words) == len(long_words):
        return _differ_slightly(short_words, long_words)
    short_sounds = identity_key(short).split()
    long_sounds = identity_key(long).split()
    if not is_subsequence(short_sounds, long_sounds):
        return False
    same_surname = short_sounds[-1:] == long_sounds[-1:]
    same_first_name = short_sounds[:1] == long_sounds[:1]
    return same_surname or same_first_name


def _differ_slightly(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return True if one word is misspelt or glued to the next, or if initials stand for names.

    Args:
        left: The words of a name.
        right: The words of another, as many.
    """
    pairs = list(zip(left, right, strict=True))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    if len(differing) == 1 and _is_slip(differing[0], surnames=pairs[-1]):
        return True
    if left[-1] != right[-1]:
        return False
    return all(_are_initial_and_name(*pair) for pair in differing)


def _is_slip(pair: tuple[str, str], surnames: tuple[str, str]) -> bool:
    """Return True if one word of a pair is misspelt, or a surname is glued to the next word."""
    left, right = surnames
    if is_misspelt(*pair):
        return True
    return _is_glued(left, right) or _is_glued(right, left)


def _are_initial_and_name(left: str, right: str) -> bool:
    """Return True if one of two words is the first letter of the other."""
    if len(left) > 1 and len(right) > 1:
        return False
    return left[0] == right[0]


def _is_glued(form: str, name: str) -> bool:
    """Return True if a form is a name with the next word of its sentence: Paul Durandpar."""
    folded_form = fold_name(form)
    folded_name = fold_name(name)
    if not folded_form.startswith(folded_name):
        return False
    next_word = folded_form[len(folded_name) :]
    return next_word in word_set("function_words")


def is_misspelt(left: str, right: str) -> bool:
    """Return True if two words, not both first names, are one letter apart.

    A letter is missing, added, changed, or swapped with its neighbour.
    """
    size = min(len(left), len(right))
    if size < MIN_MISSPELT_CHARS or left[0] != right[0]:
        return False
    if look_up(left).name and look_up(right).name:
        return False
    head = _common_prefix(left, right, size)
    tail = _common_prefix(left[::-1], right[::-1], size - head)
    left_middle = left[head : len(left) - tail]
    right_middle = right[head : len(right) - tail]
    if len(left_middle) < 2 and len(right_middle) < 2:
        return True
    return len(left_middle) == 2 and left_middle == right_middle[::-1]


def _common_prefix(left: str, right: str, limit: int) -> int:
    """Count the letters, at most `limit`, that two words begin with alike."""
    for index in range(limit):
        if left[index] != right[index]:
            return index
    return limit
