"""The words of every message in French: narrow no-break spaces before : ; ? ! and inside « »."""

from __future__ import annotations

from collections.abc import Mapping

THOUSANDS = "\u202f"
DECIMAL = ","
PERCENT = "\u202f%"
BEFORE_REMEDY = "\u202f; "


def is_singular(number: float) -> bool:
    """Return True for 0, 1 and the numbers between: French takes the plural from two on."""
    return abs(number) < 2


TEXTS: Mapping[str, str] = {
    "verbatim": "{text}",
    # ---- reasons that other programs give
    "reason-not-there": "il n’existe pas",
    "reason-is-folder": "c’est un dossier",
    "reason-no-folder": "une partie du chemin est un fichier, pas un dossier",
    "reason-no-access": "l’accès est refusé",
    "reason-in-the-way": "un fichier occupe sa place",
    "reason-disk-full": "le disque est plein",
    "reason-quota-full": "votre part du disque est pleine",
    "reason-read-only": "le disque est en lecture seule",
    "reason-disk-failed": "le disque est défaillant",
    "reason-too-large": "il est trop grand pour le disque",
    "reason-too-many-open": "trop de fichiers sont ouverts",
    "reason-links-in-circle": "ses liens tournent en rond",
    "reason-name-too-long": "son nom est trop long",
    "reason-nothing-answers": "rien ne répond à cette adresse",
    "reason-no-answer-in-time": "aucune réponse n’est venue à temps",
    "reason-hung-up": "il a mis fin à la connexion",
    "reason-no-encryption": "il ne propose aucun chiffrement",
    "reason-no-login": "il n’accepte aucun mot de passe",
    "reason-machine-unknown": "aucune machine ne porte ce nom",
    "reason-json-value": "il manque une valeur",
    "reason-json-comma": "il manque une virgule",
    "reason-json-colon": "il manque un deux-points",
    "reason-json-name": "il manque un nom entre guillemets",
    "reason-json-text-open": "un texte qui ne finit pas",
    "reason-json-more": "quelque chose suit la fin",
    "reason-json-escape": "un échappement inconnu",
    "reason-json-control": "un saut de ligne dans un texte",
    "reason-field-wrong": "{field} n’est pas ce que ce programme écrit",
    "reason-xml-tag": "une balise en ferme une autre",
    "reason-xml-sign": "un signe qui n’a pas sa place là",
    "reason-ends-early": "il s’arrête trop tôt",
    "reason-no-zip": "ce n’est pas une archive zip, ou sa fin manque",
    "reason-damaged": "il est endommagé",
    "reason-no-database": "ce n’est pas une base de données",
    "reason-not-openable": "impossible de l’ouvrir",
    "reason-file-missing": "il manque un fichier",
    "reason-file-damaged": "un fichier est endommagé",
    "reason-not-utf-8": "ce n’est pas du texte en UTF-8",
    "reason-at-place": "ligne {line}, colonne {column}",
    #
    # ---- indexer, files, store and update
    "article-refused": "{article}\u202f: {reason}",
    "file-exceeds-time": "sa lecture demande plus de temps qu’un fichier n’en a\u202f: il a été écarté",
    "file-exhausts-memory": "sa lecture demande plus de mémoire qu’un fichier n’en a",
    "file-hits-a-bug": "une erreur du programme empêche de le lire, merci de la signaler ({error})",
    "file-changed-while-read": "il a changé pendant sa lecture, et sera relu à la prochaine exécution",
    "read-without-neighbours": "lu sans les fichiers qui peuvent le décrire\u202f: l’un d’eux arrête le processus de lecture",
    "file-kills-its-process": "le processus qui le lisait s’est arrêté brutalement\u202f: le fichier a été écarté",
    "file-kills-too-often": "ses articles ont arrêté {maximum} processus\u202f: le reste du fichier a été écarté",
    "file-kept-as-it-was": "{reason}\u202f; ce qui en avait été lu est conservé",
    "file-lost-its-articles": "il ne contient plus d’article\u202f; ce qui en avait été lu est conservé",
    "file-multiplies": "il donnerait plus de {maximum} articles\u202f: le reste du fichier a été écarté",
    "path-missing": "il n’y a ni fichier ni dossier {path}",
    "root-missing": (
        "il n’y a pas de dossier {path}\u202f: son disque ou son partage est-il "
        "monté\u202f? Rien n’a été modifié"
    ),
    "root-unlistable": "{path}\u202f: son contenu ne peut pas être listé ({reason})",
    "roots-unnamed": "l’index n’a encore ni fichier ni dossier à lire",
    "roots-missing": "aucun des dossiers de l’index n’existe, et rien n’a été élagué",
    "folder-lost-files": (
        "{path} contient {left:fichier|fichiers}, et l’index en connaît {known:n} à cet "
        "endroit\u202f: son disque ou son partage est-il monté\u202f? Rien n’a été "
        "modifié"
    ),
    "folder-lost-all-files": (
        "{path} ne contient aucun fichier, et l’index en connaît {known:n} à cet "
        "endroit\u202f: son disque ou son partage est-il monté\u202f? Rien n’a été "
        "modifié"
    ),
    "folder-unlistable": "son contenu ne peut pas être listé ({reason})",
    "name-alike": (
        "son nom s’écrit comme celui de {other}, qui est un autre fichier\u202f; les deux sont lus"
    ),
    "link-broken": "c’est un lien qui ne mène nulle part",
    "file-special": (
        "c’est un tube, une socket ou un périphérique\u202f: sa lecture pourrait ne jamais finir"
    ),
    "time-zone-unknown": (
        "il n’y a pas de fuseau horaire «\u202f{name}\u202f»\u202f; «\u202fEurope/Paris\u202f» en est un"
    ),
    "source-names-wrong": "{path}, {reason}",
    "source-names-unreadable": (
        "{path} ne peut pas être lu ({reason})\u202f; ce fichier devrait contenir des "
        "noms de sources"
    ),
    "shard-without-cluster": (
        "une partie des fichiers ne peut alimenter qu’une grappe que d’autres alimentent aussi"
    ),
    "shard-without-archive-name": (
        "ceux qui alimentent ensemble une archive doivent lui donner le même nom"
    ),
    "shard-changed": "l’index de {location} alimente la partie {shard} de son archive",
    "index-missing": "il n’y a pas d’index dans {location}",
    "folder-without-index": "il n’y a pas d’index dans le dossier {location}",
    "index-is-inside": (
        "il n’y a pas d’index dans le dossier {location} lui-même\u202f; celui de {inside} est peut-être le bon"
    ),
    "index-unfinished": (
        "l’index de {location} n’est pas terminé\u202f: sa première lecture a été interrompue"
    ),
    "index-being-made": "l’index de {location} est en cours de création",
    "index-without-articles": "l’index ne contient aucun article",
    "sort-unknown": (
        "les résultats ne peuvent pas être triés par «\u202f{sort}\u202f»\u202f; ordres\u202f: {orders:list}"
    ),
    "index-outdated": "l’index de {location} a été créé par une version plus ancienne de ce programme",
    "index-newer": "l’index de {location} a été créé par une version plus récente de ce programme, qui seule peut s’en servir",
    "index-busy": "un autre processus écrit dans l’index de {location}",
    "index-unwritable": "impossible d’écrire dans l’index de {location} ({reason})",
    "index-in-articles": "l’index ne peut pas être dans le dossier des articles, {path}",
    "path-is-index": "{path} est un index de ce programme, pas un dossier d’articles",
    "index-is-file": "{location} est un fichier, pas un dossier",
    "index-has-special-file": (
        "{path} est un lien, un tube ou un périphérique\u202f: ce dossier n’est pas un index de "
        "ce programme"
    ),
    "manifest-unreadable": "{path} ne peut pas être lu ({reason})",
    "manifest-altered": "il n’est plus tel qu’il a été écrit",
    "manifest-generation-unknown": (
        "la génération qu’il nomme n’est pas de celles que ce programme écrit"
    ),
    "ledger-unreadable": "{path} ne peut pas être lu ({reason})",
    "database-schema-binary": "son schéma n’est pas du texte",
    "database-content-changed": "son contenu n’est plus celui qui y a été écrit",
    "database-has-triggers": "elle a des déclencheurs ou des vues, et ce programme n’en crée pas",
    "database-journal-names-file": (
        "son journal, de même nom suivi de -journal, nomme un fichier que SQLite supprimerait"
    ),
    #
    # ---- doctor
    "index-left-over": "est un reste d’une exécution terminée",
    "index-of-other-version": "a été créé par une autre version de ce programme",
    "generation-missing": "est utilisée, mais n’existe pas",
    "article-unreadable": "ne peut plus être lu",
    "articles-unreadable": "contient un article qui ne peut plus être lu",
    "article-doubled": "est présent {copies:fois|fois}",
    "index-ledger-damaged": "son registre est endommagé\u202f: {fault}",
    "index-ledger-unreadable": "son registre ne peut pas être lu ({reason})",
    "run-interrupted": "une exécution a été interrompue\u202f; une autre réparera l’index",
    "file-miscounted": (
        "{read:article y a été lu|articles y ont été lus}, {held:n} {held?est|sont} dans l’index"
    ),
    "file-unknown": "{articles:article|articles} d’aucun fichier connu",
    "file-new": "n’est pas encore indexé",
    "file-changed": "a changé depuis son indexation",
    "file-gone": "a disparu, et ses articles sont encore présents",
    "folder-emptied": (
        "a perdu {lost:n} de ses {known:n} fichiers\u202f: son disque ou son partage "
        "est-il monté\u202f?"
    ),
    "folder-not-mounted": "n’existe pas\u202f: son disque ou son partage est-il monté\u202f?",
    #
    # ---- watching
    "watchfiles-missing": "la surveillance des dossiers demande watchfiles, qui n’est pas installé",
    "watch-unsupported": (
        "le système ne signale pas les modifications ici ({reason})\u202f: elles sont cherchées"
    ),
    "folder-awaited": "{path} n’existe pas\u202f: en attente",
    "folder-free-again": "{path}\u202f: plus rien n’y fait obstacle",
    #
    # ---- engines
    #
    "engine-unknown": "il n’y a pas de moteur «\u202f{name}\u202f»\u202f; choisissez-en un parmi {engines:list}",
    "engine-package-missing": "le moteur {engine} a besoin d’un paquet qui n’est pas installé",
    "index-locked": "un autre processus écrit dans cet index",
    "index-unopenable": "impossible d’ouvrir {location} comme index {engine} ({reason})",
    "index-fields-differ": "ses champs sont différents",
    "index-names-other-files": "sa liste de fichiers nomme un fichier qui n’est pas de Tantivy, et Tantivy le supprimerait",
    "index-unreadable": "impossible de lire l’index ({reason})",
    "index-foreign": (
        "l’index contient ce que ce programme n’a pas écrit ({content})\u202f: "
        "quelqu’un a peut-être voulu vous nuire"
    ),
    "index-file-unreadable": "impossible de lire {file} ({reason})",
    "index-damaged": "l’index est endommagé\u202f: {fault}",
    "index-held": "un autre programme tient le verrou de l’index dans {location}",
    "index-file-lost": "{file} a disparu",
    "index-file-damaged": "{file} n’est plus tel qu’il a été écrit",
    "index-terms-damaged": "impossible de lire les termes de {field} ({reason})",
    "index-record-missing": "{location} n’indique pas où se trouve son index dans la grappe",
    "index-replaced": "l’index a été remplacé pendant la recherche",
    "question-too-long": "la question prend plus que les {seconds:.1} s qui lui étaient accordées",
    "budget-not-positive": (
        "une limite de temps est un nombre de secondes supérieur à 0, et non {seconds}"
    ),
    "index-not-in-cluster": "l’index n’est plus dans la grappe {cluster} ({reason})",
    "stored-article-unreadable": "impossible de lire un article",
    "document-refused": "la grappe ne l’accepte pas ({type}\u202f: {reason})",
    "shard-unknown": "il n’y a pas de part «\u202f{text}\u202f»\u202f; la troisième de huit s’écrit 3/8",
    "archive-name-unusable": (
        "«\u202f{name}\u202f» ne peut pas être le nom d’une archive\u202f: "
        "il y faut des minuscules sans accent, des chiffres, - et _"
    ),
    "archive-not-in-cluster": "la grappe {cluster} n’a plus d’archive {archive}",
    "archive-outdated": "l’archive {archive} a été créée par une autre version de ce programme",
    "archive-not-made-here": "il y a déjà dans la grappe une archive {archive}, qui n’a pas été créée d’ici",
    "archive-has-other-shards": "l’archive {archive} n’est pas alimentée en {shards:part|parts}",
    "cluster-address-unusable": "l’adresse de la grappe est inutilisable\u202f; il en faut une comme https://search.example.org:9200",
    "cluster-shards-unusable": "le nombre de partitions est «\u202f{text}\u202f»\u202f; il peut aller de {least} à {most}",
    "cluster-replicas-unusable": "le nombre de copies est «\u202f{text}\u202f»\u202f; il peut aller de {least} à {most}",
    "cluster-patience-unusable": "le délai d’attente de la grappe est «\u202f{text}\u202f»\u202f;"
    " il peut aller de {least} à {most} secondes",
    "cluster-certificates-unusable": "les certificats de la grappe sont inutilisables ({reason})",
    "cluster-untrusted": "impossible de faire confiance à la grappe {cluster} ({reason})",
    "cluster-unreachable": "impossible de joindre la grappe {cluster} ({reason})",
    "cluster-silent": "la grappe {cluster} n’a pas répondu en {seconds} s",
    "cluster-search-too-slow": "la recherche a pris plus de {seconds} s à la grappe {cluster}",
    "cluster-busy": "la grappe {cluster} est surchargée depuis longtemps",
    "cluster-unavailable": "la grappe {cluster} ne peut pas répondre pour le moment ({type}\u202f: {reason})",
    "cluster-denies-access": "la grappe {cluster} refuse l’accès ({status}\u202f: {reason})",
    "cluster-refuses": "la grappe {cluster} refuse la demande ({status} {type}\u202f: {reason})",
    "query-too-long-for-cluster": "la requête a plus de mots que la grappe n’en accepte",
    #
    # ---- readers
    #
    "file-empty": "il est vide",
    "file-inaccessible": "il ne peut pas être lu ({reason})",
    "file-too-large": "il dépasse {megabytes} Mo\u202f; un article de cette taille n’est pas lu",
    "file-compressed-too-often": "il est compressé plus de {maximum} fois",
    "file-not-text": "c’est {format}, pas du texte",
    "file-binary": "ce sont des données binaires, pas du texte",
    "compressed-data-damaged": "ses données compressées sont illisibles ({reason})",
    "text-missing": "il ne contient pas de texte",
    "article-missing": "il ne contient pas d’article",
    "articles-merged": "il semble contenir {articles:article|articles}, lus comme un seul",
    "articles-without-text": "sur {total:article|articles}, {articles:n} {articles?a|ont} un titre mais pas de texte",
    "articles-repeated": (
        "{articles:article court en répète un autre et a été écarté|articles courts en répètent "
        "d’autres et ont été écartés}"
    ),
    "page-articles-merged": "la page montre {articles:article|articles}, lus comme un seul",
    "text-mostly-lost": "seuls {share:.0%} du texte visible ont été lus",
    "letters-lost": "lettres perdues avant l’enregistrement, dans {articles:article|articles} sur {total:n}",
    "problem-of-part": "{part}\u202f: {reason}",
    "problem-of-line": "ligne {line}\u202f: {reason}",
    "problem-of-item": "élément {number}\u202f: {reason}",
    "problem-of-mail": "message {number}\u202f: {reason}",
    "problems-more": "{parts:autre partie|autres parties} du fichier {parts?n’a|n’ont} pas pu être {parts?lue|lues}",
    "broken-off-after-line": "{reason}\u202f; il s’interrompt après la ligne {line}",
    "broken-off-after-row": "{reason}\u202f; il s’interrompt après la rangée {row}",
    "broken-off-after-item": "{reason}\u202f; il s’interrompt après l’élément {number}",
    "broken-off-after-mail": "{reason}\u202f; il s’interrompt après le message {number}",
    "broken-off-after-member": "{reason}\u202f; il s’interrompt après {member}",
    "broken-off-but-read": "{reason}\u202f; ce qui précède a été lu",
    "limit-impossible": "{variable} vaut «\u202f{text}\u202f»\u202f; il faut un nombre entier de 1 à {maximum}",
    #
    # ---- formats that are not read
    #
    "format-unknown": "son format n’est pas de ceux qui sont lus",
    "format-7z": "une archive 7z",
    "format-bzip2": "une archive bzip2",
    "format-enex": "un export d’Evernote",
    "format-bookmarks": "une liste de liens",
    "format-telegram": "un export de Telegram",
    "format-ris": "une bibliographie RIS",
    "format-bibtex": "une bibliographie BibTeX",
    "format-endnote": "un export d’EndNote",
    "format-zotero": "un export de Zotero",
    "format-europresse": "un export d’Europresse",
    "format-factiva": "un export de Factiva",
    "format-nexis": "un export de LexisNexis ou de Nexis Uni",
    "format-gif": "une image GIF",
    "format-gzip": "une archive gzip",
    "format-jpeg": "une image JPEG",
    "format-ooxml": "un document Word, Excel ou PowerPoint",
    "format-opendocument": "un texte, une feuille de calcul ou une présentation OpenDocument",
    "format-parquet": "un tableau Parquet",
    "format-pdf": "un document PDF",
    "format-png": "une image PNG",
    "format-postscript": "un document PostScript",
    "format-program": "un programme",
    "format-rar": "une archive RAR",
    "format-docx": "un document Word",
    "format-epub": "un livre numérique",
    "format-excel-page": "un tableau pour Excel",
    "format-ole": "un document bureautique d’avant 2007",
    "format-pptx": "une présentation PowerPoint",
    "format-xlsb": "un classeur Excel binaire",
    "format-xlsx": "un classeur Excel",
    "format-rtf": "un document RTF",
    "format-sqlite": "une base de données SQLite",
    "format-svg": "une image SVG",
    "format-xz": "une archive xz",
    "format-zip": "une archive zip",
    "format-webarchive": "une archive web de Safari",
    "format-arc": "une archive web ARC",
    "format-wacz": "une archive web WACZ",
    "format-warc": "une archive web WARC",
    "format-zstd": "une archive zstd",
    "format-feed": "un flux",
    "format-xml": "un fichier XML",
    "format-gallica": "un texte de Gallica",
    "format-mets": "un fichier METS",
    "format-alto": "une page en ALTO",
    "format-olive": "un article d’Olive",
    "format-delpher": "un article de Delpher",
    "format-tei": "un fichier TEI",
    "format-html": "une page web",
    "format-json": "du JSON",
    "format-jsonl": "du JSON Lines",
    "format-mail": "du courrier",
    "format-markdown": "du Markdown",
    "format-x-archive": "des messages de X (Twitter)",
    "format-table": "un tableau",
    "format-tar": "une archive tar",
    "format-text": "du texte brut",
    "format-iramuteq": "un corpus d’IRaMuTeQ ou d’Alceste",
    "format-lexico": "un corpus de Lexico ou d’iTrameur",
    "format-hyperbase": "un corpus d’Hyperbase",
    "format-prospero": "un texte de Prospéro",
    "format-prospero-context": "le contexte d’un texte de Prospéro",
    "format-press-corpus": "un texte de Press Corpus Scraper",
    #
    # ---- records and tables
    #
    "record-no-article": "ni «\u202fbody\u202f» ni «\u202ftitle\u202f»",
    "described-files-missing": "{files:fichier décrit est introuvable|fichiers décrits sont introuvables}, d’abord {name}",
    "json-not-object": "ce n’est pas un objet JSON",
    "json-invalid": "ce n’est pas du JSON ({reason})",
    "json-invalid-from": "ce n’est plus du JSON à partir de la ligne {line}, caractère {character} ({reason})",
    "json-character-expected": "«\u202f{character}\u202f» attendu",
    "json-value-too-large": "une valeur de plus de {megabytes} Mo",
    "json-too-deep": "trop d’imbrications",
    "json-number-too-long": "un nombre trop long",
    "json-other-value": "il ne contient pas d’article, mais une valeur d’une autre sorte",
    "json-other-list": "c’est une liste d’autre chose que d’articles",
    "line-too-long": "plus de {megabytes} Mo",
    "script-without-posts": "c’est un script, pas une liste de messages",
    "database-damaged": "il est endommagé, ou ce n’est pas une base SQLite ({reason})",
    "database-swells": "ses tables contiennent plus que le fichier ne le peut",
    "database-being-written": (
        "un programme le modifiait au moment de la copie, ou le modifie encore\u202f; "
        "le dernier changement peut manquer"
    ),
    "database-tables-left-out": "les tables sans articles sont laissées de côté\u202f: {tables:list}",
    "parquet-reader-missing": "la lecture des fichiers Parquet demande pyarrow, qui n’est pas installé",
    "parquet-damaged": "il est endommagé, ou ce n’est pas un fichier Parquet ({reason})",
    "parquet-swells": "ses colonnes feraient plus de {ratio} fois sa taille",
    "joplin-other-item": "ce n’est pas une note de Joplin, mais un dossier, une étiquette ou la fiche d’un fichier",
    "table-header-too-long": "sa première ligne a plus de {maximum:n} caractères\u202f; ce ne sont pas des noms de colonnes",
    "table-columns-unknown": "ses colonnes sont {columns:list}\u202f: aucune n’est «\u202ftitle\u202f» ni «\u202fbody\u202f»"
    " (ou\u202f: titre, texte, content, contenu, headline)",
    "table-columns-guessed": (
        "il ne nomme pas ses colonnes, et celles-ci ont été retenues d’après leur contenu\u202f: {columns:list}"
    ),
    "column-taken-for-text": (
        "aucune colonne ne porte un nom usuel pour le texte, et «\u202f{column}\u202f» a été retenue"
    ),
    "table-rows-missing": "il n’y a rien sous les noms de ses colonnes",
    "table-row-length": "{fields:champ|champs} pour {columns:colonne|colonnes}",
    #
    # ---- archives
    #
    "archive-damaged": "l’archive est endommagée",
    "archive-damaged-by": "l’archive est endommagée ({reason})",
    "archive-leads-outside": "l’archive est endommagée (elle renvoie hors d’elle-même)",
    "archive-list-lost": "l’archive est endommagée\u202f: la liste de ses fichiers, à la fin, est illisible",
    "archive-empty": "elle ne contient aucun fichier",
    "archive-of-other-kind": "c’est {format}, pas une archive d’articles",
    "archive-formats-skipped": "les fichiers d’autres formats ne sont pas lus ({suffixes:list})\u202f: {files:n}",
    "archive-too-large": "{member} et la suite\u202f: une archive n’est lue que jusqu’à {gigabytes} Go",
    "archive-too-large-to-unpack": "elle dépasse {gigabytes} Go et devrait être décompressée pour être lue",
    "archive-too-deep": "les archives dans des archives sont ouvertes jusqu’à {maximum:niveau|niveaux}",
    "archive-swells": "ses fichiers feraient plus de {ratio} fois sa taille\u202f; la suite n’est pas lue",
    "member-encrypted": "il est chiffré",
    "member-not-decodable": "il est chiffré, ou compressé d’une façon qui n’est pas lue",
    "member-not-regular": "ce n’est pas un fichier ordinaire",
    "member-swells": "il ferait plus de {ratio} fois la taille qu’il a dans l’archive",
    #
    # ---- web archives
    #
    "brotli-missing": "elle est compressée avec Brotli, et le paquet brotli n’est pas installé",
    "page-packed-otherwise": "elle est compressée d’une façon qui n’est pas lue ({encoding})",
    "bibliography-notes-skipped": "les notes sur les documents ne sont pas lues\u202f: {notes:n}",
    "file-is-list-of-links": "c’est une liste de {links:lien|liens}, sans les textes auxquels ils mènent",
    "web-archive-broken": "elle est abîmée, ou n’est pas une archive web de Safari",
    "web-archive-empty": "elle ne contient aucun enregistrement",
    "web-archive-too-large": "une archive web n’est lue que jusqu’à {gigabytes} Go",
    "web-archive-without-pages": "elle ne contient aucune page, seulement ce qu’un programme a noté de son travail",
    "web-captures-repeated": (
        "{captures:capture en répète une autre et n’a|captures en répètent d’autres et n’ont} "
        "pas été {captures?reprise|reprises}"
    ),
    "web-record-broken": "les en-têtes de l’enregistrement sont abîmés",
    "web-record-length-wrong": "l’enregistrement n’a pas la longueur qu’il annonce\u202f; ce qu’il en reste a été lu",
    "web-record-lengths-wrong": "{records:enregistrement n’a|enregistrements n’ont} pas la longueur annoncée",
    "web-records-damaged": "ses données compressées sont abîmées à {damages:endroit|endroits}\u202f; ce qui est autour a été lu",
    "web-statuses-skipped": "les réponses sans page ne sont pas lues ({names:list})\u202f: {records:n}",
    "web-types-skipped": "ce qui n’est pas une page n’est pas lu ({names:list})\u202f: {records:n}",
    #
    # ---- office files
    #
    "office-encrypted": "il ne s’ouvre qu’avec un mot de passe",
    "office-old-presentation": "une présentation PowerPoint d’avant 2007\u202f: enregistrez-la en PPTX",
    "office-old-word": "un document Word d’avant 2007\u202f: enregistrez-le en DOCX",
    "office-outlook": "un message enregistré par Outlook\u202f: enregistrez-le en EML",
    "office-part-missing": "il lui manque la partie qui contient son texte ({part})",
    "rtf-broken": "ce n’est pas du RTF, ou il est endommagé",
    "sheet-damaged": "il est endommagé",
    "sheet-reader-missing": "les fichiers Excel binaires se lisent avec python-calamine, qui n’est pas installé",
    "sheet-too-large": "une de ses feuilles couvre plus de {places:n} cellules\u202f; ce n’est pas un tableau d’articles",
    "xml-declares-entities": "son XML déclare des entités, dont aucun document n’a besoin",
    #
    # ---- mail
    #
    "attachment-not-read": "{name}\u202f: ce format n’est pas lu",
    "mail-without-headers": "ce n’est pas un courriel\u202f: il n’a pas d’en-têtes",
    "mail-broken": "c’est un courriel illisible",
    "mail-too-large": "plus de {megabytes} Mo",
    #
    # ---- pages and feeds
    #
    "dispatch-broken": "son XML est invalide ({reason})",
    "corpus-text-without-words": "un texte sans mots",
    "corpus-opening-left-out": "ce qui précède son premier texte n’est pas lu ({characters:caractère|caractères})",
    "context-without-text": "il décrit un texte du même nom, qui n’est pas à côté de lui",
    "context-unknown": "ce n’est pas un contexte de Prospéro",
    "article-cut-short": "il est tronqué\u202f; ce qu’il en reste a été lu",
    "feed-is-list-of-feeds": "une liste de flux, qui ne contient pas d’articles",
    "feed-is-other-xml": "un fichier XML qui n’est ni RSS ni Atom",
    "feed-is-page": "une page web, pas un flux",
    "feed-is-sitemap": "un plan de site, qui liste des adresses et ne contient pas d’articles",
    "feed-item-cut-short": "son dernier élément est tronqué",
    "feed-item-too-large": "une de ses parties dépasse {millions} millions de caractères",
    "page-reader-missing": "la lecture des pages web demande trafilatura, qui n’est pas installé",
    "page-tag-too-large": "une de ses balises a plus de {most} attributs\u202f; ce n’est pas un article",
    "page-too-large": "c’est une page de plus de {millions} millions de caractères\u202f; ce n’est pas un article",
    "xml-missing": "ce n’est pas du XML",
    "pages-missing": "{files:page du numéro est introuvable|pages du numéro sont introuvables}, d’abord {name}",
    "advertisements-left-out": "{advertisements:publicité laissée|publicités laissées} de côté, avec {characters:n} caractères",
    "blocks-left-out": "{characters:n} caractères, dans {blocks:bloc|blocs} hors de tout article, laissés de côté",
    "page-without-text": "une page sans texte",
    "entity-is-no-article": "une entité d’Olive qui n’est pas un article ({kind})",
    "xml-is-metadata": "les métadonnées d’un numéro, dont les articles sont dans d’autres fichiers",
    "file-is-notice": "la notice qui accompagne les pages d’un journal, qui n’est pas un article",
    "xml-without-articles": "un fichier XML (<{root}>) dont aucun élément n’a les champs d’un article (texte, titre, date)",
    "xml-is-drawing": "un dessin (SVG), qui ne contient pas d’articles",
    "xml-item-too-deep": "plus de {maximum:n} éléments emboîtés",
    "xml-item-cut-short": "il s’interrompt avant sa fin",
    "text-outside-articles": "{characters:n} {characters?caractère|caractères} hors des articles, laissés de côté",
    "sitemap-without-texts": "un plan de site, sans textes\u202f: {articles:article|articles} avec titre, jour et adresse",
    "sitemap-addresses-left-out": "{addresses:adresse|adresses} sans titre {addresses?laissée|laissées} de côté",
    "feed-without-items": "un flux sans éléments",
    "export-item-unknown": (
        "il ne ressemble pas à un article, et n’a pas été lu ({characters:caractère|caractères})"
    ),
    "feed-item-empty": "ni texte ni titre",
    "xml-broken": "ce n’est pas du XML ({reason})",
    #
    # ---- PDF
    #
    "pdf-damaged": "le fichier est endommagé",
    "pdf-encrypted": "le fichier est chiffré\u202f: il faut un mot de passe pour l’ouvrir",
    "pdf-invalid": "le fichier est endommagé, ou n’est pas un PDF",
    "pdf-reader-missing": "la lecture des PDF demande pypdfium2, qui n’est pas installé",
    "pdf-swells": "le contenu de ses pages devient trop volumineux une fois décompressé\u202f; ce n’est pas un article",
    "pdf-text-unreadable": "sa couche de texte est illisible (ses polices n’indiquent pas leurs lettres)",
    "pdf-without-text": "le fichier n’a pas de couche de texte (pages numérisées)",
    "pdf-pages-left-out": "seules les {read} premières de ses {pages} pages sont lues",
    #
    # ---- sources
    #
    "synonyms-line-wrong": (
        "{path}, ligne {line}\u202f: une ligne comporte au moins deux noms, séparés par des barres"
        " (Kiev | Kyiv)"
    ),
    "synonyms-too-large": (
        "{path} fait plus de {limit:n} octets\u202f; ce fichier devrait contenir des noms"
    ),
    "synonyms-unreadable": (
        "{path} ne peut pas être lu ({reason})\u202f; ce fichier devrait contenir des noms"
    ),
    "sources-section-unknown": (
        "ligne {line}\u202f: il n’y a pas de section [{section}]\u202f; "
        "les sections sont {sections:list}"
    ),
    "sources-name-unusable": (
        "ligne {line}\u202f: un nom manque ou est inutilisable"
        " (une ligne s’écrit\u202f: Nom | variante | hôte)"
    ),
    "sources-name-taken": (
        "ligne {line}\u202f: «\u202f{name}\u202f» est déjà un nom de {source} (ligne {source_line})"
    ),
    #
    # ---- dates
    "dates-reversed": (
        "il n’y a rien entre {first} et {last}\u202f: le premier jour vient après le dernier"
    ),
    "date-unreadable": "«\u202f{text}\u202f» n’est pas une date lisible\u202f: {reason}",
    "date-form-unknown": (
        "cette forme de date est inconnue\u202f; écrivez par exemple 2019, 2019-02, 25/02/2019, "
        "25 février 2019, été 2019, hier, il y a 3 mois, 2019..2021"
    ),
    "date-beyond-calendar": "elle sort du calendrier, dont les années vont de 1 à 9999",
    "period-reversed": "la période finit le {last}, avant de commencer le {first}",
    "day-unknown": "il n’y a pas de jour {day} au mois {month} de {year}",
    "day-unknown-in-month": "aucune année n’a de jour {day} au mois {month}",
    "month-unknown": "il n’y a pas de mois {month}, ils vont de 1 à 12",
    "year-unknown": "il n’y a pas d’année {year}, elles vont de 1 à 9999",
    "quarter-unknown": "il n’y a pas de trimestre {number}, une année en a 4",
    "half-year-unknown": "il n’y a pas de semestre {number}, une année en a 2",
    "week-unknown": "il n’y a pas de semaine {week} en {year}",
    "week-unknown-in-latest-year": "la dernière année n’a pas de semaine {week}",
    "winter-year-missing": "un hiver a deux années, par exemple hiver {first}-{last}",
    "season-years-wrong": "seul un hiver a deux années, qui se suivent",
    "weekday-wrong": "le {day} est un {actual}, pas un {written}",
    "weekday-monday": "lundi",
    "weekday-tuesday": "mardi",
    "weekday-wednesday": "mercredi",
    "weekday-thursday": "jeudi",
    "weekday-friday": "vendredi",
    "weekday-saturday": "samedi",
    "weekday-sunday": "dimanche",
    # ---- people
    "ner-model-missing": "le modèle français de spaCy n’est pas installé",
    #
    #
    # ---- the query language
    "query-too-long": (
        "la requête compte {length:caractère|caractères}\u202f; le maximum est de {limit:n}\u202f: raccourcissez-la"
    ),
    "query-without-words": "il n’y a aucun mot à chercher dans «\u202f{text}\u202f»\u202f: tapez-en un",
    "query-quote-unclosed": (
        "requête, caractère {character}\u202f: ce guillemet est seul\u202f: fermez-le ou retirez-le"
    ),
    "query-parenthesis-unopened": (
        "requête, caractère {character}\u202f: cette parenthèse n’a pas été ouverte\u202f: ouvrez-la ou retirez-la"
    ),
    "query-parenthesis-unclosed": (
        "requête, caractère {character}\u202f: cette parenthèse n’est pas fermée\u202f: fermez-la ou retirez-la"
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
        "l’écart entre les mots est de {limit:déplacement|déplacements} au maximum\u202f: "
        "tapez un nombre plus petit"
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
        "trop de mots en remplacent beaucoup d’autres\u202f: retirez-en quelques-uns"
    ),
    "query-wildcard-with-edits": (
        "requête, caractère {character}\u202f: "
        "un mot qui contient * ou «\u202f?\u202f» n’admet pas de ~\u202f: retirez l’un ou l’autre"
    ),
    "query-too-many-edits": (
        "requête, caractère {character}\u202f: "
        "un mot peut différer de 1 ou 2 lettres\u202f: tapez ~1 ou ~2"
    ),
    "query-filter-with-suffix": (
        "requête, caractère {character}\u202f: le champ «\u202f{field}:\u202f» filtre les articles\u202f: "
        "sa valeur ne peut être suivie ni de ~ ni de ^\u202f; retirez-le"
    ),
    "query-date-unreadable": "requête, caractère {character}\u202f: {reason}",
    "query-date-before-calendar": (
        "aucun jour du calendrier ne précède «\u202f{text}\u202f»\u202f: choisissez une autre date"
    ),
    "query-date-after-calendar": (
        "aucun jour du calendrier ne suit «\u202f{text}\u202f»\u202f: choisissez une autre date"
    ),
    "query-date-open": (
        "la période n’a pas de limite de ce côté\u202f: indiquez un jour, un mois ou une année"
    ),
    #
    # ---- how a query was read
    "query-field-unknown": (
        "«\u202f{name}:\u202f» n’est pas un champ et a été lu comme un mot (champs possibles\u202f: {fields:list})"
    ),
    "query-field-empty": (
        "«\u202f{name}:\u202f» n’est suivi de rien et a été lu comme un mot\u202f: écrivez «\u202f{name}:…\u202f»"
    ),
    "query-suffix-ignored": (
        "le signe «\u202f{suffix}\u202f» au caractère {character} est sans effet\u202f: "
        "faites-le suivre d’un nombre, ou retirez-le"
    ),
    "query-operator-ignored": (
        "«\u202f{operator}\u202f» ne relie rien à cet endroit et a été lu comme un mot\u202f: "
        "écrivez-le en minuscules ou retirez-le"
    ),
    "query-wildcard-in-quotes": (
        "dans {phrase}, les jokers ne remplacent rien, car les mots entre guillemets sont cherchés tels "
        "quels\u202f: retirez les guillemets"
    ),
    "query-small-word-left-out": (
        "«\u202f{word}\u202f» a été lu comme un mot-outil, qui peut manquer aux articles\u202f: "
        "mettez un article devant, ou des guillemets autour"
    ),
    "query-ends-with-wildcard": (
        "dans «\u202f{pattern}\u202f», le «\u202f?\u202f» remplace une lettre quelconque\u202f: "
        "retirez-le pour trouver «\u202f{word}\u202f» même"
    ),
    #
    # ---- names in a query
    "source-among-others": (
        "la source «\u202f{name}\u202f» a été lue comme {sources:list}, "
        "et non comme {others:list}, dont le nom la contient"
    ),
    "more-sources": "{count:autre|autres}",
    "source-read-as": "la source «\u202f{name}\u202f» a été lue comme {sources:list}",
    "source-unknown": (
        "aucune source ne s’appelle «\u202f{name}\u202f»\u202f; sources de l’archive\u202f: {sources:list}{more}"
    ),
    "sources-more": " et {count:autre|autres}",
    "source-unknown-archive-without-sources": (
        "aucune source ne s’appelle «\u202f{name}\u202f»\u202f; l’archive n’en a aucune"
    ),
    "person-read-as": "la personne «\u202f{name}\u202f» a été lue comme {names:list}",
    "person-read-as-many": (
        "la personne «\u202f{name}\u202f» a été lue comme {names:list} "
        "et {more:autre personne|autres personnes}"
    ),
    "person-unknown": "aucun article ne nomme de personne appelée «\u202f{name}\u202f»",
    "organisation-read-as": "l’organisation «\u202f{name}\u202f» a été lue comme {names:list}",
    "organisation-read-as-many": (
        "l’organisation «\u202f{name}\u202f» a été lue comme {names:list} et {more:autre|autres}"
    ),
    "organisation-unknown": ("aucun article ne nomme d’organisation appelée «\u202f{name}\u202f»"),
    "place-read-as": "le lieu «\u202f{name}\u202f» a été lu comme {names:list}",
    "place-read-as-many": (
        "le lieu «\u202f{name}\u202f» a été lu comme {names:list} et {more:autre|autres}"
    ),
    "place-unknown": "aucun article ne nomme de lieu appelé «\u202f{name}\u202f»",
    "name-empty": "il n’y a aucun nom dans «\u202f{name}\u202f»\u202f: tapez-en un",
    #
    # ---- relaxation and variants
    "no-article-with-all-words": (
        "aucun article ne contient tous les mots\u202f: "
        "d’autres, qui en contiennent une partie, sont affichés aussi"
    ),
    "words-read-as-date": (
        "«\u202f{text}\u202f» trouve aussi les articles publiés alors\u202f; "
        "pour ne trouver que ceux-ci\u202f: {filter}"
    ),
    "words-in-no-article": "aucun article ne contient {words:list}",
    "words-in-few-articles": "peu d’articles contiennent {words:list}",
    "few-articles-with-all-words": (
        "{articles:article contient|articles contiennent} tous les mots\u202f: "
        "ceux qui en contiennent une partie sont affichés aussi"
    ),
    "some-words-left-out": (
        "{articles:article qui n’a qu’une partie des mots n’est pas affiché"
        "|articles qui n’ont qu’une partie des mots ne sont pas affichés}"
    ),
    "phrases-read-as-words": (
        "aucun article ne contient tout ce qui a été tapé\u202f: "
        "les mots entre guillemets ont aussi été lus comme des mots simples"
    ),
    "names-also-written": "s’écrit aussi {names:list}",
    "names-also-searched": "aussi cherché\u202f: {names:list}",
    "names-not-searched": "autres noms, non cherchés\u202f: {names:list}",
    #
    # ---- why nothing was found
    "part-not-found": "aucun article ne contient {part}",
    "phrase-not-found": (
        "aucun article ne contient {part}\u202f; "
        "{articles:article en contient|articles en contiennent} les mots"
    ),
    "parts-found-apart": (
        "aucun article ne contient tout cela\u202f; chaque partie est trouvée seule\u202f: {parts:list}"
    ),
    "part-counted": "{part} ({articles:n})",
    "no-article-undated": "tous les articles sont datés",
    "period-without-articles": "aucun article n’a été publié {period}",
    "filter-source-passes-no-hit": (
        "sans filtre, la requête trouve {articles:article|articles}\u202f; aucun n’a pour source {sources:list}"
    ),
    "filter-name-passes-no-hit": (
        "sans filtre, la requête trouve {articles:article|articles}\u202f; aucun ne nomme {name}"
    ),
    "filter-period-passes-no-hit": (
        "sans filtre, la requête trouve {articles:article|articles}\u202f; "
        "aucun n’a été publié {period}"
    ),
    "filter-passes-no-hit": (
        "sans filtre, la requête trouve {articles:article|articles}\u202f; aucun ne passe celui-ci\u202f: {part}"
    ),
    "filters-pass-no-hit-together": (
        "sans filtre, la requête trouve {articles:article|articles}\u202f; "
        "chaque filtre en garde, mais aucun ne passe tous les filtres"
    ),
    "filters-pass-no-article-together": (
        "chaque filtre garde des articles, mais aucun ne passe tous les filtres"
    ),
    "exclusion-removes-all-hits": (
        "il y aurait {articles:article|articles} sans les exclusions\u202f: tous contiennent {part}"
    ),
    "exclusions-remove-all-hits": ("il y aurait {articles:article|articles} sans les exclusions"),
    #
    # ---- the parts of a query in words
    "part-word": "«\u202f{word}\u202f»",
    "part-word-lemmas": "«\u202f{word}\u202f» (lemme {lemmas})",
    "part-words": "{number?le mot|les mots} {words:list}",
    "part-exact-word": "«\u202f{word}\u202f» sous cette forme exacte",
    "part-phrase": "l’expression «\u202f{text}\u202f»",
    "part-slop": "{part}, à {moves:déplacement|déplacements} au plus entre deux mots",
    "part-prefix": "un mot qui commence par «\u202f{text}\u202f»",
    "part-wildcard": "un mot de la forme «\u202f{pattern}\u202f»",
    "part-fuzzy": (
        "«\u202f{text}\u202f» ou un mot qui en diffère {edits?d’une lettre|de deux lettres au plus}"
    ),
    "part-source": "source {name}",
    "part-person": "personne {name}",
    "part-organisation": "organisation {name}",
    "part-place": "lieu {name}",
    "part-period": "publié {period}",
    "part-tag": "l’étiquette «\u202f{name}\u202f»",
    "part-folder": "le dossier «\u202f{name}\u202f»",
    "part-undated": "sans date",
    "part-in-title": "{part} dans le titre",
    "part-in-body": "{part} dans le corps",
    "part-in-caption": "{part} dans une légende",
    "part-in-authors": "{part} parmi les auteurs",
    "part-in-section": "{part} dans le nom de la rubrique",
    "part-boosted": "{part}, qui compte {times} fois",
    "period-any": "n’importe quel jour",
    "period-from": "le {first} ou après",
    "period-until": "le {last} ou avant",
    "period-day": "le {day}",
    "period-between": "entre le {first} et le {last}",
    #
    # ---- explanation of scores
    "reading": "la requête a été lue ainsi\u202f:",
    "reading-everything": "tous les articles",
    "reading-all": "tout ce qui suit",
    "reading-any": "l’un au moins de ce qui suit",
    "reading-not": "sans",
    "reading-source": "source {name}\u202f: {sources:list}",
    "reading-source-unknown": "source {name}\u202f: aucune de cette archive",
    "reading-exact": "{part}, à la lettre",
    "reading-optional": "{part}\u202f; {words:list} peut manquer",
    "reading-relaxed": (
        "certains mots peuvent manquer, car trop peu d’articles les contiennent tous"
    ),
    "score-line": "{number}. {id}\u202f: {score:.2}",
    "reading-other-forms": (
        "les noms sont aussi trouvés, pour un poids moindre, sous la forme {names:list}"
    ),
    "reading-strict": "aucun mot ne peut manquer",
    "field-title": "titre",
    "field-body": "corps",
    "field-captions": "légendes",
    "field-people": "personnes",
    "field-words": "mots",
    "view-exact": "exact",
    "view-lemma": "lemme",
    "view-beginning": "début",
    "view-alternative": "autre forme d’un nom",
    "view-together": "ensemble",
    #
    # ---- evidence of dates
    "evidence-metadata": "d’après les métadonnées",
    "evidence-stated": "écrite dans le texte",
    "evidence-weekday": "année déduite",
    "evidence-neighbours": "année des autres articles du fichier",
    "evidence-unknown-day": "un jour ou le lendemain",
    "evidence-unknown-year": "année inconnue",
    "days-possible": "{others} ou {last}",
    "evidence-filename": "d’après le nom du fichier",
    "evidence-saved": "jour d’enregistrement ou de modification",
    #
    #
    # ---- saved queries and limits of a search
    "original-gone": "le fichier {path} n’est plus là, ou n’est pas accessible",
    "reread-failed": "{path} ne peut pas être relu ({reason})",
    "original-outside": "{path} se trouve hors des dossiers dont l’index a été fait",
    "original-not-in-archive": "{path} ne contient plus cet article",
    "example-unreadable": "{path}\u202f: {reason}",
    "example-empty": "un texte sans mots ne ressemble à aucun article",
    "tag-name-empty": "une étiquette a besoin d’un nom",
    "tag-name-any": "aucune étiquette ne peut s’appeler {name}, qui les désigne toutes",
    "tag-name-too-long": "le nom d’une étiquette a au plus {max_chars:n} caractères",
    "tag-missing": "aucun article n’a l’étiquette «\u202f{name}\u202f»",
    "tag-unknown": "aucun article n’a l’étiquette «\u202f{name}\u202f»\u202f; il y a {names:list}",
    "tag-without-any": "aucun article n’a l’étiquette «\u202f{name}\u202f», ni une autre",
    "tag-full": (
        "l’étiquette «\u202f{name}\u202f» ne peut aller qu’à {max_articles:n} articles\u202f; on peut enregistrer"
        " une requête à la place"
    ),
    "tags-file-unreadable": "la ligne {line:n} n’est pas une annotation ({reason})",
    "tags-file-too-large": "un fichier d’étiquettes a au plus {megabytes:n} Mo",
    "tags-id-missing": "elle n’a pas d’id",
    "tags-column-missing": "il n’y a pas de colonne id",
    "alert-subject": "{name}\u202f: {total:nouvel article|nouveaux articles}",
    "alert-query": "Requête\u202f: {query}",
    "alert-undated": "sans date",
    "alert-feed-title": "Nouveaux articles",
    "alert-feed-unusable": "{path} ne peut pas servir de flux ({reason})",
    "alert-feed-foreign": "{path} n’est pas un flux de ce programme, et reste comme il est",
    "alert-target-unknown": (
        "rien ne peut être envoyé à «\u202f{target}\u202f»\u202f: cela doit commencer par {kinds:list}"
    ),
    "alert-program-unreadable": "un guillemet de la commande n’est pas fermé\u202f: {command}",
    "alert-program-unusable": "{program} ne peut pas être lancé ({reason})",
    "alert-program-slow": "{program} ne s’est pas terminé en {seconds:n} secondes",
    "alert-program-failed": "{program} s’est terminé avec le code {status}",
    "alerts-busy": "un autre processus envoie ce qui est nouveau dans {path}",
    "mail-unsent": "{server} n’a pas accepté le courriel ({reason})",
    "mail-server-missing": "aucun serveur de courriel n’est nommé",
    "mail-server-unreadable": (
        "l’adresse du serveur de courriel est illisible\u202f; écrivez smtps://mail.example.org"
    ),
    "mail-address-unreadable": "«\u202f{address}\u202f» n’est pas une adresse de courriel",
    "review-title": "Revue de presse",
    "review-title-of": "Revue de presse\u202f: {query}",
    "review-days": "du {first} au {last}",
    "review-numbers": "{texts:texte|textes}, {articles:article|articles} avec les copies",
    "review-left-out": "{texts:texte plus récent est laissé|textes plus récents sont laissés} de côté",
    "review-undated": "sans date",
    "review-sourceless": "sans source",
    "review-other-subjects": "Autres sujets",
    "review-contents": "Sommaire",
    "review-page": "p.\u202f{page}",
    "review-copies": "{count:copie|copies}\u202f: {names:list}",
    "review-tags": "Étiquettes\u202f: {names:list}",
    "review-format-unknown": "il n’y a pas de format «\u202f{name}\u202f»\u202f; il y a {names:list}",
    "folder-name-empty": "un dossier a besoin d’un nom",
    "folder-name-too-long": "le nom d’un dossier a {max_chars:n} caractères au plus",
    "folder-name-taken": "il y a déjà un dossier «\u202f{name}\u202f»",
    "folder-missing": "il n’y a pas de dossier «\u202f{name}\u202f»",
    "folder-full": (
        "le dossier «\u202f{name}\u202f» est plein\u202f: il contient au plus "
        "{max_articles:article|articles}"
    ),
    "folder-article-missing": "l’archive n’a pas d’article {id}",
    "folder-lacks-article": "l’article {id} n’est pas dans le dossier «\u202f{name}\u202f»",
    "folder-unreadable": "ce n’est pas un dossier ({reason})",
    "folder-too-large": "un dossier fait {megabytes:n} Mo au plus",
    "note-too-long": "une note a {max_chars:n} caractères au plus",
    "passage-too-long": "un passage a {max_chars:n} caractères au plus",
    "passage-not-found": "l’article {id} ne contient pas ce passage",
    "passage-unknown": "le dossier n’a pas de passage {number}",
    "citation-note": "date\u202f: {evidence}",
    "citation-format-unknown": (
        "aucun format de citation ne s’appelle «\u202f{name}\u202f»\u202f; il y a {formats:list}"
    ),
    "pool-busy": (
        "{size?l’archive est occupée|les archives sont toutes occupées} ({size:n}), et rien ne "
        "s’est libéré en {seconds:.1} s"
    ),
    "pool-without-archives": "il faut au moins 1 archive à ouvrir, et non {size}",
    "saved-name-empty": "une requête enregistrée a besoin d’un nom",
    "saved-name-taken": "une requête est déjà enregistrée sous le nom «\u202f{name}\u202f»",
    "saved-text-empty": "une requête enregistrée a besoin de mots ou de filtres",
    "saved-query-missing": (
        "aucune requête n’est enregistrée sous «\u202f{name}\u202f»\u202f; il n’y en a aucune"
    ),
    "saved-query-unknown": (
        "aucune requête n’est enregistrée sous «\u202f{name}\u202f»\u202f; "
        "requêtes enregistrées\u202f: {names:list}"
    ),
    "listing-of-query": "{total:article|articles} pour {query}",
    "listing-of-all": "{total:article|articles}",
    "listing-rows": "{total:ligne|lignes}",
    "listing-names": "{total:nom|noms}",
    "frame-package-missing": (
        "les tableaux de données ont besoin du paquet {package}, qui n’est pas installé"
    ),
    "export-field-unknown": (
        "les articles n’ont pas de champ «\u202f{name}\u202f»\u202f; ils ont {fields:list}"
    ),
    "export-format-unknown": (
        "aucun format d’export ne s’appelle «\u202f{name}\u202f»\u202f; il y a {formats:list}"
    ),
    "export-format-missing": (
        "le nom {path} n’indique aucun format d’export\u202f; il y a {formats:list}"
    ),
    "export-copies-too-many": "il y a trop d’articles pour y chercher les copies",
    "export-exists": "{path} existe déjà",
    "export-not-replaceable": "{path} contient autre chose qu’un export, et n’est pas remplacé",
    "export-unwritable": "impossible d’écrire dans {path} ({reason})",
    "export-package-missing": (
        "les exports en {format} ont besoin d’un paquet qui n’est pas installé"
    ),
    "export-rows-too-many": (
        "une feuille contient {most:n} articles au plus\u202f; écrivez plutôt un tableau en CSV"
    ),
    "export-manifest-unreadable": "{path} est illisible ({reason})",
    "export-manifest-broken": "{path} n’est pas le manifeste d’un export",
    "export-manifest-newer": "{path} a été écrit par une version plus récente du programme",
    "average-window": (
        "une moyenne mobile porte sur {most:n} périodes au plus, un nombre impair à partir de 3, "
        "et non {window:n}"
    ),
    "grouping-unknown": (
        "les articles ne peuvent pas être groupés par «\u202f{by}\u202f»\u202f; "
        "groupements\u202f: {groupings:list}"
    ),
    "rows-too-many": (
        "le tableau aurait {rows:n} lignes, plus de {most:n}\u202f: prenez des périodes plus longues, ou "
        "moins de jours"
    ),
    "queries-counted": "{count:n} requêtes à compter\u202f; il peut y en avoir de 1 à {most:n}",
    "collocates-method": (
        "les mots à {window:n} mots au plus avant ou après une occurrence, dans le même titre, corps ou "
        "légende, chacun une fois\u202f; les mots outils comptent, et ne figurent dans la liste que si "
        "on les demande\u202f; log-vraisemblance\u202f: Dunning (1993)\u202f; logDice\u202f: Rychlý (2008)"
    ),
    "keywords-of-nothing": (
        "il n’y a rien à comparer\u202f: {articles:article|articles} dans la partie, {others:n} dans "
        "le reste"
    ),
    "keywords-method": (
        "les mots des titres, corps et légendes selon leur forme\u202f; les mots outils comptent, et ne "
        "figurent dans la liste que si on les demande\u202f; log-vraisemblance\u202f: Dunning (1993)\u202f; "
        "log ratio\u202f: Hardie (2014), où un mot absent d’un côté compte pour une demi-fois\u202f; "
        "%DIFF\u202f: Gabrielatos et Marchi (2011)"
    ),
    "rare-left-out": "ce qui s’y trouve moins de {least:n} fois n’est pas listé",
    "ngram-size": "un n-gramme a de {least:n} à {most:n} mots, et non {size:n}",
    "counts-unwritable": "les décomptes ne peuvent être écrits dans un fichier temporaire ({reason})",
    "ngrams-method": (
        "les mots des titres, corps et légendes, en minuscules, sans autre signe entre eux que des "
        "espaces, des apostrophes ou des traits d’union\u202f; ceux qui commencent ou finissent par un "
        "mot outil ne figurent dans la liste que si on les demande"
    ),
    "frequencies-method": (
        "une occurrence est ce qui est surligné dans le titre, le corps ou une légende d’un article qui "
        "répond à toute la requête\u202f; les fréquences sont par million de mots de ces textes, mots "
        "outils compris\u202f; les intervalles des parts sont ceux de Wilson (1927) à 95\u202f%"
    ),
    "concordance-without-words": (
        "une concordance montre des mots ou des personnes\u202f: la requête n’en demande pas"
    ),
    "quotations-cut": (
        "sur {total:n} articles qui citent la personne, les {articles:n} plus récents ont été lus"
    ),
    "user-file-busy": "un autre processus écrit dans {path}",
    "user-file-unwritable": "vous n’avez pas le droit d’écrire dans {path}",
    "user-file-unusable": "{path} n’est pas utilisable ({reason})",
    "user-file-unreadable": "{path} n’est pas lisible ({reason})",
    "page-out-of-bounds": "{fault}",
    "limit-out-of-bounds": "la limite vaut {limit:n}\u202f; elle peut aller de 1 à {max_limit:n}",
    "width-out-of-bounds": "la largeur vaut {limit:n}\u202f; elle peut aller de 1 à {max_limit:n}",
    "window-out-of-bounds": "la fenêtre vaut {limit:n}\u202f; elle peut aller de 1 à {max_limit:n}",
    "min-count-out-of-bounds": (
        "le plus petit nombre vaut {limit:n}\u202f; il peut aller de 1 à {max_limit:n}"
    ),
    "page-below-one": "la page vaut {page:n}\u202f; les pages commencent à 1",
    # ---- pictures
    "picture-articles-by-day": "Articles par jour",
    "picture-articles-by-week": "Articles par semaine",
    "picture-articles-by-month": "Articles par mois",
    "picture-articles-by-quarter": "Articles par trimestre",
    "picture-articles-by-year": "Articles par an",
    "picture-share-by-day": "Part des articles de chaque jour",
    "picture-share-by-week": "Part des articles de chaque semaine",
    "picture-share-by-month": "Part des articles de chaque mois",
    "picture-share-by-quarter": "Part des articles de chaque trimestre",
    "picture-share-by-year": "Part des articles de chaque année",
    "picture-period": "{period}\u202f: {figures}",
    "picture-figures": "{articles:article|articles} sur {out_of:n} ({share:.1%})",
    "picture-figures-thin": (
        "{articles:article|articles} sur {out_of:n}, trop peu pour une part ({share:.1%})"
    ),
    "picture-days": (
        "{total:article|articles}, du {first} au {last}\u202f; maximum\u202f: {peak} ({most:n})"
    ),
    "picture-no-days": "{total:article|articles}",
    "picture-outside": "\u202f; avant ou après\u202f: {count:n}",
    "picture-undated": "\u202f; sans date\u202f: {count:n}",
    "picture-thin-bars": (
        "barres en tirets\u202f: périodes de moins de {few:n} articles, dont la part dit peu de chose"
    ),
    "picture-thin-gaps": (
        "trous dans les courbes\u202f: périodes de moins de {few:n} articles, dont la part dit peu de "
        "chose"
    ),
    "picture-average": "moyennes mobiles de {window:n} périodes",
    "picture-bands": "bandes\u202f: intervalles des parts à 95\u202f% (Wilson, 1927)",
    "picture-every-article": "tous les articles",
    "picture-network": "Personnes nommées dans les mêmes articles",
    "picture-network-summary": "{people:personne|personnes}, {pairs:lien|liens} entre elles",
    "picture-network-legend": (
        "taille\u202f: nombre d’articles\u202f; traits\u202f: nommées ensemble plus souvent que leurs "
        "nombres ne le voudraient\u202f; formes et couleurs\u202f: groupes de personnes nommées ensemble"
    ),
    "picture-person": "{name}\u202f: {articles:article|articles}",
    "picture-pair": "{one} et {other}\u202f: {articles:article|articles}",
    "picture-filter-since": "depuis {names:list}",
    "picture-filter-until": "jusqu’à {names:list}",
    "picture-filter-source": "{names?source|sources}\u202f: {names:list}",
    "picture-filter-person": "{names?personne|personnes}\u202f: {names:list}",
    "picture-filter-organisation": "{names?organisation|organisations}\u202f: {names:list}",
    "picture-filter-place": "{names?lieu|lieux}\u202f: {names:list}",
    "picture-filter-not_source": "sans {names?la source|les sources} {names:list}",
    "picture-filter-not_person": "sans {names:list}",
    "picture-filter-not_organisation": "sans {names:list}",
    "picture-filter-not_place": "sans {names:list}",
    "picture-filter-undated": "sans date",
}
"""One template for each code, in the order of `english.TEXTS`."""

