"""Read Markdown: one article a file, with the fields of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from msgspec.structs import replace

from index.errors import UnreadableFile
from index.lazy_pattern import lazy_pattern
from index.readers.encoding import decode
from index.readers.material import Material
from index.readers.raw_article import RawArticle
from index.readers.records.frontmatter import split_front_matter
from index.readers.records.record import fields
from index.readers.records.trailer import split_trailer
from index.readers.web.markup import is_markup, plain_with_captions

_FENCED_CODE = lazy_pattern(
    r"^ {0,3}(?:(?P<ticks>`{3,}+)[^`\n]*+|(?P<waves>~{3,}+)[^\n]*+)\n(?P<code>.*?)"
    r"(?:^ {0,3}(?(ticks)(?P=ticks)`*+|(?P=waves)~*+)[ \t]*+$\n?|\Z)",
    re.DOTALL | re.MULTILINE,
)
"""Code between two lines of three or more backticks or tildes, or up to the end of the text."""

_TITLE = lazy_pattern(r"\A\s*+(?:#[ \t]+([^\n]++)|([^\n]++)\n=+[ \t]*+(?=\n|\Z))")
"""The title at the start of a text: after a number sign, or above a line of equals signs."""

_EXCERPT = lazy_pattern(
    r"\A\s*+>[ \t]*#{1,3}[ \t]*(?:Excerpt|Extrait)[ \t]*\n(?:>[^\n]*\n)*+\s*-{3,}[ \t]*\n(?=\s*\S)"
)
"""The start of the text that MarkDownload repeats above it, and the line below."""

_HEADING = lazy_pattern(r"^ {0,3}#{1,6}[ \t]+([^\n]++)", re.MULTILINE)
_UNDERLINE = lazy_pattern(r"(?<=\S\n)(?:=+|-{2,})[ \t]*+(?:\n|\Z)")
"""The line below a heading."""

_RULE = lazy_pattern(
    r"^ {0,3}(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})$", re.MULTILINE
)
_DEFINITION = lazy_pattern(
    r"^ {0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ \t]*+\S++(?:[ \t]+[\"'(][^\n]*+)?[ \t]*+(?:\n|\Z)",
    re.MULTILINE,
)
"""The line that gives the address of a link: `[site]: https://exemple.fr "Titre"`."""

_NOTE_DEFINITION = lazy_pattern(r"^ {0,3}\[\^[^\[\]\s]+\]:[ \t]*", re.MULTILINE)
_NOTE_REFERENCE = lazy_pattern(r"\[\^[^\[\]\s]+\]")
_QUOTE = lazy_pattern(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE)
_BULLET = lazy_pattern(r"^([ \t]*)[*+][ \t]+(?=\S)", re.MULTILINE)
_TASK = lazy_pattern(r"^([ \t]*(?:-|\d+[.)])[ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
"""An item of a list with a box to tick: `- [x] relire`. The group is the text before the box."""

_TABLE_SEPARATOR = lazy_pattern(
    r"^[ \t]*+\|?+[ \t]*+(?::?-+:?[ \t]*+\|[ \t]*+)+(?::?-+:?[ \t]*+)?$\n?", re.MULTILINE
)
"""The line between the head and the rows of a table: `|---|:-:|`."""

_TABLE_ROW = lazy_pattern(r"^[ \t]*+\|([^\n]*)\|[ \t]*$", re.MULTILINE)
_CELL_BORDER = lazy_pattern(r"(?<!\\)\|")
_NOT_PROSE = lazy_pattern(r"[ \t]*(?:[#>|*+=~<-]|\d+[.)][ \t]|\[[^\[\]\n]*\]:)")
"""The start of a line of a list, a table, a quotation or the like. It is joined to no other line."""

_SENTENCE_END = lazy_pattern(r"[.!?:;…»\"”][ \t]*\Z")
_WRAPPED_LINE_CHARS = range(55, 121)
"""Characters of a line in a text that was wrapped by hand."""

_LINK_TARGET = r"\((?:[^()\s]++|\([^()\s]*+\))*+(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
"""The address of a link or an image in brackets, perhaps with a title after it."""

_IMAGE = lazy_pattern(rf"!\[([^\[\]\n]*)\](?:{_LINK_TARGET}|\[[^\[\]\n]*\])|!\[\[[^\[\]\n]*\]\]")
"""An image: `![légende](une.jpg)`, `![légende][1]` or `![[une.jpg]]`. The group is the caption."""

_LINK = lazy_pattern(rf"\[([^\[\]\n]*)\](?:{_LINK_TARGET}|\[([^\[\]\n]*)\])")
"""A link: `[texte](adresse)` or `[texte][1]`. The first group is the text."""

_WIKI_LINK = lazy_pattern(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
"""A link of a wiki: `[[page]]` or `[[page|texte]]`. The group is what it shows."""

_AUTOLINK = lazy_pattern(r"<((?:https?://|mailto:)[^<>\s]+|[\w.+-]+@[\w.-]+)>")
_EMPHASIS = lazy_pattern(
    r"(?<![\w*_~\\])(\*\*\*|\*\*|__|\*|_|~~)(?=\S)([^*_~\n]+?)(?<![\s\\])\1(?![\w*_~])"
)
"""Emphasised text, between two equal marks of emphasis. The groups are the mark and the text."""

_CODE = lazy_pattern(r"(?<!`)(`++)([^`\n]++)\1(?!`)")
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINE_BREAK = lazy_pattern(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = lazy_pattern(r"</?[a-zA-Z][\w-]*(?:\s[^<>\n]*)?/?>")
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
"""A backslash before a sign of punctuation, which then stands for itself."""

_TRAILING = lazy_pattern(r"(?:(?<![ \t])[ \t]++|\\)$", re.MULTILINE)
"""Spaces or a backslash at the end of a line, which stand for a line break."""

_BLANK_LINES = lazy_pattern(r"\n{3,}+")
_MAX_NESTED_EMPHASES = 3


def read(material: Material) -> Iterator[RawArticle]:
    """Yield the one article of a Markdown file.

    Raises:
        UnreadableFile: There is neither text nor title in it.
    """
    note, text = split_trailer(decode(material.whole()))
    settings, text = split_front_matter(text)
    raw = fields(note or settings)
    if not raw.title:  # the first heading may be the title
        title = _TITLE.match(text)
        if title:
            raw = replace(raw, title=_without_inline_markup(_heading_text(title)).strip())
            text = text[title.end() :]
    body, captions = plain(_EXCERPT.sub("", text))
    body = body or raw.text  # a note may be HTML
    if not body and not raw.title:
        raise UnreadableFile("text-missing")
    yield replace(raw, text=body, captions=raw.captions + captions)


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of Markdown without its markup, and the captions of its images."""
    pieces: list[str] = []
    captions: list[str] = []
    end = 0
    text = _COMMENT.sub("", text)
    for fence in _FENCED_CODE.finditer(text):
        prose, prose_captions = _prose(text[end : fence.start()])
        pieces += [prose, fence["code"]]
        captions += prose_captions
        end = fence.end()
    prose, prose_captions = _prose(text[end:])
    pieces.append(prose)
    captions += prose_captions
    body = _BLANK_LINES.sub("\n\n", "".join(pieces)).strip()
    return body, tuple(dict.fromkeys(captions))


