"""Show why an article matched.

term_scanner  finds the words of a text that may match
highlighter   marks the words of a text that match a query
proximity     finds words that stand near each other
sentences     finds where sentences end
cutting       cuts a sentence that is too long
snippets      chooses the passages to show
"""
