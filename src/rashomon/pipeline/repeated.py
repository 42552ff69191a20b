"""What of the encoder's incidents the rules tell already under another type, and where they tell of none that happened.

In: an incident as the encoder reads it, and the statements there are. Out: whether all of its fills are told in their
sentences; the sentences that tell only of what did not happen. Never makes a statement.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.encoder.decode import Fill, Told
from rashomon.pipeline.around import Around
from rashomon.pipeline.doubles import ALIKE
from rashomon.pipeline.fills import FIELDS
from rashomon.records import HAPPENED, Name, Reading, Statement

_DOERS = frozenset({"perpetrator"})
_WEAPONS = frozenset({"weapon", "kind"})
_HIT = frozenset({
    "target", "target_physical", "victim", "killed", "injured", "casualties", "kidnapped", "damage", "place", "missing",
})  # fmt: skip


def repeats(one: Told, statements: Iterable[Statement], around: Around) -> bool:
    """Tell an attack, a bombing or an arson all of whose fills are told of an incident in their own sentences."""
    known = list(statements)
    return one.type in ALIKE and bool(one.fills) and all(_is_told(fill, known, around) for fill in one.fills)


def undone(reading: Reading) -> frozenset[int]:
    """Return the starts of sentences in which the rules tell of incidents, and of none that happened."""
    incidents = {one.id: one.stance in HAPPENED for one in reading.accounts if one.form == "incident"}
    told: dict[int, list[bool]] = {}
    for one in reading.statements:
        if one.account_id in incidents:
            told.setdefault(one.span.start, []).append(incidents[one.account_id])
    return frozenset(start for start, happened in told.items() if not any(happened))


def _is_told(fill: Fill, statements: Iterable[Statement], around: Around) -> bool:
    sentence = around.sentence_at(fill.start)
    field = FIELDS[fill.role]
    alike = _DOERS if field in _DOERS else _WEAPONS if field in _WEAPONS else _HIT
    words = fill.words.lower()
    return sentence is not None and any(
        words in _words(one) for one in statements if one.span == sentence.span and one.field in alike
    )


def _words(one: Statement) -> str:
    value = one.value
    return f"{value.words} {value.canonical}".lower() if isinstance(value, Name) else value.words.lower()
