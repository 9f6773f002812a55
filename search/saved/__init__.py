"""Save queries, and show which of their hits are new since they were last asked.

They are stored next to the generations of an index, so that a rebuild leaves them alone.
"""

from search.saved.findings import Arrival, Round, SavedCount
from search.saved.saved_queries import PrepareSearch, SavedQueries
from search.saved.saved_query import SavedOptions, SavedQuery

__all__ = [
    "Arrival",
    "PrepareSearch",
    "Round",
    "SavedCount",
    "SavedOptions",
    "SavedQueries",
    "SavedQuery",
]
