"""A quantity as a brief prints it."""

from __future__ import annotations

from functools import cache

from rashomon.records import Quantity
from rashomon.rules import Rules, find_all, load_rules
from rashomon.values.quantities.find import read_amount


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


def _numbers_of(words: str) -> set[int | None]:
    """Return the numbers that stand in the words, so that no other is shown in their place."""
    return {read_amount(match["number"]) for match in find_all(_number(), words)}


@cache
def _number() -> Rules:
    return Rules(rule for rule in load_rules("quantities_en") if rule.name == "number")


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
