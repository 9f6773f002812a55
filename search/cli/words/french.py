"""The words of the command line in French, beyond the messages of the library."""

from __future__ import annotations

from collections.abc import Mapping

from index.engines.base import ENGINES

TEXTS: Mapping[str, str] = {
    # ---- hits
    "hits-all": (
        "{total:article en tout|articles en tout}{copies}\u202f: ni mot ni filtre n’a été donné ({milliseconds} ms)"
    ),
    "hits": "{total:article|articles}{copies} ({milliseconds} ms)",
    "page": "p.\u202f{page}",
    "hits-partial": (
        "{total:article|articles}{copies}, {partial:n} avec une partie des mots ({milliseconds} ms)"
    ),
    "hits-partial-for": (
        "{total:article|articles} pour {query}{copies}, {partial:n} avec une partie des mots "
        "({milliseconds} ms)"
    ),
    "partial-hits": "avec une partie des mots\u202f:",
    "partial-left-out": (
        "{partial:article|articles} avec une partie des mots laissés de côté\u202f; "
        "--partial les exporte aussi"
    ),
    "hits-for": "{total:article|articles} pour {query}{copies} ({milliseconds} ms)",
    "note": "remarque\u202f: {note}",
    "more-hits": "résultats {first:n} à {last:n}\u202f; pour les suivants\u202f: --page {page}",
    "more-hits-after-one": "résultat {first:n}\u202f; pour le suivant\u202f: --page {page}",
    "did-you-mean": "vouliez-vous dire\u202f: {query}\u202f?",
    "undated": "sans date",
    "day-with-evidence": "{day} ({evidence})",
    "without-copies": ", {texts:n} sans les copies",
    "copies-included": ", copies comprises",
    "copies": "{count:copie|copies}\u202f: {names:list}",
    "more-values": "{count:autre|autres}",
    "facet-source": "source\u202f:",
    "facet-person": "personne\u202f:",
    "facet-organisation": "organisation\u202f:",
    "facet-place": "lieu\u202f:",
    "facet-tag": "étiquette\u202f:",
    "facet-year": "année\u202f:",
    "same-text": "texte identique à {share:.0%}",
    "shared-terms": "en commun\u202f: {names:list}",
    "shared-people": "nommés dans les deux\u202f: {names:list}",
    "hit-tags": "étiquettes\u202f: {names:list}",
    "hit-note": "note\u202f: {text}",
    # ---- counts
    "share-of-all": (
        "les parts se rapportent à tous les articles d’une période ({out_of:n} au total)"
    ),
    "share-of-filters": (
        "les parts se rapportent aux articles d’une période qui passent les filtres "
        "({out_of:n} au total)"
    ),
    "timeline-for": "{total:article|articles} pour {query}{copies}",
    "timeline": "{total:article|articles}{copies}",
    "timeline-undated": "{total:article|articles}, dont {undated:n} sans date{copies}",
    "timeline-undated-for": (
        "{total:article|articles} pour {query}, dont {undated:n} sans date{copies}"
    ),
    "entities-person": "{total:personne|personnes}",
    "entities-organisation": "{total:organisation|organisations}",
    "entities-place": "{total:lieu|lieux}",
    "entities-any": "{total:nom|noms}",
    "kind-person": "personne",
    "kind-organisation": "organisation",
    "kind-place": "lieu",
    "entity-variant-of": "peut-être {name}",
    "entity-articles": "{articles:article|articles}",
    "entity-days": "{articles:article|articles}, du {first} au {last}",
    "exported": "{articles:article|articles} dans {path}",
    "export-copies": "{copies:copie laissée|copies laissées} de côté",
    "export-manifest": "manifeste\u202f: {path}",
    "export-compared": (
        "depuis l’export du {day}\u202f: {came:n} de plus, {gone:n} de moins,"
        " {changed:modifié|modifiés}\u202f; {same:article inchangé|articles inchangés}"
    ),
    "export-file-altered": "{name} n’est plus tel qu’il a été écrit",
    "export-more-ids": "{more:n} de plus (--json les donne tous)",
    "bars-averaged": "les barres et la dernière colonne sont des moyennes mobiles de {window:n} périodes",
    "whole-archive": "tout",
    "groups-cut": "les {shown:n} premiers sur {groups:n}\u202f: --limit en donne plus",
    "frequencies-of-all": (
        "les parts et les mots se rapportent à tous les articles d’une ligne du tableau"
    ),
    "frequencies-of-filters": (
        "les parts et les mots se rapportent aux articles d’une ligne du tableau qui passent les filtres"
    ),
    "counted": "décompte\u202f: {method}",
    "collocates": (
        "{total:cooccurrent|cooccurrents} de {occurrences:occurrence|occurrences} dans "
        "{articles:article|articles} pour {query}"
    ),
    "column-word": "mot",
    "column-near": "proche",
    "column-left": "avant",
    "column-right": "après",
    "column-expected": "attendu",
    "column-frequency": "en tout",
    "column-log-likelihood": "log-vraisemblance",
    "column-log-dice": "logDice",
    "keywords": (
        "{total:mot-clé|mots-clés} de {articles:article|articles} ({words:mot|mots}) face à "
        "{rest:autre|autres} ({rest_words:mot|mots})"
    ),
    "column-rest": "reste",
    "column-rest-per-million": "par million",
    "column-log-ratio": "log ratio",
    "column-difference": "%DIFF",
    "ngrams": (
        "{total:n-gramme|n-grammes} de {size:n} mots dans {articles:article|articles} ({words:mot|mots})"
    ),
    "column-words": "mots",
    "column-group": "groupe",
    "column-query": "requête",
    "column-articles": "articles",
    "column-out-of": "sur",
    "column-share": "part",
    "column-interval": "95\u202f%",
    "column-occurrences": "occurrences",
    "column-per-article": "par article",
    "column-per-million": "par million",
    "concordance": "{lines:ligne|lignes} dans {articles:article|articles} sur {total:n} pour {query}",
    "concordance-group": "{name} ({lines:ligne|lignes})",
    "concordance-cut": (
        "{limit:ligne demandée|lignes demandées} au plus\u202f: --limit en donne plus, et --all"
        " avec --csv ou --jsonl les donne toutes"
    ),
    "sourceless": "sans source",
    "quotations": "{total:citation|citations}",
    "quotations-for": "{total:citation|citations} pour {query}",
    "quotation-copies": "{count:copie|copies}",
    "more-quotations": "pour les suivantes\u202f: --page {page}",
    # ---- an article
    "field-id": "identifiant\u202f:",
    "field-path": "chemin\u202f:",
    "field-title": "titre\u202f:",
    "field-source": "source\u202f:",
    "field-section": "rubrique\u202f:",
    "field-page": "page\u202f:",
    "field-authors": "auteurs\u202f:",
    "field-carriers": "aussi dans\u202f:",
    "field-date": "date\u202f:",
    "field-date_evidence": "datation\u202f:",
    "field-people": "personnes\u202f:",
    "field-url": "adresse\u202f:",
    "field-language": "langue\u202f:",
    "caption": "légende\u202f: {text}",
    "place-title": "titre\u202f:",
    "place-body": "texte\u202f:",
    "place-caption": "légende\u202f:",
    "place-source": "source\u202f:",
    "place-author": "auteur\u202f:",
    "place-boilerplate": "écarté\u202f:",
    "rule-link": "lien vers une autre page, ou sujets",
    "rule-copyright": "mention de droits",
    "rule-phrase": "mots que les pages mettent autour des articles",
    "rule-menu": "menu, ou nom d’une rubrique",
    "rule-source": "nomme la source",
    "rule-signature": "signature",
    "rule-name": "nom d’une personne seul",
    "rule-teaser": "début d’une ligne qui suit",
    # ---- the state of an index
    "status-articles": "{articles:article|articles}, {size} ({engine})",
    "status-dated": "{dated:article daté|articles datés}, du {first} au {last}",
    "status-none-dated": "aucun article n’est daté",
    "status-undated": "{undated:n} sans date",
    "status-folders": "lus dans {folders:list}",
    "status-no-sources": "{sources:source|sources}",
    "status-sources": "{sources:source|sources}\u202f:",
    "status-cluster": (
        "{health}\u202f: {nodes:nœud|nœuds} de {cluster} ({addresses}), "
        "{shards:partition|partitions} avec leurs copies, {documents:document|documents} "
        "dans {index} (archive {archive})"
    ),
    "status-cluster-lost": (
        "{health}\u202f: {nodes:nœud|nœuds} de {cluster} ({addresses}), "
        "{shards:partition|partitions} avec leurs copies, dont {lost:n} sans nœud, "
        "{documents:document|documents} dans {index} (archive {archive})"
    ),
    "status-interrupted": "une indexation a été interrompue\u202f: le prochain search index la reprendra",
    "status-ledger-unreadable": "on ne peut dire ce qui a été lu\u202f: search doctor dit pourquoi",
    "size-bytes": "{size} octets",
    "size-kb": "{size:.1} ko",
    "size-mb": "{size:.1} Mo",
    "size-gb": "{size:.1} Go",
    # ---- indexing
    "indexing": "indexation",
    "indexing-articles": "{articles:article|articles}",
    "indexing-first": (
        "pas encore d’index dans {location}\u202f: indexation des articles de {folder}"
    ),
    "settings-distrusted": (
        "le search.toml de ce dossier n’est pas suivi, car vous n’avez pas dit vous fier au dossier\u202f; "
        "lisez ce fichier, puis\u202f: search trust"
    ),
    "credentials-withheld": (
        "l’utilisateur et le mot de passe de l’environnement ne sont pas envoyés à la grappe que "
        "nomme search.toml\u202f; pour les envoyer, nommez la grappe dans SEARCH_OPENSEARCH_URL"
    ),
    "password-in-the-open": "le mot de passe pour {addresses} peut être lu en chemin\u202f: utilisez https",
    "folder-trusted": "le search.toml de {folder} est désormais suivi",
    "folder-distrusted": "le search.toml de {folder} n’est plus suivi",
    "trust-nothing": "{folder} n’a pas de search.toml",
    "trust-not-own": "{file} n’est pas suivi\u202f: il doit être à vous, et personne d’autre ne doit pouvoir le changer",
    "trust-without-home": "HOME n’est pas défini\u202f: il n’y a pas d’endroit où noter le dossier",
    "trust-folder-unusable": "le nom du dossier a un saut de ligne et ne peut être noté",
    "skipped": "non lu\u202f: {path}\u202f: {reason}",
    "read-with-doubt": "remarque\u202f: {path}\u202f: {reason}",
    "skipped-more": "{count:autre problème|autres problèmes}\u202f: --json les nomme tous",
    "report": (
        "{added:ajouté|ajoutés}, {updated:n} mis à jour, {removed:supprimé|supprimés}, "
        "{unchanged:inchangé|inchangés}\u202f; {articles:article|articles} dans l’index "
        "({seconds:.1} s)"
    ),
    "index-empty": (
        "l’index ne contient aucun article\u202f; indexez-en avec\u202f: search index DOSSIER"
    ),
    "preview-file": "{path}\u202f: {format}, {articles:article|articles}",
    "preview-unread": "{path}\u202f: pas lu",
    "preview-describes": "il décrit {files:autre fichier|autres fichiers}",
    "preview-untitled": "sans titre\u202f: {count:n}",
    "preview-undated": "sans date\u202f: {count:n}",
    "preview-unsourced": "sans source\u202f: {count:n}",
    "preview-problems-more": "{count:autre problème|autres problèmes}\u202f: --json les nomme tous",
    "preview-total": "{articles:article|articles} dans {files:fichier|fichiers}\u202f; rien n’a été écrit",
    "watching": "surveillance en cours\u202f; Ctrl-C pour arrêter",
    "watching-stopped": "arrêté",
    "watching-failed": "l’index n’est plus tenu à jour\u202f: {reason}",
    # ---- the doctor
    "finding": "{subject}\u202f: {detail}",
    "findings-more": "{count:autre constat|autres constats}\u202f: --json les nomme tous",
    "repaired-by-update": "réparé par une mise à jour",
    "repaired-by-update-in-part": "réparé par une mise à jour\u202f; il reste\u202f:",
    "repaired-by-rebuild": "réparé par une reconstruction",
    "repaired-by-rebuild-in-part": "réparé par une reconstruction\u202f; il reste\u202f:",
    "repair-possible": "search doctor --repair peut réparer cela",
    "repair-by-owner": "vous seul pouvez réparer cela",
    "all-is-well": "tout va bien\u202f; {articles:article|articles} dans l’index",
    "findings": "{count:constat|constats}\u202f; {articles:article|articles} dans l’index",
    "findings-uncounted": (
        "{count:constat|constats}\u202f; les articles n’ont pas pu être comptés"
    ),
    # ---- help
    "queries-heading": "une requête peut contenir\u202f:",
    "queries-shell": (
        "L’interpréteur de commandes garde pour lui guillemets et étoiles\u202f: mettez une telle "
        "requête entre apostrophes. --explain dit comment une requête a été lue."
    ),
    "help-topic-unknown": (
        "il n’y a pas d’aide sur «\u202f{topic}\u202f»\u202f; il y en a sur {topics:list}"
    ),
    # ---- what was typed
    "page-missing": "il n’y a pas de page {page:n}\u202f; la dernière est la page {last:n}",
    "article-id-missing": (
        "tapez l’identifiant d’un article\u202f; il figure sous chaque résultat"
    ),
    "article-unknown": (
        "il n’y a pas d’article {id}\u202f: l’identifiant figure sous chaque résultat"
    ),
    "similar-to-what": (
        "nommez une seule chose à comparer\u202f: un ID, --text TEXTE, --file FICHIER, --url ADRESSE,"
        " ou - pour lire un texte"
    ),
    "example-of-several": (
        "comparé avec «\u202f{title}\u202f», article {number:n} du fichier\u202f; --article N en prend un autre"
    ),
    "example-cut": "les {chars:n} premiers caractères du texte sont comparés, et non la suite",
    "example-number-unknown": "{path} n’a pas d’article numéro {number:n}",
    "address-unknown": (
        "aucun article de l’archive n’a l’adresse {url}, et rien n’est téléchargé\u202f:"
        " enregistrez la page, et donnez-la avec --file"
    ),
    "article-ambiguous": "plusieurs articles finissent par {id}\u202f: {ids:list}",
    "hit-number-unknown": (
        "la dernière liste n’a pas de numéro {number:n}\u202f; elle va de {first:n} à {last:n}"
    ),
    "option-unknown": (
        "l’option {option} n’existe pas{suggestions}\u202f; voir search {command} --help\u202f; "
        "pour la chercher, mettez-la entre guillemets\u202f: '\"{option}\"'"
    ),
    "option-like-word": (
        "{option} ressemble à une option, et n’en est pas une{suggestions}\u202f; "
        "voir search {command} --help\u202f; pour exclure le mot\u202f: '-\"{word}\"'"
    ),
    "options-like": " (vouliez-vous dire {options:list}\u202f?)",
    "limit-out-of-bounds": "--limit vaut {limit:n}\u202f; il peut aller de 1 à {max_limit:n}",
    "width-out-of-bounds": "--width vaut {limit:n}\u202f; il peut aller de 1 à {max_limit:n}",
    "window-out-of-bounds": "--window vaut {limit:n}\u202f; il peut aller de 1 à {max_limit:n}",
    "min-count-out-of-bounds": "--min-count vaut {limit:n}\u202f; il peut aller de 1 à {max_limit:n}",
    "page-below-one": "--page vaut {page:n}\u202f; les pages commencent à 1",
    "dates-reversed": "--since ({first}) vient après --until ({last})\u202f: échangez-les",
    "formats-conflict": "choisissez entre --json, --jsonl, --csv et --excel",
    "picture-alone": (
        "une image se dessine seule\u202f: demandez le JSON, un tableau ou --output dans une autre commande"
    ),
    "network-format": "un réseau s’écrit en .svg ou en .graphml, pas en {suffix}",
    "queries-compared": (
        "{count:n} requêtes sont comparées\u202f; il peut y en avoir {most:n}\u202f: une, et les autres "
        "après --vs"
    ),
    "all-lines-need-format": (
        "--all affiche toutes les lignes pour un programme ou un tableur\u202f: "
        "ajoutez --jsonl, --csv ou --excel"
    ),
    "all-needs-format": (
        "--all affiche tous les résultats pour un programme ou un tableur\u202f: "
        "ajoutez --jsonl, --csv ou --excel, ou bien -o refs.bib ou refs.ris"
    ),
    "nothing-to-cite": (
        "aucune liste n’a encore été affichée\u202f; nommez des articles par leur identifiant"
    ),
    "citations-of-articles": (
        "on cite des articles\u202f: search query ou search cite en écrivent les références"
    ),
    "fields-need-format": (
        "--fields s’adresse aux programmes et aux tableurs\u202f: "
        "ajoutez --json, --jsonl, --csv ou --excel"
    ),
    "export-exists": "{path} existe déjà\u202f: choisissez un autre emplacement, ou ajoutez --overwrite",
    "export-format-missing": (
        "le nom {path} n’indique aucun format d’export\u202f: ajoutez --format et l’un de {formats:list}"
    ),
    "export-without-target": "nommez un fichier ou un dossier où écrire\u202f: --to corpus.jsonl",
    "export-to-standard-output": (
        "un export est un fichier ou un dossier, avec un manifeste à côté\u202f: --to corpus.jsonl\u202f;"
        " search query TEXTE --all --jsonl affiche des articles"
    ),
    "export-again-alone": (
        "--again répète ce que dit le manifeste\u202f: ne donnez ni requête, ni filtre, ni format, ni ordre"
    ),
    "field-unknown": (
        "les résultats n’ont pas de champ «\u202f{name}\u202f»\u202f; ils ont {fields:list}"
    ),
    "output-is-workbook": (
        "les fichiers en {suffix} ne sont pas écrits\u202f: avec --excel, un fichier en .csv s’ouvre "
        "dans un tableur"
    ),
    "query-saved": (
        "requête enregistrée sous «\u202f{name}\u202f»\u202f: "
        "{count:article y répond|articles y répondent} aujourd’hui{copies}\u202f; "
        "pour voir la suite\u202f: search new {argument}"
    ),
    "query-replaced": (
        "la requête «\u202f{name}\u202f» a été remplacée\u202f: "
        "{count:article y répond|articles y répondent} aujourd’hui{copies}\u202f; "
        "pour voir la suite\u202f: search new {argument}"
    ),
    "query-forgotten": "la requête «\u202f{name}\u202f» a été supprimée",
    "no-query-saved": (
        "aucune requête n’est enregistrée\u202f; enregistrez-en une avec\u202f: search save NOM TEXTE"
    ),
    "saved-line": "{name}\u202f: {query}",
    "new-articles": "{name}\u202f: {total:nouvel article|nouveaux articles}{copies}",
    "new-articles-for": (
        "{name}\u202f: {total:nouvel article|nouveaux articles} pour {query}{copies}"
    ),
    "alert-sent": "{name}\u202f: {total:nouvel article envoyé|nouveaux articles envoyés} à {target}",
    "alert-unsent": (
        "{name}\u202f: le reste n’a pas été envoyé à {target}, et le sera la prochaine fois\u202f: {reason}"
    ),
    "notify-alone": (
        "--notify envoie des articles et les compte comme vus\u202f: donnez-le sans --keep ni --json"
    ),
    "mail-server-missing": (
        "aucun serveur de courriel n’est nommé\u202f: donnez --smtp ADRESSE, ou définissez SEARCH_SMTP_URL"
    ),
    "mail-password-withheld": (
        "le mot de passe de SEARCH_SMTP_PASSWORD est celui du serveur de SEARCH_SMTP_URL, et n’est pas"
        " envoyé à {server}"
    ),
    "mail-password-in-the-open": (
        "le mot de passe pour {server} peut être lu en chemin\u202f: utilisez smtps:// ou smtp://"
    ),
    "review-of-saved": "la requête enregistrée «\u202f{name}\u202f» est reprise",
    "review-needs-file": (
        "{format} n’est pas un texte pour un terminal\u202f: nommez un fichier avec --output FICHIER"
    ),
    "history-line": "{moment}\u202f: {total:nouvel article|nouveaux articles}",
    "article-gone": "(n’est plus dans l’index)",
    "batch-line": "ligne {number}\u202f: {error}",
    "batch-file-unreadable": "{file} ne peut pas être lu ({reason})",
    "batch-without-queries": "{file} ne contient aucune requête",
    "batch-json-broken": "ce n’est pas du JSON\u202f; écrivez {example}",
    "batch-json-option": (
        "«\u202f{key}\u202f» a une valeur impossible\u202f; les jours sont des textes, "
        "les noms des textes ou des listes de textes"
    ),
    "batch-json-without-text": 'une requête en JSON a un champ "text"\u202f: {example}',
    "tag-without-articles": (
        "nommez les articles, puis l’étiquette\u202f: search tag ID... {name}"
    ),
    "tag-added": "«\u202f{name}\u202f»\u202f: {count:article étiqueté|articles étiquetés}",
    "tag-removed": "«\u202f{name}\u202f»\u202f: retirée de {count:article|articles}",
    "tags-none": "aucun article n’a d’étiquette\u202f; donnez-en une avec\u202f: search tag ID NOM",
    "tags-imported": "les étiquettes et les notes de {articles:article|articles} ont été ajoutées",
    "tags-imported-unknown": (
        "{unknown:d’entre eux n’est|d’entre eux ne sont} pas dans l’archive\u202f; les identifiants sont"
        " affichés sous chaque résultat"
    ),
    "similar-none": "aucun article de l’archive ne lui ressemble",
    "tag-line": "{name} ({articles:article|articles})",
    "note-written": "la note sur {id} est écrite",
    "note-removed": "la note sur {id} est supprimée",
    "note-removed-and-written": "choisissez\u202f: une note, ou --remove",
    # ---- settings
    "seeds-missing": (
        "il n’y a pas de dossier {folder}\u202f; indiquez le dossier de vos articles\u202f: "
        "search index DOSSIER"
    ),
    "language-unknown": "SEARCH_LANG peut valoir en ou fr, et vaut «\u202f{value}\u202f»",
    "settings-unreadable": (
        "{file} n’est pas du TOML lisible ({reason})\u202f; corrigez ce fichier ou déplacez-le"
    ),
    "setting-unknown": (
        "{file}\u202f: «\u202f{key}\u202f» n’est pas un réglage\u202f; retirez-le ou corrigez-le. "
        "Réglages\u202f: {keys:list}"
    ),
    "setting-not-text": (
        '{file}\u202f: {key} doit être un texte entre guillemets, par exemple {key} = "…"'
    ),
    "setting-not-boolean": "{file}\u202f: {key} doit être true ou false, sans guillemets",
    "setting-not-number": "{file}\u202f: {key} doit être un nombre entier, sans guillemets",
    "setting-limit": (
        "{file}\u202f: {key} vaut {text}\u202f; il faut un nombre entier de 1 à {maximum}"
    ),
    "setting-ner": (
        "SEARCH_NER vaut «\u202f{value}\u202f»\u202f; valeurs possibles\u202f: {values:list}"
    ),
    # ---- the server of pages
    "serving": "les pages sont à l’adresse {address}, jusqu’à Ctrl-C",
    "serving-stopped": "les pages ne sont plus là",
    "web-missing": (
        "les pages ont besoin de Starlette, Uvicorn et Jinja2, qui ne sont pas installés"
    ),
    "mcp-missing": "les assistants ont besoin du paquet mcp, qui n’est pas installé",
    "address-taken": (
        "{host} n’a pas de port {port} libre ({reason})\u202f; choisissez-en un avec --port"
    ),
    "serve-setting-wrong": "les pages n’ont pas de réglage {name} qui puisse valoir {value}",
    "serve-unprotected": (
        "sur {host}, d’autres pourraient lire cette archive\u202f: donnez --token-file FICHIER, "
        "ou --behind-proxy si un serveur mandataire leur demande qui ils sont"
    ),
    "serve-without-name": (
        "sur {host}, les pages doivent connaître leur nom\u202f: donnez --allow-host NOM "
        "ou --base-url URL"
    ),
    "token-unreadable": "{file}\u202f: le jeton ne peut pas être lu ({reason})",
    "token-short": (
        "{file}\u202f: un jeton a au moins {least} caractères, sinon il pourrait être deviné"
    ),
    "setting-not-table": "{file}\u202f: {key} doit être une table, comme [{key}]",
    # ---- faults
    "interrupted": "arrêté par Ctrl-C",
    "interrupted-before-writing": (
        "arrêté par Ctrl-C\u202f: rien n’a été écrit, l’index est comme avant\u202f; "
        "la prochaine fois, tout recommence"
    ),
    "input-closed": "l’entrée standard est fermée\u202f: nommez un fichier",
    "output-closed": "la sortie est fermée\u202f; choisissez-lui un endroit",
    "output-file-unwritable": (
        "impossible d’écrire dans {path} ({reason})\u202f; choisissez un autre endroit"
    ),
    "output-unwritable": (
        "impossible d’écrire la sortie ({reason})\u202f; choisissez un autre endroit"
    ),
    "file-error": "{file}\u202f: {reason}",
    "a-file": "un fichier",
    "program-fault": (
        "c’est une erreur du programme, merci de la signaler\u202f: {kind}\u202f: {reason}"
    ),
}
"""Headings, reports and errors, in the order of `english.TEXTS`."""

