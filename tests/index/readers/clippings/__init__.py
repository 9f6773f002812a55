"""Clippings: notes, messages and bookmarks."""
