"""Read a dictionary of Hunspell: its words, and the forms that its rules make of them.

The format is that of Hunspell's manual page, hunspell(5). Only what a dictionary of French needs is
read: flags of two characters, suffixes, and the fields `po:` (part of speech) and `st:` (the
lemma). Prefixes are left out: in French they are elided articles (`l'`), which the tokenizer splits
off.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_NO_STRIP = "0"
"""Stands for nothing in the rules."""
_NEEDS_SUFFIX = "()"
"""The flag of words that are no form by themselves."""

SuffixRules = Mapping[str, "list[SuffixRule]"]
"""The rules of each flag."""


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
    rules = _read_suffix_rules(path.with_suffix(".aff"))
    lines = path.read_text("utf-8").splitlines()
    for line in lines[1:]:  # the first line is the number of words
        head, *fields = line.split()
        word, _, flags = head.partition("/")
        stems = [field.removeprefix("st:") for field in fields if field.startswith("st:")]
        yield Entry(
            lemma=stems[0] if stems else word,
            parts_of_speech=frozenset(
                field.removeprefix("po:") for field in fields if field.startswith("po:")
            ),
            grammar=line.removeprefix(word),
            forms=tuple(dict.fromkeys(_forms(word, flags, rules))),
        )


def _forms(word: str, flags: str, rules: SuffixRules) -> Iterator[str]:
    """Yield the forms of a word: the word itself, and what its suffixes make of it."""
    pairs = [flags[start : start + 2] for start in range(0, len(flags), 2)]
    if _NEEDS_SUFFIX not in pairs:
        yield word
    for flag in pairs:
        for rule in rules.get(flag, ()):
            form = rule.apply(word)
            if form:
                yield form


def _read_suffix_rules(path: Path) -> SuffixRules:
    """Return the suffixes of a file of rules, by their flags."""
    rules: defaultdict[str, list[SuffixRule]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
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
