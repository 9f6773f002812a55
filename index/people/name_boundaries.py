"""Tell whether a name goes on with the next word of its run, or ends before it."""

from __future__ import annotations

from collections.abc import Sequence

from index.analysis.particles import BINDING_PARTICLES, LOOSE_PARTICLES, PARTICLES
from index.people.gazetteer import word_set
from index.people.lexicon import Word

_EPITHET_ARTICLES = frozenset({"la", "le"})
_OF = frozenset({"d", "de", "du"})
_OF_THE = frozenset({"des", "du"})
_PORTUGUESE = frozenset({"da", "do", "dos"})
_SERVANT = "abd"
"""The beginning of Arabic first names, after which le is no part of a surname."""
MIN_SURNAME_CHARS = 3
"""Letters from which the word after a first name is its surname."""


def goes_on(
    name: Sequence[Word], particles: Sequence[Word], following: Word, after: Word | None
) -> bool:
    """Return True if a name may go on with these particles and this word.

    Args:
        name: The words of the segment as far as it goes.
        particles: The particles in lower case after them.
        following: The word after the particles.
        after: The word after that, unless particles come first.
    """
    if following.noise and following.folded not in LOOSE_PARTICLES:
        return False
    if following.honorific or _shouts_on(name, following) or _begins_title(name, following, after):
        return False
    if not particles:
        if _begins_another_name(name, following, after):
            return False
        if _is_complete_before(name, following):
            return False
        last = name[-1]
        return last.capitals or last.name or not _may_be_acronym(following)
    return _goes_on_after_particles(name, particles, following, after)


def _goes_on_after_particles(
    name: Sequence[Word], particles: Sequence[Word], following: Word, after: Word | None
) -> bool:
    if all(particle.folded in BINDING_PARTICLES for particle in particles):
        return True
    if particles[-1].folded in _PORTUGUESE and not (following.place or following.organisation):
        return len(name) > 1 or name[-1].name or name[-1].unknown
    if len(name) == 1 and following.name:
        # a movement and its leader: Amal de Nabih Berri
        return False
    if following.place or _is_common_noun(name, particles, following):
        return False
    if len(_cores(name)) > 1:
        begins_full_name = following.initial or (following.name and after is not None)
        if begins_full_name or _belongs_to_another(particles, following, after):
            return False
    return name[-1].name or _begins_with_first_name(name)


def _begins_with_first_name(name: Sequence[Word]) -> bool:
    """Return True if a first name begins a segment, or stands behind a place: Nevers Thierry Brac."""
    for word in name:
        if word.name or not (word.place or word.organisation or word.people):
            return word.name
    return False


def _is_common_noun(name: Sequence[Word], particles: Sequence[Word], following: Word) -> bool:
    """Return True for a noun with its article after a name: Ali Hassan le Pétrole, César du Meilleur.

    A sovereign may have an epithet there (Charles le Chauve), and some write Bruno le Maire.
    """
    if particles[-1].folded in _OF_THE and len(name) == 1:
        return following.commonness == 2
    if particles[-1].folded not in _EPITHET_ARTICLES or len(particles) > 1:
        return False
    if following.commonness < 2 or following.folded in word_set("epithets"):
        return False
    is_surname = len(name) == 1 and not name[0].folded.startswith(_SERVANT)
    return not is_surname


def _belongs_to_another(particles: Sequence[Word], following: Word, after: Word | None) -> bool:
    """Return True for a club, a firm or a person after a full name and de.

    Lionel Messi de Neymar is no name, and Geoffroy Roux de Bézieux is one.
    """
    if following.organisation or following.folded in word_set("clubs"):
        return True
    particle = particles[-1].folded
    if len(particles) > 1:
        return particle == "l"
    if particle == "des":
        return True
    return particle in _OF and _is_no_estate(particle, following, after)


def _is_no_estate(particle: str, following: Word, after: Word | None) -> bool:
    """Return True unless a word after a full name and de may be the end of a surname."""
    if following.brand or following.capitals:
        return True
    if following.folded in word_set("english_words") or following.folded in word_set("mononyms"):
        return True
    if particle == "du":  # Boyer du Bois is a name, Boyer du Sporting Club is none
        return after is not None
    return following.commonness == 2


def _begins_title(name: Sequence[Word], following: Word, after: Word | None) -> bool:
    """Return True for an article and a noun in capitals after a full name: Paul Durand | La France."""
    if after is None or following.folded not in _EPITHET_ARTICLES or following.particle:
        return False
    if not (after.commonness == 2 or after.place or after.organisation):
        return False
    cores = _cores(name)
    return len(cores) > 1 and cores[0].name and not cores[0].initial and not cores[-1].name


def _shouts_on(name: Sequence[Word], following: Word) -> bool:
    """Return True for a common word in capitals after a full name: PAUL DURAND ATTAQUE."""
    if not following.capitals or following.commonness < 2:
        return False
    if following.folded in PARTICLES:
        return False
    cores = _cores(name)
    return len(cores) > 1 and any(word.name for word in cores[:-1])


def _begins_another_name(name: Sequence[Word], following: Word, after: Word | None) -> bool:
    """Return True if a name is complete and another one begins: Paul Dumas | Arnaud Petit."""
    if after is None or following.initial or not following.name:
        return False
    if after.folded in _PORTUGUESE:
        return False
    if len(after.folded) < MIN_SURNAME_CHARS and after.folded not in PARTICLES:
        return False
    cores = _cores(name)
    if len(cores) < 2 or not cores[-2].name or cores[-2].initial:
        return False
    if cores[0].folded == following.folded:
        return True
    may_go_on = cores[0].place or cores[0].folded.startswith(_SERVANT)
    return not (cores[-1].name or following.commonness or (after.name and may_go_on))


def _is_complete_before(name: Sequence[Word], following: Word) -> bool:
    """Return True if a make follows a full name, or `M.` words that hold no first name.

    They are two: Christian Dior | Givenchy, Matignon | M. Durand.
    """
    if following.title and following.initial:
        return not any(word.name for word in name)
    if not following.brand:
        return False
    cores = _cores(name)
    return len(cores) > 1 and cores[0].name and not cores[-1].name


def _cores(name: Sequence[Word]) -> list[Word]:
    return [word for word in name if word.folded not in PARTICLES]


def _may_be_acronym(word: Word) -> bool:
    if word.numeral or word.title or word.folded in _OF:
        return False
    return word.capitals
