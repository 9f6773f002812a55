"""Judge the name spans of a text by the text around them.

The text around is looked at only for the few spans that may name a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from index.lazy_pattern import lazy_pattern
from index.people.capitalized_runs import LETTER, NAME, UPPER, join_broken_words, runs_of
from index.people.capitalized_spans import NameSpan, name_spans
from index.people.cues import (
    acts,
    does_next,
    has_title,
    has_title_near,
    has_trade,
    is_surely_person,
    opens_titled_list,
    presents_first_name,
)
from index.people.gazetteer import word_set
from index.people.lexicon import is_place, look_up
from index.people.names import fold_name
from index.people.surroundings import (
    SENTENCE_ENDS,
    SENTENCE_OPENINGS,
    Before,
    gender_told,
    is_named_after,
    is_told_to_medium,
    may_be_adjective,
    opens_sentence,
    precedes_locality,
    words_before,
)

_PLACE_PREPOSITIONS = frozenset({"à", "d", "de", "depuis", "en", "vers"})
_TO = frozenset({"a", "à"})
_NUNS = frozenset({"mere", "soeur"})
"""Kin that are nuns where they have a capital: Sœur Emmanuelle."""
_RANKS = frozenset(
    (
        *("abbe", "amiral", "colonel", "commissaire", "docteur", "general", "juge", "marechal"),
        "professeur",
    )
)
"""Titles after which a common word with a capital is a surname: le docteur Petit."""
_SAINTS = frozenset({"saint", "sainte"})
"""Titles that make of a single name a street, a town or a feast: boulevard Saint Germain."""
_FIRMS = frozenset({"cabinet", "entreprise", "fonds", "label", "marque", "societe"})
"""Firms that are told by a trade before their name: le cabinet d'avocats Durand."""
_SUPPLIERS = frozenset(
    (
        *("concurrent", "consultant", "dauphin", "distributeur", "expert", "leader", "operateur"),
        *("partenaire", "promoteur", "rival", "specialiste", "sponsor"),
    )
)
"""Titles before one word that is a firm's or a team's as often as a person's: le promoteur Zorvane."""
_LED = frozenset(
    (
        *("club", "collectif", "confederation", "emission", "entreprise", "federation"),
        *("filiale", "firme", "mosquee", "ong", "organisation", "paroisse", "plateforme"),
        *("start-up", "startup", "supermarche", "synagogue"),
    )
)
"""Things whose head may be named right after them: l'imam de la mosquée Karim Zorvane."""
_HEADED_THINGS = frozenset(
    (
        *("banque", "chaine", "compagnie", "cooperative", "groupe", "hebdomadaire", "journal"),
        *("magazine", "quotidien", "site"),
    )
)
"""Things whose head is named after them where a title stands before them: le patron du groupe Zorvane."""
_QUOTES = frozenset('"«“')
_CLOSING_QUOTE = lazy_pattern('[ \u00a0\u202f]?["»”]')
_CALLED = frozenset({"nomme", "nommee"})
_ALSO = frozenset({"aussi", "autrefois", "bien"})
"""Words between a thing and `nommé`: la bien nommée Zorvane."""
_HOUSE = "maison"
"""A firm right before its name: la maison Durand. Longer names begin with it: la Maison Blanche."""
_HOMES = frozenset({"ville", "village", "commune", "quartier"})
"""Localities that may belong to a person: la ville de Paul Durand."""
_AGE = lazy_pattern(r", \d\d ans\b")
"""The age of somebody whose first name may stand right behind a place."""
_MARABOUT = "Sidi"
"""A title of saints of the Maghreb, after whom many towns are named."""
_LOCATED = lazy_pattern(
    rf"\s?\(([{UPPER}][{LETTER}’'-]+|(?:centre|est|nord|ouest|sud)(?:-est|-ouest)?)\)"
    rf"|,\s(?:en|au|aux)\s([{UPPER}][{LETTER}-]+)"
)
"""A region or a cardinal point that tells where the place before it is."""
_EQUIPPED_THING = lazy_pattern(
    rf"\b([{LETTER}-]+)\s(?:de\s|d['’])(?!l[ae]\s)[a-zà-ÿ-]+\s[a-zà-ÿ-]+(?<!ait)(?<!ent)\s$"
)
"""A thing, a noun and an adjective before a name: un institut de veille sanitaire."""
_HEADED = lazy_pattern(
    rf"\b(?:([{LETTER}-]+)\s)?([a-zà-ÿ-]+)\s(?:du|de\sla|de\sl['’])\s?([{LETTER}-]+)(?:\s[a-zà-ÿ-]+)?\s$"
)
"""A title and a thing before a name: le directeur général du site."""
MAX_EQUIPPED_CHARS = 60
"""Characters before a name in which they are looked for."""
_NUMBER_AFTER = lazy_pattern(
    r"[ \u00a0](?!\d+[-/]\d|\d+(?:[.,]\d+)?[ \u00a0\u202f]?(?:%|ans|voix|buts?|fois|points?|touches))\d"
)
"""A number after a name, which makes it a model (Ford 500), but an age, a share and a score do not."""
_PARTICLED = lazy_pattern("(?:Ben|D[ai]|De|Del|Della|Dos|Van|Von) ")
_KUNYA_OR_PARTICLE = lazy_pattern("(?:Abou|Abu|Ben|D[ai]|De|Del|Dos|Omm?|Oum|Oumm|Umm|Van|Von) ")
_LOWER_CASE_AFTER = lazy_pattern(" [a-zà-ÿ]")
_LETTER_OF_NO_NAME = lazy_pattern(rf"[\d°&][{UPPER}](?![a-zà-ÿ])")
"""A letter after a digit, a degree or an ampersand, which is no initial: 50 °C. Le Qatar; R&D. Le"""
_PARTICLES = ("de ", "de\u00a0", "d'", "d’", "de la ", "den ", "der ", "van ", "von ")
_ARABIC_ARTICLE = lazy_pattern(r"[ -](?:[Aa]l|[Ee]l|ed|es|ez|ech|as|at)[ -]")
"""The Arabic article within a name."""
_NAMING = ("appel", "baptis", "nomm", "prenomm", "surnomm")
"""Beginnings of words that stand before a name which somebody was given: prénommée, baptisé."""
_ANIMAL = lazy_pattern(
    r"\b(?:âne(?:sse)?|baleine|beagle|bélier|bouledogue|brebis|caniche|chat(?:te|on)?|chev(?:al|aux)|chèvre|chien(?:ne)?"
    r"|chihuahua|chimpanzé|chiot|cochon|coq|crocodile|dauphin|éléphant(?:e|eau)?|épagneul|girafe|gorille|guépard"
    r"|hamster|hippopotame|husky|jument|kangourou|koala|labrador|lapin|léopard|lion(?:ne|ceau)?|louve?|lynx|mouton"
    r"|mule|orque|otarie|ours(?:e|on)?|panda|perroquet|perruche|phoque|pitbull|poney|python|rhinocéros|setter|singe"
    r"|taureau|teckel|tigre(?:sse)?|tortue|truie|vache|veau|zèbre)\b[^.!?\n]*$"
)
"""An animal named in the sentence before a first name, which is mostly its own."""
MAX_ANIMAL_CHARS = 40
"""Characters before a first name in which an animal is looked for."""
_RANK_AND_PARTICLE = lazy_pattern(
    r"\b(?:(?:[Ll]e|[Dd]u|[Aa]u|[Uu]n|[Cc]e)\s(?:[Gg]énéral|[Mm]aréchal|vice-amiral|contre-amiral)"
    r"|abbé|amiral|baronn?e?|chevalier|(?:lieutenant-)?colonel|comte(?:sse)?|duc(?:hesse)?|marquise?|Mgr"
    r"|MM?\.|Mmes?|Mlles?|Me|Maître|[Mm](?:onsieur|adame|ademoiselle|onseigneur)|vicomte(?:sse)?)\s"
    r"(de\s(?:la\s)?|d['’]|v[ao]n\s(?:de[nr]?\s)?)$"
)
"""A rank and a particle before a surname, none of which has a capital: le général de Gaulle."""
_LONE_PARTICLE = lazy_pattern(
    rf"(?:^|[^{LETTER}\s]\s?|(?<![{LETTER}'’-])[a-zà-ÿ][{LETTER}'’-]*\s)(de\s|d['’])$"
)
"""A particle that no capitalised word stands before."""
_SECOND_HALF = lazy_pattern(rf"\s(?:de\s|d['’])({NAME})(?![{LETTER}\s-]*[{UPPER}])")
"""The second half of a surname, unless it begins a longer name."""
MAX_RANK_CHARS = 20
"""Characters before a name in which a rank and a particle are looked for."""


