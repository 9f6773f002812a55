"""The words of the command line in English, beyond the messages of the library."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    # ---- hits
    "hits-all": (
        "{total:article|articles} in all{copies}: no word and no filter was given ({milliseconds} ms)"
    ),
    "hits": "{total:article|articles}{copies} ({milliseconds} ms)",
    "page": "p. {page}",
    "hits-partial": (
        "{total:article|articles}{copies}, {partial:n} with some of the words ({milliseconds} ms)"
    ),
    "hits-partial-for": (
        "{total:article|articles} for {query}{copies}, {partial:n} with some of the words "
        "({milliseconds} ms)"
    ),
    "partial-hits": "with some of the words:",
    "partial-left-out": (
        "{partial:article|articles} with some of the words left out; --partial exports these too"
    ),
    "hits-for": "{total:article|articles} for {query}{copies} ({milliseconds} ms)",
    "note": "note: {note}",
    "more-hits": "hits {first:n} to {last:n}; for the next ones: --page {page}",
    "more-hits-after-one": "hit {first:n}; for the next one: --page {page}",
    "did-you-mean": "did you mean: {query}?",
    "undated": "undated",
    "day-with-evidence": "{day} ({evidence})",
    "without-copies": ", {texts:n} without copies",
    "copies-included": ", copies included",
    "copies": "{count:copy|copies}: {names:list}",
    "more-values": "{count:n} more",
    "facet-source": "source:",
    "facet-person": "person:",
    "facet-organisation": "organisation:",
    "facet-place": "place:",
    "facet-tag": "tag:",
    "facet-year": "year:",
    "same-text": "{share:.0%} the same text",
    "shared-terms": "both have: {names:list}",
    "shared-people": "both name: {names:list}",
    "hit-tags": "tags: {names:list}",
    "hit-note": "note: {text}",
    # ---- counts
    "share-of-all": "shares are of all articles of a period ({out_of:n} in all)",
    "share-of-filters": (
        "shares are of the articles of a period that pass the filters ({out_of:n} in all)"
    ),
    "timeline-for": "{total:article|articles} for {query}{copies}",
    "timeline": "{total:article|articles}{copies}",
    "timeline-undated": "{total:article|articles}, {undated:n} of them undated{copies}",
    "timeline-undated-for": (
        "{total:article|articles} for {query}, {undated:n} of them undated{copies}"
    ),
    "entities-person": "{total:person|people}",
    "entities-organisation": "{total:organisation|organisations}",
    "entities-place": "{total:place|places}",
    "entities-any": "{total:name|names}",
    "kind-person": "person",
    "kind-organisation": "organisation",
    "kind-place": "place",
    "entity-variant-of": "perhaps {name}",
    "entity-articles": "{articles:article|articles}",
    "entity-days": "{articles:article|articles}, {first} to {last}",
    "exported": "{articles:article|articles} in {path}",
    "export-copies": "{copies:copy|copies} left out",
    "export-manifest": "manifest: {path}",
    "export-compared": (
        "since the export of {day}: {came:n} came, {gone:n} went, {changed:n} changed;"
        " {same:article is|articles are} the same"
    ),
    "export-file-altered": "{name} is not there any more as it was written",
    "export-more-ids": "{more:n} more (--json has all)",
    "bars-averaged": "bars and the last column are moving averages of {window:n} periods",
    "whole-archive": "all",
    "groups-cut": "the first {shown:n} of {groups:n} are shown: --limit gives more",
    "frequencies-of-all": "shares and words are of all articles of a row",
    "frequencies-of-filters": "shares and words are of the articles of a row that pass the filters",
    "counted": "counted: {method}",
    "collocates": (
        "{total:collocate|collocates} of {occurrences:occurrence|occurrences} in "
        "{articles:article|articles} for {query}"
    ),
    "column-word": "word",
    "column-near": "near",
    "column-left": "left",
    "column-right": "right",
    "column-expected": "expected",
    "column-frequency": "in all",
    "column-log-likelihood": "log-likelihood",
    "column-log-dice": "logDice",
    "keywords": (
        "{total:keyword|keywords} of {articles:article|articles} ({words:word|words}) against "
        "{rest:other|others} ({rest_words:word|words})"
    ),
    "column-rest": "rest",
    "column-rest-per-million": "per million",
    "column-log-ratio": "log ratio",
    "column-difference": "%DIFF",
    "ngrams": (
        "{total:n-gram|n-grams} of {size:n} words in {articles:article|articles} ({words:word|words})"
    ),
    "column-words": "words",
    "column-group": "group",
    "column-query": "query",
    "column-articles": "articles",
    "column-out-of": "of",
    "column-share": "share",
    "column-interval": "95 %",
    "column-occurrences": "occurrences",
    "column-per-article": "per article",
    "column-per-million": "per million",
    "concordance": "{lines:line|lines} from {articles:n} of {total:article|articles} for {query}",
    "concordance-group": "{name} ({lines:line|lines})",
    "concordance-cut": (
        "only the first {limit:line|lines} were asked for: --limit gives more, and --all with"
        " --csv or --jsonl gives every one"
    ),
    "sourceless": "no source",
    "quotations": "{total:quotation|quotations}",
    "quotations-for": "{total:quotation|quotations} for {query}",
    "quotation-copies": "{count:copy|copies}",
    "more-quotations": "for the next ones: --page {page}",
    # ---- an article
    "field-id": "id:",
    "field-path": "path:",
    "field-title": "title:",
    "field-source": "source:",
    "field-section": "section:",
    "field-page": "page:",
    "field-authors": "authors:",
    "field-carriers": "also in:",
    "field-date": "date:",
    "field-date_evidence": "dated:",
    "field-people": "people:",
    "field-url": "url:",
    "field-language": "language:",
    "caption": "caption: {text}",
    "place-title": "title:",
    "place-body": "body:",
    "place-caption": "caption:",
    "place-source": "source:",
    "place-author": "author:",
    "place-boilerplate": "left out:",
    "rule-link": "link to another page, or subjects",
    "rule-copyright": "copyright notice",
    "rule-phrase": "words that pages put around articles",
    "rule-menu": "menu, or name of a section",
    "rule-source": "names the source",
    "rule-signature": "signature",
    "rule-name": "name of a person alone",
    "rule-teaser": "beginning of a later line",
    # ---- the state of an index
    "status-articles": "{articles:article|articles} in {size} ({engine})",
    "status-dated": "{dated:n} dated, from {first} to {last}",
    "status-none-dated": "none is dated",
    "status-undated": "{undated:n} undated",
    "status-folders": "from {folders:list}",
    "status-no-sources": "{sources:source|sources}",
    "status-sources": "{sources:source|sources}:",
    "status-cluster": (
        "{health}: {nodes:node|nodes} of {cluster} ({addresses}), "
        "{shards:shard|shards} with copies, {documents:document|documents} in {index} "
        "(archive {archive})"
    ),
    "status-cluster-lost": (
        "{health}: {nodes:node|nodes} of {cluster} ({addresses}), "
        "{shards:shard|shards} with copies, {lost:n} without a node, "
        "{documents:document|documents} in {index} (archive {archive})"
    ),
    "status-interrupted": "a run was interrupted: the next search index makes up for it",
    "status-ledger-unreadable": "what was read cannot be told: search doctor says why",
    "size-bytes": "{size} bytes",
    "size-kb": "{size:.1} kB",
    "size-mb": "{size:.1} MB",
    "size-gb": "{size:.1} GB",
    # ---- indexing
    "indexing": "indexing",
    "indexing-articles": "{articles:article|articles}",
    "indexing-first": "no index in {location} yet: indexing the articles in {folder}",
    "settings-distrusted": (
        "the search.toml of this folder is not obeyed, since you have not trusted the folder; "
        "read that file, and then: search trust"
    ),
    "credentials-withheld": (
        "the user and the password of the environment are not sent to the cluster that search.toml "
        "names; to send them, name the cluster in SEARCH_OPENSEARCH_URL"
    ),
    "password-in-the-open": "the password for {addresses} can be read on the way there: use https",
    "folder-trusted": "the search.toml of {folder} is obeyed from now on",
    "folder-distrusted": "the search.toml of {folder} is not obeyed any more",
    "trust-nothing": "{folder} has no search.toml",
    "trust-not-own": "{file} is not obeyed: it must be yours, and nobody else may change it",
    "trust-without-home": "HOME is not set: there is no place to note the folder",
    "trust-folder-unusable": "the name of the folder has a line break, and cannot be noted",
    "skipped": "not read: {path}: {reason}",
    "read-with-doubt": "note: {path}: {reason}",
    "skipped-more": "{count:n} more: --json names them all",
    "report": (
        "{added:n} added, {updated:n} updated, {removed:n} removed, {unchanged:n} unchanged; "
        "{articles:article|articles} in the index ({seconds:.1} s)"
    ),
    "index-empty": "the index has no articles; index some with: search index FOLDER",
    "preview-file": "{path}: {format}, {articles:article|articles}",
    "preview-unread": "{path}: not read",
    "preview-describes": "it says something about {files:other file|other files}",
    "preview-untitled": "without a title: {count:n}",
    "preview-undated": "without a date: {count:n}",
    "preview-unsourced": "without a source: {count:n}",
    "preview-problems-more": "{count:more problem|more problems}: --json names them all",
    "preview-total": "{articles:article|articles} in {files:file|files}; nothing was written",
    "watching": "watching; stop with Ctrl-C",
    "watching-stopped": "stopped",
    "watching-failed": "the index is no longer kept up to date: {reason}",
    # ---- the doctor
    "finding": "{subject}: {detail}",
    "findings-more": "{count:n} more: --json names them all",
    "repaired-by-update": "repaired by an update",
    "repaired-by-update-in-part": "repaired by an update; what is left:",
    "repaired-by-rebuild": "repaired by a rebuild",
    "repaired-by-rebuild-in-part": "repaired by a rebuild; what is left:",
    "repair-possible": "search doctor --repair can repair this",
    "repair-by-owner": "only you can repair this",
    "all-is-well": "all is well; {articles:article|articles} in the index",
    "findings": "{count:finding|findings}; {articles:article|articles} in the index",
    "findings-uncounted": "{count:finding|findings}; the articles could not be counted",
    # ---- help
    "queries-heading": "a query may have, with the words of English or of French:",
    "queries-shell": (
        "A shell takes quotes and stars for itself: put such a query into single quotes. "
        "--explain tells how a query was read."
    ),
    "help-topic-unknown": 'there is no help on "{topic}"; there is on {topics:list}',
    # ---- what was typed
    "page-missing": "there is no page {page:n}; the last one is {last:n}",
    "article-id-missing": "type the id of an article; it stands under each hit",
    "article-unknown": "there is no article {id}: ids are shown under each hit",
    "similar-to-what": (
        "name one thing to compare with: an ID, --text TEXT, --file FILE, --url ADDRESS, or - to"
        " read a text"
    ),
    "example-of-several": 'compared with "{title}", article {number:n} of the file; --article N takes another',
    "example-cut": "the first {chars:n} characters of the text are compared, and not the rest",
    "example-number-unknown": "{path} has no article number {number:n}",
    "address-unknown": (
        "no article of the archive has the address {url}, and nothing is downloaded: save the page,"
        " and give it with --file"
    ),
    "article-ambiguous": "several articles end with {id}: {ids:list}",
    "hit-number-unknown": "the last list has no number {number:n}; it has {first:n} to {last:n}",
    "option-unknown": (
        "there is no option {option}{suggestions}; see search {command} --help; "
        "to search for it, quote it: '\"{option}\"'"
    ),
    "option-like-word": (
        "{option} looks like an option, and is none{suggestions}; see search {command} --help; "
        "to leave out the word: '-\"{word}\"'"
    ),
    "options-like": " (did you mean {options:list}?)",
    "limit-out-of-bounds": "--limit is {limit:n}; it may be 1 to {max_limit:n}",
    "width-out-of-bounds": "--width is {limit:n}; it may be 1 to {max_limit:n}",
    "window-out-of-bounds": "--window is {limit:n}; it may be 1 to {max_limit:n}",
    "min-count-out-of-bounds": "--min-count is {limit:n}; it may be 1 to {max_limit:n}",
    "page-below-one": "--page is {page:n}; pages are counted from 1",
    "dates-reversed": "--since ({first}) comes after --until ({last}): exchange them",
    "formats-conflict": "choose one of --json, --jsonl, --csv and --excel",
    "picture-alone": "a picture is drawn alone: ask for JSON, a table or --output in a command of its own",
    "network-format": "a network is written as .svg or .graphml, not as {suffix}",
    "queries-compared": "{count:n} queries are compared; it may be {most:n}: one, and the others after --vs",
    "all-lines-need-format": (
        "--all prints every line for a program or a spreadsheet: add --jsonl, --csv or --excel"
    ),
    "all-needs-format": (
        "--all prints every hit for a program or a spreadsheet: add --jsonl, --csv or --excel, or"
        " -o refs.bib or refs.ris"
    ),
    "nothing-to-cite": "no list was shown yet; name articles by their ids",
    "citations-of-articles": "citations are those of articles: search query or search cite write them",
    "fields-need-format": (
        "--fields is for programs and spreadsheets: add --json, --jsonl, --csv or --excel"
    ),
    "export-exists": "{path} is there already: choose another place, or add --overwrite",
    "export-format-missing": (
        "the name {path} tells no format of exports: add --format and one of {formats:list}"
    ),
    "export-without-target": "name a file or a folder to write to: --to corpus.jsonl",
    "export-to-standard-output": (
        "an export is a file or a folder, with a manifest beside it: --to corpus.jsonl;"
        " search query TEXT --all --jsonl prints articles"
    ),
    "export-again-alone": (
        "--again repeats what its manifest says: give no query, filters, format or order"
    ),
    "field-unknown": 'hits have no field "{name}"; they have {fields:list}',
    "output-is-workbook": (
        "files in {suffix} are not written: with --excel, a file in .csv opens in a spreadsheet"
    ),
    "query-saved": (
        'saved as "{name}": {count:article matches|articles match} now{copies}; '
        "to see what comes after: search new {argument}"
    ),
    "query-replaced": (
        '"{name}" was replaced: {count:article matches|articles match} now{copies}; '
        "to see what comes after: search new {argument}"
    ),
    "query-forgotten": '"{name}" was deleted',
    "no-query-saved": "no query is saved; save one with: search save NAME TEXT",
    "saved-line": "{name}: {query}",
    "new-articles": "{name}: {total:new article|new articles}{copies}",
    "new-articles-for": "{name}: {total:new article|new articles} for {query}{copies}",
    "alert-sent": "{name}: {total:new article|new articles} sent to {target}",
    "alert-unsent": "{name}: the rest was not sent to {target}, and will be the next time: {reason}",
    "notify-alone": "--notify sends articles and counts them as seen: give it without --keep and --json",
    "mail-server-missing": "no server for mails is named: give --smtp ADDRESS, or set SEARCH_SMTP_URL",
    "mail-password-withheld": (
        "the password of SEARCH_SMTP_PASSWORD is that of the server of SEARCH_SMTP_URL, and is not sent to"
        " {server}"
    ),
    "mail-password-in-the-open": (
        "the password for {server} can be read on the way there: use smtps:// or smtp://"
    ),
    "review-of-saved": 'the saved query "{name}" is asked',
    "review-needs-file": "{format} is no text for a terminal: name a file with --output FILE",
    "history-line": "{moment}: {total:new article|new articles}",
    "article-gone": "(no longer in the index)",
    "batch-line": "line {number}: {error}",
    "batch-file-unreadable": "{file} cannot be read ({reason})",
    "batch-without-queries": "{file} has no queries",
    "batch-json-broken": "this is not JSON; write {example}",
    "batch-json-option": (
        '"{key}" has a value that it cannot have; days are texts, names are texts or lists of texts'
    ),
    "batch-json-without-text": ('a query in JSON has a "text": {example}'),
    "tag-without-articles": "name the articles, and then the tag: search tag ID... {name}",
    "tag-added": '"{name}": {count:article|articles} tagged',
    "tag-removed": '"{name}": taken from {count:article|articles}',
    "tags-none": "no article has a tag; give one with: search tag ID NAME",
    "tags-imported": "tags and notes of {articles:article|articles} were added",
    "tags-imported-unknown": (
        "{unknown:of them is|of them are} not in the archive; ids are shown under each hit"
    ),
    "similar-none": "no article of the archive is like this one",
    "tag-line": "{name} ({articles:article|articles})",
    "note-written": "the note on {id} is written",
    "note-removed": "the note on {id} is deleted",
    "note-removed-and-written": "choose one: a note, or --remove",
    # ---- settings
    "seeds-missing": (
        "there is no folder {folder}; name the folder of your articles: search index FOLDER"
    ),
    "language-unknown": 'SEARCH_LANG may be en or fr, and is "{value}"',
    "settings-unreadable": (
        "{file} cannot be read as TOML ({reason}); correct it, or move it away"
    ),
    "setting-unknown": (
        "{file}: {key} is not a setting; take it out, or correct it; settings are {keys:list}"
    ),
    "setting-not-text": ('{file}: {key} must be a text in quotes, such as {key} = "…"'),
    "setting-not-boolean": "{file}: {key} must be true or false, without quotes",
    "setting-not-number": "{file}: {key} must be a whole number, without quotes",
    "setting-limit": "{file}: {key} is {text}; it may be a whole number from 1 to {maximum}",
    "setting-ner": 'SEARCH_NER is "{value}"; it may be {values:list}',
    # ---- the server of pages
    "serving": "the pages are at {address}, until Ctrl-C",
    "serving-stopped": "the pages are no longer there",
    "web-missing": "the pages need Starlette, Uvicorn and Jinja2, which are not installed",
    "mcp-missing": "assistants need the package mcp, which is not installed",
    "address-taken": "{host} has no free port {port} ({reason}); choose another one with --port",
    "serve-setting-wrong": "the pages have no setting {name} that can be {value}",
    "serve-unprotected": (
        "on {host}, others could read this archive: give --token-file FILE, "
        "or --behind-proxy if a proxy asks who they are"
    ),
    "serve-without-name": (
        "on {host}, the pages must know their name: give --allow-host NAME or --base-url URL"
    ),
    "token-unreadable": "{file}: the token cannot be read ({reason})",
    "token-short": "{file}: a token has at least {least} characters, since it could be guessed",
    "setting-not-table": "{file}: {key} must be a table, such as [{key}]",
    # ---- faults
    "interrupted": "stopped by Ctrl-C",
    "interrupted-before-writing": (
        "stopped by Ctrl-C: nothing was written, the index is as it was; the next run begins again"
    ),
    "input-closed": "the standard input is closed: name a file",
    "output-closed": "the output is closed; choose a place for it",
    "output-file-unwritable": "{path} cannot be written to ({reason}); choose another place for it",
    "output-unwritable": "the output cannot be written to ({reason}); choose another place for it",
    "file-error": "{file}: {reason}",
    "a-file": "a file",
    "program-fault": "this is a fault of the program, please report it: {kind}: {reason}",
}
"""Headings, reports and errors; the keys of JSON and the columns of CSV are not words."""

USAGE_ERRORS: Mapping[str, str] = {
    r"is not a valid float(?: range)?\.": "is not a number.",
    r"is not a valid int(?:eger)?(?: range)?\.": "is not a whole number.",
    r"(\S+?)(?:\.0)? is not in the range x>=(\S+)\.": r"\1 is below \2.",
}
"""Errors of usage in plain words, by patterns of the ends of Typer's own."""

REMEDIES: Mapping[str, str] = {
    "create-index": "make one with: search index FOLDER",
    "index-again": "index the articles again with: search index FOLDER",
    "rebuild": "read the articles again with: search index --rebuild",
    "rebuild-every-shard": (
        "to divide it otherwise, give --rebuild with the new --shard for every part"
    ),
    "prune": "if the files are gone for good, remove their articles with: search index --prune",
    "replace-folders": (
        "no folder of the index is left: mount one, index the new place with: "
        "search index FOLDER --prune, or delete the index"
    ),
    "wait-longer": "try again when it is done, or give --wait SECONDS",
    "choose-other-folder": "choose another folder with --index DIR",
    "get-permission": (
        "searching still works; to index, get the permission to write, "
        "or choose another folder with --index DIR"
    ),
    "choose-engine": "add --engine opensearch",
    "replace-archive": (
        "replace it with --rebuild, name another archive in SEARCH_OPENSEARCH_ARCHIVE, "
        "or feed parts of it with --shard"
    ),
    "show-partial": "see them with --partial",
    "list-sources": "see them all with: search status",
    "save-query": "save one with: search save NAME TEXT",
}
"""A command in the place of a remedy of the library; the library's words serve for the others."""
