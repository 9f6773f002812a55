"""The words of the pages in French, beyond the messages of the library."""

from __future__ import annotations

from collections.abc import Mapping

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

TEXTS: Mapping[str, str] = {
    # ---- every page
    "site-title": "Kiosque",
    "skip": "Aller au contenu",
    "nav-pages": "Pages",
    "other-language": "en",
    "other-language-name": "English",
    "theme-auto": "Couleurs du système",
    "theme-light": "Couleurs claires",
    "theme-dark": "Couleurs sombres",
    "footer": "Archive consultée sur place\u202f: rien n’est envoyé ailleurs.",
    "section-search": "Rechercher",
    "section-help": "Aide",
    # ---- the box
    "box-label": "Recherche",
    "box-search": "Rechercher",
    "box-placeholder": "Chercher dans {total:article|articles}",
    "examples": "Aide à la saisie",
    # ---- filters
    "chips": "Filtres en vigueur",
    "chip-remove": "Retirer ce filtre",
    "chips-remove-all": "Tout retirer",
    "filter-period": "Période",
    "filter-since": "Depuis",
    "filter-until": "Jusqu’à",
    "filter-source": "Source",
    "filter-not_source": "Sauf source",
    "filter-person": "Personne",
    "filter-not_person": "Sauf personne",
    "filter-undated": "Sans date",
    "filter-exact": "Mots exacts",
    "filter-group": "Copies à part",
    "facets": "Filtres",
    "facet-period": "Période",
    "facet-source": "Sources",
    "facet-person": "Personnes",
    "facet-year": "Années",
    "facet-undated": "Sans date",
    "facet-more": "Voir {more:n} de plus",
    "facet-chosen": "filtre en vigueur, suivre pour le retirer",
    "facet-without": "Sans {name}",
    "days-since": "Du",
    "days-until": "Au",
    "days-since-example": "mars 2019",
    "days-until-example": "2021",
    "days-apply": "Appliquer",
    "switches": "Options",
    "switch-exact": "Mots exacts",
    "switch-group": "Grouper les copies",
    # ---- hits
    "results": "{total:article|articles}",
    "results-for": "{total:article|articles} pour «\u202f{query}\u202f»",
    "results-partial": (
        "{total:article|articles} pour «\u202f{query}\u202f», et {partial:n} avec une partie des mots"
    ),
    "sorts": "Ordre des articles",
    "sort-relevance": "Pertinence",
    "sort-latest": "Plus récents",
    "sort-oldest": "Plus anciens",
    "did-you-mean": "Vouliez-vous dire\u202f:",
    "undated": "sans date",
    "hit-no-source": "source inconnue",
    "hit-page": ", p.\u202f{page}",
    "copies": "{copies:copie|copies}",
    "hits-partial-begin": "Avec une partie des mots\u202f:",
    "pager": "Pages de résultats",
    "pager-previous": "Précédente",
    "pager-next": "Suivante",
    # ---- an article
    "place": "Place parmi les résultats",
    "place-list": "Retour aux résultats",
    "place-rank": "{rank:n} sur {total:n}",
    "place-previous": "Résultat précédent",
    "place-next": "Résultat suivant",
    "beside": "Autour de l’article",
    "matches": "{matches:passage trouvé|passages trouvés}",
    "matches-label": "Passages trouvés",
    "match-previous": "Passage précédent",
    "match-next": "Passage suivant",
    "cite": "Citer",
    "cite-copy": "Copier",
    "cite-page": "p.\u202f{page}",
    "cite-title": "«\u202f{title}\u202f»",
    "file": "Fichier d’origine",
    "file-fetch": "Télécharger",
    "file-online": "Voir en ligne",
    "named": "Personnes citées",
    "named-times": "{times:mention|mentions}",
    "same-text": "Même texte ailleurs",
    "same-subject": "Sur le même sujet",
    "likeness": "identique à {share:n}\u202f%",
    "suggestions": "Noms proposés",
    "suggest-person": "personne · {articles:article|articles}",
    "suggest-source": "source · {articles:article|articles}",
    "nothing-found": "Aucun article ne répond à cette recherche.",
    "nothing-without-filters": "Chercher sans filtres",
    "nothing-help": "Comment formuler une recherche",
    # ---- help
    "keys": "Touches du clavier",
    "keys-off": "Ne pas réagir aux touches simples",
    "keys-close": "Fermer",
    "key-box": "la recherche",
    "key-hits": "résultat suivant, précédent",
    "key-open": "ouvrir le résultat",
    "key-matches": (
        "dans un article\u202f: passage suivant, précédent\u202f; dans une liste\u202f: "
        "page suivante, précédente"
    ),
    "key-articles": "depuis un article\u202f: résultat suivant, précédent",
    "key-up": "retour aux résultats",
    "key-help": "cette liste",
    "help-queries": "La langue de recherche",
    "help-queries-intro": (
        "Chaque ligne est une recherche\u202f; elle se suit comme un lien. Majuscules et "
        "accents ne comptent pas."
    ),
    "help-typed": "Saisie",
    "help-finds": "Articles trouvés",
    "help-dates": "Les dates",
    "help-dates-intro": (
        "Un jour ou une période s’écrit comme on veut\u202f: 2019, mars 2019, 25/02/2019, "
        "la semaine dernière, il y a 3 mois. Un mois ou une année compte en entier."
    ),
    "help-marks": "Les signes",
    "help-marks-intro": (
        "Un astérisque suit un jour qui a été déduit\u202f: de la semaine, d’un nom de "
        "fichier ou d’une date d’enregistrement. Une agence dont le texte a paru "
        "plusieurs fois est montrée une fois, avec ses copies."
    ),
    # ---- timelines and other pictures
    "section-timeline": "Chronologie",
    "measures": "Hauteur des barres",
    "measure-articles": "Articles",
    "measure-share": "Part de l’archive",
    "steps": "Durée d’une période",
    "step-day": "jour",
    "step-week": "semaine",
    "step-month": "mois",
    "step-year": "année",
    "timeline-larger": "Agrandir, comparer",
    "brush-help": (
        "Flèches\u202f: se déplacer\u202f; Maj et flèches, ou glisser\u202f: choisir plusieurs périodes\u202f; "
        "Entrée\u202f: appliquer\u202f; Échap\u202f: renoncer"
    ),
    # ---- failures
    "failure-title": "Demande impossible",
    "failure-title-query": "Recherche impossible",
    "failure-title-missing": "Introuvable",
    "failure-title-later": "Indisponible pour l’instant",
    "failure-home": "Nouvelle recherche",
    "failure-no-page": "cette page n’existe pas",
    "failure-no-article": "l’archive n’a pas d’article «\u202f{id}\u202f»",
    "failure-no-hit": "il n’y a pas de résultat numéro {rank:n}",
    "failure-method": "cette adresse ne se demande pas de cette façon",
    "failure-request": "cette demande ne peut pas être lue",
    "failure-busy": "trop de demandes attendent déjà\u202f; réessayez dans un instant",
    "failure-later": (
        "l’archive n’est pas disponible pour l’instant\u202f; réessayez dans un instant"
    ),
    "failure-index": "l’archive ne peut pas répondre\u202f; le journal du serveur dit pourquoi",
    "parameter-not-number": "{parameter} est un nombre entier de {least:n} à {most:n}",
    "parameter-not-choice": "{parameter} vaut l’un de ces mots\u202f: {choices:list}",
    "parameter-not-switch": "{parameter} vaut 0 ou 1",
    "parameter-too-often": "{parameter} est donné plus de {most:n} fois",
    "parameter-missing": "il faut le paramètre {parameter}",
    "parameter-unknown": "il n’y a pas ici de paramètre {parameter}\u202f; il y a {names:list}",
    "parameter-too-long": "{parameter} a plus de {most:n} caractères",
}
