"""Judge the names that no list has: by their own words, and by those around them."""

from __future__ import annotations

from index.entities import acronyms, surroundings
from index.entities.candidate import Candidate, EntityMention
from index.entities.french.words import CLUBS, SMALL_WORDS, TOWN_ARTICLES
from index.entities.kind import EntityKind
from index.entities.listed import is_located
from index.entities.listed_names import canonical_names, neither, towns
from index.entities.lists import word_set
from index.entities.phrases import phrase_end
from index.entities.pieces import fold
from index.lazy_pattern import lazy_pattern
from index.people.entities import typeset
from index.people.lexicon import look_up

MIN_PLACE_CHARS = 3
"""Letters of a place that no list has."""
MAX_SMALL_WORD_CHARS = 8
"""Characters after a name in which a small word is looked for."""
_TOWN_OF_CLUB = lazy_pattern(r" (?:La |Le )?[A-ZÀ-Þ][a-zà-ÿ]+(?:[-’'][\w’'-]+)?")
_CAPITAL = lazy_pattern("[A-ZÀ-ÖØ-Þ]")


def unlisted_mention(candidate: Candidate) -> EntityMention | None:
    """Return the mention that an unlisted name makes, sure or not; None if it makes none."""
    if candidate.part.is_head:
        return _phrase(candidate)
    club = _club(candidate) if candidate.form in CLUBS else None
    if club is not None:
        return club
    if candidate.part.is_acronym and acronyms.is_among_capitals(candidate.text, candidate.start):
        return None
    if surroundings.follows_cue(candidate.before):
        return _after_cue(candidate)
    if candidate.part.is_acronym:
        return _acronym(candidate)
    return _place(candidate)


def organisation_name(form: str) -> str:
    """Return the canonical name of an organisation that a text writes in a form."""
    listed = canonical_names(EntityKind.ORGANISATION).get(fold(form))
    if listed is not None:
        return listed
    name = typeset(" ".join(form.split()))
    return name[:1].upper() + name[1:]


def _phrase(candidate: Candidate) -> EntityMention | None:
    """Read a name that begins with a noun of organisations: Fédération française de football."""
    text, start = candidate.text, candidate.start
    end = phrase_end(text, candidate.end)
    form = text[start:end]
    if end < 0 or fold(form) in neither():
        return None
    # a common noun has a capital at the start of a sentence, too
    is_sure = not surroundings.opens_sentence(text, start) or _has_names(text, candidate.end, end)
    return candidate.mention(
        EntityKind.ORGANISATION, organisation_name(form), end=end, is_sure=is_sure
    )


def _has_names(text: str, start: int, end: int) -> bool:
    return _CAPITAL.search(text, start, end) is not None


def _after_cue(candidate: Candidate) -> EntityMention | None:
    """Read the rest of a run as a name, after a noun that says it is an organisation.

    A common word begins a longer name: l'association Avocats pour la paix.
    """
    if candidate.end == candidate.run_end and look_up(candidate.form).commonness > 1:
        phrase = _phrase(candidate)
        if phrase is not None or _goes_on(candidate):
            return phrase
    form = candidate.text[candidate.start : candidate.run_end]
    return candidate.mention(
        EntityKind.ORGANISATION, organisation_name(form), end=candidate.run_end
    )


def _goes_on(candidate: Candidate) -> bool:
    """Return True if a small word joins the next words to a name: l'association Aide et défense."""
    rest = candidate.text[candidate.end : candidate.end + MAX_SMALL_WORD_CHARS].split(maxsplit=1)
    return bool(rest) and rest[0] in SMALL_WORDS


def _club(candidate: Candidate) -> EntityMention | None:
    """Read the name of a club, which ends with its town: FC Zorval."""
    town = _TOWN_OF_CLUB.match(candidate.text, candidate.end)
    if town is None:
        return None
    form = f"{candidate.form}{town.group()}"
    return candidate.mention(EntityKind.ORGANISATION, organisation_name(form), end=town.end())


def _acronym(candidate: Candidate) -> EntityMention | None:
    """Read an acronym that no words explain: it is surely a name after the definite article."""
    form = candidate.form
    if len(form) > acronyms.MAX_UNEXPLAINED_CHARS or candidate.is_bound:
        return None
    is_sure = surroundings.follows_definite_article(candidate.before)
    return candidate.mention(EntityKind.ORGANISATION, form.replace(".", ""), is_sure=is_sure)


def _place(candidate: Candidate) -> EntityMention | None:
    """Read a place that words around tell, or a town after `à`."""
    text, start, end = candidate.text, candidate.start, candidate.end
    if surroundings.is_no_place(candidate.before) or _is_common_word(candidate):
        return None
    if surroundings.follows_locality(candidate.before) or is_located(candidate):
        end = candidate.run_end if candidate.is_bound else end
        name = _with_article(candidate, text[start:end])
        return candidate.mention(EntityKind.PLACE, name, end=end)
    if candidate.is_bound:
        return None
    name = _with_article(candidate, candidate.form)
    if name != typeset(candidate.form):
        is_town = _is_told_with_article(candidate)
    else:
        is_town = bool(candidate.part.sure) or _stands_as_town(candidate)
    return candidate.mention(EntityKind.PLACE, name) if is_town and fold(name) in towns() else None


def _is_told_with_article(candidate: Candidate) -> bool:
    """Return True if the article of a town is told: au Teil, de La Balme, habitants du Pouzin."""
    if candidate.before.last in ("au", "aux"):
        return True
    if surroundings.has_capital_article(candidate.text, candidate.start):
        return True
    return fold(candidate.before.noun) in word_set("place_cues")


def _with_article(candidate: Candidate, form: str) -> str:
    """Return the name of a place with the article that a town has: Le Pouzin of `au Pouzin`."""
    article = TOWN_ARTICLES.get(candidate.before.last, "")
    if article and fold(f"{article}{form}") in towns():
        return typeset(f"{article}{form}")
    return typeset(form)


def _is_common_word(candidate: Candidate) -> bool:
    """Return True for a common word, unless it stands in brackets as a department does."""
    if surroundings.is_in_brackets(candidate.text, candidate.start, candidate.end):
        return False
    return len(candidate.form) < MIN_PLACE_CHARS or look_up(candidate.form).commonness > 1


def _stands_as_town(candidate: Candidate) -> bool:
    if surroundings.follows_to(candidate.before):
        return True
    return surroundings.is_in_brackets(candidate.text, candidate.start, candidate.end)
