"""French patterns of the ends of sentences, and of sentences that are glued together."""

from __future__ import annotations

import re

from index.lazy_pattern import lazy_pattern

SENTENCE_ENDS = tuple('.!?…:»"”')
"""Characters that a line may end with where its sentence does."""

_UPPER, _LOWER = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
HINT_OF_GLUED = lazy_pattern(rf"[{_UPPER}](?:(?<=[{_LOWER}.!?…»”].)|(?<=[.!?…»”][«“].))")
"""A capital right behind a word or the end of a sentence: a part of what the next two find."""
GLUED_SENTENCE_END = lazy_pattern(
    rf"[.!?…](?:(?<=[\w»”)][{_LOWER}\d»”)].)|(?<=\w[ \xa0\u202f][!?]))[»”]?"
    rf"(?=[«“]?[{_UPPER}](?:[{_LOWER}'’]|[ \xa0][{_LOWER}]))"
)
"""The end of a sentence that the next one follows without a space: "la paix.Le ministre"."""
GLUED_WORD = lazy_pattern(
    rf"[A-EIL-PSU](?<=[{_LOWER}]{{3}}.)"
    r"(?:(?<=L)(?:es?|a)|(?<=U)ne?|(?<=D)(?:es|ans|epuis)|(?<=I)ls?|(?<=E)lles?"
    r"|(?<=C)(?:es?|ette)|(?<=S)elon|(?<=M)ais|(?<=P)our|(?<=A)(?:près|vant|ux?)"
    r"|(?<=[LDC])(?=['’]))"
    rf"(?=['’ \xa0][{_LOWER}{_UPPER}])"
)
"""The first word of a sentence that is glued to the word before it: "la paixLe ministre"."""
_SOURCE_WORD = r"(?:[A-ZÀ-Þ0-9][\w.'’&@-]*|euronews|franceinfo|letribunaldunet|puremedias|rtl\.fr)"
GLUED_SOURCE = lazy_pattern(
    rf"par(?<=[\w»”\")!?…]par)(?<![CKGJckgj]aspar) (?={_SOURCE_WORD}(?: [\w.'’&@()-]{{1,20}}){{0,3}}(?<!\.)$)",
    re.MULTILINE,
)
"""The word before the source of a video, glued to its headline: "Un incendie à Parispar BFMTV"."""
ADDRESS = lazy_pattern(
    r"://|www\.|@|\.(?:com|fr|org|net|info|tv|io|be|ch|ca|ma|dz|tn|lb|ir)\b", re.IGNORECASE
)
"""A piece of the address of a page."""
