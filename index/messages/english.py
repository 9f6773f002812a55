"""The words of every message in English."""

from __future__ import annotations

from collections.abc import Mapping

THOUSANDS = ","
DECIMAL = "."
PERCENT = "%"
BEFORE_REMEDY = "; "


def is_singular(number: float) -> bool:
    """Return True for one thing: none and many take the plural."""
    return number == 1


TEXTS: Mapping[str, str] = {
    "verbatim": "{text}",
    # ---- reasons that other programs give
    "reason-not-there": "it does not exist",
    "reason-is-folder": "it is a folder",
    "reason-no-folder": "a part of its path is a file, not a folder",
    "reason-no-access": "access is denied",
    "reason-in-the-way": "there is a file in its place",
    "reason-disk-full": "the disk is full",
    "reason-quota-full": "your share of the disk is full",
    "reason-read-only": "the disk can only be read",
    "reason-disk-failed": "the disk has failed",
    "reason-too-large": "it is too large for the disk",
    "reason-too-many-open": "too many files are open",
    "reason-links-in-circle": "its links lead in a circle",
    "reason-name-too-long": "its name is too long",
    "reason-nothing-answers": "nothing answers there",
    "reason-no-answer-in-time": "no answer came in time",
    "reason-hung-up": "it has ended the connection",
    "reason-no-encryption": "it offers no encryption",
    "reason-no-login": "it takes no password",
    "reason-machine-unknown": "no machine has this name",
    "reason-json-value": "a value is missing",
    "reason-json-comma": "a comma is missing",
    "reason-json-colon": "a colon is missing",
    "reason-json-name": "a name in quotes is missing",
    "reason-json-text-open": "a text that does not end",
    "reason-json-more": "something follows its end",
    "reason-json-escape": "an unknown escape",
    "reason-json-control": "a line break within a text",
    "reason-field-wrong": "{field} is not what this program writes",
    "reason-xml-tag": "a tag that closes another one",
    "reason-xml-sign": "a character that may not stand there",
    "reason-ends-early": "it ends too early",
    "reason-no-zip": "it is no zip archive, or its end is missing",
    "reason-damaged": "it is damaged",
    "reason-no-database": "it is no database",
    "reason-not-openable": "it cannot be opened",
    "reason-file-missing": "a file is missing",
    "reason-file-damaged": "a file is damaged",
    "reason-not-utf-8": "it is not text in UTF-8",
    "reason-at-place": "line {line}, column {column}",
    #
    # ---- indexer, files, store and update
    "article-refused": "{article}: {reason}",
    "file-exceeds-time": "it takes more time to read than a file may take: it was left out",
    "file-exhausts-memory": "it takes more memory to read than a file may take",
    "file-hits-a-bug": "it cannot be read by a fault of the program, please report it ({error})",
    "file-changed-while-read": "it changed while it was read, and is read again by the next run",
    "read-without-neighbours": "read without the files that may describe it: one of them ends the process that reads it",
    "file-kills-its-process": "the process that read it died of it: it was left out",
    "file-kills-too-often": "its articles ended {maximum} processes: the rest of it was left out",
    "file-kept-as-it-was": "{reason}; what was read from it before is kept",
    "file-lost-its-articles": "it holds no article any more; what was read from it before is kept",
    "file-multiplies": "it would give more than {maximum} articles: the rest of it was left out",
    "path-missing": "there is no file or folder {path}",
    "root-missing": "there is no folder {path}: is its disk or share mounted? Nothing was changed",
    "root-unlistable": "{path}: cannot be listed ({reason})",
    "roots-unnamed": "the index is made from no files or folders yet",
    "roots-missing": "of all the folders of the index none is there, so nothing was pruned",
    "folder-lost-files": (
        "{path} has {left:file|files}, and the index knows {known:n} from there: is its "
        "disk or share mounted? Nothing was changed"
    ),
    "folder-lost-all-files": (
        "{path} has no files, and the index knows {known:n} from there: is its disk or "
        "share mounted? Nothing was changed"
    ),
    "folder-unlistable": "it cannot be listed ({reason})",
    "name-alike": "its name is spelt like that of {other}, which is another file; both are read",
    "link-broken": "it is a link that leads nowhere",
    "file-special": "it is a pipe, a socket or a device: reading from it may never end",
    "time-zone-unknown": 'there is no time zone "{name}"; one is "Europe/Paris"',
    "source-names-wrong": "{path}, {reason}",
    "source-names-unreadable": "{path} cannot be read ({reason}); it should hold names of sources",
    "shard-without-cluster": (
        "a part of the files can only be fed to a cluster that others feed too"
    ),
    "shard-without-archive-name": "those who feed an archive together must call it alike",
    "shard-changed": "the index in {location} feeds part {shard} of its archive",
    "index-missing": "there is no index in {location}",
    "folder-without-index": "there is no index in the folder {location}",
    "index-is-inside": "there is no index in the folder {location} itself; the one in {inside} may be meant",
    "index-unfinished": "the index in {location} is not finished: its first run was interrupted",
    "index-being-made": "the index in {location} is being made at this moment",
    "index-without-articles": "the index has no articles",
    "sort-unknown": 'hits cannot be sorted by "{sort}"; orders are {orders:list}',
    "index-outdated": "the index in {location} was made by an older version of this program",
    "index-newer": "the index in {location} was made by a newer version of this program, and only that can use it",
    "index-busy": "another process is writing to the index in {location}",
    "index-unwritable": "the index in {location} cannot be written to ({reason})",
    "index-in-articles": "the index cannot be in the folder of the articles, {path}",
    "path-is-index": "{path} is an index of this program, not a folder of articles",
    "index-is-file": "{location} is a file, not a folder",
    "index-has-special-file": (
        "{path} is a link, a pipe or a device, so this folder is no index of this program"
    ),
    "manifest-unreadable": "{path} cannot be read ({reason})",
    "manifest-altered": "it is not as it was written",
    "manifest-generation-unknown": "it names a generation that this program does not write",
    "ledger-unreadable": "{path} cannot be read ({reason})",
    "database-schema-binary": "its schema is not text",
    "database-content-changed": "its content is not as it was written",
    "database-has-triggers": "it has triggers or views, which this program makes none of",
    "database-journal-names-file": "its journal, of the same name with -journal, names a file that SQLite would delete",
    #
    # ---- doctor
    "index-left-over": "was left behind by a run that is over",
    "index-of-other-version": "was made by another version of this program",
    "generation-missing": "is in use, but is not there",
    "article-unreadable": "cannot be read any more",
    "articles-unreadable": "holds an article that cannot be read any more",
    "article-doubled": "is held {copies:time|times}",
    "index-ledger-damaged": "its ledger is damaged: {fault}",
    "index-ledger-unreadable": "its ledger cannot be read ({reason})",
    "run-interrupted": "a run was interrupted; another one repairs it",
    "file-miscounted": (
        "{read:article was|articles were} read from it, {held:n} {held?is|are} in the index"
    ),
    "file-unknown": "{articles:article|articles} of no known file",
    "file-new": "is not indexed yet",
    "file-changed": "has changed since it was indexed",
    "file-gone": "has gone, and its articles are still held",
    "folder-emptied": ("has lost {lost:n} of its {known:n} files: is its disk or share mounted?"),
    "folder-not-mounted": "is not there: is its disk or share mounted?",
    #
    # ---- watching
    "watchfiles-missing": "watching folders needs watchfiles, which is not installed",
    "watch-unsupported": (
        "the system does not tell of changes here ({reason}): looking for them instead"
    ),
    "folder-awaited": "{path} is not there: waiting for it",
    "folder-free-again": "{path}: nothing is in the way any more",
    #
    # ---- engines
    #
    "engine-unknown": "there is no engine '{name}'; choose one of {engines:list}",
    "engine-package-missing": "the engine {engine} needs a package that is not installed",
    "index-locked": "another process is writing to this index",
    "index-unopenable": "{location} cannot be opened as a {engine} index ({reason})",
    "index-fields-differ": "its fields are others",
    "index-names-other-files": "its list of files names a file that is not of Tantivy, and Tantivy would delete it",
    "index-unreadable": "the index cannot be read ({reason})",
    "index-foreign": "the index holds what this program did not write ({content}): somebody may have meant to harm you with it",
    "index-file-unreadable": "{file} cannot be read ({reason})",
    "index-damaged": "the index is damaged: {fault}",
    "index-held": "another program holds the lock of the index in {location}",
    "index-file-lost": "{file} is lost",
    "index-file-damaged": "{file} is not as it was written",
    "index-terms-damaged": "the terms of {field} cannot be read ({reason})",
    "index-record-missing": "{location} does not say where in the cluster its index is",
    "index-replaced": "the index was replaced while it was being searched",
    "question-too-long": "the question takes longer than the {seconds:.1} s that it was given",
    "budget-not-positive": "a time limit is a number of seconds above 0, not {seconds}",
    "index-not-in-cluster": "the index is not in the cluster at {cluster} any more ({reason})",
    "stored-article-unreadable": "an article cannot be read",
    "document-refused": "the cluster does not take it ({type}: {reason})",
    "shard-unknown": "there is no part '{text}'; the third of eight is 3/8",
    "archive-name-unusable": "'{name}' is no name for an archive; one is made of small letters, digits, - and _",
    "archive-not-in-cluster": "the cluster at {cluster} has no archive {archive} any more",
    "archive-outdated": "the archive {archive} was made by another version of this program",
    "archive-not-made-here": "there is an archive {archive} in the cluster already, and it was not made from here",
    "archive-has-other-shards": "the archive {archive} is not fed in {shards:part|parts}",
    "cluster-address-unusable": "the address of the cluster cannot be used; one looks like https://search.example.org:9200",
    "cluster-shards-unusable": "the number of shards is '{text}'; it may be {least} to {most}",
    "cluster-replicas-unusable": "the number of replicas is '{text}'; it may be {least} to {most}",
    "cluster-patience-unusable": "the patience with the cluster is '{text}'; it may be {least} to {most} seconds",
    "cluster-certificates-unusable": "the certificates for the cluster cannot be used ({reason})",
    "cluster-untrusted": "the cluster at {cluster} cannot be trusted ({reason})",
    "cluster-unreachable": "the cluster at {cluster} cannot be reached ({reason})",
    "cluster-silent": "the cluster at {cluster} did not answer within {seconds} s",
    "cluster-search-too-slow": "the cluster at {cluster} took over {seconds} s to search",
    "cluster-busy": "the cluster at {cluster} has been too busy for a long time",
    "cluster-unavailable": "the cluster at {cluster} cannot answer now ({type}: {reason})",
    "cluster-denies-access": "the cluster at {cluster} denies access ({status}: {reason})",
    "cluster-refuses": "the cluster at {cluster} refuses ({status} {type}: {reason})",
    "query-too-long-for-cluster": "the query has more words than the cluster takes",
    #
    # ---- readers
    #
    "file-empty": "it is empty",
    "file-inaccessible": "it cannot be read ({reason})",
    "file-too-large": "it is larger than {megabytes} MB; an article of that size is not read",
    "file-compressed-too-often": "it is compressed more than {maximum} times",
    "file-not-text": "it is {format}, not text",
    "file-binary": "it is binary data, not text",
    "compressed-data-damaged": "its compressed data cannot be read ({reason})",
    "text-missing": "there is no text in it",
    "article-missing": "there is no article in it",
    "articles-merged": "it seems to hold {articles:article|articles}, and was read as one",
    "articles-without-text": "of {total:article|articles}, {articles:n} {articles?has|have} a title and no text",
    "articles-repeated": (
        "{articles:short article says|short articles say} the same as others in it, and "
        "{articles?was|were} left out"
    ),
    "page-articles-merged": "the page shows {articles:article|articles}, and was read as one",
    "text-mostly-lost": "only {share:.0%} of the text that it shows was read",
    "letters-lost": "in {articles:n} of {total:article|articles}, letters were lost before the file was saved",
    "problem-of-part": "{part}: {reason}",
    "problem-of-line": "line {line}: {reason}",
    "problem-of-item": "item {number}: {reason}",
    "problem-of-mail": "mail {number}: {reason}",
    "problems-more": "{parts:more part|more parts} of it could not be read",
    "broken-off-after-line": "{reason}; it breaks off after line {line}",
    "broken-off-after-row": "{reason}; it breaks off after row {row}",
    "broken-off-after-item": "{reason}; it breaks off after item {number}",
    "broken-off-after-mail": "{reason}; it breaks off after mail {number}",
    "broken-off-after-member": "{reason}; it breaks off after {member}",
    "broken-off-but-read": "{reason}; what comes before was read",
    "limit-impossible": "{variable} is '{text}'; it may be a whole number from 1 to {maximum}",
    #
    # ---- formats that are not read
    #
    "format-unknown": "it is of a format that is not read here",
    "format-7z": "a 7z archive",
    "format-bzip2": "a bzip2 archive",
    "format-enex": "an Evernote export",
    "format-bookmarks": "a list of links",
    "format-telegram": "a Telegram export",
    "format-ris": "an RIS bibliography",
    "format-bibtex": "a BibTeX bibliography",
    "format-endnote": "an EndNote export",
    "format-zotero": "a Zotero export",
    "format-europresse": "an Europresse export",
    "format-factiva": "a Factiva export",
    "format-nexis": "a LexisNexis or Nexis Uni export",
    "format-gif": "a GIF image",
    "format-gzip": "a gzip archive",
    "format-jpeg": "a JPEG image",
    "format-ooxml": "a Word, Excel or PowerPoint document",
    "format-opendocument": "an OpenDocument text, sheet or presentation",
    "format-parquet": "a Parquet table",
    "format-pdf": "a PDF document",
    "format-png": "a PNG image",
    "format-postscript": "a PostScript document",
    "format-program": "a program",
    "format-rar": "a RAR archive",
    "format-docx": "a Word document",
    "format-epub": "an e-book",
    "format-excel-page": "a table for Excel",
    "format-ole": "an office document of before 2007",
    "format-pptx": "a PowerPoint presentation",
    "format-xlsb": "a binary Excel workbook",
    "format-xlsx": "an Excel workbook",
    "format-rtf": "an RTF document",
    "format-sqlite": "an SQLite database",
    "format-svg": "an SVG image",
    "format-xz": "an xz archive",
    "format-zip": "a zip archive",
    "format-webarchive": "a web archive of Safari",
    "format-arc": "an ARC web archive",
    "format-wacz": "a WACZ web archive",
    "format-warc": "a WARC web archive",
    "format-zstd": "a zstd archive",
    "format-feed": "a feed",
    "format-xml": "an XML file",
    "format-gallica": "a text of Gallica",
    "format-mets": "a METS file",
    "format-alto": "a page in ALTO",
    "format-olive": "an article of Olive",
    "format-delpher": "an article of Delpher",
    "format-tei": "a TEI file",
    "format-html": "a web page",
    "format-json": "JSON",
    "format-jsonl": "JSON Lines",
    "format-mail": "mail",
    "format-markdown": "Markdown",
    "format-x-archive": "posts of X (Twitter)",
    "format-table": "a table",
    "format-tar": "a tar archive",
    "format-text": "plain text",
    "format-iramuteq": "a corpus of IRaMuTeQ or Alceste",
    "format-lexico": "a corpus of Lexico or iTrameur",
    "format-hyperbase": "a corpus of Hyperbase",
    "format-prospero": "a text of Prospéro",
    "format-prospero-context": "the context of a text of Prospéro",
    "format-press-corpus": "a text of Press Corpus Scraper",
    #
    # ---- records and tables
    #
    "record-no-article": 'neither "body" nor "title"',
    "described-files-missing": "it describes {files:file|files} that cannot be found, {name} first",
    "json-not-object": "not a JSON object",
    "json-invalid": "not JSON ({reason})",
    "json-invalid-from": "not JSON from line {line}, character {character} on ({reason})",
    "json-character-expected": "Expecting '{character}'",
    "json-value-too-large": "a value of more than {megabytes} MB",
    "json-too-deep": "nested too deeply",
    "json-number-too-long": "a number that is too long",
    "json-other-value": "there is no article in it, but a value of another kind",
    "json-other-list": "it is a list of other things than articles",
    "line-too-long": "longer than {megabytes} MB",
    "script-without-posts": "it is a script, not a list of posts",
    "database-damaged": "it is damaged, or no SQLite database ({reason})",
    "database-swells": "its tables hold more than the file can",
    "database-being-written": "a program was changing it when it was copied, or still is; the last change may be missing",
    "database-tables-left-out": "tables without articles are left out: {tables:list}",
    "parquet-reader-missing": "Parquet files are read with pyarrow, which is not installed",
    "parquet-damaged": "it is damaged, or no Parquet file ({reason})",
    "parquet-swells": "its columns would be more than {ratio} times its size",
    "joplin-other-item": "it is no note of Joplin, but a folder, a label or the description of a file",
    "table-header-too-long": "its first line has more than {maximum:n} characters; those are no names of columns",
    "table-columns-unknown": 'its columns are {columns:list}: none is a "title" or a "body"'
    " (or: titre, texte, content, contenu, headline)",
    "table-columns-guessed": "it names no columns, and these were taken by what stands in them: {columns:list}",
    "column-taken-for-text": 'no column has a usual name for the text, and "{column}" was taken for it',
    "table-rows-missing": "there is nothing below its column names",
    "table-row-length": "{fields} fields where there are {columns} columns",
    #
    # ---- archives
    #
    "archive-damaged": "the archive is damaged",
    "archive-damaged-by": "the archive is damaged ({reason})",
    "archive-leads-outside": "the archive is damaged (it leads outside itself)",
    "archive-list-lost": "the archive is damaged: the list of its files, at its end, cannot be read",
    "archive-empty": "there is no file in it",
    "archive-of-other-kind": "it is {format}, not an archive of articles",
    "archive-formats-skipped": "files of other formats are not read ({suffixes:list}): {files:n}",
    "archive-too-large": "{member} and what follows: no more than {gigabytes} GB of an archive is read",
    "archive-too-large-to-unpack": "it is larger than {gigabytes} GB, and has to be unpacked to be read",
    "archive-too-deep": "archives within archives are opened {maximum} deep",
    "archive-swells": "its files would be more than {ratio} times its size; what comes next is not read",
    "member-encrypted": "it is encrypted",
    "member-not-decodable": "it is encrypted, or compressed in a way that is not read",
    "member-not-regular": "it is no regular file",
    "member-swells": "it would be more than {ratio} times the size it has in the archive",
    #
    # ---- web archives
    #
    "brotli-missing": "it is packed with Brotli, and the package brotli is not installed",
    "page-packed-otherwise": "it is packed in a way that is not read ({encoding})",
    "bibliography-notes-skipped": "notes on items are not read: {notes:n}",
    "file-is-list-of-links": "it is a list of {links:link|links}, without the texts they lead to",
    "web-archive-broken": "it is damaged, or no web archive of Safari",
    "web-archive-empty": "there is no record in it",
    "web-archive-too-large": "no more than {gigabytes} GB of a web archive is read",
    "web-archive-without-pages": "there is no page in it, but only what a program noted of its work",
    "web-captures-repeated": (
        "{captures:capture repeats an earlier one, and was|captures repeat earlier ones, and were} "
        "not taken again"
    ),
    "web-record-broken": "the headers of the record are broken",
    "web-record-length-wrong": "the record has not the length it says; what there is of it was read",
    "web-record-lengths-wrong": "{records:record has|records have} not the length they say",
    "web-records-damaged": "its compressed data is damaged in {damages:place|places}; what is around was read",
    "web-statuses-skipped": "answers without a page are not read ({names:list}): {records:n}",
    "web-types-skipped": "what is no page is not read ({names:list}): {records:n}",
    #
    # ---- office files
    #
    "office-encrypted": "it opens with a password only",
    "office-old-presentation": "a PowerPoint presentation of before 2007: save it as PPTX",
    "office-old-word": "a Word document of before 2007: save it as DOCX",
    "office-outlook": "a mail saved by Outlook: save it as EML",
    "office-part-missing": "it lacks the part with its text ({part})",
    "rtf-broken": "it is no RTF, or broken",
    "sheet-damaged": "it is damaged",
    "sheet-reader-missing": "binary Excel files are read with python-calamine, which is not installed",
    "sheet-too-large": "a sheet of it spans more than {places:n} cells; that is no table of articles",
    "xml-declares-entities": "its XML declares entities, which no document needs",
    #
    # ---- mail
    #
    "attachment-not-read": "{name}: not a format that is read here",
    "mail-without-headers": "it is not a mail: it has no headers",
    "mail-broken": "it is a mail that cannot be understood",
    "mail-too-large": "larger than {megabytes} MB",
    #
    # ---- pages and feeds
    #
    "dispatch-broken": "its XML is broken ({reason})",
    "corpus-text-without-words": "a text without words",
    "corpus-opening-left-out": "what stands above its first text is not read ({characters:character|characters})",
    "context-without-text": "it is about a text of the same name, which is not beside it",
    "context-unknown": "not a context of Prospéro",
    "article-cut-short": "it is cut short; what there is of it was read",
    "feed-is-list-of-feeds": "a list of feeds, which holds no articles",
    "feed-is-other-xml": "an XML file that is neither RSS nor Atom",
    "feed-is-page": "a web page, not a feed",
    "feed-is-sitemap": "a sitemap, which lists addresses and holds no articles",
    "feed-item-cut-short": "its last item is cut short",
    "feed-item-too-large": "a part of it is larger than {millions} million characters",
    "page-reader-missing": "saved pages are read with trafilatura, which is not installed",
    "page-tag-too-large": "it has a tag with more than {most} attributes; that is no article",
    "page-too-large": "it is a page of more than {millions} million characters; that is no article",
    "xml-missing": "it is not XML",
    "pages-missing": "{files:page|pages} of the issue cannot be found, {name} first",
    "advertisements-left-out": "{advertisements:advertisement|advertisements} left out, with {characters:n} characters",
    "blocks-left-out": "{characters:n} characters in {blocks:block|blocks} of no article left out",
    "page-without-text": "a page without text",
    "entity-is-no-article": "an entity of Olive that is no article ({kind})",
    "xml-is-metadata": "the metadata of an issue, whose articles are in other files",
    "file-is-notice": "the notice beside the pages of a newspaper, which is no article",
    "xml-without-articles": "an XML file (<{root}>) in which no element has the usual fields of an article (text, title, date)",
    "xml-is-drawing": "a drawing (SVG), which holds no articles",
    "xml-item-too-deep": "more than {maximum:n} elements stand in one another",
    "xml-item-cut-short": "it breaks off before its end",
    "text-outside-articles": "{characters:n} {characters?character|characters} outside all articles left out",
    "sitemap-without-texts": "a sitemap, which has no texts: {articles:article|articles} with a title, a day and an address only",
    "sitemap-addresses-left-out": "{addresses:address|addresses} without a title left out",
    "feed-without-items": "a feed without items",
    "export-item-unknown": (
        "it does not look like an article, and was not read ({characters:character|characters})"
    ),
    "feed-item-empty": "neither text nor title",
    "xml-broken": "it is not XML ({reason})",
    #
    # ---- PDF
    #
    "pdf-damaged": "it is damaged",
    "pdf-encrypted": "it is encrypted: it opens with a password only",
    "pdf-invalid": "it is damaged, or no PDF file",
    "pdf-reader-missing": "PDF files are read with pypdfium2, which is not installed",
    "pdf-swells": "what is drawn on its pages becomes too large when it is unpacked; that is no article",
    "pdf-text-unreadable": "its text layer cannot be read (its fonts do not tell their letters)",
    "pdf-without-text": "it has no text layer (scanned pages)",
    "pdf-pages-left-out": "only the first {read} of its {pages} pages are read",
    #
    # ---- sources
    #
    "synonyms-line-wrong": (
        "{path}, line {line}: a line has two names or more, with bars between them (Kiev | Kyiv)"
    ),
    "synonyms-too-large": "{path} has more than {limit:n} bytes; it should hold names",
    "synonyms-unreadable": "{path} cannot be read ({reason}); it should hold names",
    "sources-section-unknown": (
        "line {line}: there is no section [{section}]; sections are {sections:list}"
    ),
    "sources-name-unusable": (
        "line {line}: a name is missing or cannot be used (lines are: Name | variant | host)"
    ),
    "sources-name-taken": (
        "line {line}: “{name}” is already a name of {source} (line {source_line})"
    ),
    #
    # ---- dates
    "dates-reversed": "nothing lies between {first} and {last}: the first day comes after the last",
    "date-unreadable": '"{text}" cannot be read as a date: {reason}',
    "date-form-unknown": (
        "this form of date is not known; write it like 2019, 2019-02, 25/02/2019, "
        "25 février 2019, été 2019, yesterday, il y a 3 mois, 2019..2021"
    ),
    "date-beyond-calendar": "it is beyond the calendar, whose years go from 1 to 9999",
    "period-reversed": "it ends on {last}, before it begins on {first}",
    "day-unknown": "there is no day {day} in month {month} of {year}",
    "day-unknown-in-month": "there is no day {day} in month {month} of any year",
    "month-unknown": "there is no month {month}, they go from 1 to 12",
    "year-unknown": "there is no year {year}, they go from 1 to 9999",
    "quarter-unknown": "there is no quarter {number}, a year has 4",
    "half-year-unknown": "there is no half {number}, a year has 2",
    "week-unknown": "there is no week {week} in {year}",
    "week-unknown-in-latest-year": "there is no week {week} in the latest year",
    "winter-year-missing": "a winter has two years, such as hiver {first}-{last}",
    "season-years-wrong": "only a winter has two years, one after the other",
    "weekday-wrong": "{day} is a {actual}, not a {written}",
    "weekday-monday": "Monday",
    "weekday-tuesday": "Tuesday",
    "weekday-wednesday": "Wednesday",
    "weekday-thursday": "Thursday",
    "weekday-friday": "Friday",
    "weekday-saturday": "Saturday",
    "weekday-sunday": "Sunday",
    # ---- people
    "ner-model-missing": "spaCy's French model is not installed",
    #
    #
    # ---- the query language
    "query-too-long": "the query has {length:character|characters}; {limit:n} are read at most: shorten it",
    "query-without-words": 'there is no word to search for in "{text}": type one',
    "query-quote-unclosed": (
        "query, character {character}: this quote has no partner: close it, or leave it out"
    ),
    "query-parenthesis-unopened": (
        "query, character {character}: this parenthesis was never opened: open it, or leave it out"
    ),
    "query-parenthesis-unclosed": (
        "query, character {character}: this parenthesis is never closed: close it, or leave it out"
    ),
    "query-nested-too-deeply": (
        "query, character {character}: the query is too deeply nested: leave some parentheses out"
    ),
    "query-operators-in-a-row": (
        "query, character {character}: two operators in a row: leave one out, or write it in lower case"
    ),
    "query-boost-too-high": (
        "query, character {character}: nothing counts more than {limit} times: type a smaller number"
    ),
    "query-slop-too-high": (
        "query, character {character}: words may be {limit:move|moves} apart at most: type a smaller number"
    ),
    "query-slop-phrase-too-long": (
        "query, character {character}: a phrase with ~ has {limit:word|words} at most: leave some out"
    ),
    "query-too-many-wildcards": (
        "query, character {character}: a word has {limit:wildcard|wildcards} at most: leave some out"
    ),
    "query-too-many-expansions": (
        "query, character {character}: too many words stand for many others: leave some of them out"
    ),
    "query-wildcard-with-edits": (
        "query, character {character}: a word with * or ? takes no ~: leave one of them out"
    ),
    "query-too-many-edits": (
        "query, character {character}: a word may be 1 or 2 letters off: type ~1 or ~2"
    ),
    "query-filter-with-suffix": (
        "query, character {character}: {field}: narrows a search, and takes no ~ nor ^ after its value: leave it out"
    ),
    "query-date-unreadable": "query, character {character}: {reason}",
    "query-date-before-calendar": (
        'no day of the calendar comes before "{text}": choose another date'
    ),
    "query-date-after-calendar": 'no day of the calendar comes after "{text}": choose another date',
    "query-date-open": "it has no end on that side to count from: name a day, a month or a year",
    #
    # ---- how a query was read
    "query-field-unknown": (
        '"{name}:" is not a field, and was read as a word '
        "(fields are title, body, caption, author, section, source, person, organisation, place, "
        "tag, date, before, after, since, until, "
        "or in French {fields:list})"
    ),
    "query-field-empty": (
        '"{name}:" has nothing right after it, and was read as a word: write "{name}:…"'
    ),
    "query-suffix-ignored": (
        'the "{suffix}" at character {character} has no effect: '
        "write a number right after it, or leave it out"
    ),
    "query-operator-ignored": (
        '"{operator}" joins nothing where it stands, and was read as a word: '
        "write it in lower case, or leave it out"
    ),
    "query-wildcard-in-quotes": (
        "in {phrase} the * and the ? stand for nothing, as words in quotes match as they are typed: "
        "leave the quotes out"
    ),
    "query-small-word-left-out": (
        '"{word}" was read as a small word, which articles may lack: put an article before it, '
        "or quotes around it"
    ),
    "query-ends-with-wildcard": (
        'in "{pattern}" the ? stands for any one letter: leave it out to find "{word}" itself'
    ),
    #
    # ---- names in a query
    "source-among-others": (
        'source "{name}" was read as {sources:list}; not as {others:list}, which have it in their names'
    ),
    "more-sources": "{count:n} more",
    "source-read-as": 'source "{name}" was read as {sources:list}',
    "source-unknown": 'no source is called "{name}"; the archive has {sources:list}{more}',
    "sources-more": " and {count:n} more",
    "source-unknown-archive-without-sources": (
        'no source is called "{name}"; the archive has none'
    ),
    "person-read-as": 'person "{name}" was read as {names:list}',
    "person-read-as-many": 'person "{name}" was read as {names:list} and {more:n} more',
    "person-unknown": 'no article names a person called "{name}"',
    "organisation-read-as": 'organisation "{name}" was read as {names:list}',
    "organisation-read-as-many": (
        'organisation "{name}" was read as {names:list} and {more:n} more'
    ),
    "organisation-unknown": 'no article names an organisation called "{name}"',
    "place-read-as": 'place "{name}" was read as {names:list}',
    "place-read-as-many": 'place "{name}" was read as {names:list} and {more:n} more',
    "place-unknown": 'no article names a place called "{name}"',
    "name-empty": 'there is no name in "{name}": type one',
    #
    # ---- relaxation and variants
    "no-article-with-all-words": (
        "no article has all the words: others, with some of them, are shown too"
    ),
    "words-read-as-date": (
        '"{text}" also finds articles that were published then; to find only these: {filter}'
    ),
    "words-in-no-article": "no article has {words:list}",
    "words-in-few-articles": "few articles have {words:list}",
    "few-articles-with-all-words": (
        "{articles:article has|articles have} all the words: those that have some are shown too"
    ),
    "some-words-left-out": (
        "{articles:article with only some of the words is|articles with only some of the words are} "
        "not shown"
    ),
    "phrases-read-as-words": (
        "no article has all that was typed: the quoted words were read as plain words too"
    ),
    "names-also-written": "also written {names:list}",
    "names-also-searched": "also searched: {names:list}",
    "names-not-searched": "other names, which were not searched: {names:list}",
    #
    # ---- why nothing was found
    "part-not-found": "no article has {part}",
    "phrase-not-found": ("no article has {part}; {articles:article has|articles have} its words"),
    "parts-found-apart": "no article has all of it; by itself each part is found: {parts:list}",
    "part-counted": "{part} ({articles:n})",
    "no-article-undated": "every article has a date",
    "period-without-articles": "no article was published {period}",
    "filter-source-passes-no-hit": (
        "without filters the query finds {articles:article|articles}; none of them is from {sources:list}"
    ),
    "filter-name-passes-no-hit": (
        "without filters the query finds {articles:article|articles}; none of them names {name}"
    ),
    "filter-period-passes-no-hit": (
        "without filters the query finds {articles:article|articles}; "
        "none of them was published {period}"
    ),
    "filter-passes-no-hit": (
        "without filters the query finds {articles:article|articles}; none of them passes this one: {part}"
    ),
    "filters-pass-no-hit-together": (
        "without filters the query finds {articles:article|articles}; "
        "none of them passes all the filters, but some pass each"
    ),
    "filters-pass-no-article-together": (
        "some articles pass each of the filters, but none passes all"
    ),
    "exclusion-removes-all-hits": (
        "there would be {articles:article|articles} without the exclusions: all of them have {part}"
    ),
    "exclusions-remove-all-hits": (
        "there would be {articles:article|articles} without the exclusions"
    ),
    #
    # ---- the parts of a query in words
    "part-word": '"{word}"',
    "part-word-lemmas": '"{word}" (lemma {lemmas})',
    "part-words": "the {number?word|words} {words:list}",
    "part-exact-word": '"{word}" as it stands',
    "part-phrase": 'the phrase "{text}"',
    "part-slop": "{part}, each two words at most {moves:move|moves} apart",
    "part-prefix": 'a word that begins with "{text}"',
    "part-wildcard": 'a word like "{pattern}"',
    "part-fuzzy": '"{text}" or a word {edits?one letter|at most two letters} off',
    "part-source": "source {name}",
    "part-person": "person {name}",
    "part-organisation": "organisation {name}",
    "part-place": "place {name}",
    "part-period": "published {period}",
    "part-tag": 'the tag "{name}"',
    "part-folder": 'the folder "{name}"',
    "part-undated": "without a date",
    "part-in-title": "{part} in the title",
    "part-in-body": "{part} in the body",
    "part-in-caption": "{part} in a caption",
    "part-in-authors": "{part} among the authors",
    "part-in-section": "{part} in the name of the section",
    "part-boosted": "{part}, counting {times} times",
    "period-any": "on any day",
    "period-from": "on {first} or later",
    "period-until": "on {last} or earlier",
    "period-day": "on {day}",
    "period-between": "between {first} and {last}",
    #
    # ---- explanation of scores
    "reading": "the query was read as:",
    "reading-everything": "every article",
    "reading-all": "all of",
    "reading-any": "any of",
    "reading-not": "not",
    "reading-source": "source {name}: {sources:list}",
    "reading-source-unknown": "source {name}: none of this archive",
    "reading-exact": "{part}, just as typed",
    "reading-optional": "{part}; {words:list} may be missing",
    "reading-relaxed": ("some of the words may be missing, since too few articles have them all"),
    "score-line": "{number}. {id}: {score:.2}",
    "reading-other-forms": "names are also found, for less, in the form {names:list}",
    "reading-strict": "no word may be missing",
    "field-title": "title",
    "field-body": "body",
    "field-captions": "captions",
    "field-people": "people",
    "field-words": "words",
    "view-exact": "exact",
    "view-lemma": "lemma",
    "view-beginning": "beginning",
    "view-alternative": "other form of a name",
    "view-together": "together",
    #
    # ---- evidence of dates
    "evidence-metadata": "from the metadata",
    "evidence-stated": "stated in the text",
    "evidence-weekday": "year inferred",
    "evidence-neighbours": "year of the other articles of its file",
    "evidence-unknown-day": "one day or the next",
    "evidence-unknown-year": "year not known",
    "days-possible": "{others} or {last}",
    "evidence-filename": "from the file name",
    "evidence-saved": "the day it was saved or changed",
    #
    #
    # ---- saved queries and limits of a search
    "original-gone": "the file {path} is not there any more, or may not be read",
    "reread-failed": "{path} cannot be read again ({reason})",
    "original-outside": "{path} lies outside the folders that the index was made from",
    "original-not-in-archive": "{path} does not hold this article any more",
    "example-unreadable": "{path}: {reason}",
    "example-empty": "a text without words is like no article",
    "tag-name-empty": "a tag needs a name",
    "tag-name-any": "no tag can have the name {name}, which stands for any tag",
    "tag-name-too-long": "the name of a tag has at most {max_chars:n} characters",
    "tag-missing": 'no article has the tag "{name}"',
    "tag-unknown": 'no article has the tag "{name}"; there are {names:list}',
    "tag-without-any": 'no article has the tag "{name}", nor any other',
    "tag-full": 'the tag "{name}" can be given to {max_articles:n} articles at most; a query can be saved instead',
    "tags-file-unreadable": "line {line:n} is no annotation ({reason})",
    "tags-file-too-large": "a file of tags has at most {megabytes:n} MB",
    "tags-id-missing": "it has no id",
    "tags-column-missing": "there is no column id",
    "alert-subject": "{name}: {total:new article|new articles}",
    "alert-query": "Query: {query}",
    "alert-undated": "undated",
    "alert-feed-title": "New articles",
    "alert-feed-unusable": "{path} cannot be used as a feed ({reason})",
    "alert-feed-foreign": "{path} is no feed that this program has made, and is left as it is",
    "alert-target-unknown": 'nothing can be sent to "{target}": it must begin with {kinds:list}',
    "alert-program-unreadable": "the command has a quote without its partner: {command}",
    "alert-program-unusable": "{program} cannot be run ({reason})",
    "alert-program-slow": "{program} has not ended within {seconds:n} seconds",
    "alert-program-failed": "{program} has ended with status {status}",
    "alerts-busy": "another process is sending what is new in {path}",
    "mail-unsent": "{server} has not accepted the mail ({reason})",
    "mail-server-missing": "no server for mails is named",
    "mail-server-unreadable": (
        "the address of the server for mails cannot be read; write smtps://mail.example.org"
    ),
    "mail-address-unreadable": '"{address}" is no address of a mailbox',
    "review-title": "Press review",
    "review-title-of": "Press review: {query}",
    "review-days": "{first} to {last}",
    "review-numbers": "{texts:text|texts}, {articles:article|articles} with copies",
    "review-left-out": "{texts:later text is|later texts are} left out",
    "review-undated": "undated",
    "review-sourceless": "no source",
    "review-other-subjects": "Other subjects",
    "review-contents": "Contents",
    "review-page": "p. {page}",
    "review-copies": "{count:copy|copies}: {names:list}",
    "review-tags": "Tags: {names:list}",
    "review-format-unknown": 'there is no format "{name}"; there are {names:list}',
    "folder-name-empty": "a folder needs a name",
    "folder-name-too-long": "the name of a folder has at most {max_chars:n} characters",
    "folder-name-taken": 'there is a folder "{name}" already',
    "folder-missing": 'there is no folder "{name}"',
    "folder-full": 'the folder "{name}" is full: it holds at most {max_articles:article|articles}',
    "folder-article-missing": "the archive has no article {id}",
    "folder-lacks-article": 'the article {id} is not in the folder "{name}"',
    "folder-unreadable": "this is no folder ({reason})",
    "folder-too-large": "a folder has at most {megabytes:n} MB",
    "note-too-long": "a note has at most {max_chars:n} characters",
    "passage-too-long": "a passage has at most {max_chars:n} characters",
    "passage-not-found": "the article {id} does not have this passage",
    "passage-unknown": "the folder has no passage {number}",
    "citation-note": "date: {evidence}",
    "citation-format-unknown": 'no format of citations is called "{name}"; there are {formats:list}',
    "pool-busy": "{size?the archive is|all archives are} in use ({size:n}), and none came back within {seconds:.1} s",
    "pool-without-archives": "a pool needs at least 1 archive, not {size}",
    "saved-name-empty": "a saved query needs a name",
    "saved-name-taken": 'a query is saved as "{name}" already',
    "saved-text-empty": "a saved query needs words or filters",
    "saved-query-missing": 'no query is saved as "{name}"; none is saved',
    "saved-query-unknown": 'no query is saved as "{name}"; saved are {names:list}',
    "listing-of-query": "{total:article|articles} for {query}",
    "listing-of-all": "{total:article|articles}",
    "listing-rows": "{total:row|rows}",
    "listing-names": "{total:name|names}",
    "frame-package-missing": "frames need the package {package}, which is not installed",
    "export-field-unknown": 'articles have no field "{name}"; they have {fields:list}',
    "export-format-unknown": 'no format of exports is called "{name}"; there are {formats:list}',
    "export-format-missing": (
        "the name {path} tells no format of exports; there are {formats:list}"
    ),
    "export-copies-too-many": "there are too many articles to look for copies among them",
    "export-exists": "{path} is there already",
    "export-not-replaceable": "{path} holds something other than an export, and is not replaced",
    "export-unwritable": "{path} cannot be written to ({reason})",
    "export-package-missing": "exports in {format} need a package that is not installed",
    "export-rows-too-many": "a sheet has room for {most:n} articles; write a table in CSV instead",
    "export-manifest-unreadable": "{path} cannot be read ({reason})",
    "export-manifest-broken": "{path} is no manifest of an export",
    "export-manifest-newer": "{path} was written by a newer version of the program",
    "average-window": "a moving average is of {most:n} periods at most, an odd number from 3 on, not {window:n}",
    "grouping-unknown": 'articles cannot be grouped by "{by}"; they can be by {groupings:list}',
    "rows-too-many": "the table would have {rows:n} rows, more than {most:n}: take longer periods, or fewer days",
    "queries-counted": "{count:n} queries are counted; there may be 1 to {most:n}",
    "collocates-method": (
        "words at most {window:n} words before or after an occurrence, within the same title, body or "
        "caption, each once; stop words are counted, and listed only if asked for; log-likelihood: "
        "Dunning (1993); logDice: Rychlý (2008)"
    ),
    "keywords-of-nothing": (
        "there is nothing to compare: {articles:article|articles} in the part, {others:n} in the rest"
    ),
    "keywords-method": (
        "words of titles, bodies and captions by their forms; stop words are counted, and listed only "
        "if asked for; log-likelihood: Dunning (1993); log ratio: Hardie (2014), where a word that one "
        "side lacks counts as half a time; %DIFF: Gabrielatos and Marchi (2011)"
    ),
    "rare-left-out": "what stands there fewer than {least:n} times is left out",
    "ngram-size": "an n-gram is of {least:n} to {most:n} words, not {size:n}",
    "counts-unwritable": "the counts cannot be written to a temporary file ({reason})",
    "ngrams-method": (
        "words of titles, bodies and captions, in small letters, with nothing but spaces, apostrophes "
        "or hyphens between them; those that begin or end with a stop word are listed only if asked for"
    ),
    "frequencies-method": (
        "an occurrence is what is highlighted in the title, the body or a caption of an article that "
        "holds all of the query; frequencies are per million words of these texts, stop words "
        "included; intervals of shares are those of Wilson (1927) at 95 %"
    ),
    "concordance-without-words": "a concordance shows words or people: the query asks for neither",
    "quotations-cut": (
        "of {total:n} articles that quote the person, the latest {articles:n} were read"
    ),
    "user-file-busy": "another process is writing to {path}",
    "user-file-unwritable": "you may not write to {path}",
    "user-file-unusable": "{path} cannot be used ({reason})",
    "user-file-unreadable": "{path} cannot be read ({reason})",
    "page-out-of-bounds": "{fault}",
    "limit-out-of-bounds": "the limit is {limit:n}; it may be 1 to {max_limit:n}",
    "width-out-of-bounds": "the width is {limit:n}; it may be 1 to {max_limit:n}",
    "window-out-of-bounds": "the window is {limit:n}; it may be 1 to {max_limit:n}",
    "min-count-out-of-bounds": "the smallest count is {limit:n}; it may be 1 to {max_limit:n}",
    "page-below-one": "the page is {page:n}; pages are counted from 1",
    # ---- pictures
    "picture-articles-by-day": "Articles by day",
    "picture-articles-by-week": "Articles by week",
    "picture-articles-by-month": "Articles by month",
    "picture-articles-by-quarter": "Articles by quarter",
    "picture-articles-by-year": "Articles by year",
    "picture-share-by-day": "Share of the articles of each day",
    "picture-share-by-week": "Share of the articles of each week",
    "picture-share-by-month": "Share of the articles of each month",
    "picture-share-by-quarter": "Share of the articles of each quarter",
    "picture-share-by-year": "Share of the articles of each year",
    "picture-period": "{period}: {figures}",
    "picture-figures": "{articles:article|articles} of {out_of:n} ({share:.1%})",
    "picture-figures-thin": (
        "{articles:article|articles} of {out_of:n}, too few for a share ({share:.1%})"
    ),
    "picture-days": (
        "{total:article|articles}, from {first} to {last}; most of them: {peak} ({most:n})"
    ),
    "picture-no-days": "{total:article|articles}",
    "picture-outside": "; before or after: {count:n}",
    "picture-undated": "; undated: {count:n}",
    "picture-thin-bars": (
        "dashed bars: periods with fewer than {few:n} articles, whose shares say little"
    ),
    "picture-thin-gaps": (
        "gaps in the curves: periods with fewer than {few:n} articles, whose shares say little"
    ),
    "picture-average": "moving averages of {window:n} periods",
    "picture-bands": "bands: intervals of the shares at 95 % (Wilson, 1927)",
    "picture-every-article": "all articles",
    "picture-network": "People named in the same articles",
    "picture-network-summary": "{people:person|people}, {pairs:line|lines} between them",
    "picture-network-legend": (
        "size: number of articles; lines: named together more often than their numbers would have "
        "it; shapes and colours: groups of people who are named together"
    ),
    "picture-person": "{name}: {articles:article|articles}",
    "picture-pair": "{one} and {other}: {articles:article|articles}",
    "picture-filter-since": "since {names:list}",
    "picture-filter-until": "until {names:list}",
    "picture-filter-source": "{names?source|sources}: {names:list}",
    "picture-filter-person": "{names?person|people}: {names:list}",
    "picture-filter-organisation": "{names?organisation|organisations}: {names:list}",
    "picture-filter-place": "{names?place|places}: {names:list}",
    "picture-filter-not_source": "without {names?the source|the sources} {names:list}",
    "picture-filter-not_person": "without {names:list}",
    "picture-filter-not_organisation": "without {names:list}",
    "picture-filter-not_place": "without {names:list}",
    "picture-filter-undated": "undated",
}
"""One template for each code; the sections follow the packages."""

