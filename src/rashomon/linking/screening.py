"""Many pairs at once: those that would come to nothing, told by parts that are laid out in columns.

In: profiles, and pairs of their numbers. Out: the pairs worth a decision. A pair is passed over only where
:func:`rashomon.linking.decide.decide` returns None for it. First comes the look of ``beneath_notice``: days in
conflict, and few names shared. Then the most points that a pair can come to, by the levels of all parts: where those
are too few for anything but "different", and the two don't look alike, nothing is left to decide. All of this is taken
at a million pairs in the time that some ten thousand take one by one; what the columns cannot tell is left to the
decision.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.linking.columns import Columns
from rashomon.linking.decide import APART, CONFLICT, NEAR, SHARED
from rashomon.linking.evidence import PARTS
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import UNSURE, load_weights
from rashomon.linking.words import MANY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rashomon.linking.columns import Levels

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

#: The parts that are looked at only where the others leave it open.
_OF_TEXTS = ("names", "words")


class Screen:
    """Profiles laid out in columns, a row for each, in the order of their ids."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        import numpy as np

        self._columns = Columns(profiles)
        weights = load_weights()
        self._base = weights.base
        self._worth = {
            name: np.array([*(told := [weights.parts[name][level] for level in part.levels]), max(told)], np.int32)
            for name, part in PARTS.items()
        }
        self._conflict = _among("time", CONFLICT, untold=False)
        self._apart = {name: _among(name, levels, untold=False) for name, levels in APART.items()}
        self._near, self._kind = _among("place", NEAR, untold=True), _among("kind", SHARED, untold=True)
        self._same_day, self._target = _among("time", {"same day"}, untold=True), _among("target", SHARED, untold=True)
        self._actor = _among("actor", {"same group", "same person"}, untold=True)

    def worth_a_look(self, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int]]:
        """Yield those of the pairs, given as rows, that may be decided on, in their order."""
        return self._left(ones, others, joining=False)

    def may_join(self, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int]]:
        """Yield those of the pairs that may be the same or unsure."""
        return self._left(ones, others, joining=True)

    def _left(self, ones: Numbers, others: Numbers, *, joining: bool) -> Iterator[tuple[int, int]]:
        import numpy as np

        told = np.flatnonzero(self._columns.report[ones] != self._columns.report[others])
        ones, others = ones[told], others[told]
        time = self._columns.time(ones, others)
        conflict = self._conflict[time]
        left = np.zeros(len(ones), np.bool_)
        at = np.flatnonzero(conflict)
        left[at] = self._columns.may_share_names(ones[at], others[at], MANY)
        if not joining:
            at = at[~left[at]]
            left[at] = self._near[self._columns.place(ones[at], others[at])]
            at = at[left[at]]
            left[at] = self._kind[self._columns.kind(ones[at], others[at])]
        at = np.flatnonzero(~conflict)
        left[at] = self._open(ones[at], others[at], time[at], joining=joining)
        return zip(ones[left].tolist(), others[left].tolist(), strict=True)

    def _open(self, ones: Numbers, others: Numbers, time: Levels, *, joining: bool) -> Flags:
        """Tell of which pairs, in no conflict of days, there is something left to decide."""
        import numpy as np

        parts = {"time": time} | {
            name: getattr(self._columns, name)(ones, others) for name in PARTS if name not in ("time", *_OF_TEXTS)
        }
        left = self._look_alike(parts)
        if joining:  # "different" for good is no link that joins
            left &= ~np.logical_or.reduce([among[parts[name]] for name, among in self._apart.items()])
        points = np.full(len(ones), self._base)
        for name, levels in parts.items():
            points += self._worth[name][levels]
        for nth, name in enumerate(_OF_TEXTS):
            most = sum(int(self._worth[later].max()) for later in _OF_TEXTS[nth:])
            at = np.flatnonzero(~left & (points + most >= UNSURE))
            least = np.full(len(points), UNSURE - 1)
            least[at] = points[at] + self._worth[name][getattr(self._columns, name)(ones[at], others[at])]
            points = least
        found: Flags = left | (points >= UNSURE)
        return found

    def _look_alike(self, parts: Mapping[str, Levels]) -> Flags:
        """Tell which pairs may look alike: :func:`rashomon.linking.decide.look_alike`."""
        near, kind, same_day = self._near[parts["place"]], self._kind[parts["kind"]], self._same_day[parts["time"]]
        shared = self._target[parts["target"]] | self._actor[parts["actor"]]
        found: Flags = (near & (kind | same_day)) | (kind & same_day & shared)
        return found


def _among(part: str, levels: Collection[str], *, untold: bool) -> Flags:
    """Return for each level of a part whether it is one of some; ``untold`` is what to take of the last, ``UNTOLD``."""
    import numpy as np

    return np.array([*(level in levels for level in PARTS[part].levels), untold])