REMEDIES: Mapping[str, str] = {
    "create-index": "créez-en un avec\u202f: search index DOSSIER",
    "index-again": "indexez de nouveau les articles avec\u202f: search index DOSSIER",
    "rebuild": "relisez les articles avec\u202f: search index --rebuild",
    "rebuild-every-shard": (
        "pour la diviser autrement, donnez --rebuild avec le nouveau --shard à chaque partie"
    ),
    "prune": (
        "si les fichiers ont disparu pour de bon, retirez leurs articles avec\u202f: "
        "search index --prune"
    ),
    "replace-folders": (
        "il ne reste aucun dossier de l’index\u202f: montez-en un, indexez le nouvel "
        "emplacement avec\u202f: search index DOSSIER --prune, ou supprimez l’index"
    ),
    "wait-longer": "réessayez quand il aura fini, ou ajoutez --wait SECONDES",
    "choose-other-folder": "choisissez un autre dossier avec --index DOSSIER",
    "get-permission": (
        "la recherche reste possible\u202f; pour indexer, obtenez le droit d’écrire, ou "
        "choisissez un autre dossier avec --index DOSSIER"
    ),
    "choose-engine": "ajoutez --engine opensearch",
    "replace-archive": (
        "remplacez-la avec --rebuild, nommez une autre archive dans "
        "SEARCH_OPENSEARCH_ARCHIVE, ou alimentez des parts de celle-ci avec --shard"
    ),
    "show-partial": "pour les voir\u202f: --partial",
    "list-sources": "pour les voir toutes\u202f: search status",
    "save-query": "enregistrez-en une avec\u202f: search save NOM TEXTE",
}
"""A command in the place of a remedy of the library; the library’s words serve for the others."""

