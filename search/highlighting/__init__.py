"""Show why an article matched.

term_scanner  finds the words of a text that may match
highlighter   marks the words of a text that match a query
sentences     finds where sentences end
cutting       cuts a sentence that is too long
snippets      chooses the passages to show
"""
