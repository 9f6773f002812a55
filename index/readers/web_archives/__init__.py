"""Read web archives: the pages in them become members, which are read like any other file.

`gzip_members` and `byte_window` read a stream in pieces, `warc` and `arc` split it into records.
`http` and `content_encoding` undo what a server did to a page in order to send it, `page` finds the
page in a record, and `captures` chooses the records that are pages.
`wacz` opens the archives that Browsertrix and ArchiveWeb.page make, and `safari` those of Safari,
which hold one page.
"""
