"""Keep on disk which index is in use and which files were read for it."""
