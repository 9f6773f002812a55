"""Words of labels, bylines and datelines, which French pages print around dates.

They are pieces of the patterns in `printed_dates`. All of them are grouped where they have
alternatives.
"""

from __future__ import annotations

# ---- time of day

ZONE = r"(?:\s*\(?(?:(?:GMT|UTC|CES?T|[Hh]eure\sd)[^)\n]{0,14}|H[NA]E|E[SD]T)\b\)?)"
"""Time zone: "GMT+1", "(heure de Paris)"."""

CLOCK = (
    r"(?:[0-9]{1,2}\s?(?:[hH]eures?|[hH]|:)(?:\s?[0-9]{2}(?![0-9])(?:\s?min\b)?)?(?::[0-9]{2}(?![0-9]))?(?:[.,][0-9]{1,6})?"
    rf"(?:\s?[aApP]\.?[mM]\b\.?)?|midi\b|minuit\b)(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}}|{ZONE})?"
)
"""Time of day: "21h30", "18:22:10Z", "midi"."""

TIME_AFTER_DATE = rf"(?:(?:T|[^\w\n@]{{0,6}}?(?:(?:[àÀaA@]|at)\s+)?){CLOCK}|{ZONE}(?:\s*{CLOCK})?)"
"""Time of day after a date: " à 21h30", "T18:22"."""

TIME_BEFORE_DATE = rf"(?:(?:[àÀ]\s)?{CLOCK}[\s,|–—-]*)"
"""Time of day before a date: "18:22 "."""

# ---- names

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
"""A capital letter."""

CITY = rf"(?:{CAPITAL}[\w'’.-]*(?:,?\s(?:{CAPITAL}[\w'’.-]*|d[eu]|l[ae]s?|sur|en)){{0,5}})"
"""A city with the particles of its name."""

NAME = rf"(?:(?:L[ae]s?\s|L['’])?{CAPITAL}[\w'’-]+|{CAPITAL}{{2,}}(?:[\s-]{CAPITAL}{{2,}}){{1,3}})"
"""A city or a newspaper: one word, or several in capitals.

"Emmanuel Macron, le 3 mars" is a caption, so a name of several words does not count.
"""

# ---- labels

BYLINE = r"(?:(?:[Pp]ar|PAR|[Bb]y)\b[\s:]{1,3}[^\n|–—:;]{2,60}?)"
"""Author: "par Jeanne Morel"."""

SECTION = r"(?:\s+(?:dans|in)\s[^\n:]{2,40}?)"
"""Section of a newspaper: " dans Société"."""

PAGE = r"(?:pp?\.|pages?)\s?[0-9A-Z][0-9A-Za-z–-]{0,8}"
"""A page of a newspaper: "p. 4", "pages 12-13"."""

SIGNED_AT = "[Ff]ait à"
"""Starts the place of a statement: "Fait à Sousse"."""

WITH_AGENCY = "avec"
"""Comes before the agency that a newspaper writes with: "Le Quotidien avec AFP"."""

ARTICLE = "[LlCc]e"
"""The word before a date: "le", "ce"."""

OPENING = r"^\W*(?:[Dd][eu]|(?:[Éé]dition|[Nn]uméro|[Jj]ournal)\sdu)\s+"
"""Words at the head of a line before the date of an issue: "Du 3 juin 1848", "Numéro du"."""

NEWSPAPER = (
    r"\b(?:Annales|Annonces|Affiches|Avenir|Constitutionnel|Courrier|Croix|Dépêche|[ÉE]cho|[ÉE]clair|[ÉE]toile"
    r"|Feuille|Figaro|Gaulois|Gazette|Indépendance|Indépendant|Intransigeant|Journal|Matin|Mémorial|Mercure"
    r"|Messager|Moniteur|Nouvelles|Nouvelliste|Patrie|Petite?|Presse|Progrès|Républicain|Revue|Siècle|Soir|Temps"
    r"|Tribune)\b"
)
"""A word of the names of old newspapers."""

MASTHEAD = (
    r"\bN\s?[°ºo*'’.]\s?[0-9]|\b[Nn](?:um[ée]ro|UM[ÉE]RO)\b|\b[Aa]nn[ée]e\b|\bANN[ÉE]E\b|\bcentimes\b"
    r"|\bPRIX\b|\bABONNEMENT|\bAbonnements?\b|\bP(?:age|AGE)\b|\b[ÉE](?:dition|DITION)\b|\([Ss]uite\sde\sla"
)
"""Words in the header of an issue: its number, its volume, its price."""

_SUBJECT = (
    r"(?:(?:(?:cet\s|l['’])?article|(?:ce\s)?texte|(?:cette\s)?dépêche|info(?:rmation)?|(?:ce\s)?billet|brève"
    r"|page|document|fichier)"
    r"\s+(?:a\sété\s)?)"
)

PUBLISHED = (
    rf"(?i:{_SUBJECT}?(?:(?:publi|post|rédig|redig|cré|ajout|diffus|envoy)[ée]?e?|posted|published|parue?|[ée]crite?"
    r"|soumise?|(?:première\s|date\s+de\s+)?(?:publication|création)|date(?:\sd['’][ée]dition)?|[ée]dition\sdu)\b)"
    rf"(?:\s+{BYLINE}|{SECTION})?"
)
"""Label of a publication: "Publié par Jeanne Morel", "Date de publication"."""

PUBLISHED_MID_LINE = r"(?<=\s)(?:Publi[ée]e?|PUBLI[ÉE]E?)"
"""Label of a publication with a capital amid a line, where two elements of the page ran together."""

ONLINE = (
    rf"(?i:{_SUBJECT}?(?:première\s|date\s+de\s+)?"
    r"(?:mise?\s+en\s+ligne|(?:publiée?|parue?)\s+en\s+ligne)\b)"
    rf"(?:\s+{BYLINE}|{SECTION})?"
)
"""Label of the day on which a text was put online, which may be long after its publication."""

ONLINE_MID_LINE = r"(?<=\s)(?:Mise?|MISE?)\s(?:en\sligne|EN\sLIGNE)"
"""Such a label with a capital amid a line."""

UPDATED = (
    rf"(?i:{_SUBJECT}?(?:dernière\s+|last\s+)?(?:mise?\s+[àa]\s+jour|m[àa]j|modifiée?|modification|updated?"
    r"|(?:date\s+de\s+)?(?:archiv|consult|export|génér|numéris|sauvegard|télécharg)(?:ée?|age|ation|ement)s?)\b"
    r"|(?:[^\W\d_]+\s+)?actualisée?)"
)
"""Label of an update, or of saving: "Mis à jour", "Dernière modification", "Numérisé"."""

BETWEEN_LABEL_AND_DATE = (
    rf"[\s:,]*(?i:(?:le|on|ce)\b|aujourd['’]hui\b(?:\s*[àa]\s{CLOCK})?[\s,–-]*(?:le\b)?)?[\s:]*$"
)
"""Words and punctuation between a label and its date: " : le "."""

NOTE = (
    r"(?i:lu\b|mise?\b|m[àa]j\b|modifi|actualis|derni[eè]re\s(?:mise|modif|actual|m[àa]j)|last\b"
    r"|updat|lecture|temps\sde|[0-9]+\scomm)"
)
"""Start of another note on the line of a date: "Mis à jour", "Lecture 3 min", "12 commentaires"."""
