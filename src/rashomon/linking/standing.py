"""Values that many have, by number, and what is asked of two of them: once, however many pairs have the two.

In: values, and for each what stands for all that have it. Out: numbers, and for arrays of pairs of numbers an array of
answers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Levels = NDArray[np.int8]

Stands = TypeVar("Stands")
#: Answers kept: a set of so many is given up and begun anew.
MOST_KEPT = 1 << 20


class Values(Generic[Stands]):
    """Values by number, and for each what stands for all that have it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}
        self.stands: list[Stands] = []

    def of(self, value: Hashable, stands: Stands) -> int:
        """Return the number of a value; the first that has it stands for it."""
        number = self._known.setdefault(value, len(self._known))
        if number == len(self.stands):
            self.stands.append(stands)
        return number


class Asked(Generic[Stands]):
    """What is asked of two that stand for many, once for each two."""

    def __init__(self, standing: Sequence[Stands], ask: Callable[[Stands, Stands], int]) -> None:
        self._standing = standing
        self._ask = ask
        self._known: dict[int, int] = {}

    def __call__(self, ones: Numbers, others: Numbers) -> Levels:
        """Return the answer for each pair of numbers."""
        import numpy as np

        if len(self._known) > MOST_KEPT:
            self._known.clear()
        codes, at = np.unique(ones * len(self._standing) + others, return_inverse=True)
        found = np.fromiter(map(self._answer, codes.tolist()), np.int8, len(codes))
        return found[at]

    def _answer(self, code: int) -> int:
        if (known := self._known.get(code)) is None:
            one, other = divmod(code, len(self._standing))
            known = self._known[code] = self._ask(self._standing[one], self._standing[other])
        return known
