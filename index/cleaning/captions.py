"""Find captions: lines that describe a photograph, by their credit or their position."""

from __future__ import annotations

from functools import cache

from index.cleaning.boilerplate import boilerplate_table
from index.cleaning.french.captions import (
    CREDIT_WORD,
    FRENCH_WORDS,
    LABEL_STARTS,
    NO_NAMES,
    PICTURES_BELOW,
    STATEMENT,
    WORDS_BETWEEN_NAMES,
    CaptionPatterns,
    caption_patterns,
    is_dated,
    shows_people,
)
from index.lazy_pattern import lazy_pattern

_MAX_CAPTION_CHARS = 350
"""A longer line is a paragraph. Even an agency's English caption seldom has 300 characters."""
_MAX_STOPPED_CHARS = 200
"""A longer line that ends in "(photo: somebody)." is a paragraph."""
_MAX_UNCREDITED_CHARS = 220
"""A longer line without a credit is a paragraph."""
_MAX_CREDIT_CHARS = 80
"""A longer line is more than a credit."""
_MAX_STOPPED_CREDIT_CHARS = 25
"""Characters of a credit that ends in a full stop."""
_MAX_TAIL_CHARS = 60
"""Characters at the end of a caption in which its credit begins."""
_PROSE_ENDS = '."»!?:,'
_TOP_LINES = 8
"""Lines where "(AFP)" at the end of a line signs a photograph and not a paragraph."""
_UNCREDITED_TOP_LINES = 3
"""Lines at the top where a caption may have no credit."""
_MIN_CAPTION_SPACES = 5
"""Spaces of a caption that an agency signs with nothing before its name."""
_MAX_CREDIT_NAMES = 7
"""Words of a credit, agencies not counted."""
_MIN_ENGLISH_WORDS = 3
"""Small English words of a line that is English."""
_ENGLISH_WORDS = frozenset(
    ("the", "of", "and", "with", "in", "during", "before", "after", "by", "for", "at", "from")
)
_CREDIT_TOKEN = lazy_pattern(r"[^\W_][\w.’'-]*")
_CAPTION_START = lazy_pattern(r"(?:[A-ZÀ-Þ][\w'’-]*\s){1,3}[\w(,]")


def split_captions(lines: list[str], *, is_title_known: bool) -> tuple[list[str], list[str]]:
    """Tell the captions from the other lines.

    Args:
        lines: The lines of an article, without those of its page.
        is_title_known: True if the title is known. If not, the first line may be a headline: "Photos : …".

    Returns:
        The other lines and the captions, each in their order. If all lines look like captions, they
        are the article, and none is a caption.
    """
    flags = _find_captions(lines, is_title_known=is_title_known)
    if True not in flags:
        return lines, []
    flags = [
        is_caption or _is_uncredited_neighbour(index, lines, flags)
        for index, is_caption in enumerate(flags)
    ]
    if False not in flags:
        return lines, []
    others: list[str] = []
    captions: list[str] = []
    for line, is_caption in zip(lines, flags, strict=True):
        if is_caption:
            captions.append(line)
        else:
            others.append(line)
    return others, captions


def _find_captions(lines: list[str], *, is_title_known: bool) -> list[bool]:
    """Return for each line whether it is a caption.

    Captions without a credit are looked for only at the top, above the first paragraph.
    """
    patterns = _patterns()
    flags = [
        _is_caption(index, lines, patterns, is_title_known=is_title_known)
        for index in range(len(lines))
    ]
    first = 0 if is_title_known else 1  # if the title is not known, the first line may be it
    last = min(_UNCREDITED_TOP_LINES, len(lines) - 1)
    for index, line in enumerate(lines[:last]):
        if len(line) > _MAX_UNCREDITED_CHARS:  # the first paragraph
            break
        if index >= first and _is_uncredited_caption(line):
            flags[index] = True
    return flags


def _is_caption(
    index: int, lines: list[str], patterns: CaptionPatterns, *, is_title_known: bool
) -> bool:
    """Return True if a line has a label ("Photo :"), is a credit alone, or ends in a credit."""
    line = lines[index]
    if len(line) > _MAX_CAPTION_CHARS:
        return False
    is_below_title = is_title_known or index > 0
    if _has_label(line, patterns, is_below_title=is_below_title):
        return True
    if is_below_title and _is_credit_line(line, patterns):
        return True
    is_last = index == len(lines) - 1
    if is_last:  # an agency signs the last paragraph as it signs a photograph
        return False
    if line[-1] in _PROSE_ENDS and "©" not in line[-_MAX_TAIL_CHARS:]:  # nearly all prose
        return _has_bracketed_credit(line, patterns)
    return _ends_in_credit(line, patterns, is_at_top=is_below_title and index < _TOP_LINES)


