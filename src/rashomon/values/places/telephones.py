"""Which states and provinces the telephone numbers of a report are of: "call 410-555-0147".

In: a text. Out: the names of divisions by ``vocabulary/area_codes.yaml``, with how often they are told. A number to
call says in which state those who look into an incident are, and so which of the towns of one name a report means; it
is never a place itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from rashomon.vocabulary import load_vocabulary

#: A number of ten digits as it is printed in North America, with or without the 1 before it. The digits behind the
#: first three never begin with 0 or 1.
_NUMBER = re.compile(
    r"(?<![\d.-])(?:\+?1[-. ]\s?)?(?:\((?P<code>[2-9]\d\d)\)[ -]?\s?|(?P<plain>[2-9]\d\d)[-. /])"
    r"[2-9]\d\d[-. ]\d{4}(?![\d-])"
)


def states_called(text: str) -> Mapping[str, int]:
    """Return the states and provinces of the telephone numbers of a text, each with how many numbers are of it."""
    found = (_states().get(match["code"] or match["plain"]) for match in _NUMBER.finditer(text))
    return Counter(state for state in found if state)


@cache
def _states() -> Mapping[str, str]:
    codes: Mapping[str, list[int]] = load_vocabulary("area_codes")["codes"]
    return {str(code): state for state, of_it in codes.items() for code in of_it}