class Candidate(Struct, frozen=True):
    """A span of the text that may name a person.

    Attributes:
        start, end: Offsets of the name in the text, its titles left out.
        name: The name on one line, the surname last.
        full: It is a full name, of several words.
        sure: It is a person by itself. Otherwise it is one only if the article names that person
            in full elsewhere.
        titled: A title stands directly before it.
        opens: A sentence begins with it, so that its first word may be no name.
        gender: That of a form of address before it: f (Mme), m (M.), or empty.
        possible: It is two words or more that no list knows. It is a full name if the names next to
            it, or a title before its last word elsewhere, say so.
        alias: It is another name of the person named right before: dit, alias.
    """

    start: int
    end: int
    name: str
    full: bool = False
    sure: bool = False
    titled: bool = False
    opens: bool = False
    gender: str = ""
    possible: bool = False
    alias: bool = False


class _Occurrence(Struct, frozen=True):
    """A span in its text, with what the words before it say.

    Attributes:
        text: The text.
        start, end: Offsets of the span in the text.
        span: The span.
        before: The words and punctuation marks before it.
        titled: A title stands directly before it.
        opens: A sentence begins with it.
        has_article: An article stands before it and no title does: la Jean Moulin.
    """

    text: str
    start: int
    end: int
    span: NameSpan
    before: Before
    titled: bool
    opens: bool
    has_article: bool

    def acts(self) -> bool:
        """Return True if the words around are those around a person."""
        return acts(self.text, self.start, self.end, self.before)

    def speaks(self) -> bool:
        """Return True if the words around are those around a person and nothing else."""
        return is_surely_person(self.text, self.start, self.end, self.before)

    def candidate(self, *, sure: bool, full: bool = False, possible: bool = False) -> Candidate:
        """Make a candidate of the whole span."""
        form = self.text[self.start : self.end]
        return Candidate(
            self.start,
            self.end,
            _name_of(form, self.span),
            full=full,
            sure=sure,
            titled=self.titled,
            opens=self.opens,
            gender=gender_told(self.text, self.start) if self.titled else "",
            possible=possible,
        )

    def candidate_after_unknown_words(self) -> Candidate:
        """Make a candidate of the full name inside the span: Hypercar | Simon Weber."""
        start = self.start - self.span.start + self.span.inner
        form = self.text[start : self.end]
        return Candidate(start, self.end, _name_of(form, self.span), full=True, sure=True)


