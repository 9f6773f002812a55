"""The value that a specimen is, and the sentences that every specimen holds."""

from __future__ import annotations

from typing import NamedTuple

FLOOD = (
    "La Loire est sortie de son lit dans la nuit de lundi à mardi 12 mars 2019, et trois communes"
    " en aval de Nevers ont été évacuées par les pompiers du département."
)
STRIKE = (
    "Les éboueurs de la métropole ont cessé le travail jeudi matin pour demander des camions neufs,"
    " a dit la porte-parole Jeanne Roubaud."
)
HARBOUR = (
    "Le phare de Cordouan rouvrira samedi aux visiteurs après deux ans de travaux, selon le gardien"
    " Paul Le Goff, qui compte neuf cents marches."
)
SENTENCES = (FLOOD, STRIKE, HARBOUR)
"""The texts of articles in specimens."""

TITLES = ("La Loire déborde", "Les éboueurs en grève", "Le phare rouvre")
DAYS = ("2019-03-12", "2019-03-14", "2019-03-16")


class Specimen(NamedTuple):
    """A small sound file.

    Attributes:
        format: The name of its format.
        name: The name of the file.
        content: Its bytes.
    """

    format: str
    name: str
    content: bytes


def of_text(format: str, name: str, content: str) -> Specimen:
    """Return a specimen in UTF-8."""
    return Specimen(format, name, content.encode())
