"""What a record says: an object, a row or front matter under the usual names of fields."""
