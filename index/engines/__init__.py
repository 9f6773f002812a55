"""The search engines, one package each, behind the interface of `index.engines.base`.

`base` has the interface and the table of engines, `query` the queries that engines answer, and
`config` the settings of a cluster.
"""
