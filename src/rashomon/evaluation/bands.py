"""Three bands of factuality, so that values can be counted as stances: denied, uncertain, asserted.

In: a value from -3 (it did not happen) to +3 (it did), or a stance. Out: a band. The borders are halfway between 0,
nothing known, and the ends of the scale; they are defined here alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from rashomon.records import Stance

Band = Literal["denied", "uncertain", "asserted"]
BANDS: tuple[Band, ...] = ("denied", "uncertain", "asserted")
#: Values up to here are denied.
DENIED = -1.5
#: Values from here on are asserted.
ASSERTED = 1.5

_OF_STANCE: Mapping[Stance, Band] = MappingProxyType({"asserts": "asserted", "denies": "denied"})


def band_of(value: float) -> Band:
    """Return the band of a value, from -3 to +3."""
    if value <= DENIED:
        return "denied"
    return "asserted" if value >= ASSERTED else "uncertain"


def band_of_stance(stance: Stance) -> Band:
    """Return the band of a stance: all but "asserts" and "denies" leave open whether it happened."""
    return _OF_STANCE.get(stance, "uncertain")


def combined(value: float, stance: Stance) -> Band:
    """Return the band of a word by both: words that deny it decide; what its value asserts, other words may leave open.

    Words do not take back a value that denies or doubts: what is feared and did not happen is denied. What is intended
    keeps its value: people judge "will meet" by how sure it is, not by whether it has come. ``stance`` is what the
    rules say of the words around; "asserts" where they say nothing.
    """
    if stance == "denies":
        return "denied"
    by_value = band_of(value)
    return band_of_stance(stance) if by_value == "asserted" and stance != "intends" else by_value
