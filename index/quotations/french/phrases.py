"""Phrases by which French texts say who says something: a-t-elle par ailleurs déclaré, selon Paul Durand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.analysis.word_lists import read_entries, read_words
from index.lazy_pattern import lazy_pattern

_FOLDER = Path(__file__).parent
_LETTER = "a-zà-öø-ÿœ"
_SPACE = "[ \u00a0\u202f]"
_CLITIC = rf"(?:(?:ne|se|me|nous|vous|lui|leur|y|en){_SPACE}|[nsmlt]['’])"
_AUXILIARY = (
    "(?:a|avait|aura|aurait|eut|est|était|serait|fut|ont|avaient|auraient|sont|étaient"
    "|vient|venait|va|allait|veut|voulait|tient|tenait)"
)
_DAYS = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_SENTENCE_END = r"[.!?…](?<!\bM\.)(?<!\bMe\.)(?<!\bDr\.)(?<!\bMM\.)(?<!\b[A-ZÀ-Þ]\.)"
"""Matches what ends a sentence, and not an abbreviation."""

PLURAL_AUXILIARIES = frozenset(("ont", "avaient", "auraient", "sont", "étaient"))
SINGULAR_PRONOUNS = {"il": "m", "lui": "m", "elle": "f"}
"""The pronouns that stand for one person, with the gender of that person."""
FORMS_OF_ADDRESS = {"f": "Mme ", "m": "M. "}
"""Stand before a surname, by the gender that they tell."""
SPEAKS_OF_OTHERS = frozenset(
    (
        *("avocat", "avocate", "commissaire", "expert", "experte", "gendarme", "juge", "magistrat"),
        *("magistrate", "policier", "policière", "porte parole", "procureur", "procureure"),
        *("psychiatre", "psychologue", "témoin", "voisin", "voisine"),
    )
)
"""Offices whose holder speaks of the person that a paragraph is about."""
DEFINITE_ARTICLES = frozenset(("le", "la", "l'", "l’"))
GENDERS = {"le": "m", "un": "m", "ce": "m", "cet": "m", "la": "f", "une": "f", "cette": "f"}
"""The gender that an article tells."""

WORD = lazy_pattern(rf"[{_LETTER}]+")
"""A word in small letters, or what follows the capital of another."""
NEXT_WORD = lazy_pattern(rf",?(?:{_SPACE}|-)?(?:\w+['’])?([\w-]+)")
ACCORDING_TO = lazy_pattern(
    rf"(?:selon|d['’]après|dixit|de l['’]avis de){_SPACE}(?:(lui|elle|eux|elles)\b)?"
)
"""Stands before the speaker, within a sentence."""
OPENING_ACCORDING_TO = lazy_pattern(
    rf"\s*(?:Selon|D['’]après|Pour|Aux yeux de|[ÀA] en croire|De l['’]avis de){_SPACE}(?!s(?:on|a|es){_SPACE})(?:(lui|elle)\b)?"
)
"""Stands before the speaker, at the beginning of a sentence."""
AFTER_QUOTATION = lazy_pattern(
    rf"[^\S\n]*[.;!?…]*[^\S\n]*(?:\([^()\n]{{0,60}}\)[^\S\n]*)?[,–—-]?[^\S\n]*(?=[{_LETTER}])"
)
"""May stand between a quotation and the clause about it."""
CLAUSE_END = lazy_pattern(
    rf"{_SENTENCE_END}(?=\s|$)|[\n;:«»\"“”]"
    r"|[\s,](?:qu['’]|(?:qui|que|dont|où|lorsque?|tandis|puisque|car|mais|alors que|en réponse|interrogée?)\b)"
)
"""Ends the part of a clause in which the subject of its verb is looked for."""
SENTENCE_BREAK = lazy_pattern(rf"{_SENTENCE_END}(?=\s|$)|\n")
PARAGRAPH_END = lazy_pattern(r"[ \u00a0]*\.?[^\S\n]*(?:\n|$)")
"""Stands after a passage that ends its paragraph."""
ABBREVIATION = lazy_pattern(r"(?:\bMM?|\bMe|\bDr|\b[A-ZÀ-Þ])$")
"""Stands before a full stop that does not end a sentence."""
CONDITION = lazy_pattern(r"\s*S(?:i\b|['’]ils?\b)")
"""Begins a sentence in which a verb of speech tells no more than the beginning."""
INCISE_START = lazy_pattern(rf",{_SPACE}(?=[{_LETTER}])")
"""Stands before a clause about what is quoted, which begins in small letters."""
INCISE_END = lazy_pattern(r",|[.!?…]\s")
_PREPOSITION = (
    r"\b(?:d['’]|(?:de|du|des|à|au|aux|avec|contre|par|pour|sur|chez|envers|dans|sous|sans|entre|devant|face à"
    r"|comme|en)\s+)(?:l['’]|(?:la|le|les|son|sa|ses|leurs?|une?|ce|cette|feu)\s+)?"
)
DEPENDS = lazy_pattern(
    rf"(?:{_PREPOSITION}|\b(?:et|ou|affaire|loi|rapport|plan|gouvernement|famille|clan|couple|époux|camp|procès)\s)$"
)
"""A preposition or a noun right before a name, which depends on it: l'avocat de Durand, la loi Durand."""
DEPENDS_WITH_TITLE = lazy_pattern(
    rf"{_PREPOSITION}(?P<title>[\w’'-]+)(?=\.?\s(?:[\w’'-]+\.?,?\s){{0,5}}$)"
)
"""The same with words between, of which the first may be a title: de la ministre du Travail, Durand."""
NAMED_BEFORE_COLON = lazy_pattern(
    r"\b(?:à|au|aux|chez|sur|contre|pour|avec|par|que|et)\s(?:[\w.]+\s)?$"
    r"|\b(?:du|de la|de l['’])\s?\w[\w’' -]*$"
)
"""Stands before a name that is not that of the speaker, though a colon follows it: à propos de."""
NOUN_PHRASE = lazy_pattern(
    r"(?<![\w'’-])(?P<article>(?:le|la|une?|ce|cet|cette|son|sa|leur|notre|les|des|ces|ses)\s|l['’])"
    r"(?:(?:ancien|ancienne|jeune|nouveau|nouvelle|même|autre|ex|future?|célèbre)[ -]){0,2}"
    r"(?P<noun>(?:[Pp]remi(?:er|ère)[ -])?\w[\w-]*"
    r"(?:(?<=chef)|(?<=cheffe)|(?<=patron)|(?<=patronne)|(?<=garde)|(?<=locataire))"
    r"(?: de l['’]\w+| (?:du|de la|des|de) [\w-]+)?|(?:[Pp]remi(?:er|ère)[ -])?\w[\w-]*)"
    r"(?: (?:de l['’]|(?:du|de la|des|de) )(?P<of>\w[\w-]*))?"
)
"""An article, its noun (that of a chief with what they are the chief of), and what depends on it."""
TO_NAME_OF_HOLDER = lazy_pattern(r"[\s,]*(?:\b(?:m|mme|me|mlle|dr|pr)\b\.?)?\s*$")
"""May stand between an office and a name, in small letters: le ministre, m. durand."""
APPOSITION = lazy_pattern(
    r"\s?(?:\([^()\n]{0,40}\))?,\s(?:(?:le|la|une?|ancien|ancienne|nouveau|nouvelle|jeune)\s|l['’]|ex-){0,3}"
)
"""Stands between a name and the office of that person: Paul Durand (PS), l'ancien ministre."""
OF_SOMEBODY_ELSE = lazy_pattern(r"(?:^|\s)(?:du|de la|des|premier|première)\s$", re.IGNORECASE)
"""Stands before a word that is no office of the person named, or another office: l'avocat du ministre."""
JUST_NAMED = lazy_pattern(
    r"\b(?:(?P<m>celui-ci|ce dernier|l['’]intéressé)|celle-ci|cette dernière|l['’]intéressée)\b"
)
"""Stands for the person who was named last."""
DETERMINER = lazy_pattern(
    r"\b(?:l['’]|(?:le|la|une?|du|au|ce|cette|son|sa|leur|de|des|les|ses|ces)\s)$"
)
"""Stands before a noun, not before a verb: le juge."""
NAMED = lazy_pattern(r"(?:intitul|baptis|appel|surnomm|dénomm|nomm|titr)ée?s?")
"""Stands before the title of a work, or a name: intitulé, surnommée."""
TAKES_SENTENCE = lazy_pattern(r"(?:[:,]|\bque|\bqu['’])\s*$")
"""Stands before a quoted sentence that begins within another: estime que « La loi est la loi »."""
ANONYMOUS = lazy_pattern(
    r"[^.;!?\n«»\"]{0,60}?\b(?:sous (?:le )?(?:couvert|sceau) de l['’]anonymat"
    r"|sous (?:couvert d['’])?anonymat|(?:sous|requérant|réclamant|demandant|souhaitant) l['’]anonymat)"
)
"""Follows the verb of somebody who is not named: a-t-il dit sous couvert d'anonymat."""
VERB_TO_OBJECT = lazy_pattern(
    r"\s(?:a|avait|aura)\s[^,.;:()\n]{0,40}?\w+(?:é|i|u)\s(?:M\.\s|Mme\s)?"
)
"""Stands between the subject of a verb and its object: a de nouveau attaqué."""
AS_SAID_BY = lazy_pattern(r"\s*(?:Comme|Ainsi que)\s(?:le\s|l['’])")
"""Stands before a verb of speech whose subject follows it: Comme le résume Paul Durand, « … »."""
SPEAKS_OF = lazy_pattern(r"\bparl(?:e|ait|ant|é|era)\b[^.;:«»\"]{0,30}\s?d['’]$")
"""Stands before words that somebody calls a thing: parle d'« un moment de bascule »."""
NAMES_THING = lazy_pattern(r"\b(?:les?|la|du|des|aux?)\s$|\bl['’]$")
"""Stands before a few words between quotation marks that are a name: des « gilets jaunes »."""
_TO_VERB = (
    rf"(?:{_SPACE}*,?{_SPACE}*(?:{_CLITIC}|{_AUXILIARY}(?![\w’'])|(?:[{_LETTER}]+ment|encore|aussi|également|alors"
    r"|ensuite|déjà|donc|toujours|même|pas|plus|jamais|enfin|ainsi|lui|elle|lui-même|elle-même|d['’]abord|puis"
    rf"|par ailleurs|de son côté|quant à (?:lui|elle)|pour sa part|à son tour|hier|{_DAYS})(?!\w)),?)*{_SPACE}*"
)
PRONOUN_TO_VERB = lazy_pattern(
    rf"\b(il|elle|on|ils|elles|je|j['’]|nous|qui)(?=\W){_TO_VERB}$", re.IGNORECASE
)
"""A pronoun that is the subject of the verb after it."""
NAME_TO_VERB = lazy_pattern(
    r"\s?(?:(?:d['’]|d[eu]s?\s(?:la\s|l['’])?)[A-ZÀ-Þ][^,.;:()\n]{0,60}?(?!\s*,))?"
    rf"(?:\([^()\n]{{0,50}}\))?(?:\s?,[^,\n]{{1,120}},)?{_TO_VERB}"
)
"""May stand between a name and a verb of which it is the subject: de la CGT, an apposition."""
TO_VERB = lazy_pattern(_TO_VERB)
"""May stand between other words and a verb, or the auxiliary of a verb."""
SHARES_SUBJECT = (
    ",",
    " et",
    " puis",
    " mais",
    " pour",
    " en",
    " avant de",
    " de",
    " d'",
    " d’",
    " à",
    " sans",
)
"""Stands before a verb that has the subject of its sentence: et a déclaré, avant d'ajouter."""
OPENING_PRONOUN = lazy_pattern(
    r"[\s,.»\"”]*(?:(?:Et|Mais|Puis|Alors|Ensuite|Enfin|Or),?\s)?(il|elle|on|ils|elles|je|nous)\s",
    re.IGNORECASE,
)
OTHER_SUBJECT = lazy_pattern(
    r"\b(?:il|elle|on|ils|elles|que|qui|dont|où)\b|\bqu['’]", re.IGNORECASE
)
"""Shows that a name further on in its sentence is not what the sentence is about."""
HAS_AUXILIARY = lazy_pattern(r"\b(?:a|ont|est|sont|avait|avaient|était|étaient)\b")
SUBORDINATES = lazy_pattern(r"\bque\b|\bqu['’]|\bsi\b|\bs['’]il")
"""Makes a clause depend on the verb of speech before it: Durand a dit que."""
ACTS = lazy_pattern(rf"(?:,?\s?qui)?\s(?:{_CLITIC}|{_AUXILIARY}\s|([{_LETTER}]+)\s)")
"""Stands after a name that is the subject of a verb."""


