"""Write the text of an element as paragraphs, with the elements of TEI and TXM understood.

Words that stand in elements of their own become running text again. Notes, variants, and what was
only printed around the text, such as running heads, are left out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise

from index.lazy_pattern import lazy_pattern

HIDDEN = frozenset(
    """
    ana back certainty comments del fdecl figdesc fw gap index interp interpgrp note notegrp notesstmt
    rdg script standoff style surrogate teiheader wit witness
    """.split()  # noqa: SIM905 - names read better without quotes and commas
)
"""Elements that hold no text of an article: notes, variants and analyses."""

_REPLACED = frozenset(("sic", "abbr", "orig"))
"""Elements that are left out where a `choice` has a corrected, expanded or regular form too."""

_INLINE = frozenset(
    """
    a abbr acronym add app b bdi big bibl c choice cit cite code corr damage date distinct em emph
    ex expan font foreign form forename geogname gloss hi hlt i ins kbd lem lien link m mark mentioned
    name num orgname orig pc persname placename q quote ref reg rend roledesc rolename rs s samp seg
    settlement sic small socalled span strike strong sub sup supplied surname surplus tag term time
    title tt u unclear var w
    """.split()  # noqa: SIM905
)
"""Elements that stand within a line."""

LINE_BLOCKS = frozenset(
    """
    ab alinea chapeau h1 h2 h3 h4 h5 h6 head intertitre item l lg li p para paragraphe soustitre
    subhead subtitle td
    """.split()  # noqa: SIM905
)
"""Elements whose line breaks are those of the file alone."""

_POINTS = frozenset(("pb", "cb", "gb", "milestone", "anchor", "index", "ptr"))
"""Empty elements that stand between two words."""

WORDS = frozenset(("w", "pc"))
"""Elements of one word or sign."""

# characters that XML forbids stand for what is decided once the text is complete
_PARAGRAPH = "\x01"
_LINE = "\x02"
_PRINTED_LINE = "\x03"
_NO_BREAK = "\x04"
_WORD_START = "\x05"

_SPACE_RUN = lazy_pattern(r"[^\S\n\xa0\u202f]{2,}")
_BLANK_LINES = lazy_pattern(r"\n\s?\n\s*+")
_JOINED = lazy_pattern(rf"\s*+[-\N{{SOFT HYPHEN}}¬]?\s*+{_NO_BREAK}\s*+")
_HYPHENATED = lazy_pattern(
    rf"(?<=[^\W\d_])[-\N{{SOFT HYPHEN}}¬]\s*+{_PRINTED_LINE}\s*+(?=[a-zà-ÿœ])"
)
_PRINTED_PARAGRAPH = lazy_pattern(rf"{_PRINTED_LINE}(?:\s*+{_PRINTED_LINE})++")
_JOINED_WORD = lazy_pattern(rf"(?<=['’(\[])\s*+{_WORD_START}\s*+|\s*+{_WORD_START}\s*+(?=[,.)\]…])")
_WORD_SPACE = lazy_pattern(rf"\s*+{_WORD_START}\s*+")
_SPACES = lazy_pattern(r"[^\S\xa0\u202f]{2,}|[^\S \xa0\u202f]")
_LINES = lazy_pattern(rf" ?{_LINE}[ {_LINE}]*")


def prose(element: ET.Element, is_left_out: Callable[[ET.Element], bool] | None = None) -> str:
    """Return the text of an element, with an empty line between its paragraphs.

    Args:
        element: The element, whose names are in lower case and without prefix.
        is_left_out: Tells which of the elements that stand apart from lines are no part of the
            text, besides notes and the like.
    """
    writer = _Writer(_word_parents(element), is_left_out)
    writer.write(element)
    return _finished("".join(writer.pieces))


class _Writer:
    """Writes the text of elements, with marks for what is decided later.

    Attributes:
        pieces: The texts and the marks.
    """

    __slots__ = ("_is_left_out", "_is_spaced", "pieces")

    def __init__(
        self,
        is_spaced: dict[ET.Element, bool],
        is_left_out: Callable[[ET.Element], bool] | None,
    ) -> None:
        self._is_spaced = is_spaced
        self._is_left_out = is_left_out
        self.pieces: list[str] = []

    def write(self, root: ET.Element) -> None:
        """Write an element. Elements may be nested deeper than functions can be."""
        stack: list[tuple[ET.Element, ET.Element, bool]] = []
        self._enter(root, root, stack)
        while stack:
            element, parent, is_end = stack.pop()
            if is_end:
                self._leave(element, parent)
                if element is not root:
                    self._add(element.tail, parent)
            elif self._is_hidden(element, parent):
                self._add(element.tail, parent)
            else:
                self._enter(element, parent, stack)

    def _enter(
        self,
        element: ET.Element,
        parent: ET.Element,
        stack: list[tuple[ET.Element, ET.Element, bool]],
    ) -> None:
        """Write what stands before the first element in an element, and plan the rest."""
        self._begin(element, parent)
        self._add(element.text, element)
        stack.append((element, parent, True))
        stack.extend((child, element, False) for child in reversed(element))

    def _begin(self, element: ET.Element, parent: ET.Element) -> None:
        tag = element.tag
        if tag in {"lb", "pb", "cb"} and element.get("break") == "no":
            self.pieces.append(_NO_BREAK)
        elif tag == "lb":
            self.pieces.append(_PRINTED_LINE)
        elif tag in _POINTS:
            self.pieces.append(" ")
        elif tag == "br":
            self.pieces.append(_LINE)
        elif tag in WORDS:
            is_next = self._is_spaced.get(parent, False) and element is not parent[0]
            self.pieces.append("" if is_next else _WORD_START)
        elif _is_block(element, parent):
            self.pieces.append(_PARAGRAPH if tag != "l" else _LINE)

    def _leave(self, element: ET.Element, parent: ET.Element) -> None:
        if element.tag in _POINTS or element.tag in {"lb", "br"}:
            return
        if _is_block(element, parent):
            self.pieces.append(_PARAGRAPH if element.tag != "l" else _LINE)

    def _add(self, text: str | None, parent: ET.Element) -> None:
        """Add a text of an element. Its lines count where nothing else parts them."""
        if not text:
            return
        is_between_words = self._is_spaced and not self._is_spaced.get(parent, False)
        if (is_between_words or parent.tag in WORDS) and not text.strip():
            return
        if "  " in text or "\t" in text:
            text = _SPACE_RUN.sub(" ", text)
        if parent.tag not in LINE_BLOCKS and parent.tag not in _INLINE:
            text = _BLANK_LINES.sub(_PARAGRAPH, text)
            if not len(parent):
                text = text.strip().replace("\n", _LINE)
        self.pieces.append(text)

    def _is_hidden(self, element: ET.Element, parent: ET.Element) -> bool:
        tag = element.tag
        if tag in HIDDEN or (tag in _REPLACED and parent.tag == "choice" and len(parent) > 1):
            return True
        if self._is_left_out is None or not _stands_apart(element, parent):
            return False
        return self._is_left_out(element)


def _is_block(element: ET.Element, parent: ET.Element) -> bool:
    """Return True if an element begins a paragraph: one of a name that is not known may."""
    if element.tag in LINE_BLOCKS:
        return True
    return element.tag not in _INLINE and _stands_apart(element, parent)


def _stands_apart(element: ET.Element, parent: ET.Element) -> bool:
    """Return True if an element is no part of a line."""
    if parent.tag in LINE_BLOCKS or parent.tag in _INLINE:
        return False
    stands_in_text = (parent.text or "").strip() and (element.tail or "").strip()
    return not stands_in_text


def _word_parents(element: ET.Element) -> dict[ET.Element, bool]:
    """Return the elements with words in elements of their own; True if the spaces between tell.

    They tell where a word ends if some words have spaces between them and others have none.
    """
    parents: dict[ET.Element, bool] = {}
    for parent in element.iter():
        if any(child.tag in WORDS for child in parent):
            words = (word for word, following in pairwise(parent) if _are_words(word, following))
            parents[parent] = len({bool(word.tail) for word in words}) > 1
    return parents


def _are_words(element: ET.Element, following: ET.Element) -> bool:
    return element.tag in WORDS and following.tag in WORDS


def _finished(text: str) -> str:
    """Return the text with the marks replaced."""
    if _NO_BREAK in text:
        text = _JOINED.sub("", text)
    if _PRINTED_LINE in text:
        text = _PRINTED_PARAGRAPH.sub(_PARAGRAPH, _HYPHENATED.sub("", text))
        text = text.replace(_PRINTED_LINE, " ")
    if _WORD_START in text:
        text = _WORD_SPACE.sub(" ", _JOINED_WORD.sub("", text))
    paragraphs = [_one_paragraph(paragraph) for paragraph in text.split(_PARAGRAPH)]
    return "\n\n".join(filter(None, paragraphs))


def _one_paragraph(text: str) -> str:
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
