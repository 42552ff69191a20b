"""A sentence as the grammar of times reads it: one character for each word, number or sign, by what it can mean.

In: a text. Out: a :class:`Line`, whose ``signs`` hold one character a token. Two tokens have the same character when
they belong to the same classes of words ("Monday" and "Friday" do, "first" and "second" do not: a second is a unit).
So a rule is a pattern of a few dozen characters, and a sentence that holds none of the words of time is known by one
search. It never changes or copies what it reads: a token's place in the text comes from the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

#: The first of the characters that stand for tokens: a private area of Unicode, without letter case.
_FIRST = 0xE000
#: Names of months and days of the week whose full stop belongs to them.
_SHORT = ("Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun", "Sept|Tues|Thur", "Thurs")
_STOP = "|".join(rf"(?<=\b(?i:{names})\.)" for names in _SHORT)
_TOKEN = re.compile(
    r"[AaPp]\.\s?[Mm]\b\.?"
    rf"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:\.(?:{_STOP}))?"
    r"|(?=\d)(?:"
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
    r"|\d{4}/\d\d/\d\d(?![/\d])"
    r"|\d\d?(?:/\d\d?/|\.\d\d?\.|-\d\d?-)(?:\d{4}|\d\d)(?![\d/.-]*\d)"
    r"|\d\d?:\d\d(?::\d\d)?(?![:\d])"
    r"|\d+(?:st|nd|rd|th)\b"
    r"|\d{2,4}['’]?s\b"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+\s\d/\d(?!\d)|\d+(?:\.\d+)?)"
    r"|['’`]\d{2,4}['’]?s\b|['’`]\d\d\b|['’]s\b"
    r"|[^\w\s]|[\w]"
)
#: Words in "eed" that are a past tense; "succeed" and "need" are none.
_PAST_OF_EE = frozenset({"agreed", "disagreed", "freed", "guaranteed", "decreed", "refereed"})
#: Beyond this many different tokens the memory of them is begun anew.
_MOST = 50_000

Classes = frozenset[str]


class Lexicon(dict[str, str]):
    """Token to character, learned as tokens come: by the word, in its case, and else by its shape."""

    def __init__(self, words: Mapping[str, Classes]) -> None:
        """Take the classes of words, as they are to be written (case counts)."""
        super().__init__()
        self._words = words
        kinds = {*words.values(), *(shape(sample) for sample in _SAMPLES), frozenset[str]()}
        self._signs = {kind: chr(_FIRST + at) for at, kind in enumerate(sorted(kinds, key=sorted))}

    def __missing__(self, token: str) -> str:
        """Find the character of a token that was not met yet."""
        if len(self) > _MOST:
            self.clear()
        sign = self[token] = self._signs[self._classes(token)]
        return sign

    def signs_of(self, name: str) -> str:
        """Return the characters of all tokens that belong to a class. Raises KeyError when there are none."""
        signs = "".join(sign for kind, sign in self._signs.items() if name in kind)
        if not signs:
            raise KeyError(name)
        return signs

    def _classes(self, token: str) -> Classes:
        known = self._words.get(token)
        kind = known if known is not None else shape(token)
        return kind if kind in self._signs else frozenset()


@dataclass(frozen=True)
class Line:
    """A text and a character for each of its tokens."""

    text: str
    signs: str

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Start and end of each token in the text."""
        return [token.span() for token in _TOKEN.finditer(self.text)]


def line_of(text: str, lexicon: Lexicon) -> Line:
    """Read a text."""
    return Line(text, "".join(map(lexicon.__getitem__, _TOKEN.findall(text))))


def shape(token: str) -> Classes:
    """Return the classes of a token by its shape alone: those of numbers and dates, and of verbs by their ending."""
    first = token[0]
    if first.isdigit():
        return frozenset(_of_number(token))
    if first in "'’`" and len(token) > 1 and token[1].isdigit():
        return frozenset({"decade"} if token.endswith("s") else {"short_year"})
    if token.islower() and token.isalpha():
        return frozenset({ending, "word"} if (ending := _ending(token)) else {"word"})
    return frozenset({"name"} if first.isalpha() else ())


def _ending(token: str) -> str:
    """Name the form of a verb that a word can be by its ending: "ed", "ing" or ""."""
    if len(token) > 4 and token.endswith("ed"):
        return "" if token.endswith("eed") and token not in _PAST_OF_EE else "ed"
    return "ing" if len(token) > 5 and token.endswith("ing") else ""


def _of_number(token: str) -> Iterable[str]:
    if token.isdigit():
        return _of_digits(token)
    if token.endswith("s"):
        return ("decade",)
    if token[-2:] in ("st", "nd", "rd", "th"):
        return ("ordinal", "day") if len(token) < 5 and 1 <= int(token[:-2]) <= 31 else ("ordinal",)
    if len(token) > 9 and token[4] in "-/":
        return ("iso",)
    if ":" in token:
        return ("clock",)
    if "/" in token and " " in token:
        return ("number",)
    if re.match(r"\d\d?([/.-])\d\d?\1", token):
        return ("numeric",)
    return ("number", "point") if re.fullmatch(r"\d\d?\.[0-5]\d", token) else ("number",)


def _of_digits(token: str) -> Iterator[str]:
    if not token.isascii():
        return
    yield "number"
    value = int(token[:9])
    if len(token) <= 2:
        if 1 <= value <= 31:
            yield "day"
        if value <= 24:
            yield "hour"
        if len(token) == 2:
            yield "two_digits"
    elif len(token) == 4:
        if 1000 <= value < 2100:
            yield "old_year"
        if 1900 <= value < 2100:
            yield "year"
        if value <= 2400 and value % 100 < 60:
            yield "military"


#: Tokens of every shape: what they belong to are all the classes that a token can have by its shape.
_SAMPLES = (
    *("1", "7", "0", "01", "00", "24", "25", "31", "32", "99", "100", "1848", "1870", "1959", "1960", "2030", "2060"),
    *("2099", "0230", "0260", "2400", "2500", "9999", "12345", "1,000", "1.5", "1.30", "1.75", "2 1/2", "3rd", "99th"),
    *("100th", "2020-12-20", "1/2/03", "12:30", "1980s", "'80s", "'80", "ended", "ending", "word", "Name", "-"),
)