@cache
def prepositions() -> frozenset[str]:
    """Return the prepositions."""
    return read_words(_FOLDER / "prepositions.txt")


@cache
def offices() -> Mapping[str, str]:
    """Return the offices that have another name, by that name."""
    lines = read_entries(_FOLDER / "offices.txt")
    return dict(line.split("=") for line in lines)


@cache
def works() -> frozenset[str]:
    """Return the nouns that stand before the title of a work."""
    return read_words(_FOLDER / "works.txt")


@cache
def speech_verb() -> re.Pattern[str]:
    """Match a verb with its auxiliary, the pronouns before it, the one after it, and adverbs."""
    adverbials = "|".join(map(re.escape, read_entries(_FOLDER / "adverbials.txt")))
    adverb = rf",?{_SPACE}?(?:{adverbials}|[{_LETTER}]+ment),?{_SPACE}"
    inverted = r"(?:[ ‑-]t)?[‑'’-](?P<{}>il|elle|on|ils|elles)\b"
    return re.compile(
        rf"{_CLITIC}{{0,3}}"
        rf"(?:(?P<auxiliary>{_AUXILIARY})(?:{inverted.format('first')})?(?=[ \u00a0,])"
        rf"{_SPACE}?(?:{adverb}){{0,3}}{_CLITIC}?(?:été )?)?"
        rf"(?P<verb>[{_LETTER}]+)(?:{inverted.format('last')})?(?!\w)"
    )
