"""Resolve the names of people and sources that a user types."""
