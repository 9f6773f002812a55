"""Cut names that are longer than what their article has evidence for.

Two names that stand side by side without a comma make one run of capitalised words. Where the article
names one of the two elsewhere by itself, it tells where the other begins: `Lionel Messi de Neymar` is
no person if the article has `Lionel Messi` as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.people.candidates import Candidate
from index.people.capitalized_runs import LETTER, UPPER
from index.people.lexicon import look_up

MIN_LONG_WORDS = 3
"""Words from which a name may be two."""
MAX_LONG_WORDS = 8
"""Words of the longest name that is cut, so that a page of capitals costs little."""

MAX_WORD_CHARS = 24
"""Characters before a name in which the word before it is looked for."""

MIN_EMPLOYERS = 3
"""Neighbours of a list from which what stands behind de is an employer: few surnames have two halves."""

_LIST_GAP = lazy_pattern(r"(?:\s(?:de\s|d['’])[^,\n]{2,30})?(?:,\s|\set\s)")
"""What stands between two of a list, the employer of the first included if it is no part of the name."""
_EMPLOYED = lazy_pattern(r"(\S+ (?!d[eu] |d['’])\S+) (?:de |d['’])[^\W\d_]")
"""A first name and a surname before a particle."""
_OF = lazy_pattern(r"^(?:de |du |d['’])")
_CAPITALISED_BEFORE = lazy_pattern(rf"[{UPPER}][{LETTER}'’-]*\s$")


def shorten(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of a text, with each long name cut where the others show it to end.

    Args:
        text: The text.
        candidates: Its candidates in text order.
    """
    candidates = _without_employers(text, candidates)
    names = [candidate.name for candidate in candidates if candidate.full]
    if not any(map(_is_long, names)):
        return list(candidates)
    long = {name for name, count in Counter(names).items() if count == 1 and _is_long(name)}
    known = {candidate.name for candidate in candidates if _stands_alone(text, candidate)}
    shortened: list[Candidate] = []
    for candidate in candidates:
        is_as_written = len(candidate.name) == candidate.end - candidate.start
        if candidate.name in long and is_as_written:
            shortened += _parts(candidate, known)
        else:
            shortened.append(candidate)
    return shortened


def _without_employers(text: str, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Cut the names of a list of people each of whom is told with a firm: Anne Perret de Zorvane."""
    listed: list[Candidate] = []
    employed: list[Candidate] = []
    end = 0
    for candidate in candidates:
        if not candidate.full:
            continue
        if listed and not _LIST_GAP.fullmatch(text, end, candidate.start):
            listed = []
        end = candidate.end
        if _name_before_employer(candidate):
            listed.append(candidate)
            if len(listed) >= MIN_EMPLOYERS:
                employed += listed
    if not employed:
        return candidates
    return [_cut(one, _name_before_employer(one)) if one in employed else one for one in candidates]


def _cut(candidate: Candidate, name: str) -> Candidate:
    """Return a candidate that ends where a name at its beginning does."""
    return replace(candidate, end=candidate.start + len(name), name=name)


def _name_before_employer(candidate: Candidate) -> str:
    """Return a full name before a particle that may begin its employer's, empty if there is none."""
    if " d" not in candidate.name or len(candidate.name) != candidate.end - candidate.start:
        return ""
    employed = _EMPLOYED.match(candidate.name)
    return "" if employed is None else employed[1]


def _stands_alone(text: str, candidate: Candidate) -> bool:
    """Return True if no word with a capital stands right before a name, to which it may belong."""
    window = max(candidate.start - MAX_WORD_CHARS, 0)
    return candidate.full and not _CAPITALISED_BEFORE.search(text, window, candidate.start)


def _is_long(name: str) -> bool:
    return MIN_LONG_WORDS <= name.count(" ") + 1 <= MAX_LONG_WORDS


def _parts(candidate: Candidate, known: Collection[str]) -> Iterator[Candidate]:
    """Yield the names that a long one is made of, or the name itself if it is one."""
    words = candidate.name.split(" ")
    for size in range(2, len(words)):
        first, rest = " ".join(words[:size]), " ".join(words[size:])
        if first in known and _is_no_surname(rest, known):
            yield _cut(candidate, first)
            if rest in known:
                yield replace(candidate, start=candidate.end - len(rest), name=rest, titled=False)
            return
        if rest in known and _are_two_people(words, size):
            yield _cut(candidate, first)
            yield replace(candidate, start=candidate.end - len(rest), name=rest, titled=False)
            return
    for size in range(1, len(words) - 1):
        rest = " ".join(words[size:])
        if rest in known and not look_up(words[0]).name:
            yield replace(candidate, start=candidate.end - len(rest), name=rest)
            return
    yield candidate


def _are_two_people(words: Sequence[str], size: int) -> bool:
    """Return True if a first name and a surname end before the words of another full name."""
    first, last, second = (look_up(words[index]) for index in (0, size - 1, size))
    return first.name and not (last.name or second.particle)


def _is_no_surname(rest: str, known: Collection[str]) -> bool:
    """Return True if what follows a known name is another one, or what it belongs to."""
    if rest in known or _OF.sub("", rest) in known:
        return True
    first, _, surname = rest.partition(" ")
    return bool(surname) and look_up(first).name
