"""Saved web pages: `html` reads them, with one module for each thing that a page tells."""
