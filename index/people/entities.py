"""The cast of an article: those it names in full, each under one canonical name, and what they may be shortened to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from index.people.gazetteer import words
from index.people.identity import alike, identity
from index.people.lexicon import word
from index.people.names import fold_name, name_tokens, safe_key
from index.people.particles import LOOSE_PARTICLES

_PLAIN = str.maketrans({"‑": "-", "‐": "-", "’": "'", "ʼ": "'"})
_NEAREST = (
    20  # names compared with each new one: a page that lists thousands must not cost their square
)
_ARTICLE = re.compile(r"^[aeu](?:[lnrstdz]|sh|ch|th|dh)-")
_SHOUTED = re.compile(r"[^\W\d_]{2,}")
_LOUD = re.compile(r"\b(?:(?![a-zà-öø-ÿ])[^\W\d_]){2}")
_NUMERAL = re.compile(r"[IVX]+")


class Entities(Struct, frozen=True):
    """The people an article names in full.

    Attributes:
        canonical: Each full form with the person's canonical name.
        surnames: Folded surname with the canonical names that end in it.
        first_names: Folded first name with the canonical names that begin with it.
        genders: Canonical name with f or m, where a form of address told it.
        by_sound: The surnames of one `safe_key`, filled when first asked for: few articles need it.
    """

    canonical: Mapping[str, str]
    surnames: Mapping[str, Sequence[str]]
    first_names: Mapping[str, Sequence[str]]
    genders: Mapping[str, str]
    by_sound: dict[str, list[str]] = field(default_factory=dict)

    def candidates_for(self, name: str, gender: str) -> Sequence[str]:
        """Those a surname or a first name may mean, of the gender a form of address told, if any."""
        folded = fold_name(name)
        known = self.surnames.get(folded) or self.first_names.get(folded) or ()
        if gender and len(known) > 1:
            return [person for person in known if self._gender(person) in ("", gender)] or known
        return known

    def _gender(self, person: str) -> str:
        """The gender a form of address or a first name tells: f, m, or an empty string."""
        first = person.split(maxsplit=1)[0]
        known = (
            "f" if fold_name(first) in words("feminine_names") else "m" if word(first).name else ""
        )
        return self.genders.get(person, known)

    def sounding_like(self, name: str) -> Sequence[str]:
        """Those whose surname is another spelling of this one: le général Ghaani, Esmaïl Qaani."""
        if not self.by_sound:
            for surname in self.surnames:
                self.by_sound.setdefault(safe_key(surname), []).append(surname)
        heard = self.by_sound.get(safe_key(name), ())
        return next((self.surnames[surname] for surname in heard if alike(surname, name)), ())


def group_names(forms: Iterable[tuple[str, str]]) -> Entities:
    """The cast that full names make.

    Args:
        forms: Full names as often as the text has them, each with the gender that a form of address told, if any.
    """
    told = [*forms]
    canonical = _canonical(Counter(form for form, _ in told))
    surnames: defaultdict[str, list[str]] = defaultdict(list)
    first_names: defaultdict[str, list[str]] = defaultdict(list)
    for form, name in canonical.items():
        for part in _surnames(form):
            if name not in surnames[part]:
                surnames[part].append(name)
        for part in _first_names(form):
            if name not in first_names[part]:
                first_names[part].append(name)
    return Entities(
        canonical,
        surnames,
        first_names,
        {canonical[form]: gender for form, gender in told if gender},
    )


def typeset(form: str) -> str:
    """The form as articles agree on it: plain hyphens and apostrophes, composed accents, words in capitals lowered."""
    if not form.isascii():
        form = unicodedata.normalize("NFC", form).translate(_PLAIN)
    if not _LOUD.search(form) or " " not in form:
        return form
    parts = form.split()
    least = 2 if all(map(_shouted, parts)) else 4  # Ford GT keeps its letters, Paul DURAND does not
    return " ".join(_lowered(part, least) if _shouted(part) else part for part in parts)


def _shouted(part: str) -> bool:
    """Whether a word of a name is in capitals, and neither an initial nor a numeral."""
    return len(part) > 1 and part.isupper() and "." not in part and not _NUMERAL.fullmatch(part)


def _lowered(part: str, least: int) -> str:
    """A word in capitals with one, if it has letters enough to be no acronym, or is a particle: DURAND, LE."""
    if len(part) < least and fold_name(part) not in LOOSE_PARTICLES:
        return part
    return _SHOUTED.sub(lambda letters: letters[0].capitalize(), part)


def _surnames(form: str) -> Iterator[str]:
    """What a full name may be shortened to: al-Ghanmi and Ghanmi; de Villepin and Villepin."""
    parts = form.split()
    for place in range(1, len(parts)):
        tail = fold_name(" ".join(parts[place:]))
        if tail not in LOOSE_PARTICLES:
            yield tail
            yield _ARTICLE.sub("", tail)


def _first_names(form: str) -> Iterator[str]:
    parts = form.split()
    yield fold_name(parts[0])
    if len(parts) > 2:
        yield fold_name(" ".join(parts[:2]))


def _canonical(forms: Counter[str]) -> dict[str, str]:
    """Bring the forms of one person together and choose the longest as the name."""
    groups: list[list[str]] = []
    by_sound: defaultdict[str, list[list[str]]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(name_tokens(form)), _abridged(form))):
        sounds = identity(form).split()
        near = (group for sound in sounds for group in by_sound[sound][-_NEAREST:])
        group = next((group for group in near if _same_person(form, group[0])), None)
        if group is None:
            group = []
            groups.append(group)
            for sound in sounds:
                by_sound[sound].append(group)
        group.append(form)
    return {
        form: name for group in groups for name in [typeset(_best(group, forms))] for form in group
    }


def _best(group: Sequence[str], forms: Counter[str]) -> str:
    """The best form of a name is the longest, then the most frequent, then the one that kept its accents."""

    def rank(form: str) -> tuple[bool, bool, bool, int, int, bool, int]:
        shouted = any(map(_shouted, form.split()))
        glued = any(_glued(form, other) for other in group)
        length = len(name_tokens(form))
        return (
            not glued,
            not _abridged(form),
            not shouted,
            length,
            forms[form],
            not typeset(form).isascii(),
            len(form),
        )

    return group[0] if len(group) == 1 else max(group, key=rank)


def _abridged(form: str) -> bool:
    """Whether a name has initials: J. Dupont, George W. Bush."""
    return "." in form


def _same_person(form: str, other: str) -> bool:
    """Whether two full names of one article are two spellings of one, or one without its middle names."""
    if alike(form, other):
        return True
    short, long = name_tokens(form), name_tokens(other)
    if len(short) == len(long):
        differing = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
        if len(differing) == 1 and (
            _misspelt(*differing[0]) or _glued(short[-1], long[-1]) or _glued(long[-1], short[-1])
        ):
            return True
        return short[-1] == long[-1] and all(
            1 in (len(a), len(b)) and a[0] == b[0] for a, b in differing
        )
    heard, sounds = identity(form).split(), identity(other).split()
    rest = iter(sounds)
    inside = all(sound in rest for sound in heard)
    return inside and (heard[-1:] == sounds[-1:] or heard[:1] == sounds[:1])


def _glued(form: str, other: str) -> bool:
    """Whether the first name is the second with the next word of its sentence: Paul Durandpar."""
    longer, shorter = fold_name(form), fold_name(other)
    return longer.startswith(shorter) and longer[len(shorter) :] in words("function_words")


def _misspelt(one: str, other: str) -> bool:
    """Whether two words, not both first names, are one letter apart: too many, too few, other, swapped."""
    if min(len(one), len(other)) < 4 or one[0] != other[0] or (word(one).name and word(other).name):
        return False
    size = min(len(one), len(other))
    head = next((i for i in range(size) if one[i] != other[i]), size)
    tail = next((i for i in range(size - head) if one[-1 - i] != other[-1 - i]), size - head)
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    return max(len(left), len(right)) < 2 or (len(left) == 2 and left == right[::-1])
