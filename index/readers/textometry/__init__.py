"""Corpora of textometry: files of many texts, each below lines that say what it is.

`iramuteq`, `lexico` and `hyperbase` know the notations of the programs, and `corpus` splits a file
into its texts. `variables` makes the fields of an article of what stands above its text, and
`french` has the names that corpora give them. `prospero` and `press_corpus` read corpora of one
text a file.
"""
