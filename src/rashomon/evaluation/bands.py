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


def combined(value: float, stance: Stance, denied: bool | None = None) -> Band:
    """Return the band of a word by both: what its value asserts, the words around it may leave open.

    ``denied``: what :func:`rashomon.encoder.denied.denied_score` makes of both; where it is not known, words or a value
    that deny it decide. Words do not take back a value that denies or doubts: what is feared and did not happen is
    denied. What is intended keeps its value: people judge "will meet" by how sure it is, not by whether it has come.
    ``stance`` is what the rules say of the words around; "asserts" where they say nothing.
    """
    by_value = band_of(value)
    if denied or (denied is None and "denied" in {by_value, band_of_stance(stance)}):
        return "denied"
    return "asserted" if by_value == "asserted" and stance in {"asserts", "intends"} else "uncertain"
