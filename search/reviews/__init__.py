"""Press reviews: the articles of a query by day, subject or source, each text once, to be read and sent."""

from search.reviews.formats import FORMATS, ReviewFormat
from search.reviews.review import Review, ReviewGroup

__all__ = ["FORMATS", "Review", "ReviewFormat", "ReviewGroup"]
