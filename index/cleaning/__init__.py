"""Raw text -> title, body, captions and source line, without what a web page put around them."""

from index.cleaning.text import Clean, clean

__all__ = ["Clean", "clean"]
