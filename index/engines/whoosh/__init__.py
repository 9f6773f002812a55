"""Whoosh: pure Python, embedded; for machines without a Tantivy wheel, and a second opinion in tests.

`engine` keeps the index, `queries` translates queries and corrects what Whoosh gets wrong. Whoosh
keeps parts of an index as pickles; `unpickling` reads them so that an index made by somebody else
runs no code. All of it works with the fork whoosh3 and with Whoosh 2.7, the original.
"""
