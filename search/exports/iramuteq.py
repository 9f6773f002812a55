"""Write articles as a corpus of IRaMuTeQ: each below a line of starred variables.

`**** *source_Le_Monde *date_2019-03-12 *year_2019` says that a text is of this source and this day.
The form is that of http://www.iramuteq.org/documentation/html/2-2-2-les-regles-de-formatages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.lazy_pattern import lazy_pattern
from search.exports.fields import Record
from search.tables import JOINT

_NOT_VARIABLES = frozenset(("title", "text", "captions", "note", "tags"))
"""Fields that are text, of which variables would tell nothing, and tags, which have one each."""
_NOT_IN_VALUES = lazy_pattern(r"[^\w’.,&-]+|_+")
"""What parts the words of a value. R, which IRaMuTeQ runs, takes quotes for its own."""
_APOSTROPHES = lazy_pattern("['`´‘]")
_NOTATION = lazy_pattern(r"^(\s*)(\*{4}|-\*|\d{4,10}[ \t]+\*)", re.MULTILINE)
"""The start of a line of a text that would begin another text, or a theme."""
_VARIABLE = lazy_pattern(r"(?<!\S)_(\S+)_(?!\S)")
"""A word that would be a variable within the text."""
_BLANK_LINES = lazy_pattern(r"\n{2,}")


def pieces(records: Iterable[Record], _: Sequence[str]) -> Iterator[str]:
    """Yield every article: its variables, its title, its text and its captions."""
    for record in records:
        parts = (record.get("title"), record.get("text"), *record.each("captions"))
        text = _plain("\n".join(part.strip() for part in parts if part.strip()))
        yield f"{' '.join(('****', *_variables(record)))}\n{text}\n\n"


def _variables(record: Record) -> Iterator[str]:
    """Yield the variables of an article; those that it lacks are left out."""
    for tag in record.each("tags"):
        yield f"*tag_{_modality(tag) or '_'}"
    for name, value in record.texts().items():
        modality = "" if name in _NOT_VARIABLES else _modality(value)
        if modality:
            yield f"*{name.replace('_', '')}_{modality}"
        if name == "date" and modality:
            yield f"*year_{value[:4]}"
            yield f"*month_{value[:7]}"


def _modality(value: str) -> str:
    """Return a value as one word: `Le_Monde`, `L’Humanité`, `Claire_Vasseur,_Paul_Roux`."""
    value = value.replace(JOINT, ", ")
    return _NOT_IN_VALUES.sub("_", _APOSTROPHES.sub("’", value)).strip("_")


def _plain(text: str) -> str:
    """Return a text in which nothing is notation, without blank lines."""
    text = _VARIABLE.sub(r"\1", _BLANK_LINES.sub("\n", text))
    return _NOTATION.sub(lambda start: start[0].replace("*", "∗"), text)
