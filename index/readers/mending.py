"""Mend what a program spoilt before it saved a file: escaped letters, letters read wrongly, hyphens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.readers.raw_article import RawArticle
from index.readers.web.markup import has_reference, is_markup, plain

_TEXTS = ("text", "title", "source", "author", "section")
_LISTS = ("captions", "carriers", "people")
"""The fields of an article that are texts, and those that are lists of them."""

_LEADS = ("Ã", "Â", "â€", "â\x80", "Å", "√", "¬", "‚Ä", "Ð", "Ñ", "Ø", "Ù")
"""The first byte of letters in UTF-8 as the encodings of one byte a character read it.

Most texts have none of them, and a text is searched for one in a fraction of a microsecond.
"""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SOFT_HYPHEN_WITHIN_LINE = lazy_pattern(rf"{_SOFT_HYPHEN}(?!\s*\n)")

_MAX_PIECE_CHARS = 4000
"""Characters that are looked at together. The time taken grows faster than their number."""


def mended(article: RawArticle) -> RawArticle:
    """Return an article whose texts have their letters again; see `mended_text`.

    Its key and its address stay as they are.
    """
    changed: dict[str, str | tuple[str, ...]] = {}
    for name in _TEXTS:
        text = getattr(article, name)
        if text and _is_spoilt(text):
            changed[name] = mended_text(text)
    for name in _LISTS:
        texts = getattr(article, name)
        if texts and any(map(_is_spoilt, texts)):
            changed[name] = tuple(map(mended_text, texts))
    return replace(article, **changed) if changed else article


def mended_text(text: str) -> str:
    """Return a text in which each letter is one again.

    References of HTML that were escaped once too often are resolved: `d&eacute;put&eacute;`. UTF-8
    that was read as another encoding is read again: `rÃ©forme`. Its line breaks stay. Soft hyphens go
    that are within a line, where no word is broken: they would cut names and words in two.
    """
    if "&" in text and has_reference(text):
        text = _by_line(text, _resolved)
    if _is_suspect(text):
        text = _by_line(text, _read_again)
    if _SOFT_HYPHEN in text:
        text = _SOFT_HYPHEN_WITHIN_LINE.sub("", text)
    return text


def _is_spoilt(text: str) -> bool:
    """Return True if a text may have letters to mend. Nearly all others are told at once."""
    return ("&" in text and has_reference(text)) or _is_suspect(text) or _SOFT_HYPHEN in text


def _by_line(text: str, change: Callable[[str], str]) -> str:
    """Return a text after changing each of its lines."""
    return "\n".join(map(change, text.split("\n")))


def _resolved(line: str) -> str:
    """Return a line without references of HTML, and without tags that these stood for."""
    if not has_reference(line):
        return line
    line = plain(line)
    return plain(line) if is_markup(line) else line


def _is_suspect(text: str) -> bool:
    return not text.isascii() and any(lead in text for lead in _LEADS)


def _read_again(line: str) -> str:
    """Return a line in which UTF-8 that was read as another encoding is read as UTF-8.

    ftfy decides by how likely the letters are beside one another: `São Paulo` stays.
    """
    if not _is_suspect(line):
        return line
    from ftfy import fix_encoding  # only few archives need it, and it takes a while to load

    return "".join(map(fix_encoding, _pieces(line)))


def _pieces(line: str) -> Iterator[str]:
    """Split a line into pieces that are short enough, between words where it has any."""
    while len(line) > _MAX_PIECE_CHARS:
        end = line.rfind(" ", 1, _MAX_PIECE_CHARS)
        end = end if end > 0 else _MAX_PIECE_CHARS
        yield line[:end]
        line = line[end:]
    yield line
