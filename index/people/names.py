"""Names: what is known of a word that may be part of one, and how one name is spelt in many ways.

A name written in Arabic, Persian, Hebrew or Cyrillic reaches the French press in many Latin spellings:
Qassem, Kassem, Ghassem; al-Chaabi, ash-Sha'abi. `safe_key` keeps the classes of consonants that
transcriptions agree on and two classes of vowels (open or front: a; rounded: u), which is coarse enough to
bring those spellings together and fine enough that two people of one article seldom share a key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

BINDING_PARTICLES = frozenset({"abou", "abu", "ag", "al", "ben", "bin", "bint", "el", "ibn", "ould", "van", "von"})
"""Particles that always belong to a name: Mohammed ben Salmane, Abou Bakr, Ursula von der Leyen."""

LOOSE_PARTICLES = frozenset(
    {"af", "bani", "bey", "d", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du"}
    | {"la", "le", "oul", "ter", "ul", "y", "zu"}
)
"""Particles that belong to a name only after a first name: Dominique de Villepin, but the mayor de Lyon."""

PARTICLES = BINDING_PARTICLES | LOOSE_PARTICLES

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_ARABIC_ARTICLE = re.compile(r"[aeu](?:[lnrstdz]|sh|ch|th|dh)-")
_NUMERAL = re.compile(r"[IVX]{1,6}")
_FAR_EASTERN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
_TOWN = re.compile(r"-(?:et|sur|sous|les|la|le|en|de|du|des|aux|au|lez|l)-")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th"}
    | {"‑": "-", "‐": "-", "–": "-"}
    | dict.fromkeys("’‘ʼʿʾ`´'ʹ", "")
)
_TRANSCRIBED = str.maketrans(
    {"š": "sh", "ş": "sh", "ś": "sh", "č": "ch", "ć": "ch", "ç": "s", "ž": "j", "ż": "j", "ź": "j", "ẓ": "z"}
    | {"ḫ": "kh", "ḵ": "kh", "ḡ": "gh", "ġ": "gh", "ṯ": "th", "ḏ": "dh", "ǧ": "dj"}
)

_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Abdallah, Abd Allah; then every other "servant of": Abd el-Fattah, Abdelfattah, Abd ar-Rahman
        (r"\babd(?:[aeou]+|[\s-]+[aeu]*)l+ah?\b", "abdla"),
        (
            r"\babd[\s-]*(?:(?:al|[eou]l|[ou]ul|[ae]s|ess|[aeou]r|our|err|[aeu]n|enn|[ae]zz)[\s-]*(?=[^\W\d_aeiou]))",
            "abd",
        ),
        (r"\babd[\s-]*(?:al|[eou]l|oul)[\s-]*(?=[aeiou])|\babd[\s-]+(?=[aeiou])", "abd"),
        # the article: al-, el-, and before a sun letter as-, ech-, ad-…
        (r"\b[aeu](?:[lsnrtzd]|sh|ch|th|dh)-(?=\w)|\b[aeu]l\s+(?=\w)", ""),
        (r"\bnasr[\s-]*[ao]l+ah?\b", "nasrala"),
        # Saladin, Salah ad-Din, Nour Eddine
        (r"[\s-]+(?:al|el|ed|ad|ud|od|eld|ald)?[\s-]*d+[ei]+n+e?\b|(?<=\w)[aeou]d+[ei]n+e?\b", "din"),
        (r"\bab(?:ou|i|oo|o)\b", "abu"),
        (r"\babou?\s*bak[ae]?r\b|\babu\s*bak[ae]?r\b|\babou?bakr\b", "abubakr"),
    )
)
_EASTERN = re.compile(r"\bab|\bnasr|d[ei]+n|\b[aeu](?:[lsnrtzd]|sh|ch|th|dh)[-\s]")
_FILIATION = frozenset(("ben", "bin", "ibn", "bint", "b"))
_BOUNDARY = re.compile(r"[\s\-.,]+")
_DOUBLED = re.compile(r"(.)\1+")
_CONSONANTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dsch|dzsch|dzs|dzh|dj|dz(?=[aeiouj])|dg(?=e)", "j"),
        (r"tsch|tch|sch|sz|cz|sh|ch", "S"),
        (r"zh", "j"),
        (r"kh|gh|ck|cq|qu(?=[aeio])|q|g(?=[aou]|[^aeiouy]|$)|gu(?=[ei])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"tz|ts", "z"),
        (r"g(?=[eiy])", "j"),
        (r"^ou(?=[aeiy])|(?<=..)ou(?=[aei])", "w"),
        (r"(?<=[ae])(?:ou|oo|u|w)|(?<=[aei])w(?=[ou])", "w"),
        (r"(?:ow|ov|off|ew|ev|eff|iev|yev)$", "ov"),
        (r"w", "v"),
    )
)
Evidence = Literal["name", "unknown", "single"]
"""How sure the words of a name are by themselves: it begins with a first name, or is built as a name of the
Arab world or of the Far East; no list knows its words; it is a surname or a mononym at best."""

_VOWEL_CLASSES = str.maketrans(dict.fromkeys("aeiy", "a") | dict.fromkeys("ou", "u"))


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """The name in lower case, without accents or apostrophes, its words one space apart.

    Args:
        name: A name, or one word of a name, in any script.
    """
    lowered = name.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered).lower()  # again: what a sign stands for may be a capital
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(lowered.translate(_LETTERS).split())


@lru_cache(maxsize=1 << 15)
def name_tokens(name: str) -> tuple[str, ...]:
    """The folded words that tell a name from another, in order.

    Articles (al-, ech-) and filiation inside the name (ben, ibn) are left out; compounds that are written in
    one word or several become one (Abd el-Fattah, Salah ad-Din).
    """
    folded = fold_name(unicodedata.normalize("NFC", name).lower().translate(_TRANSCRIBED))
    if _EASTERN.search(folded):
        for pattern, replacement in _REWRITES:
            folded = pattern.sub(replacement, folded)
    words = [word for word in _BOUNDARY.split(folded) if word]
    return tuple(word for place, word in enumerate(words) if not place or word not in _FILIATION)


@lru_cache(maxsize=1 << 15)
def safe_key(name: str) -> str:
    """A key that most spellings of a name share and few other names do: one group of sounds a token.

    An empty string when the name has no letter; equal keys are a sign, not a proof, that two names are one.
    """
    return " ".join(filter(None, map(_sounds, name_tokens(name))))


@lru_cache(maxsize=1 << 15)
def _sounds(token: str) -> str:
    """Classes of consonants and of vowels, doubled signs and inner h left out."""
    heard = _DOUBLED.sub(r"\1", token)
    for pattern, sound in _CONSONANTS:
        heard = pattern.sub(sound, heard)
    heard = _DOUBLED.sub(r"\1", heard)
    heard = heard[:1] + heard[1:].replace("h", "")
    semivowel = heard[:1] if heard[:1] == "y" and heard[1:2] and heard[1] in "aeiouy" else ""
    classes = heard[len(semivowel) :].translate(_VOWEL_CLASSES)
    # neighbouring vowels of one class sound as one; doubled consonants went before, but h may have parted two
    return semivowel + "".join(sign if sign in "au" else sign * len([*run]) for sign, run in groupby(classes))


def _entries(name: str) -> Iterator[str]:
    """The entries of a word list, comments left out."""
    path = Path(__file__).parents[1] / "data" / "people" / f"{name}.txt"
    return (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of `index/data/people`, read when first needed."""
    return frozenset(_entries(name))