def find_candidates(text: str) -> Iterator[Candidate]:
    """Yield every span of a text that may name a person, in text order.

    Args:
        text: An article, or any string. Of a text with more capitalised runs than `MAX_RUNS`, only
            the first are looked at.
    """
    end = 0
    for run_start, run in runs_of(text):
        for span in name_spans(run):
            if run_start + span.start < end:  # within a surname in two halves
                continue
            candidate = _judge(text, run_start, span)
            if candidate is not None:
                end = candidate.end
                yield candidate


def _judge(text: str, run_start: int, span: NameSpan) -> Candidate | None:
    """Judge a span by the text around it: None if it is no name of a person."""
    start = _start_with_particle(text, run_start + span.start, span)
    if not text[start - 1 : start].isspace() and _LETTER_OF_NO_NAME.match(text, max(start - 1, 0)):
        return None
    opens = opens_sentence(text, start, SENTENCE_OPENINGS)
    if opens and span.common == 2:
        return None
    before = words_before(text, start)
    if span.size == 1 and before.last in _SAINTS:
        return None
    titled = span.titled or (has_title(before) and not _is_titled_thing(before, span))
    if not titled and before.last.endswith("s"):
        titled = opens_titled_list(text, run_start + span.end, before)
    if _names_no_person(text, run_start, span, before, titled=titled):
        return None
    end = run_start + span.end
    if start < run_start + span.start:
        end = _end_with_second_half(text, end)
    occurrence = _Occurrence(
        text,
        start,
        end,
        span,
        before,
        titled=titled,
        opens=opens,
        has_article=not titled and before.last in word_set("articles"),
    )
    if span.size == 1:
        return _judge_single_word(occurrence)
    return _judge_several_words(occurrence)


