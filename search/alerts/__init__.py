"""Send what is new for saved queries to somebody: by mail, into a feed, or to a program."""
