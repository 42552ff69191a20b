"""Many pairs at once: those beneath notice, told by a few cheap parts that are laid out in arrays.

In: profiles, and pairs of their numbers. Out: the pairs worth a decision. A pair is passed over only where
:func:`rashomon.linking.decide.decide` returns None for it: this is the look of ``beneath_notice``, taken at a million
pairs in the time that some thousand take one by one. What fits into no column (several days or places, shared names) is
left to the decision. The levels themselves come from the modules that compare two profiles.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from rashomon.linking.decide import CONFLICT, NEAR, SHARED
from rashomon.linking.profiles import Profile
from rashomon.linking.what import kind_level
from rashomon.linking.when import FARTHEST, level_of_gap, level_of_wait
from rashomon.linking.where import LEAST_DEGREE_KM, OFF_KM, is_located, place_level
from rashomon.linking.words import MANY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]
    _Doubt = Callable[[Numbers, Numbers], Flags]

#: Bits that the names of a text are marked in; two texts without a mark in common share no name. Not fitted.
MARKS = 256
#: In place of the number of a profile's one place.
_NONE, _SEVERAL = -1, -2


class Screen:
    """Profiles laid out in columns, a row for each."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        import numpy as np

        makes, places, towns, reports = (_Numbers() for _ in range(4))
        count = len(profiles)
        self._report = np.fromiter((reports.of(one.report_id, one) for one in profiles), np.int32, count)
        self._published = np.fromiter((one.published.toordinal() for one in profiles), np.int32, count)
        self._days = np.fromiter((_days(one) for one in profiles), np.int32, count)
        self._dated = np.fromiter((one.dated for one in profiles), np.bool_, count)
        self._first = np.fromiter((one.days[0][0] if one.days else 0 for one in profiles), np.int32, count)
        self._last = np.fromiter((one.days[0][1] if one.days else 0 for one in profiles), np.int32, count)
        self._make = np.fromiter((makes.of((one.kind, one.weapons), one) for one in profiles), np.int64, count)
        self._place = np.fromiter((_place(one, places) for one in profiles), np.int64, count)
        self._town = np.fromiter((_town(one, towns) for one in profiles), np.int32, count)
        self._latitude = np.fromiter((_told(one, "latitude") for one in profiles), np.float64, count)
        self._radius = np.fromiter((_told(one, "radius_km") for one in profiles), np.float64, count)
        marks = b"".join(_marks(one).to_bytes(MARKS // 8, "little") for one in profiles)
        self._marks = np.frombuffer(marks, np.uint64).reshape(count, MARKS // 64)
        self._apart = np.array([False, *(level_of_gap(days) in CONFLICT for days in range(1, FARTHEST + 1))])
        self._waited = np.array([level_of_wait(days) in CONFLICT for days in range(-2, FARTHEST + 1)])
        self._kinds_shared = _Asked(makes.first, lambda one, other: kind_level(one, other) in SHARED)
        self._places_near = _Asked(places.first, lambda one, other: place_level(one, other) in NEAR)

    def worth_a_look(self, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int]]:
        """Yield those of the pairs, given as rows, that may be decided on, in their order."""
        return self._left(ones, others, (self._names, self._alike))

    def may_join(self, ones: Numbers, others: Numbers) -> Iterator[tuple[int, int]]:
        """Yield those of the pairs that may be the same or unsure: no conflict of days, or names in common."""
        return self._left(ones, others, (self._names,))

    def _left(self, ones: Numbers, others: Numbers, doubts: Iterable[_Doubt]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of two reports whose days are in no conflict, and those that one of the doubts is for."""
        import numpy as np

        told = np.flatnonzero(self._report[ones] != self._report[others])
        ones, others = ones[told], others[told]
        beneath = self._conflict(ones, others)
        for doubt in doubts:
            at = np.flatnonzero(beneath)
            beneath[at] = ~doubt(ones[at], others[at])
        return zip(ones[~beneath].tolist(), others[~beneath].tolist(), strict=True)

    def _conflict(self, ones: Numbers, others: Numbers) -> Flags:
        """Tell of which pairs the days are surely in conflict: :func:`rashomon.linking.when.time_level`."""
        import numpy as np

        mine, theirs = self._days[ones], self._days[others]
        gap = np.maximum(self._first[others] - self._last[ones], self._first[ones] - self._last[others])
        silent, telling = np.where(mine == 0, (ones, others), (others, ones))
        wait = np.clip(self._published[silent] - self._first[telling], -2, FARTHEST) + 2
        apart = self._apart[np.clip(gap, 0, FARTHEST)] | ((gap == 1) & self._dated[ones] & self._dated[others])
        found: Flags = np.where((mine == 1) & (theirs == 1), apart, (mine + theirs == 1) & self._waited[wait])
        return found

    def _names(self, ones: Numbers, others: Numbers) -> Flags:
        """Tell which pairs may share so many names that they are never passed over."""
        import numpy as np

        found: Flags = np.logical_or.reduce((self._marks[ones] & self._marks[others]) != 0, axis=1)
        return found

    def _alike(self, ones: Numbers, others: Numbers) -> Flags:
        """Tell which pairs may share their kind and be near each other."""
        import numpy as np

        mine, theirs = self._place[ones], self._place[others]
        doubted: Flags = np.where((mine != _NONE) & (theirs != _NONE), np.minimum(mine, theirs), 0) == _SEVERAL
        at = np.flatnonzero((mine >= 0) & (theirs >= 0) & ~self._far(ones, others))
        doubted[at] = self._places_near(mine[at], theirs[at])
        at = np.flatnonzero(doubted)
        doubted[at] = self._kinds_shared(self._make[ones[at]], self._make[others[at]])
        return doubted

    def _far(self, ones: Numbers, others: Numbers) -> Flags:
        """Tell which towns are elsewhere by their latitudes alone: ``where._far_apart``."""
        import numpy as np

        mine, theirs = self._town[ones], self._town[others]
        reach = OFF_KM + self._radius[ones] + self._radius[others]
        far = np.abs(self._latitude[ones] - self._latitude[others]) * LEAST_DEGREE_KM > reach
        found: Flags = far & (mine != theirs) & (mine >= 0) & (theirs >= 0)
        return found


class _Numbers:
    """Values by number, and for each the first profile that has it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}
        self.first: list[Profile] = []

    def of(self, value: Hashable, told_by: Profile) -> int:
        number = self._known.setdefault(value, len(self._known))
        if number == len(self.first):
            self.first.append(told_by)
        return number


class _Asked:
    """What is asked of pairs of profiles that stand for many, once for each pair."""

    def __init__(self, standing: Sequence[Profile], ask: Callable[[Profile, Profile], bool]) -> None:
        self._standing = standing
        self._ask = ask
        self._known: dict[int, bool] = {}

    def __call__(self, ones: Numbers, others: Numbers) -> Flags:
        import numpy as np

        codes, at = np.unique(ones * len(self._standing) + others, return_inverse=True)
        found: Flags = np.fromiter(map(self._answer, codes.tolist()), np.bool_, len(codes))[at]
        return found

    def _answer(self, code: int) -> bool:
        if (known := self._known.get(code)) is None:
            one, other = divmod(code, len(self._standing))
            known = self._known[code] = self._ask(self._standing[one], self._standing[other])
        return known


def _days(one: Profile) -> int:
    """Return how many days a telling tells; as of several where it tells a month beside them, which may count more."""
    return max(2, len(one.days)) if one.months else len(one.days)


def _place(one: Profile, places: _Numbers) -> int:
    if len(one.places) == 1:
        return places.of(one.places[0], one)
    return _SEVERAL if one.places else _NONE


def _town(one: Profile, towns: _Numbers) -> int:
    """Return the number of a profile's one town; of none, and of one that its latitude tells from no other, -1."""
    located = len(one.places) == 1 and is_located(one.places[0])
    return towns.of(one.places[0].gazetteer_id, one) if located else _NONE


def _told(one: Profile, field: str) -> float:
    return getattr(one.places[0], field) or 0.0 if one.places else 0.0


def _marks(one: Profile) -> int:
    """Return marks for the names of a text; none for too few names to matter."""
    found = 0
    if len(one.names) >= MANY:
        for name in one.names:
            found |= 1 << (crc32(name.encode()) % MARKS)
    return found
