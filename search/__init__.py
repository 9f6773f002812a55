"""The way out: what a person typed becomes hits they can read.

from search import Archive
with Archive(".search") as archive:
    page = archive.find("Hachd al-Chaabi", since="2019", limit=5)
"""

from search.archive import Archive
from search.highlighting.snippets import Snippet
from search.results import Hit, PeoplePage, Person, ResultPage, Status

__all__ = ["Archive", "Hit", "PeoplePage", "Person", "ResultPage", "Snippet", "Status"]
