"""Write the articles of a query as a corpus for other programs, with a manifest.

    >>> manifest = archive.export("séisme", "corpus.jsonl")
    >>> manifest.articles, [file.name for file in manifest.files]
    (2, ['corpus.jsonl'])

`formats` is the table of formats, a module each. `exporter` writes a corpus whole or not at all,
`manifest` is what it was made of, and `comparison` what has changed since.
"""

from search.exports.comparison import Comparison
from search.exports.fields import FIELDS
from search.exports.formats import FORMATS, ExportFormat
from search.exports.manifest import Manifest, read_manifest

__all__ = ["FIELDS", "FORMATS", "Comparison", "ExportFormat", "Manifest", "read_manifest"]
