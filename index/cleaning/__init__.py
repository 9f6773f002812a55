"""Tell an article from what its web page put around it.

pipeline             clean(): the steps in their order
paragraphs           text -> paragraphs
links, boilerplate, menus, signatures, repeats    lines that go
copyright_notice, source_line, captions, headline    lines that are set apart
folding, phrases     lines and phrases in a form in which they can be compared
removals, placement  which rule took each line, and where it went
language_detection, foreign_paragraphs    languages
french               French words, patterns and phrases of all these
"""

from index.cleaning.pipeline import CleanText, clean, cleaning_steps

__all__ = ["CleanText", "clean", "cleaning_steps"]
