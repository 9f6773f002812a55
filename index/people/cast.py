"""Who is named in an article: every mention, and one canonical full name for each person."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.people.mentions import Candidate, candidates
from index.people.names import LOOSE_PARTICLES, fold_name, name_tokens, safe_key, word, words

_PLAIN = str.maketrans({"‑": "-", "‐": "-", "’": "'", "ʼ": "'"})
_NEAREST = 20  # names compared with each new one: a page that lists thousands must not cost their square
_ARTICLE = re.compile(r"^[aeu](?:[lnrstdz]|sh|ch|th|dh)-")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a text that names a person.

    Attributes:
        start: Offset of the first character of the name, its title left out.
        end: Offset after the last character.
        name: The person's canonical full name.
    """

    start: int
    end: int
    name: str


def mentions(text: str) -> tuple[Mention, ...]:
    """Every mention of a person in an article, in text order.

    Args:
        text: The article; any string will do.
    """
    found = [(candidate, " ".join(text[candidate.start : candidate.end].split())) for candidate in candidates(text)]
    cast = _cast(name for candidate, name in found if candidate.full)
    mononyms = {fold_name(name) for candidate, name in found if candidate.sure and not candidate.full}
    seen: dict[str, int] = {}
    result = []
    for candidate, name in found:
        mention = _resolve(candidate, name, cast, mononyms, seen)
        if mention:
            seen[mention.name] = mention.start
            result.append(mention)
    return tuple(result)


def people_in(text: str) -> tuple[str, ...]:
    """The canonical full name of each person named in an article, in order of first mention."""
    return tuple(dict.fromkeys(mention.name for mention in mentions(text)))


@dataclass(frozen=True, slots=True)
class _Cast:
    """The people an article names in full.

    Attributes:
        canonical: Each full form with the person's canonical name.
        surnames: Folded surname with the canonical names that end in it.
        first_names: Folded first name with the canonical names that begin with it.
    """

    canonical: dict[str, str]
    surnames: dict[str, list[str]]
    first_names: dict[str, list[str]]


def _cast(forms: Iterable[str]) -> _Cast:
    canonical = _canonical(Counter(forms))
    surnames: defaultdict[str, list[str]] = defaultdict(list)
    first_names: defaultdict[str, list[str]] = defaultdict(list)
    for form, name in canonical.items():
        for part in _surnames(form):
            if name not in surnames[part]:
                surnames[part].append(name)
        for part in _first_names(form):
            if name not in first_names[part]:
                first_names[part].append(name)
    return _Cast(canonical, surnames, first_names)


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
    for form in sorted(forms, key=lambda form: -len(name_tokens(form))):
        sounds = safe_key(form).split()
        near = (group for sound in sounds for group in by_sound[sound][-_NEAREST:])
        group = next((group for group in near if _same_person(form, group[0])), None)
        if group is None:
            group = []
            groups.append(group)
            for sound in sounds:
                by_sound[sound].append(group)
        group.append(form)
    names = [_typeset(max(group, key=lambda form: _rank(form, forms))) for group in groups]
    return {form: name for group, name in zip(groups, names, strict=True) for form in group}


def _typeset(form: str) -> str:
    """The form with plain hyphens and apostrophes and composed accents, so that articles agree on it."""
    return form if form.isascii() else unicodedata.normalize("NFC", form).translate(_PLAIN)


def _rank(form: str, forms: Counter[str]) -> tuple[bool, int, int, bool, int]:
    """The best form of a name is the longest, then the most frequent, then the one that kept its accents."""
    shouted = any(len(part) > 1 and part.isupper() for part in form.split())
    return not shouted, len(name_tokens(form)), forms[form], not _typeset(form).isascii(), len(form)


def _same_person(form: str, other: str) -> bool:
    """Whether two full names of one article are two spellings of one, or one without its middle names."""
    if safe_key(form) == safe_key(other):
        return True
    short, long = name_tokens(form), name_tokens(other)
    if len(short) == len(long):
        differing = [(a, b) for a, b in zip(short, long, strict=True) if a != b]
        return len(differing) == 1 and _misspelt(*differing[0])
    heard, sounds = safe_key(form).split(), safe_key(other).split()
    rest = iter(sounds)
    inside = all(sound in rest for sound in heard)
    return inside and (heard[-1] == sounds[-1] or heard[0] == sounds[0])


def _misspelt(one: str, other: str) -> bool:
    """Whether two words, not both first names, are one letter apart: too many, too few, other, swapped."""
    if min(len(one), len(other)) < 4 or one[0] != other[0] or (word(one).name and word(other).name):
        return False
    size = min(len(one), len(other))
    head = next((i for i in range(size) if one[i] != other[i]), size)
    tail = next((i for i in range(size - head) if one[-1 - i] != other[-1 - i]), size - head)
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    return max(len(left), len(right)) < 2 or (len(left) == 2 and left == right[::-1])


def _resolve(candidate: Candidate, name: str, cast: _Cast, mononyms: set[str], seen: dict[str, int]) -> Mention | None:
    """Who a candidate is, if it is anybody."""
    if candidate.full or name in cast.canonical:
        return Mention(candidate.start, candidate.end, cast.canonical[name])
    folded = fold_name(name)
    known = cast.surnames.get(folded) or cast.first_names.get(folded)
    if not known and candidate.titled:
        known = _heard_alike(name, cast)
    if known:
        return Mention(candidate.start, candidate.end, max(known, key=lambda person: seen.get(person, -1)))
    if candidate.sure or folded in mononyms or folded in words("mononyms"):
        return Mention(candidate.start, candidate.end, _typeset(name))
    return _surname_at_end(candidate, name, cast)


def _heard_alike(name: str, cast: _Cast) -> list[str]:
    """The people whose surname is another spelling of this one: le général Ghaani, Esmaïl Qaani."""
    sound = safe_key(name)
    return next((people for surname, people in cast.surnames.items() if safe_key(surname) == sound), [])


def _surname_at_end(candidate: Candidate, name: str, cast: _Cast) -> Mention | None:
    """A known surname after words that name nobody by themselves: somebody of the same family."""
    parts = name.split()
    for place in range(1, len(parts)):
        tail = " ".join(parts[place:])
        known = cast.surnames.get(fold_name(tail))
        if known and candidate.opens:
            return Mention(candidate.end - len(tail), candidate.end, known[-1])
        if known:
            return Mention(candidate.start, candidate.end, _typeset(name))
    return None
