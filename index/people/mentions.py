"""Where people may be named in a text: its capitalised runs, judged by what stands around them.

The text around is looked at only for the few runs that may name a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from index.people.candidate_spans import LETTER, Part, parts, runs, unbroken
from index.people.gazetteer import words
from index.people.lexicon import word
from index.people.names import fold_name

_AROUND = re.compile(rf"[{LETTER}]+(?:-[{LETTER}]+)*['’]?|\d+|[^\s\w]|\n")
_TROOPS = frozenset({"armee", "brigade", "corps", "division", "escadron", "etat"})
_TOWARDS = frozenset({"avec", "contre", "par", "pour", "selon"})
_NUMBERED = re.compile(r"[ \u00a0]\d(?!\d* ans)")
_HOMES = frozenset(
    {"ville", "village", "commune", "quartier"}
)  # a person may have one: la ville de Paul Durand
_WHERE = frozenset({"a", "d", "de", "depuis", "en", "vers"})
_KUNYA = re.compile("(?:Abou|Abu|Ben|Omm?|Oum|Oumm|Umm) ")
_ADDRESS = re.compile(
    r"\b(?:(MM?\.|[Mm](?:onsieur|essieurs))|(?:M(?:me|lle|ademoiselle|adame)|madame|mademoiselle)\.?)\s$"
)
_STOPS = frozenset('.!?;:"()«»\n')


class Candidate(Struct, frozen=True):
    """A place of the text that may name a person.

    Attributes:
        start, end: Offsets of the name in the text, its titles left out.
        full: It is a full name: of several words.
        sure: It is a person by itself; else only if the article names that person in full elsewhere.
        titled: A title stands directly before it.
        opens: A sentence begins with it, so that its first word may be no name.
        name: What it says, on one line, the surname last.
        gender: That of a form of address before it: f (Mme), m (M.), or empty.
        possible: It is two words or more that no list knows: a full name if what stands beside it, or a title
            before its last word elsewhere, says so.
        alias: It is another name of the person named right before: dit, alias.
    """

    start: int
    end: int
    full: bool
    sure: bool
    titled: bool
    opens: bool
    name: str
    gender: str = ""
    possible: bool = False
    alias: bool = False


def candidates(text: str) -> Iterator[Candidate]:
    """Every place of a text that may name a person, in text order.

    Args:
        text: An article, or any string.
    """
    for start, run in runs(text):
        for part in parts(run):
            if candidate := _judged(text, start, part):
                yield candidate


def _judged(text: str, run_start: int, part: Part) -> Candidate | None:
    """Weigh a part with the text around it."""
    start, end = run_start + part.start, run_start + part.end
    opens = _opens_sentence(text, start, '.!?…:"«“')
    if part.common == 2 and opens:
        return None
    before = _before(text, start)
    titled = part.titled or _titled(before)
    if not titled and (
        _place(before, part) or _NUMBERED.match(text, end) or _organised(text, run_start, part)
    ):
        return None
    article = before[-1] in words("articles") and not titled
    gender = _gender(text, start) if titled else ""
    if part.size == 1:
        if article:
            return None
        sure = _sure(text, start, end, titled, part, before[-1])
        return Candidate(
            start, end, False, sure, titled, opens, _name(text[start:end], part), gender
        )
    full = (
        part.evidence == "name" or titled or (not article and _acts(text, start, end, before[-1]))
    )
    if not full and part.inner >= 0:
        start = run_start + part.inner
        return Candidate(start, end, True, True, False, False, _name(text[start:end], part))
    named, possible = full and not article, not full and part.evidence == "unknown" and not article
    return Candidate(
        start, end, named, named, titled, opens, _name(text[start:end], part), gender, possible
    )


def _sure(text: str, start: int, end: int, titled: bool, part: Part, last: str) -> bool:
    """Whether a name of one word, with its particles, is a person by itself: after a title, or a kunya that acts."""
    if part.common > 1:
        return False
    if titled:
        return not (last in words("kin") and word(text[start:end]).name)  # sa fille Marie
    kunya = not part.common and last not in _WHERE and _KUNYA.match(text, start, end)
    return bool(kunya) and _acts(text, start, end, last)


def _name(form: str, part: Part) -> str:
    """A form on one line, its words in their order."""
    parts = unbroken(form).split()
    return " ".join([parts[-1], *parts[:-1]] if part.inverted else parts)


def _gender(text: str, start: int) -> str:
    """The gender a form of address right before a name tells."""
    address = _ADDRESS.search(text, max(start - 14, 0), start)
    return "" if not address else "m" if address[1] else "f"


def _organised(text: str, run_start: int, part: Part) -> bool:
    """Whether an organisation word in the run makes the name that of an organisation."""
    if not part.organised or _near_title(text, run_start + part.start):
        return False
    return not _opens_sentence(text, run_start, ".!?…")


def _place(before: Sequence[str], part: Part) -> bool:
    """Whether what follows is the name of a street, a law, a village: rue, télescope spatial, quartier de."""
    second, last = before[-2:]
    if last in words("namesakes") or (second in words("namesakes") and _qualifies(last)):
        return True
    if last not in ("de", "d") or second not in words("localities"):
        return False
    return part.evidence != "name" or second not in _HOMES


def _qualifies(token: str) -> bool:
    """Whether a word may be an adjective between a noun and a name."""
    return len(token) > 3 and token.isalpha() and token not in words("function_words")


def _opens_sentence(text: str, start: int, signs: str) -> bool:
    before = text[max(start - 2, 0) : start].rstrip(" \u00a0")
    return not before or before[-1] == "\n" or before[-1] in signs


def _before(text: str, start: int) -> list[str]:
    """The three folded words or signs that stand before, the nearest last, empty where there is none."""
    found = _AROUND.findall(text, max(start - 40, 0), start)[-3:]
    return [""] * (3 - len(found)) + [_folded(near) for near in found]


def _folded(near: str) -> str:
    """A word or sign that stands beside a name, folded; but là is no article."""
    return near if near == "là" else fold_name(near) or near


def _titled(before: Sequence[str]) -> bool:
    """Whether a title stands directly before: président, le général de brigade, l'avocat français, Dr."""
    titles, (third, second, last) = words("titles"), before[-3:]
    if last == ".":
        return second in words("honorifics")
    if last == ",":
        return second in titles and second not in words("honorifics")
    if last in _TROOPS:
        return third in titles
    return last in titles or (second in titles and _qualifies(last))


def _near_title(text: str, start: int) -> bool:
    """Whether a title stands a few words before in the same sentence: le chef de l'État."""
    for token in reversed(_AROUND.findall(text, max(start - 80, 0), start)[-9:]):
        if fold_name(token) in words("titles"):
            return True
        if token in _STOPS:
            return False
    return False


def _acts(text: str, start: int, end: int, last: str) -> bool:
    """Whether the words around stand around a person: an apposition, an age, a verb of speech, a title."""
    if last in _TOWARDS or last in words("speech_verbs") or _near_title(text, start):
        return True
    after = (fold_name(token) or token for token in _AROUND.findall(text, end, end + 30))
    first, second = next(after, ""), next(after, "")
    if first == ",":
        return second.isdigit() or second in words("titles") or second in words("appositions")
    if first == "(":
        return second.isdigit() or len(second) <= 4
    return first in words("speech_verbs") or first in ("qui", "dont")
