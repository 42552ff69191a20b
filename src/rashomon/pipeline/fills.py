"""A fill that the encoder chose to the typed value of its field.

In: a fill. Out: a value. Names are read as everywhere else; what the head says of their kind counts where the name
itself does not tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rashomon.encoder.decode import Fill
from rashomon.extract.speakers import Speakers
from rashomon.extract.weapons import weapon_class
from rashomon.records import Category, Name, NameKind, Value, Wording
from rashomon.vocabulary import UNCLASSED

#: Role -> field of the statement.
FIELDS: Mapping[str, str] = MappingProxyType({
    "PerpInd": "perpetrator", "PerpOrg": "perpetrator", "Target": "target_physical", "Victim": "victim",
    "Person": "victim", "Weapon": "weapon",
})  # fmt: skip
_KINDS: Mapping[str, NameKind] = MappingProxyType({
    "PerpInd": "unnamed", "PerpOrg": "armed group", "Victim": "person", "Person": "unnamed",
})  # fmt: skip


def value_of(fill: Fill, speakers: Speakers) -> Value:
    """Return the value of a fill: a name, a class of weapon, or its words."""
    words = " ".join(fill.words.split())
    if fill.role in _KINDS:
        return _name(words, _KINDS[fill.role], speakers)
    if fill.role == "Weapon":
        return Category(words, _weapon(words), "weapons")
    return Wording(words)


def _weapon(words: str) -> str:
    """Return the class of the longest end of a phrase that has one: "a car bomb" is a car bomb, not a bomb."""
    parts = words.split()
    found = (weapon_class(" ".join(parts[at:])) for at in range(len(parts)))
    return next(filter(None, found), UNCLASSED)


def _name(words: str, kind: NameKind, speakers: Speakers) -> Name:
    read = speakers.name(words)
    return read if read.kind != "unknown" else replace(read, words=words, kind=kind)
