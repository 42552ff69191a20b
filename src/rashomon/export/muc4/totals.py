"""How many targets in all: MUC-4 slots 17 and 24.

In: the numbers of the single targets and a report's text. Out: a fill. A total is written only where the report states
it, and it is that of these targets: the sum of their numbers. MUC-4 task documentation, part 1, sections 7.18 and 7.25.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from rashomon.export.muc4.notation import NOTHING
from rashomon.values.quantities import find_quantities


def stated_total(numbers: Sequence[str], text: str, counts: Callable[[str], bool]) -> str:
    """Return the total of several targets, each with a MUC-4 number, where the text states it.

    ``counts`` tells whether a noun phrase, in lower case, may stand for such targets.
    """
    if len(numbers) < 2 or not all(one.isdigit() for one in numbers):
        return NOTHING
    total = sum(map(int, numbers))
    return str(total) if any(number == total and counts(noun) for number, noun in _counted(text)) else NOTHING


@lru_cache(maxsize=16)
def _counted(text: str) -> tuple[tuple[int, str], ...]:
    """Return the exact numbers of a text with the noun phrases after them."""
    values = (found.value for found in find_quantities(text.lower()))
    return tuple((v.low, v.counted) for v in values if v.low is not None and v.low == v.high and v.counted)
