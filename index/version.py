"""The version of this program."""

VERSION = "0.1.0"
"""The version, which the package takes from here: the metadata of a package take long to read."""
