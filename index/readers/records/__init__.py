"""Read records: JSON objects, rows of tables and front matter, under the usual names of fields."""
