"""An article's text without what its page put around it."""

from __future__ import annotations

from msgspec import Struct

from index.cleaning.boilerplate import boilerplate
from index.cleaning.captions import split_captions
from index.cleaning.headline import split_title
from index.cleaning.links import without_links
from index.cleaning.menus import without_menus
from index.cleaning.origin import split_copyright, split_source
from index.cleaning.paragraphs import BLANK, paragraphs
from index.cleaning.repeats import without_repeats, without_teasers
from index.cleaning.signatures import without_names, without_signatures


class Clean(Struct, frozen=True):
    """What a page says, its parts told apart.

    Attributes:
        title: The headline; the first sentence where there is none.
        body: The paragraphs, one a line, without title line, captions and boilerplate.
        captions: Captions and credits of photographs, in the order of the page.
        source_line: The name in "Source: PressTV", as it was written.
        titled: False when `title` is only the first sentence of `body`.
        copyright: The name in "© Press TV 2019", as it was written; never that of a photograph.
    """

    title: str
    body: str
    captions: tuple[str, ...]
    source_line: str | None
    titled: bool
    copyright: str | None = None


def clean(text: str, title: str | None = None, *, author: str | None = None) -> Clean:
    """Tell the article from its page.

    Args:
        text: The page as text; the body alone where `title` is given.
        title: The title, where metadata gave it.
        author: Who wrote it, where metadata told: a line of that name alone is a signature.

    Returns:
        Its parts. Every line of `text` is in one of them, but those known to be of the page or to say again
        what others say; a text of such lines only, and without a title, is kept as it is.
    """
    title = " ".join(part for line in (title or "").splitlines() if (part := line.strip(BLANK)))
    spaced = paragraphs(text)
    lines = [line for line in spaced if line]
    kept, holder = split_copyright(
        [line for line in without_links(spaced, titled=bool(title)) if line]
    )
    kept = without_menus([line for line in kept if not boilerplate().covers(line)], title)
    kept, source = split_source(kept, titled=bool(title))
    kept, captions = split_captions(without_signatures(kept), titled=bool(title))
    titled = True
    if title:
        kept = without_repeats(kept, title)
    else:
        title, kept, titled = split_title(kept or lines, text)
    kept = without_teasers(without_names(kept, author))
    return Clean(title, "\n".join(kept), tuple(captions), source, titled, holder)
