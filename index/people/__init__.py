"""The people an article names: found by rules and word lists, each with one canonical full name.

`naming` is the way in. Nothing is imported here, since searches need the small modules alone.
"""
