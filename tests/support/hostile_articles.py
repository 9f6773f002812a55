"""Articles whose every field tries to run a script, or to lead out of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = '"><img src=x onerror=alert(1)>'
HOSTILE_IDS = (
    "a<script>alert(1)</script>",
    "../../etc/passwd",
    "a//b",
    "./a/.",
    "50% de hausse",
    "qui?quoi#où",
    "a\\b",
    "guillemets\"'&",
    "\u202eelgitra",
    "espace et plus+plus",
)
ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example/x",
    "https://[",
    "ftp://x/y",
)


def hostile_articles() -> Iterator[dict[str, Any]]:
    """Yield an article for each id, with texts that would run scripts if they were markup."""
    for number, id in enumerate(HOSTILE_IDS):
        yield {
            "id": id,
            "title": f"Piège {number} {SCRIPT} \u202e{BREAKOUT}",
            "body": f"Un piège {SCRIPT} {BREAKOUT} {{{{ 7 * 7 }}}} </script> ]]> \u2066piège.\n"
            * 2,
            "source": f"Journal {BREAKOUT}",
            "people": [f"Jean {BREAKOUT} Dupont", "Marie Curie"],
            "url": ADDRESSES[number % len(ADDRESSES)],
            "date": "2020-01-02",
        }
    yield {"id": "long", "title": "Une longue ligne", "body": "piège " * 160_000}
