"""Write the elements of SVG, whatever the texts in them hold."""

from __future__ import annotations

from html import escape

from msgspec import Struct

from index.lazy_pattern import lazy_pattern
from search.printable import printable


class Picture(Struct, frozen=True):
    """A picture that is drawn.

    Attributes:
        markup: The element `svg`.
        title: Its title.
        height: Its height in pixels.
    """

    markup: str
    title: str
    height: float


_NOT_XML = lazy_pattern("[\ufffe\uffff]")
"""Characters that no XML document may hold, besides those that `printable` replaces."""
_PLAIN = lazy_pattern(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ .,:;%_/?=&+()\xa0\u202f-]*")
"""A text of which only ampersands are escaped: most names, numbers and addresses."""


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """Return an element.

    Args:
        name: The name of the element.
        content: Its content: markup, or texts that `text` has made markup of.
        attributes: Its attributes. An underscore stands for a hyphen, and is left out at the end,
            as in `class_`. Attributes that are None are left out. Texts are escaped here.
    """
    written = [
        f' {key.removesuffix("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    opening = f"<{name}{''.join(written)}"
    return f"{opening}>{''.join(content)}</{name}>" if content else f"{opening}/>"


def text(value: str) -> str:
    """Return a text as markup. What is not allowed in XML, or turns a text around, becomes a space."""
    if _PLAIN.fullmatch(value):
        return value.replace("&", "&amp;")
    return escape(_NOT_XML.sub(" ", printable(value)))


def number(value: float) -> str:
    """Return a number with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Return a share of the width, from 0 to 1, as a length."""
    return f"{100 * share:.3f}".rstrip("0").rstrip(".") + "%"


def link(target: str | None, *content: str, **attributes: str | float | None) -> str:
    """Return what a link to an address contains, as a link if there is an address, else as a group."""
    if target is None:
        return element("g", *content, **attributes)
    return element("a", *content, href=target, **attributes)


def _value(value: str | float) -> str:
    return text(value) if isinstance(value, str) else number(value)
