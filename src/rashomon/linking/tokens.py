"""What many pairs of texts share, at once: no less than they do, and seldom more.

In: the words or names of texts, and pairs of their numbers. Out: for each pair what the shared ones weigh. A word goes
by a few bits of its digest and by how telling it is; two that fall together are taken for one. So the sum may be too
large, once in a hundred thousand pairs, and is never too small.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

from rashomon.linking.words import RAREST, telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

#: Bits for how telling a word is, in one number of 32 bits with as much of its digest as there is room for.
TELLING_BITS = RAREST.bit_length()
_DIGEST = (1 << 32) - (1 << TELLING_BITS)
#: Words laid out at a time.
AT_ONCE = 1 << 22


class Tokens:
    """The words of texts in one flat array; those of a text lie from ``begins`` of its number on."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        import numpy as np

        codes, sizes = array("I"), array("q", [0])
        for words in texts:
            codes.extend([crc32(word.encode()) & _DIGEST | telling(word) for word in words])
            sizes.append(len(words))
        self._codes = np.frombuffer(codes, np.uint32) if codes else np.zeros(0, np.uint32)
        self._begins = np.fromiter(accumulate(sizes), np.int64, len(sizes))

    @property
    def counts(self) -> Numbers:
        """How many words each text has."""
        import numpy as np

        return np.diff(self._begins)

    def shared(self, ones: Numbers, others: Numbers) -> tuple[Numbers, Numbers]:
        """Return how many words both texts of each pair hold, and the sum of the squares of how telling they are."""
        import numpy as np

        sizes = self.counts[ones] + self.counts[others]
        found = [self._of(ones[first:last], others[first:last]) for first, last in _stretches(sizes)]
        empty = np.zeros(0, np.int64)
        return np.concatenate([empty, *(one[0] for one in found)]), np.concatenate([empty, *(one[1] for one in found)])

    def _of(self, ones: Numbers, others: Numbers) -> tuple[Numbers, Numbers]:
        """Sort the words of both by pair: what both hold stands there twice."""
        import numpy as np

        codes = np.concatenate([self._by_pair(ones), self._by_pair(others)])
        codes.sort()
        twice = codes[1:][codes[1:] == codes[:-1]]
        pairs, squares = twice >> 32, (twice & ((1 << TELLING_BITS) - 1)) ** 2
        counts = np.bincount(pairs, minlength=len(ones))
        return counts, np.bincount(pairs, squares, len(ones)).astype(np.int64)

    def _by_pair(self, texts: Numbers) -> Numbers:
        """Return the words of texts, each with the place of its text among them."""
        import numpy as np

        sizes = self.counts[texts]
        lead = np.cumsum(sizes) - sizes
        at = np.arange(sizes.sum()) + np.repeat(self._begins[texts] - lead, sizes)
        found: Numbers = np.repeat(np.arange(len(texts)) << 32, sizes) | self._codes[at]
        return found


def _stretches(sizes: Numbers) -> Iterator[tuple[int, int]]:
    """Yield stretches of pairs, first and last exclusive: of ``AT_ONCE`` words or fewer, or of one pair."""
    import numpy as np

    ends, first = np.cumsum(sizes), 0
    while first < len(sizes):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + AT_ONCE, side="right")))
        yield first, last
        first = last
