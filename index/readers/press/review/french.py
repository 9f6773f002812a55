"""Words and patterns of the lines with which press reviews name a source, in French and English."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

_MONTH = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r\.|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|sept(?:embre|\.)?"
    r"|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|dec)\b\.?)"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:lun|mar|mer|jeu|ven|sam|dim)\."
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b)"
)
_YEAR = r"(?:1[6-9]|20)[0-9]{2}"
_OTHER_DAY = rf"\s*(?:-|–|/|et|au|&)\s*(?:{_WEEKDAY}\s+)?[0-9]{{1,2}}(?:er)?"
_TIME = r"(?:,?\s+(?:à\s+|at\s+)?[0-9]{1,2}\s?[h:]\s?[0-9]{0,2}(?::[0-9]{2})?(?:\s?[ap]m)?(?!\w))"
_DAY = rf"""
    (?: (?:\b{_WEEKDAY}[,.]{{0,2}}\s+(?:le\s+)?)?
        (?: (?P<day>[0-9]{{1,2}}(?:er)?)(?:{_OTHER_DAY})?\s+(?P<month>{_MONTH})(?:\s+(?P<year>{_YEAR}))?
          | {_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}
          | {_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?:T[0-9:.+Z-]{{1,25}})?
          | [0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.](?:{_YEAR}|[0-9]{{2}})
          | {_MONTH}\s+{_YEAR} )
        (?![\w/]) )
"""
_BEFORE_DAY = r"""
    (?: \b(?: publi[ée]e?s?(?:\ sur\ le\ site)? | parue?s? | post[ée] | mise?\ en\ ligne | diffus[ée]e? | dat[ée]e?
          | (?:dans\ l['’])?[ée]dition(?:s)? | num[ée]ro | published | date(?:\ de\ (?:parution|publication|diffusion))?
          | parution | du | le | on | en | dans | en\ date
        )\b [\s:]*+ )*+
"""
DAY = lazy_pattern(
    rf"(?P<change>\b(?:mise?\ [àa]\ jour|modifi[ée]e?|updated)\s*(?:le|on|:)?\s*)?"
    rf"{_BEFORE_DAY}(?P<date>{_DAY}){_TIME}?",
    re.IGNORECASE | re.VERBOSE,
)
"""A day with the words before it and the time behind it.

Groups: date; change, if it is the day of a change; day, month and year if it is written with words.
"""

PAGE = lazy_pattern(
    r"\b(?:pages?|pp?\.?)\s*:?\s*(?P<page>[A-Z]{0,2}\.?[0-9]{1,4}(?:\s*(?:-|–|/|à|et|,)\s*[0-9]{1,4}(?![0-9/]))*)(?!\w)",
    re.IGNORECASE,
)
"""A page or several. Group: page."""

LABEL = lazy_pattern(
    r"""
    (?: (?P<source> source | m[ée]dia | support | journal | titre\ de\ presse | publication | site | cha[iî]ne )
      | (?P<author> auteure?(?:\(s\)|s)? | journalistes? | par | by | propos\ recueillis\ par | sign[ée]
          | author | byline | texte )
      | (?P<date> date(?:\ de\ (?:parution|publication|diffusion))? | parution | publi[ée]\ le | paru\ le | jour )
      | (?P<page> (?:n[°o]\ de\ )?pages?(?:\ de\ l['’]article)? )
      | (?P<section> rubrique | section | th[èe]me | th[ée]matique | cat[ée]gorie )
      | (?P<url> lien | url | adresse | lire\ (?:l['’]article|la\ suite|en\ ligne) | link | voir\ l['’]article )
      | (?P<other> type(?:\ de\ m[ée]dia)? | p[ée]riodicit[ée] | pays | r[ée]gion | ojd | audience | diffusion | tirage
          | ave | eae | num[ée]ro | [ée]dition | tonalit[ée] | surface | mots ) )
    \s*:\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A label before a value, with its colon. The group that matches says which field it is of."""

BYLINE = lazy_pattern(
    r"(?:(?:propos\ |entretien\ )?recueillis?\ par|par|by|de\ notre\ correspondante?|signé)\s+",
    re.IGNORECASE,
)
"""Words before the names of those who signed an article."""

ARTICLE = lazy_pattern(r"(?:le|la|les|the)\b|l['’]", re.IGNORECASE)
"""The article that the names of many newspapers begin with."""

SMALL_CAPITALS = lazy_pattern(
    r"\b(?:À|AU|AUX|DANS|DES|DU|EN|ET|EST|LA|LES?|PAR|POUR|QUI|SUR|UNE?|VERS)\b"
)
"""Words in capitals that names of persons do not have."""

ISSUE = lazy_pattern(r",?\s*\bn(?:°|º|o\.)s?\s*[0-9][0-9\s]{0,8}", re.IGNORECASE)
"""The number of an issue."""

SECTION = lazy_pattern(r"(?:rubrique|section|cahier|page\s(?=[A-Z]\w))\s+(?=[\w«])", re.IGNORECASE)
"""The word before the name of a section."""

NOISE = lazy_pattern(
    r"""
    [0-9]{1,2}\s?[h:]\s?[0-9]{0,2} | (?:lire|voir)\b.{0,20} | lien | url
    | [0-9\s]+(?:mots|words|signes|caract[èe]res) | quotidien(?:\ne)? | hebdomadaire | mensuel
    | presse(?:\ (?:[ée]crite|quotidienne|r[ée]gionale|nationale|en\ ligne|web))? | pqr | pqn | web | print | internet
    | site\ web | (?:article\ )?(?:r[ée]serv[ée]\ aux\ )?abonn[ée]s | premium | lecture\ .{1,20} | article | br[èe]ve
    | [ée]dition(?:\ (?:de|du|des|locale|nationale|abonn[ée]s).{0,40})? | toutes\ [ée]ditions | france | à\ la\ une | une
    | source | (?:n[°o]\ de\ )?pages?(?:\ de\ l['’]article)? | page\ [0-9]{1,3}/[0-9]{1,3}
    | avec\ (?:afp|reuters|ap) | le | du | p
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Other words that stand in such a line and are none of the fields."""

COVER = lazy_pattern(
    r"\W*(?:revue|panorama|dossier|synth[èe]se)\s+(?:de\s+)?(?:la\s+)?presse\b.*|\W*press\s+review\b.*",
    re.IGNORECASE,
)
"""The title of a whole press review."""

LEFT_OUT = lazy_pattern(
    r"\W*(?:(?:lire|voir)\s+(?:la\s+suite|l['’]article(?:\s+complet)?)|en\s+savoir\s+plus|read\s+more"
    r"|retour\s+(?:au\s+sommaire|en\s+haut|à\s+la\s+liste)|haut\s+de\s+(?:la\s+)?page|back\s+to\s+top"
    r"|page\s+[0-9]{1,3}\s*/\s*[0-9]{1,3}|tous\s+droits\s+(?:de\s+reproduction\s+)?réservés.{0,100})\W*",
    re.IGNORECASE,
)
"""A line that is no text: a link to the whole article or within the review, a page, a notice."""

CONTENTS = lazy_pattern(
    r"\W*(?:sommaire|table\ des\ mati[èe]res|au\ sommaire|contents|table\ of\ contents|index|les\ titres)\W*",
    re.IGNORECASE | re.VERBOSE,
)
"""The heading of a table of contents."""
