"""Read web archives: the pages in them become members, which are read like any other file.

`byte_window` reads a stream in pieces, `warc` and `arc` split a file into its records, `http` undoes
what a server did to a page in order to send it, and `captures` chooses the records that are pages.
`wacz` opens the archives that Browsertrix and ArchiveWeb.page make, and `safari` those of Safari,
which hold one page.
"""
