"""Show results in notebooks and interpreters, and turn them into data frames.

`listing` is what results that are lists have in common. `columns` tells the columns of its rows from
the types of their fields, so that a new kind of row needs nothing else. `text_table` and
`html_table` show them, `frames` makes frames of pandas and polars.
"""
