"""Write the text of BibTeX, which is LaTeX, as plain text."""

from __future__ import annotations

import re
from unicodedata import normalize

from index.lazy_pattern import lazy_pattern

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""The combining characters of the commands that set an accent on the letter after them."""

_LETTERS = {
    "AA": "Å",
    "AE": "Æ",
    "L": "Ł",
    "O": "Ø",
    "OE": "Œ",
    "aa": "å",
    "ae": "æ",
    "dots": "…",
    "euro": "€",
    "fg": "\N{NO-BREAK SPACE}»",
    "guillemotleft": "«",
    "guillemotright": "»",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "ldots": "…",
    "o": "ø",
    "oe": "œ",
    "og": "«\N{NO-BREAK SPACE}",
    "ss": "ß",
    "textdegree": "°",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "texteuro": "€",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
}
"""The characters of commands that stand for one. Other commands say how a text is to look."""

_ACCENTED = lazy_pattern(
    r"""\\(?:(?P<sign>[`'^~=."])\s*+|(?P<letter>[uvHcdbkr])(?:\s++|(?=\{)))
    (?:\{\s*+)?+(?:\\(?P<dotless>[ij])(?![A-Za-z])|(?P<base>[^\W\d_]))(?:\s*+\})?+""",
    re.VERBOSE,
)
_COMMAND = lazy_pattern(r"\\(?P<name>[A-Za-z]++)(?:\s*+\{\}|\s++)?")
_SPACE = lazy_pattern(r"\\[,;:\s]")
_NO_SIGN = lazy_pattern(r"\\[-!/@]")
"""Commands that only tell where a word may be broken, and the like."""

_ESCAPED = lazy_pattern(r"\\(.)", re.DOTALL)
_BRACE = lazy_pattern(r"(?<!\\)[{}]")
_MARKUP = lazy_pattern(r"[\\{}~]|--|``|''")
"""Signs without one of which a text is plain already."""

_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_NO_BREAK_SPACE = lazy_pattern(r"(?<!\\)~")


def plain_text(text: str) -> str:
    r"""Return LaTeX as plain text: `{\'e}l\`eve` becomes `élève`, and commands for looks go."""
    if not _MARKUP.search(text):
        return text
    text = _ACCENTED.sub(_accented, text)
    text = _NO_BREAK_SPACE.sub("\N{NO-BREAK SPACE}", text)
    for signs, character in _SIGNS:
        text = text.replace(signs, character)
    text = _NO_SIGN.sub("", _SPACE.sub(" ", _COMMAND.sub(_character, text)))
    return _ESCAPED.sub(r"\1", _BRACE.sub("", text))


def _accented(match: re.Match[str]) -> str:
    letter = match["dotless"] or match["base"]
    accent = _ACCENTS[match["sign"] or match["letter"]]
    return normalize("NFC", letter + accent)


def _character(command: re.Match[str]) -> str:
    """Return the character that a command stands for; nothing if it stands for none."""
    return _LETTERS.get(command["name"], "")