HELP: Mapping[str | None, str] = {
    # ---- commands
    "Search archives of French-language press articles.": (
        "Chercher dans des archives d’articles de presse en français."
    ),
    "Bring an index up to date: read new and changed files, drop removed ones.": (
        "Mettre un index à jour\u202f: lire les fichiers nouveaux ou modifiés, "
        "retirer ceux qui ont disparu."
    ),
    "Find articles, best first, with the passages that match.": (
        "Trouver des articles, les meilleurs d’abord, avec les passages qui correspondent."
    ),
    "Answer a file of queries with one line of JSON each.": (
        "Répondre à un fichier de requêtes, une ligne de JSON pour chacune."
    ),
    "Count the matching articles over time, and their share of all articles.": (
        "Compter les articles trouvés au fil du temps, et leur part dans l’ensemble."
    ),
    "List the people whom the articles name, most frequent first.": (
        "Lister les personnes nommées dans les articles, les plus fréquentes d’abord."
    ),
    "List what somebody is quoted with: the latest first, or those that match a text best.": (
        "Lister les citations de quelqu’un\u202f: les dernières d’abord, ou celles qui répondent le "
        "mieux à un texte."
    ),
    "Save a query, so that `search new` can show what matches it later.": (
        "Enregistrer une requête, pour que `search new` montre ce qui y répondra plus tard."
    ),
    "List the saved queries.": "Lister les requêtes enregistrées.",
    "Show the articles that match saved queries since they were last asked.": (
        "Montrer les articles qui répondent aux requêtes enregistrées depuis la dernière fois."
    ),
    "Show whole articles, or with --raw where each line of their files went.": (
        "Montrer des articles entiers, ou, avec --raw, où chaque ligne de leurs fichiers est allée."
    ),
    "Show where each line of the file went, and by which rule.": (
        "Montrer où chaque ligne du fichier est allée, et selon quelle règle."
    ),
    "Find articles like one, like a text or like a file, and tell what both share.": (
        "Trouver les articles semblables à un autre, à un texte ou à un fichier, et ce qu’ils ont en"
        " commun."
    ),
    "An article: its id, the end of its id, or its number in the last list of hits;"
    " - to read a text from the standard input.": (
        "Un article\u202f: son identifiant, la fin de celui-ci, ou son numéro dans la dernière liste de"
        " résultats\u202f; - pour lire un texte sur l’entrée standard."
    ),
    "Compare with this text.": "Comparer à ce texte.",
    "Compare with an article of this file.": "Comparer à un article de ce fichier.",
    "Number of the article in the file.": "Numéro de l’article dans le fichier.",
    "Compare with the article of the archive that has this address, or with a file.": (
        "Comparer à l’article de l’archive qui a cette adresse, ou à un fichier."
    ),
    "Show what an index holds.": "Montrer ce que contient un index.",
    "Check an index against its articles; exit with 0 if all is well, else 1.": (
        "Comparer un index à ses articles\u202f; code de sortie 0 si tout va bien, sinon 1."
    ),
    "Explain a command or, with `search help queries`, all that a query may have.": (
        "Expliquer une commande ou, avec `search help queries`, tout ce que peut contenir une requête."
    ),
    # ---- commands, in the list of all of them
    "Explain a command, or queries.": "Expliquer une commande, ou les requêtes.",
    "Bring an index up to date.": "Mettre un index à jour.",
    "Find articles.": "Trouver des articles.",
    "Answer a file of queries.": "Répondre à un fichier de requêtes.",
    "Count the matching articles over time.": "Compter les articles au fil du temps.",
    "List the people who are named.": "Lister les personnes nommées.",
    "List the organisations and places that are named.": (
        "Lister les organisations et les lieux nommés."
    ),
    "List the people, organisations and places that the articles name, most frequent first.": (
        "Lister les personnes, organisations et lieux nommés dans les articles, les plus "
        "fréquents d’abord."
    ),
    "Only those of this name, in any spelling.": "Seulement ce nom, en toute graphie.",
    "Only names of this kind.": "Seulement les noms de cette sorte.",
    "Names per page.": "Noms par page.",
    "Which page of names.": "Numéro de la page de noms.",
    "Only articles that name this organisation; all of them if repeated.": (
        "Seulement les articles qui nomment cette organisation\u202f; répétable\u202f: toutes."
    ),
    "No articles that name this organisation; repeatable.": (
        "Aucun article qui nomme cette organisation\u202f; répétable."
    ),
    "Only articles that name this place; all of them if repeated.": (
        "Seulement les articles qui nomment ce lieu\u202f; répétable\u202f: tous."
    ),
    "No articles that name this place; repeatable.": (
        "Aucun article qui nomme ce lieu\u202f; répétable."
    ),
    "Only articles that have this tag; all of them if repeated.": (
        "Seulement les articles qui ont cette étiquette\u202f; répétable\u202f: toutes."
    ),
    "No articles that have this tag; repeatable.": (
        "Aucun article qui ait cette étiquette\u202f; répétable."
    ),
    "Give articles a tag, which rebuilding the index leaves alone.": (
        "Donner une étiquette à des articles\u202f; reconstruire l’index n’y touche pas."
    ),
    "Articles, by their ids or their numbers in the last list, and then the tag.": (
        "Des articles, par leurs identifiants ou leurs numéros dans la dernière liste, puis"
        " l’étiquette."
    ),
    "Take the tag from the articles.": "Retirer l’étiquette aux articles.",
    "Give articles a tag.": "Donner une étiquette à des articles.",
    "List the tags, or the articles that have one.": (
        "Lister les étiquettes, ou les articles qui en ont une."
    ),
    "List the tags, or the articles that have one; export and import tags and notes.": (
        "Lister les étiquettes, ou les articles qui en ont une\u202f; exporter et importer étiquettes et"
        " notes."
    ),
    "Show the articles of this tag.": "Montrer les articles de cette étiquette.",
    "Give a tag another name; that of another tag makes them one.": (
        "Renommer une étiquette\u202f; si une autre porte déjà ce nom, elles n’en font qu’une."
    ),
    "Take a tag from all articles.": "Retirer une étiquette à tous les articles.",
    "Add the tags and notes of a file of JSON Lines or CSV; - for standard input.": (
        "Ajouter les étiquettes et les notes d’un fichier JSON Lines ou CSV\u202f; - pour l’entrée"
        " standard."
    ),
    "Print all tags and notes, a line of JSON an article.": (
        "Afficher étiquettes et notes, une ligne de JSON par article."
    ),
    "Write a note on an article, or show it.": "Écrire une note sur un article, ou la montrer.",
    "An article, as for search show.": "Un article, comme pour search show.",
    "The note; without it, the one that there is.": "La note\u202f; sans elle, celle qui existe.",
    "Delete the note.": "Supprimer la note.",
    "Find articles like one, a text or a file.": (
        "Trouver les articles semblables à un autre, à un texte, à un fichier."
    ),
    "Send them there: mailto:ADDRESS, atom:FILE or exec:COMMAND; repeatable.": (
        "Les envoyer là\u202f: mailto:ADRESSE, atom:FICHIER ou exec:COMMANDE\u202f; répétable."
    ),
    "The server for mails: smtps://, smtp:// or smtp+plain://USER@HOST:PORT.": (
        "Le serveur de courriel\u202f: smtps://, smtp:// ou smtp+plain://NOM@HÔTE:PORT."
    ),
    "Write a press review.": "Écrire une revue de presse.",
    "Write a press review: each text once, with passages and links.": (
        "Écrire une revue de presse\u202f: chaque texte une fois, avec passages et liens."
    ),
    "The query, or the name of a saved one; by default all that pass the filters.": (
        "La requête, ou le nom d’une requête enregistrée\u202f; par défaut, tout ce qui passe les filtres."
    ),
    "What the articles of a group share.": "Ce que les articles d’un groupe ont en commun.",
    "Format; by default the one of the file's name.": (
        "Format\u202f; par défaut celui du nom du fichier."
    ),
    "Title of the review.": "Titre de la revue.",
    "Most texts, the oldest first.": "Nombre maximal de textes, les plus anciens d’abord.",
    "List what somebody is quoted with.": "Lister les citations de quelqu’un.",
    "Save a query.": "Enregistrer une requête.",
    "Show what is new for saved queries.": "Montrer ce qui est nouveau.",
    "Check an index, and repair it.": "Vérifier un index et le réparer.",
    # ---- arguments
    'What to find, such as "Hachd al-Chaabi".': (
        'Ce qu’il faut trouver, par exemple "Hachd al-Chaabi".'
    ),
    "Files and folders of articles.": "Fichiers et dossiers d’articles.",
    "A file with one query a line, or JSON Lines with text, id and filters such as source; "
    "- reads the input.": (
        "Un fichier d’une requête par ligne, ou du JSON Lines avec text, id et des filtres comme "
        "source\u202f; - lit l’entrée standard."
    ),
    "Only people of this name or surname.": (
        "Seulement les personnes de ce nom ou de ce nom de famille."
    ),
    "Show whole articles.": "Montrer des articles entiers.",
    "Cite articles.": "Citer des articles.",
    "Cite articles for a bibliography: those that are named, or those of the last list.": (
        "Citer des articles pour une bibliographie\u202f: ceux qui sont nommés, ou ceux de la"
        " dernière liste."
    ),
    "Format of the citations.": "Format des références.",
    "Articles: each by its id, the end of it, or its number in the last list; by default all of it.": (
        "Des articles\u202f: chacun par son identifiant, la fin de celui-ci ou son numéro dans la"
        " dernière liste\u202f; par défaut toute la liste."
    ),
    "Write articles as a corpus.": "Écrire des articles sous forme de corpus.",
    "Write the articles of a query as a corpus, with a manifest by which it can be repeated.": (
        "Écrire les articles d’une requête sous forme de corpus, avec un manifeste qui permet de le refaire."
    ),
    "The query; by default all articles that pass the filters.": (
        "La requête\u202f; par défaut tous les articles que les filtres laissent passer."
    ),
    "File to write, or folder for a file of each article.": (
        "Fichier à écrire, ou dossier pour un fichier par article."
    ),
    "Format; by default the one of the file's suffix.": (
        "Format\u202f; par défaut celui du suffixe du fichier."
    ),
    "Fields of the articles to write, such as id,date,title,text.": (
        "Champs des articles à écrire, comme id,date,title,text."
    ),
    "Order of the articles; date is oldest first.": (
        "Ordre des articles\u202f; date va du plus ancien au plus récent."
    ),
    "Write near-duplicates once.": "N’écrire qu’une fois les quasi-doublons.",
    "Replace an export that is there.": "Remplacer un export qui s’y trouve.",
    "Repeat the export of this manifest, and tell what came, went and changed.": (
        "Refaire l’export de ce manifeste, et dire ce qui est venu, parti ou changé."
    ),
    "Show each match in its context.": "Montrer chaque occurrence dans son contexte.",
    "Show each match of a query in its context, one below the other.": (
        "Montrer chaque occurrence d’une requête dans son contexte, l’une sous l’autre."
    ),
    "Order of the lines: by what follows, by what precedes, or by day.": (
        "Ordre des lignes\u202f: par ce qui suit, par ce qui précède ou par jour."
    ),
    "Group the lines by source or by year.": "Grouper les lignes par source ou par année.",
    "Characters on each side of a match.": "Caractères de chaque côté d’une occurrence.",
    "Number of lines.": "Nombre de lignes.",
    "Moving averages of so many periods, an odd number.": (
        "Moyennes mobiles d’autant de périodes, un nombre impair."
    ),
    "Show how far shares may be off, at 95 %.": (
        "Montrer la marge d’erreur des parts, à 95\u202f%."
    ),
    "Find the words that stand near a query.": "Trouver les mots proches d’une requête.",
    "Find the words that stand near a query more often than by chance.": (
        "Trouver les mots qui sont proches d’une requête plus souvent que par hasard."
    ),
    "Words on each side of an occurrence.": "Mots de chaque côté d’une occurrence.",
    "Order of the words.": "Ordre des mots.",
    "Compare with all articles, or with those that pass the filters.": (
        "Comparer à tous les articles, ou à ceux qui passent les filtres."
    ),
    "Smallest number of times to be listed.": "Nombre minimal de fois pour figurer dans la liste.",
    "List stop words, too.": "Lister aussi les mots outils.",
    "Number of rows.": "Nombre de lignes du tableau.",
    "Find the words of a part of the archive.": "Trouver les mots d’une partie de l’archive.",
    "Find the words that are more frequent in a part of the archive than in the rest.": (
        "Trouver les mots plus fréquents dans une partie de l’archive que dans le reste."
    ),
    "A query; by default all articles that pass the filters.": (
        "Une requête\u202f; par défaut tous les articles qui passent les filtres."
    ),
    "A query for what to compare with, such as source:AFP; by default all the rest.": (
        "Une requête pour les articles auxquels comparer, par exemple source:AFP\u202f; par défaut "
        "tout le reste."
    ),
    "Words that are more frequent there, or less.": "Mots qui y sont plus fréquents, ou moins.",
    "Count the words that follow one another.": "Compter les mots qui se suivent.",
    "Count the words that follow one another in the articles of a query.": (
        "Compter les mots qui se suivent dans les articles d’une requête."
    ),
    "Number of words, 2 to 8.": "Nombre de mots, de 2 à 8.",
    "Only those that hold an occurrence of the query.": (
        "Seulement ceux qui contiennent une occurrence de la requête."
    ),
    "Those that begin or end with a stop word, too.": (
        "Aussi ceux qui commencent ou finissent par un mot outil."
    ),
    "Count how frequent queries are.": "Compter la fréquence de requêtes.",
    "Count how frequent queries are: in how many articles, and how often in their words.": (
        "Compter la fréquence de requêtes\u202f: en articles, et en occurrences parmi les mots."
    ),
    "Queries, each in quotes if it has several words.": (
        "Des requêtes, chacune entre guillemets si elle a plusieurs mots."
    ),
    "Group the articles by period, source or name.": (
        "Grouper les articles par période, source ou nom."
    ),
    "Number of sources or names.": "Nombre de sources ou de noms.",
    "Print every line, by article, with --jsonl, --csv or --excel.": (
        "Écrire toutes les lignes, article par article, avec --jsonl, --csv ou --excel."
    ),
    "Who is quoted, in any spelling.": "La personne citée, quelle que soit l’orthographe.",
    "Only quotations that hold these words.": "Seulement les citations qui contiennent ces mots.",
    "A name for the query.": "Un nom pour la requête.",
    "A saved query; all of them by default.": ("Une requête enregistrée\u202f; toutes par défaut."),
    "Articles: each by its id, the end of it, or its number in the last list of hits.": (
        "Des articles, chacun par son identifiant, la fin de celui-ci, ou son numéro dans la "
        "dernière liste."
    ),
    "A command, or: queries.": "Une commande, ou\u202f: queries.",
    # ---- options
    "Show the version and exit.": "Afficher la version et quitter.",
    "Install completion for the current shell.": (
        "Installer la complétion pour l’interpréteur de commandes actuel."
    ),
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Afficher la complétion pour l’interpréteur actuel, pour la copier ou l’adapter."
    ),
    "Folder of the index.": "Dossier de l’index.",
    "Show the archive as pages in a browser.": ("Montrer l’archive en pages dans un navigateur."),
    "Show the archive as pages in a browser, until Ctrl-C.": (
        "Montrer l’archive en pages dans un navigateur, jusqu’à Ctrl-C."
    ),
    "Let an assistant on this machine search the archive.": (
        "Laisser un assistant de cette machine chercher dans l’archive."
    ),
    "Let an assistant search the archive, by MCP over standard input and output.": (
        "Laisser un assistant chercher dans l’archive, par MCP sur l’entrée et la sortie standard."
    ),
    "Address of the pages, which results lead to.": ("Adresse des pages, où mènent les résultats."),
    "Address to listen on.": ("Adresse d’écoute."),
    "Port to listen on; by default 8642, or the next that is free.": (
        "Port d’écoute\u202f; par défaut 8642, ou le suivant qui est libre."
    ),
    "Open the pages in the browser.": ("Ouvrir les pages dans le navigateur."),
    "Name of the archive on the pages.": ("Nom de l’archive sur les pages."),
    "Language for readers whose browser asks for neither.": (
        "Langue des lecteurs dont le navigateur n’en demande aucune."
    ),
    "Address by which readers reach the pages through a proxy.": (
        "Adresse des pages pour les lecteurs, à travers un serveur mandataire."
    ),
    "Site whose pages may read the API, by its origin.": (
        "Site dont les pages peuvent lire l’API, par son origine."
    ),
    "Name of this machine that requests may ask for.": (
        "Nom de cette machine que les demandes peuvent porter."
    ),
    "File with a token that requests must bring.": (
        "Fichier d’un jeton que les demandes doivent porter."
    ),
    "Believe what a proxy on this machine says of the reader.": (
        "Croire ce qu’un serveur mandataire de cette machine dit du lecteur."
    ),
    "Show watches, folders and tags, and change none.": (
        "Montrer veilles, dossiers et étiquettes sans rien y changer."
    ),
    "Give out the files that articles were read from.": (
        "Donner les fichiers dont les articles ont été lus."
    ),
    "Answer assistants at /mcp.": ("Répondre aux assistants à /mcp."),
    "Keep the index up to date as well, in a process of its own.": (
        "Tenir aussi l’index à jour, dans un processus à part."
    ),
    "Number of processes that answer.": ("Nombre de processus qui répondent."),
    "Requests that ask the archive at the same time.": (
        "Demandes qui interrogent l’archive en même temps."
    ),
    "Seconds that a question may take.": ("Secondes qu’une question peut prendre."),
    "No article before this day, month or year.": (
        "Aucun article avant ce jour, ce mois ou cette année."
    ),
    "No article after this day, month or year.": (
        "Aucun article après ce jour, ce mois ou cette année."
    ),
    "Only articles of this source; of any of them if repeated.": (
        "Seulement les articles de cette source\u202f; répétable\u202f: de l’une d’elles."
    ),
    "No articles of this source; repeatable.": "Aucun article de cette source\u202f; répétable.",
    "Only articles that name this person; all of them if repeated.": (
        "Seulement les articles qui nomment cette personne\u202f; répétable\u202f: toutes."
    ),
    "No articles that name this person; repeatable.": (
        "Aucun article qui nomme cette personne\u202f; répétable."
    ),
    "Articles without a date; with --since or --until, these as well.": (
        "Les articles sans date\u202f; avec --since ou --until, ceux-là aussi."
    ),
    "Order of the quotations; -date is latest first.": (
        "Ordre des citations\u202f; -date\u202f: les plus récentes d’abord."
    ),
    "Quotations per page.": "Citations par page.",
    "Which page of quotations.": "Numéro de la page de citations.",
    "Order of the hits; -date is latest first.": (
        "Ordre des résultats\u202f; -date met les plus récents d’abord."
    ),
    "Hits per page.": "Résultats par page.",
    "Which page of hits.": "Numéro de la page de résultats.",
    "Show and export all articles with some of the words.": (
        "Montrer et exporter tous les articles qui ont une partie des mots."
    ),
    "Shares of all articles, or of those that pass the filters.": (
        "Parts de tous les articles, ou de ceux qui passent les filtres."
    ),
    "Print every hit, with --jsonl, --csv or --excel.": (
        "Afficher tous les résultats, avec --jsonl, --csv ou --excel."
    ),
    "Fields of the hits to print, such as id,date,title,text,matched.": (
        "Champs des résultats à afficher, par exemple id,date,title,text,matched."
    ),
    "Print a table that Excel opens in French, with semicolons.": (
        "Afficher un tableau qu’Excel ouvre en français, avec des points-virgules."
    ),
    "Write to this file instead.": "Écrire plutôt dans ce fichier.",
    "Print JSON.": "Afficher en JSON.",
    "Print a line of JSON for each hit.": "Afficher une ligne de JSON par résultat.",
    "Print a table for a spreadsheet.": "Afficher un tableau pour un tableur.",
    "Match words as they were typed, not their inflections.": (
        "Chercher les mots tels quels, sans leurs autres formes."
    ),
    "Search for names in no other spelling, nor by other names.": (
        "Ne chercher les noms ni sous une autre graphie, ni par d’autres noms."
    ),
    "Show near-duplicates as hits of their own.": (
        "Montrer les quasi-doublons comme des résultats à part."
    ),
    "Count the hits without copies of one text, even of many hits.": (
        "Compter les résultats sans les copies d’un même texte, même s’ils sont nombreux."
    ),
    "Count all hits by source, name and year.": (
        "Compter tous les résultats par source, nom et année."
    ),
    "Explain how the query was read and what the scores are made of.": (
        "Expliquer comment la requête a été lue et d’où viennent les scores."
    ),
    "When to print matches in bold.": "Quand mettre en gras ce qui correspond.",
    "Length of a period: by default a month, and in a picture what gives few of them.": (
        "Durée d’une période\u202f: par défaut un mois, et dans une image ce qui en donne peu."
    ),
    "Another query to compare with; up to four of them.": (
        "Une autre requête à comparer\u202f; jusqu’à quatre."
    ),
    "Draw who is named with whom in this file, as SVG or GraphML.": (
        "Dessiner dans ce fichier qui est nommé avec qui, en SVG ou en GraphML."
    ),
    "Draw a picture in this file.": "Dessiner une image dans ce fichier.",
    "What the picture shows: by default articles of one query, shares of several.": (
        "Ce que montre l’image\u202f: par défaut les articles d’une requête, les parts de plusieurs."
    ),
    "Only people who appear in articles with this one; with all of them if repeated.": (
        "Seulement les personnes nommées dans les mêmes articles que celle-ci\u202f; "
        "répétable\u202f: que toutes."
    ),
    "People per page.": "Personnes par page.",
    "Which page of people.": "Numéro de la page de personnes.",
    "Delete the query of this name.": "Supprimer la requête de ce nom.",
    "Only articles that were put into the folder of this name.": (
        "Seulement les articles rangés dans le dossier de ce nom."
    ),
    "Give the query of this name another one.": "Donner un autre nom à la requête de ce nom.",
    "Show what was new for the query of this name, and when.": (
        "Montrer ce qui était nouveau pour la requête de ce nom, et quand."
    ),
    "Do not count the articles as seen.": "Ne pas compter les articles comme vus.",
    "Print nothing for queries without new articles.": (
        "Ne rien afficher pour les requêtes sans nouvel article."
    ),
    f"{', '.join(ENGINES[:-1])} or {ENGINES[-1]}.": f"{', '.join(ENGINES[:-1])} ou {ENGINES[-1]}.",
    "Ask spaCy for more people (slow).": ("Demander à spaCy d’autres personnes (lent)."),
    "Tell what would be read of each file, and write nothing.": (
        "Dire ce qui serait lu de chaque fichier, sans rien écrire."
    ),
    "Read every article again.": "Relire tous les articles.",
    "Also remove articles whose folder is gone, is empty or has lost most of its files "
    "(at least 50).": (
        "Retirer aussi les articles dont le dossier a disparu, est vide ou a perdu la plupart de "
        "ses fichiers (50 au moins)."
    ),
    "Read only this share of the files, where several machines feed one cluster.": (
        "Ne lire que cette part des fichiers, si plusieurs machines alimentent une grappe."
    ),
    "Number of processes, at least 1.": "Nombre de processus, au moins 1.",
    "Most hits for a query.": "Nombre maximal de résultats par requête.",
    "Most articles to show.": "Nombre maximal d’articles.",
    "Seconds to wait while another process writes.": (
        "Secondes d’attente pendant qu’un autre processus écrit."
    ),
    "Keep running, and update the index whenever files change, until Ctrl-C.": (
        "Continuer, et mettre l’index à jour dès que des fichiers changent, jusqu’à Ctrl-C."
    ),
    "Watch by polling, for network shares.": (
        "Surveiller par relectures régulières, pour les partages réseau."
    ),
    "Repair what is found, by an update or a rebuild.": (
        "Réparer ce qui est trouvé, par une mise à jour ou une reconstruction."
    ),
    "Obey the search.toml of a folder.": "Suivre le search.toml d’un dossier.",
    "The folder of search.toml.": "Le dossier de search.toml.",
    "Do not obey its settings any more.": "Ne plus suivre ses réglages.",
}
"""Help texts by their English ones, which stand beside the commands and options."""

