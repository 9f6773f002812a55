"""Words of French sentences that tell what a date in them stands for.

The press marks the day of its news: "ce mercredi", "hier", a weekday, a verb in the past. A date of
an event stands after a noun ("l'accord du 3 mars"), in a range, or with a verb in the future.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.dates.french.words import MONTH_PATTERN, WEEKDAY_PATTERN
from index.lazy_pattern import lazy_pattern

# ---- before a date

DAY_ANCHOR = lazy_pattern(
    r"(?<![\w'’])(?P<word>avant[- ]hier|hier|après[- ]demain|demain|aujourd['’]hui|ce(?=\s))"
    r"(?:\s(?:matin|soir|midi|après-midi))?[\s,(]*(?:le\s+)?$",
    re.IGNORECASE,
)
"""Words that say how the date relates to the day of publication. Groups: word."""

TODAY_WORD = "aujourd"
"""Start of the word of `DAY_ANCHOR` that is the day of publication by itself."""

DAYS_TO_PUBLICATION: Mapping[str, int] = {"avant": 2, "hier": 1, "après": -2, "demain": -1}
"""Days from the date to the publication, by the first part of the group `word` of `DAY_ANCHOR`.

Anchors that are missing, such as "ce", stand before the day of publication itself.
"""

DEPENDENT_DATE = lazy_pattern(
    r"(?:\b(?:du|de|des|au|aux|et|ou|à|vers|entre|depuis|dès|avant|après|d['’]ici|jusqu['’]\w+)|(?<![)-])[–—/-])"
    r"\s*(?:(?:les?|ce)\s+)?$",
    re.IGNORECASE,
)
"""Words before a date that is not the day of the news: a noun it qualifies, a range, a limit."""

NIGHT_TO_DAY = lazy_pattern(r"\bdans la nuit\b[^.;]{1,40}\s(?:à|au)\s*$", re.IGNORECASE)
"""A night that ends on the date, which is the day of the news in spite of its range."""

QUALIFYING_PARTICIPLE = lazy_pattern(
    r"(?:^\s*[A-ZÀ-Þ]?|(?P<verb>\S+)\s+)(?!(?:midi|nuit|lui|ici|aussi|ainsi|bruit|circuit|pays|lieu)\b)"
    r"[a-zà-ÿ]{2,}(?:é|i|u|is|it|ert|ort)(?:e|s|es)?\s+(?:le\s+)?$"
)
"""A participle before the date. Groups: verb (the word before it, perhaps an auxiliary)."""

AUXILIARY = lazy_pattern(
    r"(?:.*['’])?(?:a|ai|ont|avait|avaient|ayant|aurait|auraient|est|sont|était|étaient|été|fut|furent|sera|seraient|serait"
    r"|pas|plus|\w+ment)",
    re.IGNORECASE,
)
"""A word that makes the participle after it a verb of the sentence, or an adverb between the two."""

REPORTING_PRESENT = lazy_pattern(
    r"(?<![\w'’-])(?<!\bune\s)(?<!\bla\s)(?<!\bcette\s)(?:accus|affirm|alert|annonc|appell|assur|confirm|constat|critiqu|déclar"
    r"|demand|dénonc|détaill|dévoil|estim|évoqu|expliqu|expos|indiqu|lanc|mett|précis|présent|propos|publi|racont|rapport"
    r"|rappell|réclam|recommand|regrett|relat|révèl|salu|signal|soulign)(?:e|ent)"
    r"(?:-t-(?:on|il|elle)|nt-(?:ils|elles))?\s*,?\s*(?:le\s+)?$",
    re.IGNORECASE,
)
"""A verb in the present by which the press reports, right before the date: "annonce jeudi 12 avril"."""

JUST_DONE = lazy_pattern(r"\b(?:vient|viennent)\b[^.;:!?]{0,40}?\bd(?:e\s|['’])[^.;:!?]{0,120}$")
"""A verb of what has just been done, and the words up to the date: "vient en effet d'avoir une rencontre"."""

EVENING = lazy_pattern(
    r"\b(?:soir(?:ée)?s?|émissions?|plateau|prime|séries?|épisodes?|diffus\w+|sur\s(?:TF1|France\s[2-5]|M6|C8|W9|TMC|Canal))\b",
    re.IGNORECASE,
)
"""Words of what happens or is broadcast in the evening, of which the press writes on the next day."""

OWN_WEEKDAY = lazy_pattern(
    rf"[Cc](?<!\w[Cc])e\s(?P<weekday>{WEEKDAY_PATTERN})\b(?!\s(?:dernier|prochain|suivant|là|noir)|-là)"
)
"""A weekday by which a text speaks of its own day: "ce jeudi". Groups: weekday."""

AGENCY = lazy_pattern(
    r"\b(?:AFP|Agence\sFrance-Presse|Reuters|Belga|Associated\sPress|APS|TAP|EFE|Anadolu)\b"
)
"""A news agency, whose dispatches appear on their own day."""

MEDIUM = lazy_pattern(
    r"\b(?:RTL|RMC|BFM\w*|[Ff]rance\s?[Ii]nfo|Europe\s1|CN[Ee][Ww][Ss]|LCI|RFI|TF1|TV5\s?Monde|Public\sSénat|Sud\sRadio"
    r"|Radio\sClassique|France\s(?:Inter|Bleu|Culture|[2-5]|24)|Parisien|Figaro|Monde|Libération|Point|Express|Obs|Mediapart"
    r"|[ÉE]chos|Croix|Humanité|Ouest-France|JDD|Journal\sdu\s[Dd]imanche)\b"
)
"""A newspaper or a broadcaster, on which other media report at once."""

SOCIAL_NETWORK = lazy_pattern(
    r"\b(?:Facebook|Instagram|Snapchat|TikTok|Twitter|YouTube|[Tt]weet\w*)\b"
)
"""A place where people post what the press tells later."""

NEAR_WEEKDAY = lazy_pattern(
    rf"\b(?P<weekday>{WEEKDAY_PATTERN})\b(?!\s(?:dernier|prochain|suivant|noir))", re.IGNORECASE
)
"""A weekday of the week of a text: "jeudi", "jeudi soir". Groups: weekday."""

ARTICLE_AT_END = lazy_pattern(r"\b[Ll]e\s*$")
"""The article before a date: "le mardi 3 mars"."""

SENTENCE_OPENINGS = frozenset({"", "Le", "Ce"})
"""Words before a date at the head of its sentence."""

# ---- anywhere in the sentence

ANNOUNCEMENT = lazy_pattern(
    r"\b(?:[a-zà-ÿ]+(?:[eidvr]r(?:a|ont))|aur(?:a|ont)|doi(?:t|vent)|devrai(?:t|ent)|prévue?s?|prochaine?s?|va|vont"
    r"|devai(?:t|ent)|risqu(?:e|ent)|s['’]apprêt\w+|programmée?s?"
    r"|[Rr]endez-vous|[Ii]nscri\w+|appelée?s? aux urnes|attendue?s?|convoquée?s?)\b"
)
"""A verb in the future, or another word of what is still to come."""

CLAUSE_START = " que "
"""Starts a subordinate clause, whose verb says nothing about the date before it."""

REMEMBRANCE = lazy_pattern(
    r"\b(?:il y a|anniversaire|commémor\w+|ans? (?:après|plus tôt)|née?)\b", re.IGNORECASE
)
"""Words of what happened long ago."""

RETROSPECT = lazy_pattern(
    r"\b(?:an|ans|mois)\s(?:après|plus\stard)|\bjour\spour\sjour|\bil\sy\sa\s\w+\s(?:ans|mois)|\banniversaire|\bcommémor"
    r"|\brestera\b",
    re.IGNORECASE,
)
"""Words of an article that looks back on the date."""

PAST_VERB = lazy_pattern(
    r"(?:\b|['’])(?:a|ont|est|sont)\s(?:[\w'’-]+\s){0,2}?[^\W\d_]+(?:é|i|u|is|it|ert|ort|aint|eint)(?:e|s|es)?\b"
)
"""A verb in the perfect: something has happened on the day."""

PLUPERFECT_AUXILIARY = lazy_pattern(r"\b(?:avai(?:t|ent)|étai(?:t|ent))\b")
"""An auxiliary of the pluperfect: something had happened before."""

SENTENCE_END = lazy_pattern(r"[.!?»]\s")

# ---- after a date

OTHER_TIME = lazy_pattern(r"\s*(?:prochain|dernier|au\s(?!matin|soir|petit)|[–—-]\s?[0-9])")
"""Words that move the date to another time, or make it the start of a range."""

OLD_STYLE_AFTER = lazy_pattern(
    r"\s?[,(]?\s?(?:vieux\sstyle|ancien\sstyle|vieux-style|calendrier\sjulien|v\.\s?st?\.?|v\sst\b|a\.\s?s\.?|O\.?\s?S\.)\s?\)?",
    re.IGNORECASE,
)
"""Words after a day that is reckoned by the Julian calendar."""

# ---- around a year

YEAR = lazy_pattern(
    r"""(?:1[6-9]|20)[0-9]{2}(?<![0-9A-Za-z.,/][0-9]{4})(?![0-9A-Za-z])
    (?!\s?(?:[€$%£°]|(?:euros?|dollars|personnes|hommes|femmes|enfants|morts|blessés|soldats|combattants|policiers
    |habitants|manifestants|voix|emplois|logements|places|salariés|mètres|m²|kilo\w+|km|hectares|tonnes|pages|cas)\b))""",
    re.VERBOSE,
)
"""Four digits that are a year and do not count something."""

MONTH_OR_SEASON_BEFORE_YEAR = lazy_pattern(
    rf"\b(?:{MONTH_PATTERN}|été|hiver|automne|printemps|début|fin|saison)\s$"
)
"""A word before a year that makes it part of a date: "mars 2020", "fin 2020"."""

NO_YEAR_BEFORE = lazy_pattern(
    r"(?:\b(?:d['’]ici|horizon|jusqu['’](?:en|à|au)|à partir de|dès|avant|après|objectifs?|plan|budgets?|rentrée|vision"
    r"|présidentielles?|municipales|législatives|régionales|européennes|élections?|JO|Jeux|Mondial|Euro|prévue?s?|Paris"
    r"|olympiques|Coupe du monde)\b[^.\n]{0,20}|\b\w+r(?:a|ont)\b[^.\n]{0,30}|\b(?:va|vont)\b[^.\n]{0,30}"
    r"|\bannées\s|\b(?:Boeing|Mirage|Peugeot|Windows|an)\s)$",
    re.IGNORECASE,
)
"""Words before four digits that are a year to come ("d'ici 2030"), a decade ("années 2000") or a model."""
