"""One quantity against another: the same, compatible or in conflict, with the reason in words.

In: two quantities of one field. Out: a verdict. It compares what the words leave open, and never decides who is right.
"""

from __future__ import annotations

from math import inf

from rashomon.records import Quantity
from rashomon.values.quantities.narrower import is_apart, is_beside, is_narrower
from rashomon.values.verdicts import Verdict

#: How far from "about 30" a number may lie and still agree with it, as a share of it. Set by hand.
_ABOUT = 0.1


def compare_quantities(a: Quantity, b: Quantity) -> Verdict:
    """Compare two quantities: "same" bounds, "compatible" ("several" and 8, "at least 3" and 5), "conflict".

    "About 30" reaches a tenth either way. Who is told of by name or description ("Ann Rowe", "two men and a woman") is
    a part of any greater number, and who is counted more narrowly ("one journalist") of a greater one of those who hold
    them ("three people"). Nobody of one group ("no civilians") leaves open another ("a soldier"), and who
    attacks is told beside those attacked ("two gunmen", "nine guards"). Symmetric, but for the order of the words in
    the reason.
    """
    if not (_is_known(a) and _is_known(b)):
        return Verdict("compatible", "a number is not known")
    if (a.low, a.high, a.exactness) == (b.low, b.high, b.exactness):
        return Verdict("same", f"both {_shown(a)}")
    (low, high), (other_low, other_high) = _reach(a), _reach(b)
    both = " and ".join(sorted((_shown(a), _shown(b))))
    if can_be_one_number(a, b):
        return Verdict("compatible", f"{both} can be one number")
    if (_is_part(a, b) and high < other_low) or (_is_part(b, a) and other_high < low):
        return Verdict("compatible", f"{both}: one tells of some of them")
    if _is_nobody_of(a, b) or _is_nobody_of(b, a) or is_beside(a.counted, b.counted):
        return Verdict("compatible", f"{both}: they tell of other people")
    return Verdict("conflict", f"{both} cannot be one number")


def can_be_one_number(a: Quantity, b: Quantity) -> bool:
    """Tell whether some number lies within the bounds of both; a number that is not known can be any."""
    (low, high), (other_low, other_high) = _reach(a), _reach(b)
    return low <= other_high and other_low <= high


def _is_known(value: Quantity) -> bool:
    return value.exactness != "unknown" and not (value.low is None and value.high is None)


def _is_part(value: Quantity, whole: Quantity) -> bool:
    """Tell those told of by who they are, where what is counted is all the words, and those counted more narrowly."""
    named = bool(value.counted) and value.counted == value.words
    return named or is_narrower(value.counted, whole.counted)


def _is_nobody_of(none: Quantity, some: Quantity) -> bool:
    """Tell "no civilians" from a number of people who are none of them: "one soldier"."""
    return none.high == 0 and is_apart(none.counted, some.counted)


def _reach(value: Quantity) -> tuple[float, float]:
    low, high = (0 if value.low is None else value.low), (inf if value.high is None else value.high)
    return (low * (1 - _ABOUT), high * (1 + _ABOUT)) if value.exactness == "about" else (low, high)


def _shown(value: Quantity) -> str:
    about = "about " if value.exactness == "about" else ""
    if value.low == value.high:
        return f"{about}{value.low:,}"
    if value.high is None:
        return f"{value.low:,} or more"
    return f"up to {value.high:,}" if not value.low else f"{value.low:,} to {value.high:,}"