def _has_label(line: str, patterns: CaptionPatterns, *, is_below_title: bool) -> bool:
    """Return True if a line begins as captions do; a headline may begin with "Photos :" too."""
    if line[0].isalpha() and line[:3].lower() not in LABEL_STARTS:  # nearly all lines
        return False
    if patterns.caption_start.match(line):
        return True
    return is_below_title and patterns.label.match(line) is not None


def _is_credit_line(line: str, patterns: CaptionPatterns) -> bool:
    """Return True if a line is a credit and nothing else: "Photo Jeanne Morel / AFP"."""
    if len(line) > _MAX_CREDIT_CHARS:
        return False
    if len(line) > _MAX_STOPPED_CREDIT_CHARS and line[-1] in _PROSE_ENDS:
        return False
    return _is_credit(line, patterns)


def _has_bracketed_credit(line: str, patterns: CaptionPatterns) -> bool:
    """Return True if a line ends in a credit in brackets and a full stop: "… (photo: AFP)."."""
    if not line.endswith((").", "].")) or len(line) > _MAX_STOPPED_CHARS:
        return False
    return _ends_in_credit(line[:-1], patterns, is_at_top=False)


def _ends_in_credit(line: str, patterns: CaptionPatterns, *, is_at_top: bool) -> bool:
    """Return True if a line ends in a credit: "Le port de Sfax, mardi. © Jeanne Morel / AFP".

    Args:
        line: Any line.
        patterns: The patterns of captions.
        is_at_top: True if the line is among the first ones. There "(AFP)" at the end of a line is the
            credit of a photograph. Further down the agency is the source of the paragraph.
    """
    tail = line[-_MAX_TAIL_CHARS:]
    if not (patterns.signer.search(tail) or CREDIT_WORD.search(tail) or "©" in tail):
        return False
    for start in patterns.credit_start.finditer(tail):
        credit = tail[start.end() :]
        if PICTURES_BELOW.fullmatch(credit):  # "La mairie rouvre (PHOTOS)"
            continue
        # What follows is one possible credit of several, such as "AFP)" after " (".
        is_bracketed = start[0].rstrip().endswith("(")
        is_agency_alone = is_bracketed and patterns.signer.fullmatch(credit.rstrip(")"))
        if is_agency_alone and not is_at_top:
            continue
        if _is_credit(credit, patterns, follows_copyright_sign=start[0].strip() == "©"):
            return True
    # "Des pompiers à l'entrée du tunnel AFP"
    is_long_enough = line.count(" ") >= _MIN_CAPTION_SPACES
    return is_long_enough and patterns.signer_at_end.search(tail) is not None


def _is_credit(
    text: str, patterns: CaptionPatterns, *, follows_copyright_sign: bool = False
) -> bool:
    """Return True if a text has nothing but agencies, names and words for photographs.

    Args:
        text: Some words.
        patterns: The patterns of captions.
        follows_copyright_sign: True if names alone are enough, since a © stands before them.
    """
    rest, agency_count = patterns.signer.subn(" ", text)
    rest, credit_word_count = CREDIT_WORD.subn(" ", rest)
    tokens = _CREDIT_TOKEN.findall(rest)
    if not (agency_count or credit_word_count or follows_copyright_sign):
        return False
    return len(tokens) <= _MAX_CREDIT_NAMES and all(map(_may_be_in_credit, tokens))


def _may_be_in_credit(token: str) -> bool:
    """Return True for a capitalised word, a number, or a word such as "via" between names."""
    if token[0].isupper() and token not in NO_NAMES:
        return True
    return token.isdigit() or token in WORDS_BETWEEN_NAMES


def _is_uncredited_caption(line: str) -> bool:
    """Return True if a line describes a photograph, though it has no credit.

    It says who stands on the left, or ends in the place and the day of the photograph, and has no
    verb or other word that makes a statement.
    """
    if STATEMENT.search(line) or _CAPTION_START.match(line) is None:
        return False
    return is_dated(line) or shows_people(line)


def _is_uncredited_neighbour(index: int, lines: list[str], flags: list[bool]) -> bool:
    """Return True if a line is an agency's caption without a credit.

    Such a caption is in English, and stands next to a caption with a credit.
    """
    neighbours = flags[max(index - 1, 0) : index] + flags[index + 1 : index + 2]
    return (
        True in neighbours and len(lines[index]) <= _MAX_CAPTION_CHARS and _is_english(lines[index])
    )


def _is_english(line: str) -> bool:
    """Return True if a line has three small English words, and three for each French one."""
    english = french = 0
    for word in line.lower().split():
        english += word in _ENGLISH_WORDS
        french += word in FRENCH_WORDS
    return english >= max(_MIN_ENGLISH_WORDS, 3 * french)


@cache
def _patterns() -> CaptionPatterns:
    """Return the patterns of captions for all who sign photographs, also in capitals: "AFP", "Afp"."""
    names = boilerplate_table().photographers
    spellings = {*names, *map(str.upper, names)}
    spellings.update(name.title() for name in names if len(name) > 3)
    return caption_patterns(spellings)
