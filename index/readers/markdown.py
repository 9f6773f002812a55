"""Markdown: one article a file, with what its front matter says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw import RawArticle
from index.readers.records.frontmatter import parted
from index.readers.records.record import fields
from index.readers.web.markup import is_markup, plain_with_captions

_FENCED = re.compile(
    r"^ {0,3}(?:(?P<ticks>`{3,}+)[^`\n]*+|(?P<waves>~{3,}+)[^\n]*+)\n(?P<code>.*?)"
    r"(?:^ {0,3}(?(ticks)(?P=ticks)`*+|(?P=waves)~*+)[ \t]*+$\n?|\Z)",
    re.DOTALL | re.MULTILINE,
)
_TITLE = re.compile(r"\A\s*+(?:#[ \t]+([^\n]++)|([^\n]++)\n=+[ \t]*+(?=\n|\Z))")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]++)", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<=\S\n)(?:=+|-{2,})[ \t]*+(?:\n|\Z)")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})$", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ \t]*+\S++(?:[ \t]+[\"'(][^\n]*+)?[ \t]*+(?:\n|\Z)",
    re.MULTILINE,
)
_NOTE = re.compile(r"^ {0,3}\[\^[^\[\]\s]+\]:[ \t]*", re.MULTILINE)
_NOTE_SIGN = re.compile(r"\[\^[^\[\]\s]+\]")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[*+][ \t]+(?=\S)", re.MULTILINE)
_TASK = re.compile(r"^([ \t]*(?:-|\d+[.)])[ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
_TABLE_RULE = re.compile(
    r"^[ \t]*+\|?+[ \t]*+(?::?-+:?[ \t]*+\|[ \t]*+)+(?::?-+:?[ \t]*+)?$\n?", re.MULTILINE
)
_ROW = re.compile(r"^[ \t]*+\|([^\n]*)\|[ \t]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_NOT_PROSE = re.compile(r"[ \t]*(?:[#>|*+=~<-]|\d+[.)][ \t]|\[[^\[\]\n]*\]:)")
_SENTENCE_END = re.compile(r"[.!?:;…»\"”][ \t]*\Z")
_COLUMNS = range(55, 121)  # characters of the lines of a text that was wrapped by hand

_ADDRESS = r"\((?:[^()\s]++|\([^()\s]*+\))*+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
_IMAGE = re.compile(rf"!\[([^\[\]\n]*)\](?:{_ADDRESS}|\[[^\[\]\n]*\])|!\[\[[^\[\]\n]*\]\]")
_LINK = re.compile(rf"\[([^\[\]\n]*)\](?:{_ADDRESS}|\[([^\[\]\n]*)\])")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w.-]+)>")
_EMPHASIS = re.compile(
    r"(?<![\w*_~\\])(\*\*\*|\*\*|__|\*|_|~~)(?=\S)([^*_~\n]+?)(?<![\s\\])\1(?![\w*_~])"
)
_CODE = re.compile(r"(?<!`)(`++)([^`\n]++)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>\n]*)?/?>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TRAILING = re.compile(r"(?:(?<![ \t])[ \t]++|\\)$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}+")
_NESTED = 3  # emphases within emphases


def read(material: Material) -> Iterator[RawArticle]:
    """The one article of a Markdown file.

    Raises:
        UnreadableFile: There is neither text nor title in it.
    """
    settings, text = parted(decode(material.whole()))
    raw = fields(settings)
    if not raw.title and (title := _TITLE.match(text)):
        raw = replace(raw, title=_inline(_heading(title)).strip())
        text = text[title.end() :]
    body, captions = plain(text)
    if not (body or raw.title):
        raise UnreadableFile("text-missing")
    yield replace(raw, text=body, captions=(*raw.captions, *captions))


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """What Markdown says, without its marks, and what it says of its images."""
    pieces, captions, end = [], list[str](), 0
    text = _COMMENT.sub("", text)
    for fence in _FENCED.finditer(text):
        pieces += [_prose(text[end : fence.start()], captions), fence["code"]]
        end = fence.end()
    pieces.append(_prose(text[end:], captions))
    return _BLANK_LINES.sub("\n\n", "".join(pieces)).strip(), tuple(dict.fromkeys(captions))


def _prose(text: str, captions: list[str]) -> str:
    """Markdown without code, as text; captions are added to those that were found before."""

    def shown(image: re.Match[str]) -> str:
        if image[1] and not image[1].isspace():
            captions.append(_inline(image[1]).strip())
        return ""

    text = _DEFINITION.sub("", _IMAGE.sub(shown, text))
    parts: list[str] = []
    for is_page, blocks in groupby(text.split("\n\n"), _is_page):
        if is_page:
            page, others = plain_with_captions("\n\n".join(blocks))
            captions += others
            parts.append(page)
        else:
            parts.append(_inline(_lines("\n\n".join(_unwrapped(block) for block in blocks))))
    return "\n\n".join(parts)


def _is_page(block: str) -> bool:
    return block.lstrip().startswith("<") and is_markup(block)


def _lines(block: str) -> str:
    """A block without the marks that lines begin or end with."""
    block = _NOTE.sub("", _TASK.sub(r"\1", _BULLET.sub(r"\1- ", _QUOTE.sub("", block))))
    block = _ROW.sub(_row, _TABLE_RULE.sub("", block))
    return _TRAILING.sub("", _RULE.sub("", _UNDERLINE.sub("", _HEADING.sub(_heading, block))))


def _inline(text: str) -> str:
    """A text without the marks within lines."""
    text = _WIKI_LINK.sub(r"\1", _LINK.sub(r"\1", _NOTE_SIGN.sub("", _CODE.sub(r"\2", text))))
    for _ in range(_NESTED):
        text = _EMPHASIS.sub(r"\2", text)
    if "<" in text:
        text = _TAG.sub("", _LINE_BREAK.sub("\n", _AUTOLINK.sub(r"\1", text)))
    text = _ESCAPE.sub(r"\1", text)
    return unescape(text) if "&" in text and is_markup(text) else text


def _heading(heading: re.Match[str]) -> str:
    """The text of a heading without the number signs that may close it."""
    text = next(group for group in heading.groups() if group).rstrip()
    unclosed = text.rstrip("#")
    return unclosed.rstrip() if unclosed.endswith((" ", "\t")) else text


def _row(row: re.Match[str]) -> str:
    return ", ".join(cell.strip() for cell in _BAR.split(row[1]) if cell.strip())


def _unwrapped(block: str) -> str:
    """A paragraph in one line if it was wrapped by hand, as lines tell that end anywhere in a sentence."""
    lines = block.strip("\n").split("\n")
    full = lines[:-1]
    if not full or any(len(line) not in _COLUMNS or _NOT_PROSE.match(line) for line in full):
        return block
    if _NOT_PROSE.match(lines[-1]) or sum(
        _SENTENCE_END.search(line) is not None for line in full
    ) * 2 > len(full):
        return block
    return block.replace(block.strip("\n"), " ".join(line.strip() for line in lines))
