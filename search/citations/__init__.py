"""Write citations of articles, of one or of a whole stream.

    >>> from search.citations import cite
    >>> hit = archive.find("séisme dévastateur").hits[0]
    >>> for line in cite(hit, "ris").splitlines()[2:5]:
    ...     print(line)
    TI  - Turquie-Syrie : des milliers de morts dans un séisme dévastateur
    T2  - AFP
    PY  - 2023

No value of an article can break a line or a field, and addresses are only those of the web.
"""

from search.citations.formats import FORMATS, CitationFormat, bibliography, cite

__all__ = ["FORMATS", "CitationFormat", "bibliography", "cite"]
