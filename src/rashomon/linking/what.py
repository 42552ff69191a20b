"""What two accounts tell of, compared part by part: kind, target, actors, tolls, names and words.

In: two profiles. Out: for each part a level, one of those listed here from the strongest evidence against one incident
to the strongest for it (what stands before "unknown" is against), and its reason in words. Tolls grow as days pass; a
later report with more dead does not contradict an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import isqrt

from rashomon.linking.profiles import Profile
from rashomon.linking.when import in_order
from rashomon.linking.words import telling, weight_of
from rashomon.records import Name, Quantity
from rashomon.values.names import same_name
from rashomon.vocabulary import kinds

KIND = ("different", "unknown", "compatible", "same")
TARGET = ("different", "unknown", "compatible", "same")
ACTOR = ("different", "unknown", "same group", "same person")
TOLL = (
    "different", "fewer later", "disputed", "unknown", "grown", "agree", "equal", "equal and telling",
    "equal and large",
)  # fmt: skip
NAMES = ("none shared", "unknown", "one", "two", "three", "many")
WORDS = ("nothing shared", "little", "unknown", "some", "more", "much", "half", "most", "nearly all")
#: Shared words weighed against all, in thousandths: the upper ends of the levels below "nearly all". Not fitted.
WORD_ENDS = (
    ("nothing shared", 15), ("little", 40), ("unknown", 60), ("some", 90), ("more", 140), ("much", 220), ("half", 350),
    ("most", 600),
)  # fmt: skip
_AGAINST = frozenset(WORDS[: WORDS.index("unknown")])
#: Some sixty telling words. What two shorter texts share may be no more than their place, target and kind. Not fitted.
LEAST_WEIGHT = 100_000
#: Fewer words or names than these are too few to miss any.
FEW_WORDS, FEW_NAMES = 20, 3
#: From this count on reports of one attack often dispute how many. Not fitted.
_SEVERAL = 3


def kind_level(one: Profile, other: Profile) -> str:
    """Compare the kinds of happening, and the weapons that tell them."""
    if one.weapons & other.weapons:
        return "same"
    return _kinds(one.kind, other.kind)


@lru_cache(maxsize=1 << 12)
def _kinds(one: str, other: str) -> str:
    left, right = kinds()[one]["family"], kinds()[other]["family"]
    if one == other:
        return "compatible" if left == "any" else "same"
    return "compatible" if left == right or "any" in (left, right) else "different"


def kind_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    left, right = kinds()[one.kind]["label"], kinds()[other.kind]["label"]
    if left == right or level == "same":
        return f"same kind: {left}"
    return f"{'kinds agree' if level == 'compatible' else 'different kinds'}: {left} and {right}"


def target_level(one: Profile, other: Profile) -> str:
    """Compare the words of the targets."""
    if not one.target or not other.target:
        return "unknown"
    shared = len(one.target & other.target)
    if not shared:
        return "different"
    return "same" if 2 * shared >= min(len(one.target), len(other.target)) else "compatible"


def target_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    shared = ", ".join(sorted(one.target & other.target))
    return f"targets share words: {shared}" if shared else "targets share no word" if level == "different" else ""


def actor_level(one: Profile, other: Profile) -> str:
    """Compare who is said to have done it; the unnamed are nobody in particular."""
    if not one.actors or not other.actors:
        return "unknown"
    mine = [name for name in one.actors if name.kind != "unnamed"]
    theirs = [name for name in other.actors if name.kind != "unnamed"]
    if not mine or not theirs:
        return "unknown"
    shared = [a for a in mine for b in theirs if _one_bearer(a, b)]
    if not shared:
        return "different"
    return "same person" if any(name.kind == "person" for name in shared) else "same group"


def actor_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    if level.startswith("same"):
        return f"both name {next(a for a in one.actors for b in other.actors if _one_bearer(a, b)).canonical}"
    return "they name different perpetrators" if level == "different" else ""


@lru_cache(maxsize=1 << 14)
def _one_bearer(a: Name, b: Name) -> bool:
    return same_name(a, b)


def toll_level(one: Profile, other: Profile, field: str) -> str:
    """Compare how many were killed or injured: the two numbers that agree best."""
    early, late = in_order(one, other)
    return tolls_level(getattr(early, field), getattr(late, field), grows=early.published != late.published)


def tolls_level(early: Sequence[Quantity], late: Sequence[Quantity], *, grows: bool) -> str:
    """Compare the counts of an earlier telling with those of a later one, which ``grows`` lets be more."""
    if not early or not late:
        return "unknown"
    return max((_tolls(a, b, grows) for a in early for b in late), key=TOLL.index)


def _tolls(early: Quantity, late: Quantity, grows: bool) -> str:
    low, high = early.low or 0, early.high
    least, most = late.low or 0, late.high
    if (early.low is None and high is None) or (late.low is None and most is None):
        return "unknown"
    if high is not None and high < least:
        return "grown" if grows and least <= 2 * high + 5 else _apart(high, least)
    if most is not None and most < low:
        return _apart(most, low) if most >= _SEVERAL else "fewer later" if low <= most + 3 else "different"
    if low == high == least == most:
        return "equal and large" if low >= 10 else "equal and telling" if low >= 4 else "equal"
    return "agree"


def _apart(fewer: int, more: int) -> str:
    """Tell two counts that exclude each other: reports of one attack dispute how many, but seldom twofold."""
    return "disputed" if fewer >= _SEVERAL and more <= 2 * fewer else "different"


def toll_reason(one: Profile, other: Profile, level: str, field: str) -> str:
    """Say it in words."""
    if level == "unknown":
        return ""
    told = [", ".join(dict.fromkeys(q.words for q in getattr(p, field))) for p in (one, other)]
    words = f"{field} {told[0]} and {told[1]}" if told[0] != told[1] else f"{field} {told[0]} in both"
    return f"{words} ({level})" if level in {"different", "disputed", "grown", "fewer later"} else words


def names_level(one: Profile, other: Profile) -> str:
    """Count the names of people, streets and the like that both texts hold."""
    shared = shared_names(one, other)
    if not shared:
        few = min(len(one.names), len(other.names)) < FEW_NAMES
        return "unknown" if few else "none shared"
    return "one" if shared == 1 else "two" if shared == 2 else "three" if shared == 3 else "many"


def shared_names(one: Profile, other: Profile) -> int:
    """Return how many names both texts hold."""
    return 0 if one.names.isdisjoint(other.names) else len(one.names & other.names)


def names_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    shared = sorted(one.names & other.names)
    return f"both texts name {', '.join(shared[:6])}" if shared else ""


def words_level(one: Profile, other: Profile) -> str:
    """Weigh the telling words that both texts hold against all of them: a cosine, in thousandths."""
    likeness = likeness_of(one, other)
    level = next((level for level, end in WORD_ENDS if likeness < end), WORDS[-1])
    few = min(len(one.words), len(other.words)) < FEW_WORDS
    return "unknown" if few and level in _AGAINST else level


def words_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    if level in ("unknown", "little", "nothing shared"):
        return "the texts share few telling words" if level != "unknown" else ""
    shared = sorted(sorted(one.words & other.words), key=telling, reverse=True)
    return f"both texts hold {', '.join(shared[:6])}"


def likeness_of(one: Profile, other: Profile) -> int:
    """Return the cosine between the telling words of two texts, in thousandths; a short text counts as a longer one."""
    if one.words.isdisjoint(other.words):
        return 0
    shared = weight_of(one.words & other.words)
    return 1000 * shared // isqrt(max(one.weight, LEAST_WEIGHT) * max(other.weight, LEAST_WEIGHT))
