"""The media types by which mails, notes and web servers tell what a file is."""

from __future__ import annotations

SUFFIXES = {
    "application/atom+xml": ".xml",
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-pdf": ".pdf",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/rtf": ".rtf",
}
"""The suffixes of the files of the media types that articles come in.

JSON is not one of them: on the web, scripts fetch it by the dozen, and what is an article in it is
on a page too.
"""