REMEDIES: Mapping[str, str] = {
    # ---- indexing
    "name-paths": "indiquez les fichiers ou les dossiers à indexer",
    "check-path": "vérifiez son nom",
    "create-index": "créez-en un en indexant un dossier",
    "index-again": "indexez de nouveau les articles",
    "update-program": "mettez ce programme à jour",
    "rebuild": "reconstruisez l’index à partir de ses articles",
    "rebuild-every-shard": (
        "pour la partager autrement, reconstruisez l’index de chaque partie avec sa nouvelle partie"
    ),
    "replace-folders": (
        "il ne reste aucun dossier de l’index\u202f: montez-en un, indexez le nouvel "
        "emplacement et élaguez, ou supprimez l’index"
    ),
    "prune": "si les fichiers ont disparu pour de bon, élaguez l’index",
    "wait": "réessayez quand il aura fini",
    "choose-other-folder": "choisissez un autre dossier pour l’index",
    "make-room": "libérez de la place, puis indexez de nouveau",
    "mend-disk": "vérifiez le disque, puis indexez de nouveau",
    "get-permission": (
        "la recherche reste possible\u202f; pour indexer, obtenez le droit d’écrire, ou "
        "choisissez un autre dossier"
    ),
    "install-extra": "installez-le avec\u202f: pip install 'kiosque-search[{extra}]'",
    "run-ocr": "passez-le d’abord à la reconnaissance de caractères (OCR)",
    #
    # ---- the cluster
    "choose-engine": "choisissez le moteur opensearch",
    "set-archive-name": "définissez SEARCH_OPENSEARCH_ARCHIVE",
    "retry": "réessayez plus tard",
    "ask-less": "demandez moins : moins de mots à joker, une période plus courte",
    "check-address": "vérifiez qu’elle fonctionne et que SEARCH_OPENSEARCH_URL la désigne, puis réessayez",
    "check-user": "vérifiez SEARCH_OPENSEARCH_USER et SEARCH_OPENSEARCH_PASSWORD, et les droits de cet utilisateur",
    "name-certificates": "indiquez dans SEARCH_OPENSEARCH_CA le fichier des certificats qui l’authentifient",
    "replace-archive": (
        "remplacez-la par une reconstruction, nommez une autre archive dans "
        "SEARCH_OPENSEARCH_ARCHIVE, ou alimentez des parts de celle-ci"
    ),
    #
    # ---- searching
    "shorten-query": "raccourcissez-la, ou augmentez indices.query.bool.max_clause_count dans la grappe",
    "show-partial": "demandez aussi les articles qui ont une partie des mots",
    "list-sources": "l’état de l’index les nomme toutes",
    "save-query": "enregistrez d’abord la requête",
    "allow-writing": "obtenez ce droit",
    "restore-tags": (
        "rétablissez-le d’une copie, ou supprimez-le et chargez les étiquettes de nouveau"
    ),
    "restore-folders": (
        "rétablissez-le d’une copie, ou supprimez-le et chargez les dossiers de nouveau"
    ),
    "save-queries-again": "supprimez le fichier et enregistrez les requêtes de nouveau",
}
"""One template for each remedy, in the words of the library: it names no flag."""
