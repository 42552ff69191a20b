"""Text whose first line is ``date YYYY-MM-DD``, then a dateline or the text itself.

In: a whole file. Out: one report. The first line may begin with blanks; a place after the date, with text on later
lines, is the dateline; anything else after the date is the text's beginning. A date in other words ("date 3 May 2024")
stands alone on its line. Never looks further for a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.readers.building import build
from rashomon.readers.dates import Published, read_date
from rashomon.readers.decoding import decode_whole
from rashomon.readers.items import Draft, Opened, ReadItem, plain_line_ends, refused

_FIRST_LINE = re.compile(
    r"\s*date:?[ \t]+(?P<date>\d{4}-\d{1,2}-\d{1,2}(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_DATE_ALONE = re.compile(r"\s*date:?[ \t]+(?P<date>[^\n]{6,40}?)[ \t]*(?:\n|\Z)", re.IGNORECASE)
_MOST_WORDS, _MOST_LETTERS = 5, 60
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+|\b(?:St|Ft|Mt|Pt)\.")
_PARTS = re.compile(r"\w+(?:['’.]\w+)*")
#: Small words inside the names of places, which are not capitalised.
_PARTICLE = re.compile(
    r"al|am|and?|bei|bin|by|d[aeiou]|das|del|della|de[nr]|des|dos|e[dln]?|i[bn]|ibn|l[ae]|l[ao]s|les|na|near|off?|on|os"
    r"|over|sur|the|un|upon|van|y|zu"
)
#: Verbs that headlines in capitalised words turn on, so that "Rockets Hit Baghdad" is not taken for a place.
_VERB = re.compile(
    r"is|are|was|were|has|have|had|will|says|dies|struck|hits?|(?:kill|rock|wound|bomb|attack|explod|fir|injur|strik|target"
    r"|threaten|condemn)(?:e?s|ed)",
    re.IGNORECASE,
)


def read(opened: Opened) -> Iterator[ReadItem]:
    """Read one dated text."""
    decoded = decode_whole(opened.stream, opened.max_bytes)
    if decoded.text is None:
        yield refused(opened.file, *decoded.issues)
    else:
        yield build(draft(decoded.text), opened.file, decoded.issues)


def begins(text: str) -> bool:
    """Tell whether a text's first line has the shape of this format."""
    return _FIRST_LINE.match(text) is not None or _in_other_words(text) is not None


def draft(text: str) -> Draft:
    """Split a text into date, dateline and text. Without a date line all of it is text."""
    text = plain_line_ends(text)
    found, alone = _FIRST_LINE.match(text), _in_other_words(text)
    if found is None and alone is not None:
        return Draft(text[alone.end() :], published=alone["date"], dated_at=_line_of(alone))
    if found is None:
        return Draft(text, dated_at="line 1")
    rest, newline, later = text[found.end() :].partition("\n")
    place = _line_of(found)
    if dateline := _dateline(rest, later):
        return Draft(later, published=found["date"], dateline=dateline, dated_at=place)
    return Draft(rest.lstrip(" \t") + newline + later, published=found["date"], dated_at=place)


def _in_other_words(text: str) -> re.Match[str] | None:
    """Match a first line that is a date in other words, also one of which day and month could be either way round."""
    found = _DATE_ALONE.match(text)
    read = read_date(found["date"]) if found else None
    return found if isinstance(read, Published) or (read and read.code == "ambiguous-date") else None


def _line_of(found: re.Match[str]) -> str:
    return f"line {found.string.count(chr(10), 0, found.start('date')) + 1}"


def _dateline(rest: str, later: str) -> str:
    """Return the place that the rest of the first line is, or "" when it is text, or when no text follows it."""
    line = rest.strip(" \t,:;-–—")
    if not line or len(line.split()) > _MOST_WORDS or len(line) > _MOST_LETTERS:
        return ""
    if not later.strip() or later.partition("\n")[0].lstrip()[:1].islower():
        return ""
    ends = any(mark in _ABBREVIATION.sub("", line) for mark in '.!?…"“”')
    return line if line[0].isupper() and not ends and all(map(_in_a_place_name, _PARTS.findall(line)[1:])) else ""


def _in_a_place_name(word: str) -> bool:
    return not _VERB.fullmatch(word) and (not word[0].islower() or _PARTICLE.fullmatch(word) is not None)
