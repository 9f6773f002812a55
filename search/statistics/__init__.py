"""Count words and articles so that the figures can be published.

Formulas stand in small modules, each with its source: `intervals` and `averages`. What is counted, and
what is left out, is on one page: docs/statistics.md.
"""