METAVARS: Mapping[str, str] = {
    "TEXT": "TEXTE",
    "[TEXT]": "[TEXTE]",
    "QUERY": "REQUÊTE",
    "TOPIC": "SUJET",
    "NAMES": "NOMS",
    "NAME": "NOM",
    "DIR": "DOSSIER",
    "FILE": "FICHIER",
    "FOLDER": "DOSSIER",
    "FOLDER_OR_FILE": "DOSSIER_OU_FICHIER",
    "PATH": "CHEMIN",
    "MANIFEST": "MANIFESTE",
    "SECONDS": "SECONDES",
    "ADDRESS": "ADRESSE",
    "TARGET": "CIBLE",
}
"""Words that stand for values in help."""

USAGE = "Utilisation\u202f: "
HEADINGS: Mapping[str, str] = {
    "Arguments": "Arguments\u202f:",
    "Options": "Options\u202f:",
    "Commands": "Commandes\u202f:",
}
"""Headings of the help, by those of Typer."""
HELP_WORDS: Mapping[str, str] = {
    "Show this message and exit.": "Afficher cette aide et quitter.",
    "COMMAND [ARGS]": "COMMANDE [ARGUMENTS]",
    "[required]": "[obligatoire]",
    "[default: ": "[par défaut\u202f: ",
    "; required]": "\u202f; obligatoire]",
}
"""Words that Typer writes into usage lines and lists."""

