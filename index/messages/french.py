"""The words of every message in French: narrow no-break spaces before : ; ? ! and inside « »."""

from __future__ import annotations

from collections.abc import Mapping

THOUSANDS = "\u202f"
DECIMAL = ","
PERCENT = "\u202f%"
BEFORE_REMEDY = "\u202f; "


def is_singular(number: float) -> bool:
    """Return True for none and for one: French takes the plural from two on."""
    return abs(number) < 2


TEXTS: Mapping[str, str] = {
    "verbatim": "{text}",
    # ---- indexer, files, store and update
    #
    #
    # ---- doctor
    #
    #
    # ---- watching
    #
    #
    # ---- engines
    #
    #
    # ---- readers
    #
    #
    # ---- formats that are not read
    #
    #
    # ---- records and tables
    #
    #
    # ---- archives
    #
    #
    # ---- mail
    #
    #
    # ---- pages and feeds
    #
    #
    # ---- PDF
    #
    #
    # ---- sources
    #
    #
    # ---- dates
    #
    #
    # ---- people
    #
    #
    # ---- the query language
    "query-too-long": (
        "la requête compte {length:caractère|caractères}\u202f; le maximum est de {limit:n}\u202f: raccourcissez-la"
    ),
    "query-without-words": "il n'y a aucun mot à chercher dans «\u202f{text}\u202f»\u202f: tapez-en un",
    "query-quote-unclosed": (
        "requête, caractère {character}\u202f: ce guillemet est seul\u202f: fermez-le ou retirez-le"
    ),
    "query-parenthesis-unopened": (
        "requête, caractère {character}\u202f: cette parenthèse n'a pas été ouverte\u202f: ouvrez-la ou retirez-la"
    ),
    "query-parenthesis-unclosed": (
        "requête, caractère {character}\u202f: cette parenthèse n'est pas fermée\u202f: fermez-la ou retirez-la"
    ),
    "query-nested-too-deeply": (
        "requête, caractère {character}\u202f: trop de parenthèses imbriquées\u202f: retirez-en quelques-unes"
    ),
    "query-operators-in-a-row": (
        "requête, caractère {character}\u202f: deux opérateurs à la suite\u202f: "
        "retirez-en un ou écrivez-le en minuscules"
    ),
    "query-boost-too-high": (
        "requête, caractère {character}\u202f: rien ne peut compter plus de {limit} fois\u202f: "
        "tapez un nombre plus petit"
    ),
    "query-slop-too-high": (
        "requête, caractère {character}\u202f: "
        "l'écart entre les mots est de {limit:déplacement|déplacements} au maximum"
    ),
    "query-slop-phrase-too-long": (
        "requête, caractère {character}\u202f: "
        "une expression suivie de ~ compte {limit:mot|mots} au maximum\u202f: retirez-en"
    ),
    "query-too-many-wildcards": (
        "requête, caractère {character}\u202f: "
        "un mot compte {limit:joker|jokers} au maximum\u202f: retirez-en"
    ),
    "query-too-many-expansions": (
        "requête, caractère {character}\u202f: "
        "trop de mots en remplacent beaucoup d'autres\u202f: retirez-en quelques-uns"
    ),
    "query-wildcard-with-edits": (
        "requête, caractère {character}\u202f: "
        "un mot qui contient * ou «\u202f?\u202f» n'admet pas de ~\u202f: retirez l'un ou l'autre"
    ),
    "query-too-many-edits": (
        "requête, caractère {character}\u202f: "
        "un mot peut différer de 1 ou 2 lettres\u202f: tapez ~1 ou ~2"
    ),
    "query-filter-with-suffix": (
        "requête, caractère {character}\u202f: le champ «\u202f{field}:\u202f» filtre les articles\u202f: "
        "sa valeur ne peut être suivie ni de ~ ni de ^"
    ),
    "query-date-unreadable": "requête, caractère {character}\u202f: {reason}",
    "query-date-before-calendar": (
        "aucun jour du calendrier ne précède «\u202f{text}\u202f»\u202f: choisissez une autre date"
    ),
    "query-date-after-calendar": (
        "aucun jour du calendrier ne suit «\u202f{text}\u202f»\u202f: choisissez une autre date"
    ),
    "query-date-open": (
        "la période n'a pas de limite de ce côté\u202f: indiquez un jour, un mois ou une année"
    ),
    #
    # ---- how a query was read
    "query-field-unknown": (
        "«\u202f{name}:\u202f» n'est pas un champ et a été lu comme un mot (champs possibles\u202f: {fields:list})"
    ),
    "query-field-empty": (
        "«\u202f{name}:\u202f» n'est suivi de rien et a été lu comme un mot\u202f: écrivez «\u202f{name}:…\u202f»"
    ),
    "query-suffix-ignored": (
        "le signe «\u202f{suffix}\u202f» au caractère {character} est sans effet\u202f: "
        "~ peut être suivi d'un nombre, ^ doit l'être"
    ),
    "query-operator-ignored": (
        "«\u202f{operator}\u202f» ne relie rien à cet endroit et a été lu comme un mot"
    ),
    "query-ends-with-wildcard": (
        "dans «\u202f{pattern}\u202f», le «\u202f?\u202f» remplace une lettre quelconque\u202f: "
        "retirez-le pour trouver «\u202f{word}\u202f» même"
    ),
    #
    # ---- names in a query
    #
    #
    # ---- relaxation and variants
    "no-article-with-all-words": (
        "aucun article ne contient tous les mots\u202f: "
        "ceux qui en contiennent une partie sont affichés aussi"
    ),
    "few-articles-with-all-words": (
        "{articles:article contient|articles contiennent} tous les mots\u202f: "
        "ceux qui en contiennent une partie sont affichés aussi"
    ),
    "phrases-read-as-words": (
        "aucun article ne contient tout ce qui a été tapé\u202f: "
        "les mots entre guillemets ont aussi été lus comme des mots simples"
    ),
    "spellings-found": "autres graphies trouvées\u202f: {spellings:list}",
    "spelling-found": "«\u202f{spelling}\u202f» ({articles:n})",
    #
    # ---- why nothing was found
    #
    #
    # ---- the parts of a query in words
    #
    #
    # ---- explanation of scores
    #
    #
    # ---- evidence of dates
    #
    #
    # ---- saved queries and limits of a search
    #
    #
}
"""One template for each code, in the order of `english.TEXTS`."""

REMEDIES: Mapping[str, str] = {
    # ---- indexing
    #
    #
    # ---- the cluster
    #
    #
    # ---- searching
    #
    #
}
"""One template for each remedy, in the words of the library: it names no flag."""
