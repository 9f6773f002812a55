"""Tests of `search.quotations`."""
