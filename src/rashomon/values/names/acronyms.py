"""Initials that a report uses for a name it has spelled out: "Norland Relief Fund (NRF)", later "the NRF".

In: a short word in capitals and the names given before. Out: the name whose initials it is. Small words ("of", "and",
"al-") may be left out of the initials; a country's adjective may not, for "ISF" are the Iraqi Security Forces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records import Name

_SHORT = re.compile(r"[A-Z](?:[A-Z&.\-]*[A-Z])\.?")
_TOKEN = re.compile(r"[^\s\-]+")
#: Initials are of two letters at least; two alone ("US", "AP") fit too many names.
_LEAST, _MOST = 3, 9
_BEARERS = frozenset({"organisation", "armed group", "publisher", "unknown"})


def spelled_out(text: str, known: Sequence[Name]) -> Name | None:
    """Return the last name before whose initials a text is; None where it is no initials or nothing fits."""
    short = re.sub(r"[.\-]", "", text)
    if not _SHORT.fullmatch(text) or not _LEAST <= len(short) <= _MOST:
        return None
    return next((name for name in reversed(known) if name.kind in _BEARERS and is_initials(short, name.words)), None)


def is_initials(short: str, words: str) -> bool:
    """Tell whether letters are the initials of words in capitals, in order; lower-case words count or do not.

    >>> is_initials("SOHR", "Syrian Observatory for Human Rights")
    True
    """
    tokens = _TOKEN.findall(words)
    capitals = [token for token in tokens if token[:1].isupper()]
    if len(capitals) < 2 or len(short) < len(capitals):
        return False
    firsts = "".join(token[0].upper() for token in capitals)
    whole = "".join(token[0].upper() for token in tokens if token[:1].isalpha() and token.casefold() != "the")
    return short.upper() in {firsts, whole}
