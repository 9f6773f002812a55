"""Tests of what assistants may ask."""
