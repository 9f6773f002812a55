"""Find the organisations and places that an article names, by rules and word lists.

`finder` is the way in. It works in steps:

    runs            parts of capitalised runs: listed names, nouns of organisations, acronyms
    listed          listed names, judged by the text around them
    unlisted        other names, told by the text around them, by their nouns or by an acronym
    finder          every mention under one canonical name

`kind` is the one table of what an article can name, people included. `keys` join the names of
different articles. Nothing is imported here: searches need the small modules alone.
"""
