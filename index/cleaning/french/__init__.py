"""French for cleaning: the words and patterns of each step, in a module named after the step.

`boilerplate.txt` holds the phrases that pages put around articles.
"""
