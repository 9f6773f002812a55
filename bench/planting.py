"""Plant menus, prompts and captions in articles, where pages put them, and see what cleaning does to them."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.texts import Text
from index.cleaning import CleanText, clean
from index.cleaning.french.paragraphs import GLUED_SOURCE

SEEN = Path(__file__).with_name("planted.txt")
"""Lines that were in sight when the rules of cleaning were written."""

HELD_OUT = Path(__file__).with_name("planted_held_out.txt")
"""Lines that no rule was written for."""

COLUMNS = 72
"""The width at which paragraphs are broken into lines."""

TEASER_CHARS = 120
"""Characters of the first paragraph that a teaser repeats."""

LINE_BREAK = " ⏎ "
"""The break between two lines of an entry of a file of plants."""

_SECTION = re.compile(r"\[(?P<kind>[^:\]]+): (?P<positions>[a-z ]+)\]")
"""The line above the entries of a kind, such as `[menus: top end]`."""
_WORD = re.compile(r"\w+")
_SENTENCE_GAP = re.compile(r"(?<=[a-zà-ÿ]{2}[.!?]) (?=[A-ZÀ-Þ][a-zà-ÿ])")
"""The space between two sentences."""
_KINDS_ABOVE_TITLE = frozenset({"menus", "share", "ago"})
_KINDS_SET_APART = frozenset({"captions", "credits", "unsigned captions"})


@dataclass(frozen=True, slots=True)
class Plant:
    """A text that a page adds to an article.

    Attributes:
        kind: The section that it comes from, such as `menus` or `captions`.
        position: Where it stands: `top`, `between` or `end`.
        text: The text, of one line or several.
    """

    kind: str
    position: str
    text: str

    @property
    def is_set_apart(self) -> bool:
        """Return True if cleaning should keep the text among the captions, not remove it."""
        return self.kind in _KINDS_SET_APART

    @property
    def stands_above_title(self) -> bool:
        """Return True if pages put the text above the title."""
        return self.position == "top" and self.kind in _KINDS_ABOVE_TITLE


@dataclass(frozen=True, slots=True)
class Layout:
    """The form in which an article is given to cleaning.

    Attributes:
        has_own_title: True if the title is given, False if it is the first line of the text.
        gap: The text between two paragraphs.
    """

    has_own_title: bool
    gap: str


LAYOUTS = (
    Layout(has_own_title=True, gap="\n"),
    Layout(has_own_title=False, gap="\n"),
    Layout(has_own_title=True, gap="\n\n"),
    Layout(has_own_title=False, gap="\n\n"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of a plant in cleaning.

    Attributes:
        plant: The plant.
        is_gone: True if none of its words is left in the body or the title.
        is_set_apart: True if it is among the captions.
        is_article_spared: True if no word of the article was lost with it.
    """

    plant: Plant
    is_gone: bool
    is_set_apart: bool
    is_article_spared: bool

    @property
    def is_right(self) -> bool:
        """Return True if the plant was set apart or removed, as its kind should be."""
        if self.plant.is_set_apart:
            return self.is_set_apart
        return self.is_gone


def read_plants(file: Path) -> Iterator[Plant]:
    """Yield the entries of a file of plants, once for each position that they may have."""
    kind = ""
    positions = [""]
    for line in file.read_text("utf-8").splitlines():
        section = _SECTION.fullmatch(line)
        if section:
            kind = section["kind"]
            positions = section["positions"].split()
        elif line and not line.startswith("#"):
            text = line.replace(LINE_BREAK, "\n")
            for position in positions:
                yield Plant(kind, position, text)


def plant_and_clean(plant: Plant, article: Text, layout: Layout) -> Outcome:
    """Put a plant in an article, clean both, and return what became of the plant.

    Args:
        plant: The plant.
        article: An article whose body has one paragraph a line.
        layout: The form in which the article is cleaned.
    """
    paragraphs = article.body.splitlines()
    if plant.stands_above_title and not layout.has_own_title:
        # `_lines` would put the title first
        lines = [plant.text, article.title, *paragraphs]
    else:
        lines = _lines(_with_plant(plant, paragraphs), article.title, layout)
    plain_lines = _lines(paragraphs, article.title, layout)
    plain = _clean(plain_lines, article.title, layout)
    planted = _clean(lines, article.title, layout)
    words_of_plant = word_counts(plant.text)
    plain_words = word_counts(plain.body, plain.title)
    planted_words = word_counts(planted.body, planted.title)
    # Counters: a difference has the words that the second text lacks, with how often it lacks them
    new_words = planted_words - plain_words
    new_captions = word_counts(*planted.captions) - word_counts(*plain.captions)
    return Outcome(
        plant,
        is_gone=not new_words & words_of_plant,
        is_set_apart=not words_of_plant - new_captions,
        is_article_spared=not plain_words - planted_words - new_captions,
    )


def share_of_paragraphs_rejoined(article: Text) -> float:
    """Break paragraphs at a fixed width, and return the share that cleaning makes whole again."""
    lines = map(str.split, article.body.splitlines())
    paragraphs = [" ".join(words) for words in lines]
    broken = [textwrap.fill(paragraph, COLUMNS) for paragraph in paragraphs]
    cleaned = _cleaned_body("\n\n".join(broken), article).splitlines()
    rejoined = set(cleaned).intersection(paragraphs)
    return len(rejoined) / len(set(paragraphs))


def parts_glued_sentences(article: Text) -> bool:
    """Remove the spaces between sentences, and return True if cleaning puts them back."""
    glued = _SENTENCE_GAP.sub("", article.body)
    return _cleaned_body(glued, article) == _cleaned_body(article.body, article)


def removes_teaser(article: Text) -> bool:
    """Add a teaser that the first paragraph repeats, and return True if cleaning removes only it."""
    first_paragraph = article.body.splitlines()[0]
    whole_words = first_paragraph[:TEASER_CHARS].rsplit(" ", 1)[0]
    teased = f"{whole_words}…\n\n{article.body}"
    return _cleaned_body(teased, article) == _cleaned_body(article.body, article)


def _cleaned_body(text: str, article: Text) -> str:
    """Return the cleaned body of an article whose body a text replaces."""
    return clean(text, article.title).body


def word_counts(*texts: str) -> Counter[str]:
    """Return how often each word is in some texts, their words made whole and parted as by cleaning."""
    counts: Counter[str] = Counter()
    for text in texts:
        parted = GLUED_SOURCE.sub(r" \g<0>", text.replace("\u00ad", ""))
        counts.update(_WORD.findall(parted))
    return counts


def _with_plant(plant: Plant, paragraphs: Sequence[str]) -> list[str]:
    """Return the paragraphs with a plant at its position among them."""
    middle = len(paragraphs) // 2
    index = {"top": 0, "between": middle, "end": len(paragraphs)}[plant.position]
    lines = list(paragraphs)
    lines.insert(index, plant.text)
    return lines


def _lines(paragraphs: Sequence[str], title: str, layout: Layout) -> list[str]:
    """Return the lines of a text: the paragraphs, and above them the title if it is not apart."""
    if layout.has_own_title:
        return list(paragraphs)
    return [title, *paragraphs]


def _clean(lines: Sequence[str], title: str, layout: Layout) -> CleanText:
    """Clean the lines of a text, with the title apart if the layout says so."""
    text = layout.gap.join(lines)
    if layout.has_own_title:
        return clean(text, title)
    return clean(text)
