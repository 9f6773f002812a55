"""Draw what pictures over time have in common: the frame, the rules of a scale, the axis of time.

Lengths are per cent of the width and pixels of the height, so that a narrow picture has letters of
the same size. Colours are left to the style.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from index.messages import Language, catalogue
from search.pictures.scale import Scale
from search.pictures.svg import Picture, element, percent, text
from search.pictures.time_axis import ticks
from search.timeline import Step

Role = Literal["group", "img"]
"""A picture with links is a group of them; one without is an image."""

_TOP = 16.0
"""Pixels above the scale, where the name of its highest mark stands."""
_BELOW = 22.0
"""Pixels below the axis, where the names of periods stand."""


class Frame(Struct, frozen=True):
    """The frame of a picture over time.

    Attributes:
        height: Its height in pixels.
    """

    height: float

    @property
    def base(self) -> float:
        """The place of the axis, in pixels from the top."""
        return self.height - _BELOW

    def y(self, height: float) -> float:
        """Return the place of a height from 0 to 1, in pixels from the top."""
        return self.base - height * (self.base - _TOP)

    def rules(self, scale: Scale, language: Language) -> list[str]:
        """Draw the axis, and a rule at each mark of the scale."""
        base = self.base
        drawn = [element("line", class_="picture-axis", x1="0", x2="100%", y1=base, y2=base)]
        for height, _ in scale.marks(catalogue(language)):
            y = self.y(height)
            drawn.append(element("line", class_="picture-rule", x1="0", x2="100%", y1=y, y2=y))
        return drawn

    def marks(self, scale: Scale, language: Language) -> list[str]:
        """Write the marks of the scale above their rules."""
        return [
            element("text", text(mark), class_="picture-mark", x=2, y=self.y(height) - 4)
            for height, mark in scale.marks(catalogue(language))
        ]

    def names(self, starts: Sequence[date], by: Step, language: Language) -> list[str]:
        """Write the names of some of the periods that begin on these days, below the axis."""
        drawn: list[str] = []
        for tick in ticks(tuple(starts), by, language):
            x = percent(tick.index / len(starts))
            end = self.base + 4
            drawn.append(element("line", class_="picture-axis", x1=x, x2=x, y1=self.base, y2=end))
            class_ = "picture-name picture-minor" if tick.is_minor else "picture-name"
            drawn.append(element("text", text(tick.name), class_=class_, x=x, y=self.height - 6))
        return drawn

    def brush(self) -> str:
        """Draw the stretch of time that a reader chooses, which a script makes as wide as it is."""
        return element("rect", class_="picture-brush", y="0", width="0", height=self.base)

    def picture(
        self, content: Iterable[str], title: str, description: str, class_: str, role: Role
    ) -> Picture:
        """Return the whole picture, as wide as the place where it stands."""
        head = element("title", text(title)), element("desc", text(description))
        markup = element(
            "svg",
            *head,
            *content,
            class_=f"picture {class_}",
            role=role,
            width="100%",
            height=self.height,
            xmlns="http://www.w3.org/2000/svg",
        )
        return Picture(markup, title, self.height)