def _is_titled_thing(before: Before, span: NameSpan) -> bool:
    """Return True if a title before a name that no list knows is told of a thing.

    It is in: le groupe djihadiste Zorvane, le journal de médecin Zorvane, une station nommée Zorvane.
    """
    if span.evidence == "name":
        return False
    if before.last in _CALLED and before.second in _ALSO:
        return True
    if span.size == 1 and before.last in _SUPPLIERS:
        return True
    if before.second in _things():
        return True
    return before.second in ("d", "de") and before.third in _things()


@cache
def _things() -> frozenset[str]:
    """Return the things that a name may be given to, one and several of them."""
    namesakes = word_set("namesakes")
    return namesakes | {f"{thing}s" for thing in namesakes}


def _start_with_particle(text: str, start: int, span: NameSpan) -> int:
    """Return where a name of one word begins, with the particle before it if it has one.

    It may have one in capitals (selon De Luca), or behind a rank (le général de Gaulle), or wherever
    it is so well known (avec de Gaulle).
    """
    end = start + span.end - span.start
    if span.size > 1:
        return start
    if span.particle:
        with_particle = start - span.particle
        opens = opens_sentence(text, with_particle, SENTENCE_OPENINGS)
        return start if opens and not _is_well_known(text[with_particle:end]) else with_particle
    window = max(start - MAX_RANK_CHARS, 0)
    if not text.endswith(_PARTICLES, window, start):
        return start
    rank = _RANK_AND_PARTICLE.search(text, window, start)
    if rank is not None:
        return rank.start(1)
    particle = _LONE_PARTICLE.search(text, window, start)
    if particle is None or not _is_well_known(text[particle.start(1) : end]):
        return start
    return particle.start(1)


def _is_well_known(form: str) -> bool:
    """Return True for a name that is somebody's wherever it stands."""
    return fold_name(form) in word_set("mononyms")


def _end_with_second_half(text: str, end: int) -> int:
    """Return where a surname with its particle ends: le maréchal de Perlane de Tavigny."""
    half = _SECOND_HALF.match(text, end)
    return half.end() if half is not None and look_up(half[1]).unknown else end


def _judge_single_word(occurrence: _Occurrence) -> Candidate | None:
    """Judge a name of one word, with its particles: after an article it names nobody."""
    if occurrence.has_article or _is_within_code(occurrence) or _names_animal(occurrence):
        return None
    if occurrence.span.abbreviated:
        return _judge_abbreviated(occurrence)
    return occurrence.candidate(sure=_is_sure(occurrence))


def _is_within_code(occurrence: _Occurrence) -> bool:
    """Return True for letters that an address or a code has before a digit: t.co/05mFvPO0F6."""
    text, start = occurrence.text, occurrence.start
    return text[occurrence.end : occurrence.end + 1].isdigit() and text[start - 1 : start].isalnum()


def _names_animal(occurrence: _Occurrence) -> bool:
    """Return True for the first name of an animal: la labrador, prénommée Clara."""
    before = occurrence.before
    if not (before.last.startswith(_NAMING) or before.second.startswith(_NAMING)):
        return False
    window = max(occurrence.start - MAX_ANIMAL_CHARS, 0)
    return _ANIMAL.search(occurrence.text, window, occurrence.start) is not None


def _judge_abbreviated(occurrence: _Occurrence) -> Candidate:
    """Judge a first name with a letter: Marie L. is somebody, and so is Cédric O within a sentence."""
    end = occurrence.end
    if occurrence.text[end : end + 1] == ".":
        whole = replace(occurrence, end=end + 1)
        return whole.candidate(full=True, sure=True)
    if _LOWER_CASE_AFTER.match(occurrence.text, end):
        return occurrence.candidate(full=True, sure=True)
    first_name_end = occurrence.text.rindex(" ", occurrence.start, end)
    return replace(occurrence, end=first_name_end).candidate(sure=False)


