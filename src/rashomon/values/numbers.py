"""Numbers as printed, in digits or words, to integers: "1,500", "1.5 million", "two hundred and fifty thousand".

In go the words of one number and nothing else, out comes an int. It never guesses: anything but one whole number is
None.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

# fmt: off
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
#: The words, one of which stands in every number that is told in words alone.
NUMBER_WORDS = frozenset({*_VALUES, *_SCALES, "hundred", "dozen"})
_SEPARATORS = re.compile(r"(?<=\d)[,\u00a0\u2009\u202f](?=\d{3})")
_HALF = re.compile(r"^(?:(?P<whole>\w+) and a half|half an?)(?= (?:hundred|thousand|million|billion)\b)")
_QUARTERS = re.compile(r"^(?P<many>three quarters|an? quarter) of an?(?= (?:hundred|thousand|million|billion)\b)")
_DIGITS = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")


@lru_cache(maxsize=4096)
def read_number(words: str) -> int | None:
    """Read one number; None when the words are not one, or not a whole one."""
    plain = " ".join(_SEPARATORS.sub("", words).lower().split())
    half = _HALF.match(plain)
    start = Fraction(0)
    if half:
        whole = _simple(half["whole"] or "zero")
        if whole is None:
            return None
        start, plain = whole + Fraction(1, 2), plain[half.end() :]
    quarters = _QUARTERS.match(plain)
    if quarters:
        start, plain = Fraction(3 if quarters["many"].startswith("three") else 1, 4), plain[quarters.end() :]
    value = _add_up(re.split(r"[\s\-\u2010\u2011]+", plain.strip()), start, started=bool(half or quarters))
    return int(value) if value is not None and value.denominator == 1 else None


def _add_up(tokens: list[str], group: Fraction, *, started: bool) -> Fraction | None:
    """Add the tokens of a number up: ``group`` is what stands before the next scale word."""
    total, last_scale = Fraction(0), 0
    for token in tokens:
        if token == "and" and started:
            continue
        if token in _SCALES:
            if not started or not group or (last_scale and _SCALES[token] >= last_scale):
                return None
            last_scale = _SCALES[token]
            total, group = total + group * last_scale, Fraction(0)
        elif token == "hundred":
            if not started or not 0 < group < 100:
                return None
            group *= 100
        else:
            value = _simple(token)
            if value is None or not _fits(group, value, started):
                return None
            group += value
        started = True
    return total + group if started else None


def _simple(token: str) -> Fraction | None:
    if token in ("a", "an"):
        return Fraction(1)
    if token in _VALUES:
        return Fraction(_VALUES[token])
    return Fraction(token) if _DIGITS.fullmatch(token) else None


def _fits(group: Fraction, value: Fraction, started: bool) -> bool:
    """Tell whether a simple number can follow what stands: tens after hundreds, units after tens."""
    if not started:
        return True
    if value == 0:
        return False
    return group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and value < 10)
