"""Make the lexicon of the analyzer: `python -m bench.lexicon DICTIONARY`.

DICTIONARY is `fr.dic` of the French dictionary in all its variants, with `fr.aff` beside it:
Debian's package `hunspell-fr-comprehensive` has them. The lexicon is written to the file that
`index.analysis.lexicon` reads. It is the same for the same dictionary.

A form has a reading for each way to spell it: `marche` has "marche" and "marché". A reading has the
terms of the lemmas that the form may belong to. A term is the folded lemma. Where several lemmas
would have the same term, the first keeps it, and the others are told apart by their accents, their
capital or their part of speech: `marche`, `marché`; `mars`, `Mars`; `pouvoir`, `pouvoir.v`.

A function word has its own form as its only term, and no other word has that term.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import count, product
from types import MappingProxyType
from typing import NamedTuple

from bench.hunspell import Entry, read_dictionary
from bench.options import data_parser
from index.analysis.folding import fold, letters
from index.analysis.french import stop_words
from index.analysis.lexicon import LEXICON, Reading, pack, usual_start
from index.analysis.line_breaks import HYPHENATED_WORDS
from index.analysis.word_lists import read_entries

LISTED_APART = LEXICON.with_name("listed_apart.txt")
"""The words that the dictionary lists by themselves, and the lemmas they are forms of."""
MORE_WORDS = LEXICON.with_name("more_words.txt")
"""The words that the dictionary lacks."""
MORE_NAMES = LEXICON.with_name("more_names.txt")
"""Names that the dictionary takes for other words."""
NOUN = "n"
"""The kind of nouns and adjectives, and of all that is of no other kind."""
VERB = "v"
NAME = "p"
"""The kind of names of people and places."""
SMALL = "s"
"""The kind of function words, and of the forms of être and avoir: each is a lemma by itself."""

_WORD = re.compile(r"(?=.{2})[A-Za-zÀ-ÖØ-öø-ÿŒœ]+(?:[-'’][A-Za-zÀ-ÖØ-öø-ÿŒœ]+)*\Z")
"""A word of two Latin letters or more, with hyphens and apostrophes: no sign, number or formula."""
_HYPHENATED = re.compile(r"[a-zà-öø-ÿœ][a-zà-öø-ÿœ'’]+(?:-[a-zà-öø-ÿœ'’]+)+\Z")
_HYPHENATED_NOTICE = """\
# French words that are written with hyphens, here folded and joined, made by bench/lexicon.py of kiosque-search from
# the spelling dictionary "Dictionnaire orthographique francais, toutes variantes", version 7.0, by the Dicollecte
# contributors (https://grammalecte.net).
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
# distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/."""
_PROPER_NOUN = "npr"
"""The part of speech of names of places."""
_FUNCTION_WORD = "mg"
"""The part of speech of function words."""
_AUXILIARY = "v0"
"""How the part of speech of être and avoir begins."""
_VERB_GROUP = re.compile(r"v\d")
"""How that of any verb begins: it goes on with its constructions."""
_PARTICIPLE = re.compile(r"[éu]\Z")
"""The end of a past participle that serves as a preposition as well: "vu", "excepté"."""
_REFORMED = str.maketrans("èîû", "éiu")
"""The letters that are written otherwise since the reform of 1990."""
_REFORMED_ENDINGS = (
    (re.compile(r"èl(?=ement\Z)"), "ell"),  # renouvèlement
    (re.compile(r"èt(?=ement\Z)"), "ett"),  # cliquètement
    (re.compile(r"èt(?=erie\Z)"), "et"),  # papèterie
    (re.compile(r"(?<=g)(?:uï|üi)"), "ui"),  # ambigüité
    (re.compile(r"(?<=g)(?:uë|üe)"), "ue"),  # exigüe
)
"""The letters that are written otherwise in some places alone, and how they were."""
_SMALL_WORDS = frozenset({"là", "çà", "nôtre", "vôtre"})
"""Function words that the dictionary takes for others."""
_NOUNS_OF_THEIR_OWN = (
    *("bordée", "boulette", "conduite", "coulée", "découverte", "fondue", "fumée", "levée"),
    *("plante", "reprise", "retraite", "teinte", "traverse", "verrière", "vue"),
)
"""Nouns that the dictionary lists as the feminines of others, and that mean something else."""
_WITHOUT_PLURAL = frozenset({"foi", "frai", "sen"})
"""Nouns whose plural nobody uses, as it is another word: "fois", "frais", "sens"."""
_INFLECTIONS = ("es", "e", "s", "x")
"""Endings of the plural and the feminine in the first parts of compounds: "toutes-puissantes"."""
_OBSOLETE = frozenset({"retraire"})
"""Verbs that nobody uses, some of whose forms are nouns: "retrait", "retraite"."""
_SELDOM_VERBS = MappingProxyType(
    {"but": "boire", "bus": "boire", "faux": "faillir", "fonds": "fondre", "vis": "voir"}
)
"""Nouns that are forms of a verb as well, in a tense or a person that the press hardly uses."""
_SELDOM_ENDING = "ions"
"""The ending of verbs after "nous" in such tenses. Nearly all "relations" are nouns, and none of
"relater"."""


