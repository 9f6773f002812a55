"""Keep tags and notes on articles beside the generations of an index, so that a rebuild loses none."""

FILE_NAME = "tags.sqlite"
"""The name of the database in the folder of an index."""
ANY_TAG = "*"
"""A name that stands for every tag."""
