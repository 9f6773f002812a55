"""Bibliographies: RIS, BibTeX, Zotero and EndNote."""
