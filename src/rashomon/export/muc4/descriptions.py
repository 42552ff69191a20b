"""Which description stands beside which name: "the union leader Ana Ruiz", "Ana Ruiz, a leader of the union".

In: a report's text, the words for a person without a name, and the words for named people. Out: the named people whom
the words describe. Only apposition is read; a description told in another sentence stays a person of its own. MUC-4
task documentation, part 1, section 7.20: what describes a person who is named refers to the name.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.export.muc4.numbers import is_plural
from rashomon.export.muc4.words import places_of
from rashomon.records import Span

_TITLE = r"(?:mr|mrs|ms|dr|drs|eng|gen|col|lt|maj|capt|cap|msgr|father|fr|rev|sgt|cpl|pfc|prof|sr|don|dona|brig|ret)\.?"
#: Between a description and the name after it.
_BEFORE = regex.compile(
    rf"\s*,?\s*(?:(?:named|called|identified\sas|{_TITLE}|\(ret\)|\(resigned\))\s*)*(?:\"\s*)?", regex.IGNORECASE
)
#: Between a name and the description after it.
_AFTER = regex.compile(
    r"\"?\s*(?:[(\[][^()\[\]]{1,25}[)\]]\s*)?,\s*(?:(?:age\s)?\d{1,2},\s*)?(?:who\s(?:is|was|had\sbeen|has\sbeen)\s)?"
    r"(?:(?:the|an?|his|her|their|its|one\sof\sthe)\s)?(?:(?!and\b|or\b|his\b|her\b)[\p{L}'’\-]+\s){0,3}",
    regex.IGNORECASE,
)
_LISTED = regex.compile(r"(?:\s|,|\band\b|\d)+", regex.IGNORECASE)
#: Between two words for one person there are at most this many characters, other names of a list not counted.
_FAR = 60


def described(words: Sequence[str], names: Sequence[Sequence[str]], text: str) -> list[int]:
    """Return which of ``names`` (each the words for one person) these ``words`` for a person describe, by number.

    A description of several ("the leaders") is that of every name of a list beside it.
    """
    found = [places_of(name, text) for name in names]
    own = places_of(words, text)
    beside = [n for n, places in enumerate(found) if any(_beside(one, place, text) for one in own for place in places)]
    if not beside or not any(map(is_plural, words)):
        return beside
    every = sorted((place for places in found for place in places), key=lambda span: span.start)
    chained = _chain([place for n in beside for place in found[n]], every, text)
    return [n for n, places in enumerate(found) if n in beside or any(place in chained for place in places)]


def _beside(description: Span, name: Span, text: str) -> bool:
    if 0 <= name.start - description.end <= _FAR:
        return _BEFORE.fullmatch(text, description.end, name.start) is not None
    if 0 <= description.start - name.end <= _FAR:
        return _AFTER.fullmatch(text, name.end, description.start) is not None
    return False


def _chain(first: Sequence[Span], every: Sequence[Span], text: str) -> list[Span]:
    """Return the spans that a list joins to one of the first: "Ana Ruiz, Eva Paz and Luis Gil"."""
    chained = list(first)
    for span in every:
        if any(0 < span.start - one.end <= _FAR and _LISTED.fullmatch(text, one.end, span.start) for one in chained):
            chained.append(span)
    return chained
