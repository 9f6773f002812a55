"""Show why an article matched: highlights and snippets."""