def _judge_several_words(occurrence: _Occurrence) -> Candidate:
    """Judge a name of several words, which its own words or those around make a full name."""
    span = occurrence.span
    has_article = occurrence.has_article
    is_full = span.evidence == "name" or occurrence.titled
    if not is_full and not has_article:
        is_full = occurrence.speaks() if span.evidence == "common" else occurrence.acts()
    if span.inner >= 0 and (not is_full or _is_of_place(occurrence)):
        return occurrence.candidate_after_unknown_words()
    if has_article:
        return occurrence.candidate(sure=False)
    is_possible = not is_full and span.evidence == "unknown"
    return occurrence.candidate(full=is_full, sure=is_full, possible=is_possible)


def _is_of_place(occurrence: _Occurrence) -> bool:
    """Return True if a name that no list knows begins with a place: le maire de Zorvane Paul Durand."""
    if occurrence.span.evidence == "name":
        return False
    before = occurrence.before
    if before.last not in _PLACE_PREPOSITIONS and before.last != "du":
        return False
    if before.second in word_set("localities"):
        return True
    is_of_kin = before.second in word_set("kin")
    return not is_of_kin and has_title_near(occurrence.text, occurrence.start)


def _names_no_person(
    text: str, run_start: int, span: NameSpan, before: Before, *, titled: bool
) -> bool:
    """Return True if the text around makes a name that of a place, a number or an organisation."""
    if titled:
        return span.titled and is_named_after(text, run_start)
    start, end = run_start + span.start, run_start + span.end
    if _names_place(text, start, end, before, span):
        return not (span.evidence == "name" and _leads(text, start, before))
    if before.last in _TO and (precedes_locality(text, end) or _is_arabic_place(text[start:end])):
        return True
    if before.last in _PLACE_PREPOSITIONS and _is_place_by_form(text, start, end):
        return True
    if text[end + 1 : end + 2].isdecimal() and _NUMBER_AFTER.match(text, end):
        return True
    return _names_organisation(text, run_start, span)


def _is_sure(occurrence: _Occurrence) -> bool:
    """Return True if a name of one word, with its particles, is a person by itself.

    It is one after a title, if it is a first name with a cue, or a kunya (Abou …) that acts as a
    person does.
    """
    common = occurrence.span.common
    if common > 1:
        return _is_common_surname(occurrence)
    if occurrence.titled and not _is_relative(occurrence):
        return True
    if _is_first_name_with_cue(occurrence):
        return True
    return not common and _is_particled(occurrence)


def _is_common_surname(occurrence: _Occurrence) -> bool:
    """Return True for a common word that is a surname after a rank: le docteur Petit."""
    if occurrence.opens or occurrence.before.last not in _RANKS:
        return False
    return not occurrence.text[occurrence.start : occurrence.end].isupper()


def _is_particled(occurrence: _Occurrence) -> bool:
    """Return True for a surname with its particle, or a kunya, that no sentence has by chance."""
    start, end = occurrence.start, occurrence.end
    if " " not in occurrence.text[start:end]:
        return False
    if _PARTICLED.match(occurrence.text, start, end) and not occurrence.opens:
        return True
    if occurrence.before.last in _PLACE_PREPOSITIONS:
        return False
    if not _KUNYA_OR_PARTICLE.match(occurrence.text, start, end):
        return False
    if occurrence.opens and occurrence.text.startswith("De ", start):
        return does_next(occurrence.text, end)
    return occurrence.acts()


def _is_first_name_with_cue(occurrence: _Occurrence) -> bool:
    """Return True for a first name alone that its text presents: Marie, 15 ans; la petite Marie."""
    if not look_up(occurrence.text[occurrence.start : occurrence.end]).name:
        return False
    return presents_first_name(occurrence.text, occurrence.end, occurrence.before)


def _is_relative(occurrence: _Occurrence) -> bool:
    """Return True for a first name after a word of kinship: sa fille Marie."""
    is_nun = occurrence.span.titled and occurrence.before.last in _NUNS
    if is_nun or occurrence.before.last not in word_set("kin"):
        return False
    form = occurrence.text[occurrence.start : occurrence.end]
    return look_up(form).name


def _name_of(form: str, span: NameSpan) -> str:
    """Write a form on one line, with the surname last."""
    if form.isalpha():  # one word, as half of them are
        return form
    words = join_broken_words(form).split()
    if span.inverted:
        words = [words[-1], *words[:-1]]
    return " ".join(words)


