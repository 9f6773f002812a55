"""Write articles as a corpus of TXM: a folder of texts, and the table `metadata.csv` about them.

The form is that of the import module TXT+CSV: commas and double quotes, and the name of a file
without its suffix in the first column, `id`. The names of columns have neither accents nor signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from search.exports.fields import Record
from search.exports.file_names import file_name
from search.tables import CSV, row

_ID = "article"
"""The column of the id that the article has in its archive."""
_WITHOUT_COLUMN = frozenset(("text", "id"))


def write(record: Record) -> str:
    """Write the text of an article, or its title if there is nothing else: TXM takes no empty text."""
    text = record.get("text").strip() or record.get("title").strip()
    return f"{text}\n"


def table(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Yield a header, and a row for the file of every article."""
    columns = [name for name in fields if name not in _WITHOUT_COLUMN]
    names = [name.replace("_", "") for name in columns]
    yield f"{row(['id', *names, 'year', 'month', _ID], CSV)}\n"
    for record in records:
        values = [record.get(name) for name in columns]
        day = record.article.date
        period = (f"{day:%Y}", f"{day:%Y-%m}") if day else ("", "")
        line = [file_name(record.article), *values, *period, record.article.id]
        yield f"{row(line, CSV)}\n"
