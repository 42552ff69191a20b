"""Two accounts compared part by part: the one table of what is compared, and in which levels.

In: two profiles. Out: for each part its level. A level says what was seen ("next day", "same town"), never what it is
worth; that is in :mod:`rashomon.linking.weights`. Every part has the level "unknown", which is worth nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from rashomon.linking import what, when, where
from rashomon.linking.profiles import Profile

Levels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its levels, from most against one incident to most for it, how it is seen and how it is said."""

    levels: tuple[str, ...]
    level: Callable[[Profile, Profile], str]
    reason: Callable[[Profile, Profile, str], str]


PARTS: Mapping[str, Part] = MappingProxyType({
    "time": Part(when.TIME, when.time_level, when.time_reason),
    "published": Part(when.PUBLISHED, when.published_level, when.published_reason),
    "place": Part(where.PLACE, where.place_level, where.place_reason),
    "kind": Part(what.KIND, what.kind_level, what.kind_reason),
    "target": Part(what.TARGET, what.target_level, what.target_reason),
    "actor": Part(what.ACTOR, what.actor_level, what.actor_reason),
    "killed": Part(
        what.TOLL, partial(what.toll_level, field="killed"), partial(what.toll_reason, field="killed")
    ),
    "injured": Part(
        what.TOLL, partial(what.toll_level, field="injured"), partial(what.toll_reason, field="injured")
    ),
    "names": Part(what.NAMES, what.names_level, what.names_reason),
    "words": Part(what.WORDS, what.words_level, what.words_reason),
})  # fmt: skip


_LEVELS = tuple(part.level for part in PARTS.values())


def levels(one: Profile, other: Profile) -> Levels:
    """Return the level of each part, in the order of ``PARTS``; alike for both orders of the accounts."""
    left, right = (one, other) if one.account_id <= other.account_id else (other, one)
    return tuple([level(left, right) for level in _LEVELS])
