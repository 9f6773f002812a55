"""Exports of press databases and press reviews."""
