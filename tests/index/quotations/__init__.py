"""Tests of `index.quotations`."""
