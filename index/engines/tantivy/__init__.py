"""Tantivy: written in Rust, embedded, fast. The default engine.

`engine` keeps the index, `documents` says what an index holds, `compression` makes stored texts
small, `queries` translates queries, `kept_answers` remembers what comes back, `failures` translates
errors, and `index_files` verifies and mirrors the files on disk.
"""