@cache
def _places() -> frozenset[str]:
    return frozenset(fold_name(place).replace(" ", "-") for place in _entries("places"))


def is_place(folded: str) -> bool:
    """Whether a folded name, its words joined by hyphens, is a known country, region or city."""
    return folded in _places()


@dataclass(frozen=True, slots=True)
class Word:
    """What the word lists know of one token of a run.

    Attributes:
        folded: Lower case, without accents.
        commonness: 2 when mostly written in lower case, 1 when sometimes, 0 when hardly ever.
        name: It is a first name or an initial.
        initial: It is one letter and a full stop, or several: J.-P.
        particle: It is a particle that binds, or any particle in lower case.
        brand: It is a firm when alone, and a surname after a first name: Ford.
        noise: It is no part of a name: grammar, a people, a month.
        capitals: It has several letters, all capitals.
        article: It begins with the Arabic article: al-Araji.
        people: It is a people: français, Allemande.
        numeral: It is a Roman numeral: XVI.
        given: It is built as a given name of the Far East: Jae-in.
    """

    folded: str
    commonness: int = 0
    name: bool = False
    initial: bool = False
    particle: bool = False
    title: bool = False
    place: bool = False
    organisation: bool = False
    brand: bool = False
    noise: bool = False
    capitals: bool = False
    article: bool = False
    people: bool = False
    numeral: bool = False
    given: bool = False

    @property
    def unknown(self) -> bool:
        """No list knows it: what surnames are."""
        named = self.place or self.organisation or self.brand
        return not (named or self.commonness or self.noise or self.title)

    def may_be_surname(self, titled: bool, alone: bool) -> bool:
        """Whether this single word may name a person, after a title or not, with no particle or with one."""
        if self.place or self.organisation or self.initial or (self.brand and not titled):
            return False
        return (self.name or not self.title) and len(self.folded) > (5 if self.capitals and alone else 1)