class Lemma(NamedTuple):
    """A lemma: what inflected forms have in common.

    Attributes:
        kind: One of the kinds above.
        spelling: The form that dictionaries list it under.
    """

    kind: str
    spelling: str


Forms = Mapping[str, Collection[Lemma]]
"""The lemmas of each form, as it is spelt."""
Entries = Sequence[tuple[str, Sequence[Reading]]]
"""Forms without their accents, in order, and their readings."""


def main() -> int:
    """Make the lexicon, and say how large it is."""
    dictionary = data_parser(__doc__, "the file fr.dic, with fr.aff beside it").parse_args().data
    more = [*map(word_entry, read_entries(MORE_WORDS)), *map(name_entry, read_entries(MORE_NAMES))]
    entries = readings_by_key(lemmas_by_form([*read_dictionary(dictionary), *more]))
    packed = pack(entries, irregular_starts(entries), list(names(entries)))
    LEXICON.write_bytes(packed)
    HYPHENATED_WORDS.write_text(hyphenated_words(read_dictionary(dictionary)), encoding="utf-8")
    print(f"{len(entries):,} forms without accents, {len(packed):,} bytes")
    return 0


def hyphenated_words(dictionary: Iterable[Entry]) -> str:
    """Return the words of a dictionary that are written with hyphens, folded, one a line."""
    forms = {form for entry in dictionary for form in entry.forms if _HYPHENATED.match(form)}
    return "\n".join([_HYPHENATED_NOTICE, *sorted(set(map(fold, forms)))]) + "\n"


def word_entry(line: str) -> Entry:
    """Return the entry of a word that the dictionary lacks: its lemma and its other forms."""
    forms = tuple(line.split())
    return Entry(forms[0], frozenset({"nom"}), line, forms)


def name_entry(name: str) -> Entry:
    """Return the entry of a name that the dictionary takes for another word."""
    return Entry(name, frozenset({_PROPER_NOUN}), name, (name,))


def lemmas_by_form(dictionary: Iterable[Entry]) -> Forms:
    """Return the lemmas of every form of a dictionary."""
    words = [
        entry for entry in dictionary if _WORD.match(entry.lemma) and entry.lemma not in _OBSOLETE
    ]
    entries = list(_with_lemmas_of_compounds(words))
    lemmas = _merged_lemmas(entries)
    function_words = {form for entry in entries if _is_small(entry) for form in entry.forms}
    by_form: defaultdict[str, dict[Lemma, None]] = defaultdict(dict)
    for entry in entries:
        lemma = lemmas[_lemma(entry)]
        for form in filter(_WORD.match, entry.forms):
            if lemma.kind != VERB or _is_form_of_verb(form, entry, function_words):
                by_form[form][_lemma_of_form(form, entry, lemma)] = None
    return by_form