TRY_HELP = "Essayez «\u202f{command}\u202f» pour l’aide."
ERROR = "Erreur\u202f: {message}"
USAGE_ERRORS: Mapping[str, str] = {
    r"Missing argument '(.*)'\.": "il manque l’argument «\u202f{0}\u202f».",
    r"Missing option '(.*)'\.": "il manque l’option «\u202f{0}\u202f».",
    r"Missing command\.": "il manque une commande.",
    r"No such command '(.*)'\.": "la commande «\u202f{0}\u202f» n’existe pas.",
    r"No such command '(.*)'\. Did you mean (.*)\?": (
        "la commande «\u202f{0}\u202f» n’existe pas (peut-être\u202f: {1})."
    ),
    r"No such option: (\S+)": "l’option {0} n’existe pas.",
    r"No such option: (\S+) \(Possible options: (.*)\)": (
        "l’option {0} n’existe pas (peut-être\u202f: {1})."
    ),
    r"Invalid value for '(.*?)'(?: / '.*?')?: (.*)": (
        "valeur incorrecte pour «\u202f{0}\u202f»\u202f: {1}"
    ),
    r"Option '(.*)' requires an argument\.": "l’option {0} attend une valeur.",
    r"Option '(.*)' requires (\d+) arguments\.": "l’option {0} attend {1} valeurs.",
    r"Option '(.*)' does not take a value\.": "l’option {0} ne prend pas de valeur.",
    r"Got unexpected extra arguments? \((.*)\)": "arguments en trop\u202f: {0}",
    r"Got unexpected extra argument\(s\) \((.*)\)": "arguments en trop\u202f: {0}",
    r"'(.*)' is not a valid (?:int|integer)(?: range)?\.": "«\u202f{0}\u202f» n’est pas un nombre entier.",
    r"'(.*)' is not a valid float(?: range)?\.": "«\u202f{0}\u202f» n’est pas un nombre.",
    r"(\S+?)(?:\.0)? is not in the range x>=(\S+)\.": "{0} est inférieur à {1}.",
    r"'(.*)' is not one of (.*)\.": "«\u202f{0}\u202f» n’est pas l’une de ces valeurs\u202f: {1}.",
    r"'([^']*)'": "{0}",
    r"'([^']*)', (.*)": "{0}, {1}",
}
"""Errors of usage by patterns of Typer’s own; what a pattern captures may be translated in turn."""
