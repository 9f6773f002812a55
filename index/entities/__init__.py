"""Find the organisations and places that an article names, by rules and word lists.

`kind` is the one table of what an article can name, people included.
"""
