"""Keep articles in folders: named lists in an order, with a note each and kept passages."""

from search.folders.folder import Folder, FolderItem, FolderSummary, Passage, Place
from search.folders.folders import Folders, folder_ids
from search.folders.quotation import Quotation

__all__ = [
    "Folder",
    "FolderItem",
    "FolderSummary",
    "Folders",
    "Passage",
    "Place",
    "Quotation",
    "folder_ids",
]
