"""Many pairs of profiles at once: the level of each part, from columns that the profiles are laid out in.

In: profiles in the order of their ids, and pairs of their numbers. Out: for each pair the number of a part's level, the
one that :mod:`rashomon.linking.evidence` gives, or ``UNTOLD`` where the columns cannot tell: several days, several
places. Of the days of publication, the names and the words it is the highest that it can be. The levels themselves come
from the modules that compare two profiles, which are asked once for all pairs that are alike in what a part looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rashomon.linking.profiles import Profile
from rashomon.linking.standing import Asked, Values
from rashomon.linking.tokens import Tokens
from rashomon.linking.what import (
    ACTOR,
    FEW_NAMES,
    FEW_WORDS,
    KIND,
    LEAST_WEIGHT,
    NAMES,
    TARGET,
    TOLL,
    WORD_ENDS,
    WORDS,
    kind_level,
    target_level,
    tolls_level,
)  # fmt: skip
from rashomon.linking.when import FARTHEST, NEAR_DAYS, PUBLISHED, TIME, level_of_gap, level_of_wait
from rashomon.linking.where import LEAST_DEGREE_KM, OFF_KM, PLACE, is_located, place_level
from rashomon.records import Quantity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]
    Levels = NDArray[np.int8]

#: In place of a level that the columns cannot tell.
UNTOLD = -1
#: In place of the number of a profile's one place, its target, its toll or its town.
_NONE, _SEVERAL = -1, -2


class Columns:
    """Profiles laid out in columns, a row for each; each part is a method from pairs of rows to levels."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        import numpy as np

        count = len(profiles)
        reports, towns = Values[None](), Values[None]()
        makes, places, targets = Values[Profile](), Values[Profile](), Values[Profile]()
        self.report = np.fromiter((reports.of(one.report_id, None) for one in profiles), np.int32, count)
        self._published = np.fromiter((one.published.toordinal() for one in profiles), np.int32, count)
        self._days = np.fromiter((_days(one) for one in profiles), np.int32, count)
        self._dated = np.fromiter((one.dated for one in profiles), np.bool_, count)
        self._to_the_day = np.fromiter((one.to_the_day for one in profiles), np.bool_, count)
        self._first = np.fromiter((one.days[0][0] if one.days else 0 for one in profiles), np.int32, count)
        self._last = np.fromiter((one.days[0][1] if one.days else 0 for one in profiles), np.int32, count)
        self._make = np.fromiter((makes.of((one.kind, one.weapons), one) for one in profiles), np.int64, count)
        self._place = np.fromiter((_place(one, places) for one in profiles), np.int64, count)
        self._town = np.fromiter((_town(one, towns) for one in profiles), np.int32, count)
        self._latitude = np.fromiter((_told(one, "latitude") for one in profiles), np.float64, count)
        self._radius = np.fromiter((_told(one, "radius_km") for one in profiles), np.float64, count)
        self._target = np.fromiter((_target(one, targets) for one in profiles), np.int64, count)
        self._acted = np.fromiter((bool(one.actors) for one in profiles), np.bool_, count)
        self._weight = np.fromiter((max(one.weight, LEAST_WEIGHT) for one in profiles), np.int64, count)
        self._killed, self._injured = _Tolls(one.killed for one in profiles), _Tolls(one.injured for one in profiles)
        self._words, self._named = Tokens(one.words for one in profiles), Tokens(one.names for one in profiles)
        self._gaps = np.array([
            TIME.index("spans overlap"), *(TIME.index(level_of_gap(days)) for days in range(1, FARTHEST + 1))
        ], np.int8)  # fmt: skip
        self._waits = np.array([TIME.index(level_of_wait(days)) for days in range(-2, FARTHEST + 1)], np.int8)
        self._kinds = Asked(makes.stands, lambda one, other: KIND.index(kind_level(one, other)))
        self._places = Asked(places.stands, lambda one, other: PLACE.index(place_level(one, other)))
        self._targets = Asked(targets.stands, lambda one, other: TARGET.index(target_level(one, other)))

    def time(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare when it happened: :func:`rashomon.linking.when.time_level`."""
        import numpy as np

        mine, theirs = self._days[ones], self._days[others]
        told, silent = (mine == 1) & (theirs == 1), (mine == 0) & (theirs == 0)
        found: Levels = np.where(
            told, self._apart(ones, others), np.where(silent, TIME.index("unknown"), UNTOLD)
        ).astype(np.int8)
        at = np.flatnonzero(mine + theirs == 1)
        one, other = ones[at], others[at]
        untold, telling = np.where(mine[at] == 0, (one, other), (other, one))
        wait = np.clip(self._published[untold] - self._first[telling], -2, FARTHEST) + 2
        found[at] = self._waits[wait]
        return found

    def published(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare the days of publication; what may be known of them and is not against is taken for unknown."""
        import numpy as np

        near = np.abs(self._published[ones] - self._published[others]) <= NEAR_DAYS
        silent = self._to_the_day[ones] & self._to_the_day[others]
        return np.where(near & ~silent, PUBLISHED.index("near"), PUBLISHED.index("unknown")).astype(np.int8)

    def place(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare where it happened: :func:`rashomon.linking.where.place_level`."""
        import numpy as np

        mine, theirs = self._place[ones], self._place[others]
        found = np.full(len(ones), UNTOLD, np.int8)
        found[(mine == _NONE) | (theirs == _NONE)] = PLACE.index("unknown")
        one_each = (mine >= 0) & (theirs >= 0)
        far = self._far(ones, others)
        found[one_each & far] = PLACE.index("elsewhere")
        at = np.flatnonzero(one_each & ~far)
        found[at] = self._places(mine[at], theirs[at])
        return found

    def kind(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare the kinds of happening: :func:`rashomon.linking.what.kind_level`."""
        return self._kinds(self._make[ones], self._make[others])

    def target(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare the words of the targets: :func:`rashomon.linking.what.target_level`."""
        import numpy as np

        mine, theirs = self._target[ones], self._target[others]
        found = np.full(len(ones), TARGET.index("unknown"), np.int8)
        at = np.flatnonzero((mine >= 0) & (theirs >= 0))
        found[at] = self._targets(mine[at], theirs[at])
        return found

    def actor(self, ones: Numbers, others: Numbers) -> Levels:
        """Tell where one names nobody who did it; what two names come to is left to who compares them."""
        import numpy as np

        both = self._acted[ones] & self._acted[others]
        return np.where(both, UNTOLD, ACTOR.index("unknown")).astype(np.int8)

    def killed(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare how many were killed: :func:`rashomon.linking.what.toll_level`."""
        return self._killed(ones, others, self._published)

    def injured(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare how many were injured: :func:`rashomon.linking.what.toll_level`."""
        return self._injured(ones, others, self._published)

    def names(self, ones: Numbers, others: Numbers) -> Levels:
        """Count the names that both texts hold, as the highest level of :func:`rashomon.linking.what.names_level`."""
        import numpy as np

        shared, _ = self._named.shared(ones, others)
        counts = self._named.counts
        few = np.minimum(counts[ones], counts[others]) < FEW_NAMES
        found = np.minimum(shared, len(NAMES) - 2) + 1  # "none shared" stands before "unknown"
        return np.where(shared > 0, found, np.where(few, NAMES.index("unknown"), 0)).astype(np.int8)

    def may_share_names(self, ones: Numbers, others: Numbers, least: int) -> Flags:
        """Tell which pairs may share so many names or more."""
        import numpy as np

        counts = self._named.counts
        found = np.minimum(counts[ones], counts[others]) >= least
        at = np.flatnonzero(found)
        found[at] = self._named.shared(ones[at], others[at])[0] >= least
        return found

    def words(self, ones: Numbers, others: Numbers) -> Levels:
        """Weigh the words that both texts hold, as the highest level of :func:`rashomon.linking.what.words_level`."""
        import numpy as np

        _, shared = self._words.shared(ones, others)
        whole = np.floor(np.sqrt(self._weight[ones].astype(np.float64) * self._weight[others]))
        likeness = 1000 * shared // np.maximum(whole - 1, 1)  # a root rounded down once too often is still a bound
        found = np.searchsorted([end for _, end in WORD_ENDS], likeness, side="right")
        counts = self._words.counts
        few = np.minimum(counts[ones], counts[others]) < FEW_WORDS
        levels: Levels = np.where(few, np.maximum(found, WORDS.index("unknown")), found).astype(np.int8)
        return levels

    def _apart(self, ones: Numbers, others: Numbers) -> Levels:
        """Compare two tellings of one day each."""
        import numpy as np

        gap = np.maximum(self._first[others] - self._last[ones], self._first[ones] - self._last[others])
        found: Levels = self._gaps[np.clip(gap, 0, FARTHEST)]
        found[(gap == 1) & self._dated[ones] & self._dated[others]] = TIME.index("next date")
        found[(gap <= 0) & self._to_the_day[ones] & self._to_the_day[others]] = TIME.index("same day")
        return found

    def _far(self, ones: Numbers, others: Numbers) -> Flags:
        """Tell which towns are elsewhere by their latitudes alone: ``where._far_apart``."""
        import numpy as np

        mine, theirs = self._town[ones], self._town[others]
        reach = OFF_KM + self._radius[ones] + self._radius[others]
        far = np.abs(self._latitude[ones] - self._latitude[others]) * LEAST_DEGREE_KM > reach
        found: Flags = far & (mine != theirs) & (mine >= 0) & (theirs >= 0)
        return found


class _Tolls:
    """How many were killed, or injured, in a column."""

    def __init__(self, tolls: Iterable[tuple[Quantity, ...]]) -> None:
        import numpy as np

        known = Values[tuple[Quantity, ...]]()
        self._toll = np.array([known.of(tuple((q.low, q.high) for q in told), told) for told in tolls], np.int64)
        self._in_a_day = Asked(known.stands, lambda one, other: TOLL.index(tolls_level(one, other, grows=False)))
        self._over_days = Asked(known.stands, lambda one, other: TOLL.index(tolls_level(one, other, grows=True)))

    def __call__(self, ones: Numbers, others: Numbers, published: NDArray[np.int32]) -> Levels:
        import numpy as np

        out, later = published[ones], published[others]
        first, last = np.where(out <= later, (ones, others), (others, ones))
        early, late = self._toll[first], self._toll[last]
        found = np.zeros(len(ones), np.int8)
        for asked, at in ((self._in_a_day, out == later), (self._over_days, out != later)):
            found[at] = asked(early[at], late[at])
        return found


def _days(one: Profile) -> int:
    """Return how many days a telling tells; as of several where it tells a month beside them, which may count more."""
    return max(2, len(one.days)) if one.months else len(one.days)


def _place(one: Profile, places: Values[Profile]) -> int:
    if len(one.places) == 1:
        return places.of(one.places[0], one)
    return _SEVERAL if one.places else _NONE


def _target(one: Profile, targets: Values[Profile]) -> int:
    return targets.of(one.target, one) if one.target else _NONE


def _town(one: Profile, towns: Values[None]) -> int:
    """Return the number of a profile's one town; of none, and of one that its latitude tells from no other, -1."""
    located = len(one.places) == 1 and is_located(one.places[0])
    return towns.of(one.places[0].gazetteer_id, None) if located else _NONE


def _told(one: Profile, field: str) -> float:
    return getattr(one.places[0], field) or 0.0 if one.places else 0.0
