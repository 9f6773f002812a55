"""Read archives: the files in them become members, which are read like any other file."""
