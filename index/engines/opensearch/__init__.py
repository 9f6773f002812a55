"""OpenSearch: a cluster of other machines, for archives that have outgrown one.

`cluster` sends every request, `mapping` says what an index is like, `queries` translates queries,
`bulk` and `writer` write, `searcher` and `pages` read, and `archive_index` knows which index of the
cluster belongs to the archive.
"""
