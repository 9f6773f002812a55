"""Find the files that an index is made from."""
