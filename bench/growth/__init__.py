"""Measure archives that grow to a million articles, and tell how each figure grows with them."""
