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
    "export": "Exporter",
    "follow": "Suivre",
    "follow-title": "Flux Atom de cette recherche",
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
    "failure-other-site": "une page d’un autre site ne peut pas demander cela",
    "failure-body-too-long": "c’est trop long pour être lu",
    "failure-address-too-long": "cette adresse est trop longue pour être lue",
    "failure-host": "cette archive ne porte pas ce nom\u202f; l’option --allow-host en ajoute un",
    "failure-exporting": "un autre export est en route vers vous\u202f; redemandez quand il sera arrivé",
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
    "parameter-not-text": "{parameter} est un texte",
    "parameter-not-list": "{parameter} est une liste de textes",
    "body-no-object": "ce qui a été envoyé n’est pas un objet JSON",
    "parameter-too-long": "{parameter} a plus de {most:n} caractères",
    # ---- flux
    "feed-title": "Articles\u202f: {query}",
    "feed-everything": "tous",
    "feed-watch-title": "Veille\u202f: {name}",
    # ---- the programming interface
    "status-400": "La demande est inutilisable",
    "status-401": "Il faut un jeton",
    "status-403": "La demande n’est pas permise",
    "status-404": "Cela n’existe pas",
    "status-405": "L’adresse ne peut pas être demandée ainsi",
    "status-413": "La demande est trop longue",
    "status-414": "L’adresse est trop longue",
    "status-421": "La demande est pour un autre hôte",
    "status-429": "Le client demande trop à la fois",
    "status-500": "L’archive ne peut pas répondre",
    "status-503": "L’archive ne peut pas répondre en ce moment",
    "api-title": "Archive d’articles",
    "api-description": (
        "Chercher dans l’archive, lire ses articles et les compter. L’adresse d’une page dit dans ses "
        "paramètres ce que prennent ces opérations. Les jours s’écrivent AAAA-MM-JJ, et les places "
        "dans les textes comptent les points de code à partir de 0."
    ),
    "api-answer": "La réponse",
    "api-answer-unchanged": "La réponse que le client possède, d’après son ETag, reste juste",
    "api-search": "Chercher\u202f: une page d’articles, avec des facettes si elles sont demandées",
    "api-hits": (
        "Tous les articles trouvés, en JSON Lines, ou en CSV si lui seul est accepté\u202f; "
        "X-Total-Count dit combien"
    ),
    "api-article": "Un article, avec les endroits qui répondent à une requête",
    "api-similar": "Les articles les plus proches d’un autre\u202f: copies, puis même sujet",
    "api-cite": "La référence d’un article",
    "api-timeline": "Les articles d’une requête dans le temps, et leur part de l’archive",
    "api-concordance": "Les passages d’une requête dans leur contexte",
    "api-people": "Les personnes que nomment les articles",
    "api-person": "Une personne sous toutes ses graphies",
    "api-network": "Les personnes d’une requête, et qui est nommé avec qui",
    "api-sources": "Les sources d’une requête",
    "api-complete": "Les noms qui commencent comme ce qui est tapé",
    "api-status": "L’état de l’index",
    "api-parameter-q": "La requête, un nom ou le début d’un nom",
    "api-parameter-since": (
        "Aucun article avant ce jour ou cette période\u202f: 2019-02, mars 2019, il y a 3 mois"
    ),
    "api-parameter-until": "Aucun article après ce jour ou cette période",
    "api-parameter-source": "L’une de ces sources",
    "api-parameter-person": "Toutes ces personnes",
    "api-parameter-not_source": "Aucune de ces sources",
    "api-parameter-not_person": "Aucune de ces personnes",
    "api-parameter-undated": "Les articles sans date\u202f; avec since ou until, ceux-ci en plus",
    "api-parameter-exact": "Seulement les mots tels que tapés",
    "api-parameter-sort": "L’ordre\u202f; sans mots, les plus récents d’abord",
    "api-parameter-page": "Le numéro de la page",
    "api-parameter-limit": "Le plus grand nombre de résultats",
    "api-parameter-group": "Les copies comptent pour un seul article",
    "api-parameter-facets": "Les propriétés à compter, séparées par des virgules",
    "api-parameter-explain": "Expliquer comment la requête a été lue et de quoi sont faits les scores",
    "api-parameter-id": "L’identifiant d’un article",
    "api-parameter-format": "Le format de la référence",
    "api-parameter-by": (
        "La longueur d’une période\u202f; sans elle, celle qui donne 120 périodes au plus"
    ),
    "api-parameter-order": "L’ordre\u202f: selon ce qui suit, ce qui précède, ou le jour",
    "api-parameter-width": "Caractères de chaque côté d’un passage",
    "api-parameter-beside": "Seulement les personnes nommées dans les articles qui les nomment toutes",
    "api-parameter-most": "Le plus grand nombre de personnes",
    "api-parameter-name": "Un nom",
}
