"""Read bibliographies: what Zotero, EndNote, Mendeley and databases tell of articles.

`ris`, `bibtex`, `zotero` and `endnote` read a format each. `bibtex_entry` parses an entry, and
`latex` its text. `names` and `days` write the names of authors and the days as articles have them.

Most bibliographies hold no text but a summary, which stands for it. Their records name the files
that are attached to them: where these are beside the bibliography, they are the articles.
"""
