"""Digitised newspapers, as libraries give them: pages that a program has read, often with errors.

`gallica` reads the plain text of Gallica. `page_names` knows the names that libraries give to the
files of their pages.
"""
