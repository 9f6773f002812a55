"""Read a dictionary of Hunspell: its words, and the forms that its rules make of them.

The format is that of Hunspell's manual page, hunspell(5). Only what a dictionary of French needs is
read: flags of two characters, suffixes, prefixes, and the fields `po:` (part of speech) and `st:`
(the lemma). A prefix makes another word (`centimètre` of `mètre`). Elided articles (`l'`) are left
out: the tokenizer splits them off.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_NO_STRIP = "0"
"""Stands for nothing in the rules."""
_SUFFIX_OF_PREFIXED = "S."
"""The flag of the plural, which words with a prefix have unless they are elided articles."""
_NEEDS_SUFFIX = "()"
"""The flag of words that are no form by themselves."""

SuffixRules = Mapping[str, "list[SuffixRule]"]
"""The rules of each flag."""
Prefixes = Mapping[str, "list[tuple[str, str]]"]
"""The prefixes of each flag, and the flags of the words that they make."""


@dataclass(frozen=True, slots=True)
class SuffixRule:
    """A rule that makes a form of a word.

    Attributes:
        ending: The letters that are taken off.
        suffix: The letters that are added.
        condition: How words end that the rule is for.
    """

    ending: str
    suffix: str
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        """Return the form of a word, or None if the rule is not for it."""
        if not word.endswith(self.ending) or not self.condition.search(word):
            return None
        return word.removesuffix(self.ending) + self.suffix


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of a dictionary.

    Attributes:
        lemma: The form that dictionaries list it under.
        parts_of_speech: What is said of it: `nom`, `adj`, `mg` (a small word), `npr` (a name).
        grammar: Its flags and fields as they are written. Two spellings of one word have the same.
        forms: Its inflected forms.
    """

    lemma: str
    parts_of_speech: frozenset[str]
    grammar: str
    forms: tuple[str, ...]


def read_dictionary(path: Path) -> Iterator[Entry]:
    """Yield the entries of a dictionary, in order.

    Args:
        path: The file of the words, `fr.dic`. That of the rules, `fr.aff`, stands beside it.
    """
    affixes = path.with_suffix(".aff").read_text("utf-8").splitlines()
    rules = _read_suffix_rules(affixes)
    prefixes = _read_prefixes(affixes)
    lines = path.read_text("utf-8").splitlines()
    for line in lines[1:]:  # the first line is the number of words
        head, *fields = line.split()
        word, _, flags = head.partition("/")
        stems = [
            field.removeprefix("st:").replace("’", "'")
            for field in fields
            if field.startswith("st:")
        ]
        parts = [field.removeprefix("po:") for field in fields if field.startswith("po:")]
        grammar = line.removeprefix(word)
        forms = tuple(dict.fromkeys(_forms(word, flags, rules)))
        yield Entry(stems[0] if stems else word, frozenset(parts), grammar, forms)
        for prefixed, its_flags in _prefixed(word, flags, prefixes):
            forms = tuple(dict.fromkeys(_forms(prefixed, its_flags, rules)))
            yield Entry(prefixed, frozenset(parts), grammar, forms)


def _prefixed(word: str, flags: str, prefixes: Prefixes) -> Iterator[tuple[str, str]]:
    """Yield the words that prefixes make of a word, and their flags."""
    for flag in _pairs(flags):
        for prefix, its_flags in prefixes.get(flag, ()):
            yield prefix + word, its_flags


def _pairs(flags: str) -> list[str]:
    """Split flags, each of which has two characters."""
    return [flags[start : start + 2] for start in range(0, len(flags), 2)]


def _forms(word: str, flags: str, rules: SuffixRules) -> Iterator[str]:
    """Yield the forms of a word: the word itself, and what its suffixes make of it."""
    pairs = _pairs(flags)
    if _NEEDS_SUFFIX not in pairs:
        yield word
    for flag in pairs:
        for rule in rules.get(flag, ()):
            form = rule.apply(word)
            if form:
                yield form


def _read_prefixes(lines: Iterable[str]) -> Prefixes:
    """Return the prefixes of a file of rules that make other words, by their flags."""
    prefixes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        kind, *columns = line.split() or [""]
        if kind != "PFX" or columns[1] != _NO_STRIP:
            continue
        prefix, _, flags = columns[2].partition("/")
        if _SUFFIX_OF_PREFIXED in _pairs(flags) and "'" not in prefix:
            prefixes[columns[0]].append((_letters(prefix), flags))
    return prefixes


def _read_suffix_rules(lines: Iterable[str]) -> SuffixRules:
    """Return the suffixes of a file of rules, by their flags."""
    rules: defaultdict[str, list[SuffixRule]] = defaultdict(list)
    for line in lines:
        kind, *columns = line.split() or [""]
        if kind != "SFX" or columns[1] == "Y":  # the second is the head of a flag's rules
            continue
        flag, ending, suffix, condition = columns[:4]
        rule = SuffixRule(
            "" if ending == _NO_STRIP else ending,
            _letters(suffix),
            re.compile(rf"(?:{condition})\Z"),
        )
        rules[flag].append(rule)
    return rules


def _letters(suffix: str) -> str:
    """Return the letters of a suffix, without the flags of the form that it makes."""
    letters = suffix.partition("/")[0]
    return "" if letters == _NO_STRIP else letters