REMEDIES: Mapping[str, str] = {
    # ---- indexing
    "name-paths": "name the files or folders to index",
    "check-path": "check its name",
    "create-index": "make one by indexing a folder",
    "index-again": "index the articles again",
    "update-program": "update this program",
    "rebuild": "rebuild the index from its articles",
    "rebuild-every-shard": (
        "to divide it otherwise, rebuild the index of every part with its new part"
    ),
    "replace-folders": (
        "no folder of the index is left: mount one, index the new place and prune, "
        "or delete the index"
    ),
    "prune": "if the files have gone for good, prune the index",
    "wait": "try again when it is done",
    "choose-other-folder": "choose another folder for the index",
    "make-room": "make room, then index again",
    "mend-disk": "check the disk, then index again",
    "get-permission": (
        "searching still works; to index, get the permission to write, or choose another folder"
    ),
    "install-extra": "install it with: pip install 'kiosque-search[{extra}]'",
    "run-ocr": "run OCR on it first",
    #
    # ---- the cluster
    "choose-engine": "choose the engine opensearch",
    "set-archive-name": "set SEARCH_OPENSEARCH_ARCHIVE",
    "retry": "try again later",
    "ask-less": "ask for less: fewer words with wildcards, a shorter period",
    "check-address": "see that it runs, and that SEARCH_OPENSEARCH_URL names it; then try again",
    "check-user": "see SEARCH_OPENSEARCH_USER and SEARCH_OPENSEARCH_PASSWORD, and what that user may do",
    "name-certificates": "name the file of the certificates that it is trusted by in SEARCH_OPENSEARCH_CA",
    "replace-archive": "replace it by a rebuild, name another archive in SEARCH_OPENSEARCH_ARCHIVE, or feed parts of this one",
    #
    # ---- searching
    "shorten-query": "shorten it, or raise indices.query.bool.max_clause_count there",
    "show-partial": "ask for the articles with some of the words as well",
    "list-sources": "the status of the index names them all",
    "save-query": "save the query first",
    "allow-writing": "get the permission to write",
    "restore-tags": "restore it from a copy, or delete it and load the tags again",
    "restore-folders": "restore it from a copy, or delete it and load the folders again",
    "save-queries-again": "delete the file, and save the queries again",
}
"""One template for each remedy, in the words of the library: it names no flag."""