def _with_lemmas_of_compounds(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries, with the lemmas of those compounds that are listed by each of their forms.

    The dictionary has an entry for "petits-fils", and does not say that it is the plural of
    "petit-fils". It has one for "rond-point" and one for "rondpoint", which are one word.
    """
    listed = {(entry.lemma, entry.parts_of_speech) for entry in entries}
    lemmas: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for form in entry.forms:
            lemmas[form].append(entry.lemma)
    for entry in entries:
        words = _possible_lemmas(entry.lemma, lemmas)
        same = (word for word in words if (word, entry.parts_of_speech) in listed)
        yield replace(entry, lemma=min(same, key=len, default=entry.lemma))


def _possible_lemmas(compound: str, lemmas: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield how the lemma of a compound may be written: as one word, and with hyphens."""
    parts = compound.split("-")
    if len(parts) == 1:
        return
    choices: list[list[str]] = []
    for part in parts:
        shorter = [part.removesuffix(end) for end in _INFLECTIONS if part.endswith(end)]
        choices.append([*lemmas.get(part, ()), *shorter, part])
    for hyphen in ("", "-"):
        yield from map(hyphen.join, product(*choices))


def _lemma_of_form(form: str, entry: Entry, lemma: Lemma) -> Lemma:
    """Return the lemma of a form, which is seldom another than that of its entry."""
    is_stop_word = fold(form) in stop_words()
    is_small = _is_small(entry) or form in _SMALL_WORDS
    if _is_auxiliary(entry) or (is_small and is_stop_word):
        return Lemma(SMALL, form)
    singular = form.removesuffix("s")
    if lemma.kind == NOUN and singular in _NOUNS_OF_THEIR_OWN:
        return Lemma(NOUN, singular)
    return lemma


def _is_small(entry: Entry) -> bool:
    return _FUNCTION_WORD in entry.parts_of_speech


def _is_auxiliary(entry: Entry) -> bool:
    return any(part.startswith(_AUXILIARY) for part in entry.parts_of_speech)


def _is_form_of_verb(form: str, entry: Entry, function_words: Collection[str]) -> bool:
    """Return True for a form of a verb that texts use as such.

    "Pendant" is no form of "pendre" to anyone who searches. "Portè" only stands before "je".
    """
    if _is_auxiliary(entry):
        return True
    if form in function_words and not _PARTICIPLE.search(form):
        return False
    is_inverted = form.endswith("è") and f"{form[:-1]}e" in entry.forms
    return not is_inverted


@cache
def _lemmas_listed_apart() -> Mapping[str, str]:
    """Return the lemma of each word that the dictionary lists by itself."""
    return {
        form: lemma
        for lemma, *forms in map(str.split, read_entries(LISTED_APART))
        for form in forms
    }


def _lemma(entry: Entry) -> Lemma:
    """Return the lemma of an entry, other spellings of it not yet merged."""
    spelling = _lemmas_listed_apart().get(entry.lemma, entry.lemma)
    if any(map(_VERB_GROUP.match, entry.parts_of_speech)):
        return Lemma(VERB, spelling)
    return Lemma(NAME if spelling[0].isupper() else NOUN, spelling)


def _merged_lemmas(entries: Iterable[Entry]) -> Mapping[Lemma, Lemma]:
    """Return the lemma that each lemma is a spelling of: that of "maitre" is "maître".

    Spellings of one word are those that the reform of 1990 made, and capitals of a word that is no
    name: "Terre".
    """
    by_lemma = {_lemma(entry): entry for entry in entries}
    by_shape: dict[tuple[str, str], Lemma] = {}
    merged: dict[Lemma, Lemma] = {}
    for lemma in sorted(by_lemma, reverse=True):  # "maître" before "maitre"
        common = Lemma(NOUN, lemma.spelling.lower())
        if lemma.kind == NAME and common in by_lemma and not _is_proper(by_lemma[lemma]):
            merged[lemma] = common
            continue
        shape = _before_reform(lemma.spelling), by_lemma[lemma].grammar
        merged[lemma] = by_shape.setdefault(shape, lemma)
    return merged


def _before_reform(spelling: str) -> str:
    """Return a spelling that a word shares with how it is written since the reform of 1990."""
    for pattern, replacement in _REFORMED_ENDINGS:
        spelling = pattern.sub(replacement, spelling)
    return spelling.translate(_REFORMED)


def _is_proper(entry: Entry) -> bool:
    """Return True for a first name, a surname or a proper noun."""
    return not entry.parts_of_speech.isdisjoint({"prn", "patr", _PROPER_NOUN})


def readings_by_key(forms: Forms) -> Entries:
    """Return every form without its accents, with its readings."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(forms):
        spellings[fold(form)].append(form)
    terms = _terms(lemma for lemmas in forms.values() for lemma in lemmas)
    entries: list[tuple[str, Sequence[Reading]]] = []
    for key in sorted(filter(None, spellings)):
        # a compound that is also written as one word is that word
        one_word = [form for form in spellings[key] if form.isalpha()]
        readings = [_reading(form, forms[form], terms) for form in one_word or spellings[key]]
        # a capital of a word that is no name comes first, and may have fewer lemmas
        by_spelling = {reading.spelling: reading for reading in readings}
        entries.append((key, _distinct(list(by_spelling.values()))))
    return entries


def names(entries: Entries) -> Iterator[str]:
    """Yield the names that are spelt like other words, but for the capital: "Tours"."""
    for _, readings in entries:
        if len({reading.is_name for reading in readings}) == 2:
            yield from (reading.spelling for reading in readings if reading.is_name)


def _reading(form: str, lemmas: Collection[Lemma], terms: Mapping[Lemma, str]) -> Reading:
    """Return the reading of one spelling.

    What is listed in a dictionary as it stands is no plural to anyone who searches: "cours" is not
    looked for as that of "cour". Beside a noun, a verb is the less likely reading.
    """
    key = fold(form)
    kinds = {lemma.kind for lemma in lemmas}
    spelling = letters(form) if NAME in kinds else letters(form.lower())
    is_small = key in stop_words() and (SMALL in kinds or spelling.lower() == key)
    if is_small or kinds == {SMALL}:
        return Reading(key, (key,))
    nouns = [lemma for lemma in lemmas if lemma.kind in {NOUN, NAME}]
    verbs = [lemma for lemma in lemmas if lemma.kind == VERB and not _is_seldom(form, lemma, nouns)]
    listed = [lemma for lemma in nouns if lemma.spelling == form] or nouns
    with_plural = [lemma for lemma in nouns if lemma.spelling not in _WITHOUT_PLURAL]
    plurals = [lemma for lemma in with_plural if lemma not in listed]
    if not nouns:
        listed, verbs = verbs, []
    return Reading(
        spelling, *[tuple(map(terms.__getitem__, group)) for group in (listed, verbs, plurals)]
    )


def _is_seldom(form: str, verb: Lemma, nouns: Collection[Lemma]) -> bool:
    """Return True for a noun that is hardly ever used as this form of a verb."""
    if not nouns:
        return False
    return form.endswith(_SELDOM_ENDING) or _SELDOM_VERBS.get(form) == verb.spelling


def _distinct(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings, or a single one if all have the same terms."""
    if len({reading.terms_by_kind for reading in readings}) == 1:
        return readings[:1]
    return readings


def _terms(lemmas: Iterable[Lemma]) -> Mapping[Lemma, str]:
    """Return the term of each lemma: no two have the same."""

    def rank(lemma: Lemma) -> tuple[int, bool, str]:
        return (NOUN + VERB + NAME).index(lemma.kind), not lemma.spelling.isascii(), lemma.spelling

    terms: dict[Lemma, str] = {}
    taken = set(stop_words())
    for lemma in sorted({lemma for lemma in lemmas if lemma.kind != SMALL}, key=rank):
        term = next(term for term in _possible_terms(lemma) if term not in taken)
        taken.add(term)
        terms[lemma] = term
    return terms


def _possible_terms(lemma: Lemma) -> Iterator[str]:
    """Yield terms for a lemma, best first."""
    spelling = letters(lemma.spelling)
    yield fold(spelling)
    yield spelling
    for number in count():
        yield f"{spelling}.{lemma.kind}{number or ''}"


def irregular_starts(entries: Entries) -> Mapping[str, Sequence[str]]:
    """Return how forms begin that begin otherwise than the term of their lemma, by the term."""
    starts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, readings in entries:
        for term in _all_terms(readings):
            start = usual_start(fold(term))
            if not key.startswith(start):
                starts[term][key[: len(start)]] = None
    return {term: tuple(starts[term]) for term in sorted(starts)}


def _all_terms(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        yield from reading.all_terms


if __name__ == "__main__":
    sys.exit(main())
