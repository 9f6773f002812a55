"""The French words in the headers of mails, with those of the languages that French programs meet."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

FORWARD_PREFIXES = lazy_pattern(
    r"\A(?:(?:fwd?|tr|re|ré[fp]|ref|rép|wg|aw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
"""Abbreviations before the subject of a mail that is forwarded or answered."""

QUOTED_HEADER = lazy_pattern(
    r"""
    [\s>*_]*+
    (?: (?P<sender> de | from | von | expéditeur )
      | (?P<date> date | envoyé(?:\ le)? | sent )
      | (?P<title> objet | subject | sujet )
      | (?P<other> à | a | to | pour | destinataires? | cc | copie | répondre\ à | reply-to )
    )
    \s{0,3} [*_]*+ : [*_\s]*+
    (?P<value> .{0,500} )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A header of a forwarded mail, as it is written into the text of another."""

HEADER_KINDS = ("sender", "date", "title", "other")
"""The groups of `QUOTED_HEADER`, one of which matches."""
