"""With what: MUC-4 slots 6 and 7.

In: the weapon statements of one account, its kind, and the sentences that name whom or what it hit. Out: fills. MUC-4
task documentation, part 1, sections 7.7 and 7.8: the type may be told by what was done ("shot"), the words may not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from rashomon.export.muc4.classes import instrument_type
from rashomon.export.muc4.notation import NOTHING, quote, refer
from rashomon.export.muc4.words import told
from rashomon.records import Category, Statement
from rashomon.vocabulary import kinds, load_vocabulary
from rashomon.vocabulary.codebooks import weapon_codes

#: Types that only a bombing implies: near an attack of another type, a bomb may be of another incident.
_OF_BOMBINGS = frozenset({"BOMB", "EXPLOSIVE"})


def instrument_fills(
    statements: Sequence[Statement], kind: str, incident: str = "", near: str | None = None
) -> tuple[list[str], list[str]]:
    """Return the fills of slots 6 and 7: the words for each weapon, and its type with a reference to them.

    Where no words name one, what was done may imply the type: by the ``kind``, or, for an incident that the encoder
    read, by the words of the sentences ``near`` whom and what it hit; ``incident`` is the fill of slot 4.
    """
    ids: list[str] = []
    types: list[str] = []
    for statement in told(statements, "weapon"):
        value = statement.value
        words = value.words
        found = instrument_type(words) or (type_of_class(value.code) if isinstance(value, Category) else "")
        ids.append(quote(words))
        types.append(refer(found, quote(words)) if found else NOTHING)
    if not ids and (implied := implied_type(kind) if near is None else done_with(near, incident)):
        types.append(refer(implied, NOTHING))
    return ids, types


def done_with(near: str, incident: str) -> str:
    """Return the instrument type that words for what was done imply, "" for none.

    A bombing is done with a bomb, unless the words only tell that something exploded.
    """
    lowered = near.lower()
    found = [fill for fill, pattern in _implied() if pattern.search(lowered)]
    if incident == "BOMBING":
        return next((fill for fill in found if fill in _OF_BOMBINGS), "BOMB")
    return next((fill for fill in found if fill not in _OF_BOMBINGS), "")


@cache
def _implied() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    entries = load_vocabulary("implied_instruments").items()
    return tuple((fill, regex.compile(rf"\b(?:{'|'.join(entry['words'])})\b")) for fill, entry in entries)


def type_of_class(weapon: str) -> str:
    """Return the usual MUC-4 instrument type of a class of weapon, "" for none."""
    known = weapon in load_vocabulary("weapons")
    return next(iter(weapon_codes(weapon).muc4), "") if known else ""


def implied_type(kind: str) -> str:
    """Return the instrument type that a kind of happening implies by itself, "" for none."""
    weapon = kinds().get(kind, {}).get("weapon")
    return type_of_class(weapon) if weapon else ""
