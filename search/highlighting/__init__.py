"""Show why an article matched.

term_scanner  text -> the words that may match
highlighter   query and text -> highlights
snippets      highlights -> the passages to show
"""
