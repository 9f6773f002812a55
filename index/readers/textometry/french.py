"""The names that corpora give to the days of their texts, in French and English, folded."""

DATE = (
    "date",
    "datepublication",
    "dateparution",
    "datearticle",
    "pubdate",
    "filnamedate",
    "filedate",
    "jour",
    "day",
)
"""Names of variables that hold a whole day. Some of them may hold its number in the month."""

YEAR = ("annee", "an", "year")
YEAR_AND_MONTH = ("am", "anneemois", "moisannee", "yearmonth")
MONTH = ("mois", "month")
DAY = ("jour", "day")

PARTS_OF_DAYS = frozenset((*DATE, *YEAR, *YEAR_AND_MONTH, *MONTH, *DAY))

NUMBERS = ("id", "identifiant", "articlenb", "docid")
"""Names of variables that number the texts."""

PLACES = frozenset(("page", "p", "ligne", "line", "paragraphe", "paragraph"))
"""Names of keys that say where in a text one is, and begin no text."""

OF_ONE_TEXT = (
    "titre",
    "title",
    "soustitre",
    "subtitle",
    "auteur",
    "author",
    "url",
    "lien",
    "id",
    "page",
    "article",
    "articlenb",
    "num",
    "numero",
)
"""Names of keys that hold for the text below them only, and not for those that follow."""