def _prose(text: str) -> tuple[str, list[str]]:
    """Return the text of Markdown that has no code in it, and the captions of its images."""
    captions = _captions(text)
    text = _DEFINITION.sub("", _IMAGE.sub("", text))
    parts: list[str] = []
    for is_html, blocks in groupby(text.split("\n\n"), _is_html):
        if is_html:
            html_text, html_captions = plain_with_captions("\n\n".join(blocks))
            captions += html_captions
            parts.append(html_text)
        else:
            joined = "\n\n".join(map(_unwrapped, blocks))
            parts.append(_without_inline_markup(_without_block_markup(joined)))
    return "\n\n".join(parts), captions


def _captions(text: str) -> list[str]:
    """Return the captions of the images in Markdown."""
    captions: list[str] = []
    for image in _IMAGE.finditer(text):
        caption = image[1]
        if caption and not caption.isspace():
            captions.append(_without_inline_markup(caption).strip())
    return captions


def _is_html(block: str) -> bool:
    """Return True if a block is HTML, which Markdown allows in place of a paragraph."""
    return block.lstrip().startswith("<") and is_markup(block)


def _without_block_markup(text: str) -> str:
    """Take out the markup that lines begin or end with."""
    text = _QUOTE.sub("", text)
    text = _BULLET.sub(r"\1- ", text)
    text = _TASK.sub(r"\1", text)
    text = _NOTE_DEFINITION.sub("", text)
    text = _TABLE_SEPARATOR.sub("", text)
    text = _TABLE_ROW.sub(_cells, text)
    text = _HEADING.sub(_heading_text, text)
    text = _UNDERLINE.sub("", text)
    text = _RULE.sub("", text)
    return _TRAILING.sub("", text)


def _without_inline_markup(text: str) -> str:
    """Take out the markup within lines."""
    text = _CODE.sub(r"\2", text)
    text = _NOTE_REFERENCE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _WIKI_LINK.sub(r"\1", text)
    for _ in range(_MAX_NESTED_EMPHASES):
        text = _EMPHASIS.sub(r"\2", text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _LINE_BREAK.sub("\n", text)
        text = _TAG.sub("", text)
    text = _ESCAPE.sub(r"\1", text)
    if "&" in text and is_markup(text):
        return unescape(text)
    return text


def _heading_text(heading: re.Match[str]) -> str:
    """Return the text of a heading without the number signs that may close it.

    `La crue ##` becomes `La crue`, but `Apprendre le C#` stays. The text is the only group of the
    match that is not empty.
    """
    text = next(group for group in heading.groups() if group).rstrip()
    unclosed = text.rstrip("#")
    if unclosed.endswith((" ", "\t")):
        return unclosed.rstrip()
    return text


def _cells(row: re.Match[str]) -> str:
    """Return the cells of a row of a table, with commas between them."""
    cells = (cell.strip() for cell in _CELL_BORDER.split(row[1]))
    return ", ".join(filter(None, cells))


def _unwrapped(block: str) -> str:
    """Return a block in one line if it is a paragraph that was wrapped by hand, else unchanged.

    The lines of such a paragraph, but for the last, are of similar length, and at least half of
    them do not end where a sentence does.
    """
    paragraph = block.strip("\n")
    lines = paragraph.split("\n")
    full_lines = lines[:-1]
    if not full_lines or any(len(line) not in _WRAPPED_LINE_CHARS for line in full_lines):
        return block
    if any(map(_NOT_PROSE.match, lines)):
        return block
    sentence_ends = sum(_SENTENCE_END.search(line) is not None for line in full_lines)
    if sentence_ends * 2 > len(full_lines):
        return block
    return block.replace(paragraph, " ".join(line.strip() for line in lines))