def _names_organisation(text: str, run_start: int, span: NameSpan) -> bool:
    """Return True if a word in the run makes the name that of an organisation."""
    if not span.organised or has_title_near(text, run_start + span.start):
        return False
    if span.size == 1:
        return True
    return not opens_sentence(text, run_start, SENTENCE_ENDS)


def _is_arabic_place(form: str) -> bool:
    """Return True for a name with the Arabic article that begins with no first name: Aïta el-Chaab."""
    if _ARABIC_ARTICLE.search(form) is None:
        return False
    return not look_up(form.split(maxsplit=1)[0]).name


def _is_place_by_form(text: str, start: int, end: int) -> bool:
    """Return True for a name that is told as a place is, after a preposition.

    It is in: à Sidi Zorvane; près de Zorvane Barka (Eure); à Zorvane Barka, en Éthiopie; and the
    name begins with one in: à Paris Ludovic, 40 ans.
    """
    first_word, _, rest = text[start:end].partition(" ")
    if first_word == _MARABOUT:
        return True
    if _AGE.match(text, end) and text.startswith("à ", max(start - 2, 0)):
        return bool(rest) and look_up(first_word).place and look_up(rest).name
    located = _LOCATED.match(text, end)
    if located is None or look_up(first_word).name:
        return False
    region = located[1] or located[2]
    return region[0].islower() or is_place(fold_name(region))


def _leads(text: str, start: int, before: Before) -> bool:
    """Return True if a full name after a thing is that of its head, or of whom a medium quotes."""
    if is_told_to_medium(before) or _is_headed(text, start):
        return True
    led = before.last in _LED or before.second in _LED or before.second in ("d", "de")
    return led and has_title_near(text, start)


def _is_headed(text: str, start: int) -> bool:
    """Return True for a name right after its title and what it heads: le leader du groupe Zorvane."""
    headed = _HEADED.search(text, max(start - MAX_EQUIPPED_CHARS, 0), start)
    if headed is None or fold_name(headed[3]) not in _HEADED_THINGS:
        return False
    return any(fold_name(word) in word_set("titles") for word in headed.groups("")[:2])


def _names_firm(before: Before) -> bool:
    """Return True if a thing and two adjectives stand before a name: la société minière suédoise."""
    if before.third not in _things():
        return False
    return may_be_adjective(before.second) and may_be_adjective(before.last)


def _names_place(text: str, start: int, end: int, before: Before, span: NameSpan) -> bool:
    """Return True for the name of a street, a law, a village: rue, quartier de."""
    if before.last in _things() or before.last == _HOUSE:
        return not has_trade(before)
    if before.last in _QUOTES and _CLOSING_QUOTE.match(text, end):
        is_of_thing = before.third in _things() and may_be_adjective(before.second)
        return is_of_thing or before.second in _things() or _is_in_english(text[start:end])
    if before.second in _things() and may_be_adjective(before.last):
        return True
    is_firm = span.evidence == "unknown" and _names_firm(before)
    if is_firm or _is_equipped_thing(text, start, before):
        return True
    if before.second in ("d", "de") and (before.third in _FIRMS or before.third in _things()):
        return may_be_adjective(before.last) and not has_trade(before)
    return _names_locality(before, span, text[start:end])


def _is_equipped_thing(text: str, start: int, before: Before) -> bool:
    """Return True if a thing with what it is for stands before a name, and no title of its head."""
    if before.third not in ("d", "de") or not may_be_adjective(before.last):
        return False
    window = max(start - MAX_EQUIPPED_CHARS, 0)
    thing = _EQUIPPED_THING.search(text, window, start)
    if thing is None or fold_name(thing[1]) not in _things():
        return False
    return not has_title_near(text, start)


def _is_in_english(form: str) -> bool:
    """Return True if the last word of a name is an English one: « Ruby Red »."""
    last_word = form.rpartition(" ")[2]
    return fold_name(last_word) in word_set("english_words")


def _names_locality(before: Before, span: NameSpan, form: str) -> bool:
    """Return True for a name after a locality and de, unless it is somebody's: la ville de Paul Durand."""
    if before.last not in ("de", "d") or before.second not in word_set("localities"):
        return False
    if span.evidence != "name" or before.second not in _HOMES:
        return True
    return not look_up(form.split(maxsplit=1)[0]).name
