"""Under which keys accounts are looked up, and whom one is compared with where a block has grown too large.

In: profiles. Out: block keys, and those an account is compared with. An account has blocks of its days with its towns,
its countries and the words of its target; of its months with its towns, for what is told by the month; of the names and
rare words in its text; of town and target, where look-alikes of other days meet. In a block of more than ``LARGEST``
accounts each is compared with its heads only: a quarter of the accounts, a sixteenth or fewer, drawn by their ids,
which have a block of their own. The heads in turn meet all. So the number of pairs grows with the number of accounts,
whatever they tell of. Who heads a block, and with it which pairs count, follows from the set of accounts alone, never
from the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256

from rashomon.linking.profiles import Profile
from rashomon.linking.where import COARSE
from rashomon.linking.words import RAREST, telling
from rashomon.vocabulary import kinds

#: A report without a time of happening is taken to tell of the days before it came out. Not fitted.
RECENT_DAYS = 3
#: Longer spans of time (a month, a year) are no help in finding pairs by the day.
MOST_DAYS = 8
#: Names and rare words that an account is looked up by, of all in its text: those whose digests come first, so that two
#: texts with the same names choose the same ones.
MOST_NAMES, MOST_WORDS = 12, 6
#: The most blocks of each of the other sorts.
MOST_KEYS = 16
#: A block of more accounts is too large to compare all its pairs; its heads, at most so many, are compared with all.
LARGEST, HEADS = 24, 8
#: How often a quarter is drawn again: enough for a block of three million accounts.
MOST_DRAWS = 8
#: How the keys of town and target begin, and those of rare words.
LOOK_ALIKES, WORDS = "alike|", "word|"
Pair = tuple[str, str]
Members = Callable[[str], Collection[str]]


def blocks(profile: Profile) -> frozenset[str]:
    """Return the block keys of an account; accounts that share one may be compared."""
    keys = [key for sort in SORTS for key in sort(profile)]
    drawn = range(1, draws(profile.account_id) + 1)
    return frozenset([*keys, *(drawn_from(key, draw) for key in keys for draw in drawn)])


def rivals(account_id: str, key: str, members: Members, everyone: Members) -> Collection[str]:
    """Return the accounts that one account is compared with for a block they share; itself may be among them.

    ``members`` gives the accounts of a block, of a large one any ``LARGEST`` + 1 of them; ``everyone`` gives them all.
    """
    found = members(key)
    if len(found) <= LARGEST:
        return found
    heads = heads_of(key, members)
    return everyone(key) if account_id in heads else heads


def heads_of(key: str, members: Members) -> Collection[str]:
    """Return the accounts of a large block that are compared with all others."""
    draw = draw_of_heads(key, lambda draw: len(members(drawn_from(key, draw))) <= HEADS)
    return members(drawn_from(key, draw)) if draw else ()


def draw_of_heads(key: str, few: Callable[[int], bool]) -> int:
    """Return how often the heads of a large block were drawn, 0 where it has none.

    ``few`` tells whether so many draws leave at most ``HEADS``. Of a block of look-alikes, which meet only to be kept
    apart, and of a word that many texts hold, and so is not rare, the heads are drawn once more: one or two of such a
    crowd say as much as eight.
    """
    draw = next((draw for draw in range(1, MOST_DRAWS + 1) if few(draw)), 0)
    return draw + 1 if draw and key.startswith((LOOK_ALIKES, WORDS)) else draw


def is_block(key: str) -> bool:
    """Tell whether a key is a block's own, not that of those drawn from it."""
    return not key[:1].isdigit()


def drawn_from(key: str, draw: int) -> str:
    """Return the key of the accounts of a block that were drawn so often."""
    return f"{draw}|{key}"


@lru_cache(maxsize=1 << 16)
def draws(account_id: str) -> int:
    """Return how often an account is drawn: each time one of four, by the digest of its id."""
    bits = int.from_bytes(sha256(account_id.encode()).digest()[:2], "big")
    return next((draw for draw in range(MOST_DRAWS) if bits >> (14 - 2 * draw) & 3), MOST_DRAWS)


def _by_day(profile: Profile) -> list[str]:
    towns, countries = _towns(profile), {place.country for place in profile.places if place.country} or {"??"}
    days = [_shown(day) for day in _days(profile)]
    coarse = {f"day|{day}|{country}" for day in days for country in countries}
    targets = {f"day|{day}|{word}" for day in days for word in profile.target}
    return _first({f"day|{day}|{town}" for day in days for town in towns} | coarse | targets)


@lru_cache(maxsize=1 << 15)
def _shown(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _by_month(profile: Profile) -> list[str]:
    months = {(when.start.year, when.start.month) for when in profile.times if when.start}
    return _first({f"month|{year}-{month:02}|{town}" for year, month in months for town in _towns(profile)})


def _by_name(profile: Profile) -> list[str]:
    return [f"name|{name}" for name in _drawn_first(profile.names, MOST_NAMES)]


def _by_word(profile: Profile) -> list[str]:
    rare = [word for word in profile.words if telling(word) == RAREST]
    return [f"{WORDS}{word}" for word in _drawn_first(rare, MOST_WORDS)]


def _drawn_first(names: Collection[str], most: int) -> Collection[str]:
    return names if len(names) <= most else sorted(names, key=_drawn)[:most]


@lru_cache(maxsize=1 << 16)
def _drawn(name: str) -> bytes:
    return sha256(name.encode()).digest()


def _alike(profile: Profile) -> list[str]:
    things = {place.site for place in profile.places if place.site} | profile.target or {"town"}
    family = kinds()[profile.kind]["family"]
    return _first({f"{LOOK_ALIKES}{town}|{thing}|{family}" for town in _towns(profile) for thing in things})


def _first(keys: set[str]) -> list[str]:
    return sorted(keys)[:MOST_KEYS]


def _towns(profile: Profile) -> set[str]:
    return {place.city or place.name for place in profile.places if place.precision not in COARSE}


def _days(profile: Profile) -> list[int]:
    """Return the days of the account's times, or those before its report came out where it tells none."""
    if not profile.days:
        out = profile.published.toordinal()
        return [out - n for n in range(RECENT_DAYS + 1)]
    days = {day for first, last in profile.days for day in range(first, min(last, first + MOST_DAYS) + 1)}
    return sorted(days)[:MOST_DAYS]


#: The sorts of blocks: each gives the keys of an account, and no two give one key.
SORTS: Sequence[Callable[[Profile], list[str]]] = (_by_day, _by_month, _alike, _by_name, _by_word)
