"""Test the parts of the benchmarks that need no data."""
