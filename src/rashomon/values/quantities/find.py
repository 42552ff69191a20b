"""How many: number expressions to bounds.

In go an English sentence or the words of a number, out come :class:`~rashomon.records.Quantity` values with inclusive
bounds. Vague words keep what they say ("dozens" is 24 or more); no number is ever made up for them. What counts
nothing (dates, ages, sums of money, names such as F-16) is no quantity. The rules are ``rules/quantities_en.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from rashomon.records import Exactness, Found, Quantity
from rashomon.rules import Match, Rules, find_all, load_rules, longest
from rashomon.values.numbers import NUMBER_WORDS, read_number
from rashomon.values.quantities.counted import counted_after

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
#: Groups of the rules whose patterns need a number.
_NUMBERED = re.compile(r"\(\?P<(?:number|low|high)>")
_SCORE = re.compile(r"\d[-–]\d")
_SCALE = re.compile(r"\b(?:dozen|hundred|thousand|million|billion)\b", re.IGNORECASE)


def read_quantity(words: str, counted: str = "") -> Quantity | None:
    """Read the words of one quantity; None when they hold none. "a" and "an" count as one.

    The caller vouches that the words count something: "2020" is a number here, not a year.
    """
    for match in longest(find_all(_amounts(), words)):
        value = _quantity(match, words)
        if value is not None:
            return replace(value, counted=counted.lower() or counted_after(words, match.end))
    return None


def find_quantities(sentence: str, *, articles: bool = False) -> list[Found[Quantity]]:
    """Find all quantities of a sentence, in order and apart; with ``articles``, "a" before a noun is one.

    ``counted`` is the noun phrase after the number, in lower case, where there is one.
    """
    wanted = list(find_all(_sought(articles, _has_number(sentence)), sentence))
    if not wanted:
        return []
    found = []
    for match in longest(_apart(wanted, list(find_all(_idle(), sentence)))):
        value = _quantity(match, sentence)
        if value is not None:
            counted = counted_after(sentence, match.end)
            value = Quantity(value.words, value.low, value.high, value.exactness, counted)
            found.append(Found(match.start, match.end, value, match.rule.name))
    return found


def _has_number(sentence: str) -> bool:
    """Tell whether a digit or a word for a number stands in a sentence; most have none, and need few of the rules."""
    return _DIGIT.search(sentence) is not None or not NUMBER_WORDS.isdisjoint(_WORD.findall(sentence.lower()))


@cache
def _sought(articles: bool, numbers: bool) -> Rules:
    """Return the rules for quantities: without those for "a", and those for which a number must stand there."""
    return Rules(
        rule
        for rule in _amounts()
        if (articles or "articles" not in rule.gives) and (numbers or not _NUMBERED.search(rule.written))
    )


@cache
def _idle() -> Rules:
    """Return the rules for numbers that count nothing."""
    return Rules(rule for rule in load_rules("quantities_en") if "exactness" not in rule.gives)


@cache
def _amounts() -> Rules:
    return Rules(rule for rule in load_rules("quantities_en") if "exactness" in rule.gives)


def _apart(matches: Iterable[Match], blocked: list[Match]) -> Iterator[Match]:
    return (m for m in matches if all(m.end <= other.start or m.start >= other.end for other in blocked))


def _quantity(match: Match, text: str) -> Quantity | None:
    """Turn a match of a rule into a value; None when its number words are no number."""
    gives, words = match.rule.gives, text[match.start : match.end]
    exactness: Exactness = gives["exactness"]
    if exactness == "unknown":
        return Quantity(words, None, None, exactness)
    if "value" in gives:
        return Quantity(words, gives["value"], gives["value"], exactness)
    if exactness == "vague":
        return Quantity(words, _vague(match), None, exactness)
    if exactness == "between":
        return _between(words, match["low"], match["high"])
    number = read_amount(match["number"])
    if number is None:
        return None
    shifted = max(number + gives.get("shift", 0), 0)
    if exactness == "exactly" and match["number"].lower().startswith("half") and number < 12:
        exactness = "about"
    low = None if exactness == "at most" else shifted
    high = None if exactness == "at least" else shifted
    return Quantity(words, low, high, exactness)


def _vague(match: Match) -> int:
    """Return the least number that vague words can mean, from the rule's own tables."""
    lows, times = match.rule.gives["low"], match.rule.gives["times"]
    least = max(low for word, low in lows.items() if word in match["each"].lower().split())
    return int(least * times.get(match["scale"].lower(), 1))


def _between(words: str, first: str, last: str) -> Quantity | None:
    low, high = read_amount(first), read_amount(last)
    if low is None or high is None or (low >= high and _SCORE.search(words)):
        return None
    scale = _SCALE.search(last)
    if scale and not _SCALE.search(first) and low < 100:
        low *= read_amount(f"one {scale[0]}") or 1  # "two to three hundred"
    return Quantity(words, min(low, high), max(low, high), "between")


def read_amount(words: str) -> int | None:
    """Read a number that may be counted in dozens."""
    plain = re.sub(r"[ \t\n\v]+", " ", words.lower()).strip()  # a narrow blank may part thousands, and stays
    if plain.endswith("dozen"):
        count = plain.removesuffix("dozen").strip()
        number = read_number(count)
        return 6 if count.startswith("half") else None if number is None else 12 * number
    return read_number(plain)
