"""Counts of units: how many of what, and how loosely.

In go the groups of a match, out comes a count with its unit, and its TIMEX3 duration. "Several" has no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from rashomon.values.numbers import read_number
from rashomon.values.times.matching import TimeMatch

#: Unit -> its sign in a TIMEX3 duration, and whether it stands behind the T.
_SIGNS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE",
}  # fmt: skip
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "yearly": "year",
    "annually": "year",
}  # fmt: skip
_CLOCK = ("second", "minute", "hour")
#: What half of a unit is.
_HALVES = {"year": (6, "M"), "day": (12, "TH"), "hour": (30, "M"), "minute": (30, "S")}
_IN_YEARS = {"decade": 10, "century": 100}
_ONE = frozenset({"", "a", "an", "the", "one"})
_LOOSE = re.compile(r"\b(?:few|several|some|many|tens|dozens|scores|hundreds|thousands|millions)\b")
_RANGE = re.compile(r"\s+(?:to|or)\s+|\s*[-–—‑]\s*(?=\d)")
_HALF = re.compile(r"\b(?:and\s+a\s+half|half\s+an?|a\s+half|half|1/2)\b")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units, None where the words give none; ``unit`` is in the singular."""

    number: Fraction | None
    unit: str
    loose: bool = False

    @property
    def whole(self) -> int | None:
        """The number where it is a whole one and not loose."""
        exact = self.number is not None and self.number.denominator == 1 and not self.loose
        return int(self.number) if exact and self.number is not None else None

    @property
    def in_years(self) -> Count:
        """The same length in years where it is a part of a decade or century, else itself."""
        if self.number is None or self.number.denominator == 1 or self.unit not in _IN_YEARS:
            return self
        return Count(self.number * _IN_YEARS[self.unit], "year", self.loose)

    @property
    def in_months(self) -> Count:
        """The same length in months where it is a year and a half, two years and a half and so on, else itself."""
        if self.unit != "year" or self.number is None or self.number.denominator != 2:
            return self
        return Count(self.number * 12, "month", loose=True)

    @property
    def duration(self) -> str:
        """The TIMEX3 value of a duration of this length: "P2W", "PT1M30S", "PXY"."""
        return _duration(self.number, self.unit)


def count_of(match: TimeMatch, *, alone: int | None = None) -> Count:
    """Read the count of a match: ``alone`` is the number that a unit in the plural without one stands for."""
    words, unit = " ".join(match["number"].lower().split()), singular(match["unit"])
    loose = bool(match["vague"]) or _LOOSE.search(words) is not None
    number = _number(words)
    if not words:
        number = Fraction(1) if match["unit"].lower() in {*_SIGNS, *_ADVERBS} else (Fraction(alone) if alone else None)
    if match["upto"]:  # "a day or two"
        number = None
    if number is not None and match["half"]:
        number += Fraction(1, 2)
    if unit == "fortnight" and number is not None:
        number *= 2
    return Count(number, unit, loose)


def singular(words: str) -> str:
    """Return a unit in the singular and small letters."""
    unit = _ADVERBS.get(words.lower(), words.lower())
    return "century" if unit == "centuries" else unit if unit in _SIGNS else unit.removesuffix("s")


def _number(words: str) -> Fraction | None:
    if words.startswith(("a couple", "couple")):
        return Fraction(2)
    if _LOOSE.search(words):
        return None
    if len(ends := _RANGE.split(words)) == 2 and (read := [_number(end) for end in ends]) and None not in read:
        return None if len(set(read)) > 1 else read[0]
    half = Fraction(1, 2) if _HALF.search(words) else Fraction(0)
    rest = _HALF.sub("", words).strip()
    if half and rest in ("", "a", "an"):
        return half
    if rest.endswith("dozen"):
        dozens = _number(rest.removesuffix("dozen").strip())
        return None if dozens is None else 12 * (dozens if rest[0] != "h" else Fraction(1, 2))
    if rest in _ONE:
        return 1 + half
    if rest.replace(".", "", 1).isdigit() and rest.isascii() and "." in rest:
        return Fraction(rest) + half
    whole = read_number(rest)
    return None if whole is None else whole + half


def _duration(number: Fraction | None, unit: str) -> str:
    if unit == "decade" and number is not None:
        number, unit = number * 10, "year"
    sign, time = _SIGNS[unit], "T" if unit in _CLOCK else ""
    if number is None:
        return f"P{time}X{sign}"
    if number.denominator == 1:
        return f"P{time}{int(number)}{sign}"
    if unit in _IN_YEARS:
        return _duration(number * _IN_YEARS[unit], "year")
    whole = int(number)
    if number - whole == Fraction(1, 2) and unit in _HALVES:
        part, smaller = _HALVES[unit]
        start = f"P{time}{whole}{sign}" if whole else f"P{time}"
        return f"{start}T{part}H" if unit == "day" else f"{start}{part}{smaller}"
    return f"P{time}{float(number):g}{sign}"
