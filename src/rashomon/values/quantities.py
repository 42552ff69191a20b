"""How many: number expressions to bounds, compared and shown.

In go an English sentence or the words of a number, out come :class:`~rashomon.records.Quantity` values with inclusive
bounds. Vague words keep what they say ("dozens" is 24 or more); no number is ever made up for them. What counts
nothing (dates, ages, sums of money, names such as F-16) is no quantity. The rules are ``rules/quantities_en.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import inf
from typing import Literal

from rashomon.records import Exactness, Found, Quantity
from rashomon.rules import Match, find_all, load_rules, longest
from rashomon.values.counted import counted_after
from rashomon.values.numbers import read_number

#: How far from "about 30" a number may lie and still agree with it, as a share of it.
_ABOUT = 0.1
_SCORE = re.compile(r"\d[-–]\d")
_SCALE = re.compile(r"\b(?:dozen|hundred|thousand|million|billion)\b", re.IGNORECASE)


def read_quantity(words: str, counted: str = "") -> Quantity | None:
    """Read the words of one quantity; None when they hold none. "a" and "an" count as one.

    The caller vouches that the words count something: "2020" is a number here, not a year.
    """
    rules = [rule for rule in load_rules("quantities_en") if "exactness" in rule.gives]
    for match in longest(find_all(rules, words)):
        value = _quantity(match, words)
        if value is not None:
            return replace(value, counted=counted.lower() or counted_after(words, match.end))
    return None


def find_quantities(sentence: str, *, articles: bool = False) -> list[Found[Quantity]]:
    """Find all quantities of a sentence, in order and apart; with ``articles``, "a" before a noun is one.

    ``counted`` is the noun phrase after the number, in lower case, where there is one.
    """
    matches = list(find_all(load_rules("quantities_en"), sentence))
    if not matches:
        return []
    blocked = [match for match in matches if "exactness" not in match.rule.gives]
    wanted = [m for m in matches if "exactness" in m.rule.gives and (articles or "articles" not in m.rule.gives)]
    found = []
    for match in longest(_apart(wanted, blocked)):
        value = _quantity(match, sentence)
        if value is not None:
            value = replace(value, counted=counted_after(sentence, match.end))
            found.append(Found(match.start, match.end, value, match.rule.name))
    return found


def compare_quantities(a: Quantity, b: Quantity) -> Literal["same", "compatible", "different", "unknown"]:
    """Compare two quantities by their bounds: equal, overlapping, apart. "About 30" reaches a tenth either way."""
    if any(value.exactness == "unknown" or (value.low is None and value.high is None) for value in (a, b)):
        return "unknown"
    if (a.low, a.high, a.exactness) == (b.low, b.high, b.exactness):
        return "same"
    (low, high), (other_low, other_high) = _reach(a), _reach(b)
    return "compatible" if low <= other_high and other_low <= high else "different"


def show_quantity(value: Quantity) -> str:
    """Show a quantity: in digits where it is a number, in its own words where digits would say more than they do."""
    low, high, words = value.low, value.high, _lower_first(" ".join(value.words.split()))
    if value.exactness == "exactly" and low is not None:
        return f"{low:,}"
    if value.exactness == "between" and low is not None and high is not None:
        return f"{low:,} to {high:,}"
    bound, prefix = {
        "at least": (low, "at least"), "at most": (high, "up to"), "about": (low, "about")
    }.get(value.exactness, (None, ""))  # fmt: skip
    if bound is not None and (not words or bound in _numbers_of(words)):
        return f"{prefix} {bound:,}"
    return words or "an unknown number"


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
    number = _amount(match["number"])
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
    low, high = _amount(first), _amount(last)
    if low is None or high is None or (low >= high and _SCORE.search(words)):
        return None
    scale = _SCALE.search(last)
    if scale and not _SCALE.search(first) and low < 100:
        low *= _amount(f"one {scale[0]}") or 1  # "two to three hundred"
    return Quantity(words, min(low, high), max(low, high), "between")


def _amount(words: str) -> int | None:
    """Read a number that may be counted in dozens."""
    plain = " ".join(words.lower().split())
    if plain.endswith("dozen"):
        count = plain.removesuffix("dozen").strip()
        number = read_number(count)
        return 6 if count.startswith("half") else None if number is None else 12 * number
    return read_number(plain)


def _numbers_of(words: str) -> set[int | None]:
    """Return the numbers that stand in the words, so that no other is shown in their place."""
    rules = [rule for rule in load_rules("quantities_en") if rule.name == "number"]
    return {_amount(match["number"]) for match in find_all(rules, words)}


def _reach(value: Quantity) -> tuple[float, float]:
    low, high = (0 if value.low is None else value.low), (inf if value.high is None else value.high)
    return (low * (1 - _ABOUT), high * (1 + _ABOUT)) if value.exactness == "about" else (low, high)


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