@lru_cache(maxsize=1 << 16)
def word(token: str) -> Word:
    """Look one token up in the word lists."""
    folded = fold_name(token)
    if token.endswith("."):
        return Word(folded, name=True, initial=True, title=folded in ("m.", "me.", "mm."))
    if token[0].islower() and (folded in PARTICLES or token[-1] in "'’"):
        return Word(folded, particle=True)
    commonness = _commonness(token)
    people = folded in words("peoples")
    elided = _ELIDED.match(token)
    elision = elided is not None and token[elided.end() :][:1].islower()
    grammar = elision or folded in words("function_words")
    return Word(
        folded,
        commonness=commonness,
        name=commonness < 2 and not grammar and _is_first_name(folded),
        particle=folded in BINDING_PARTICLES,
        title=folded in words("titles"),
        place=is_place(folded) or _TOWN.search(folded) is not None,
        organisation=folded in words("organisations"),
        brand=folded in words("brands"),
        noise=grammar or people or token.endswith(("'s", "’s")),
        capitals=len(token) > 1 and token.isupper(),
        article=_ARABIC_ARTICLE.match(folded) is not None,
        people=people,
        numeral=_NUMERAL.fullmatch(token) is not None,
        given=commonness == 0 and _FAR_EASTERN.fullmatch(token) is not None,
    )


def _commonness(token: str) -> int:
    lowered = unicodedata.normalize("NFC", token).lower().replace("’", "'")
    if lowered in words("common_words"):
        return 2
    head, hyphen, tail = lowered.partition("-")
    inverted = hyphen and token[len(head) + 1 :].islower()  # Pense-t-il, Centre-ville
    if inverted and (head in words("common_words") or tail in words("common_words")):
        return 2
    return 1 if lowered in words("ambiguous_words") else 0


def _is_first_name(folded: str) -> bool:
    known = words("first_names")
    return folded in known or ("-" in folded and all(part in known for part in folded.split("-")))


def weigh(name: Sequence[Word], cores: Sequence[Word], titled: bool) -> Evidence | None:
    """How sure the words of a name are by themselves, or None when they are no name.

    Args:
        name: All its words.
        cores: Its words, particles left out.
        titled: It stands after a title.
    """
    if not cores or any(w.noise for w in cores) or is_place("-".join(w.folded for w in name)):
        return None
    if len(cores) == 1:
        return "single" if cores[0].may_be_surname(titled, alone=len(name) == 1) else None
    head, rest = cores[0], cores[1:]
    plain_surname = len(rest) == 1 and head.name and rest[0].commonness == 2  # Jean Place
    if any(w.organisation for w in cores) and not (plain_surname or rest[0].given):
        return None
    shouted = all(w.capitals for w in cores) and not (head.name and len(head.folded) > 3)
    if shouted or len(rest[-1].folded) < 2:
        return None
    return _weigh_full(name, head, rest, titled)


def _weigh_full(name: Sequence[Word], head: Word, rest: Sequence[Word], titled: bool) -> Evidence:
    if head.name or head.given:
        doubtful = head.place or head.commonness or head.initial
        plain = all(w.commonness or w.place for w in rest)
        return "single" if doubtful and plain and not titled else "name"
    if titled or rest[0].given:
        return "name"
    if any(w.commonness or w.place or (w.capitals and not w.numeral) for w in (head, *rest)):
        return "single"
    return "name" if any(w.particle or w.article for w in name) else "unknown"
