"""What of the encoder's incidents the rules tell already under another type.

In: an incident as the encoder reads it, and the statements there are. Out: whether all of its fills are told in their
sentences. Never makes a statement.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.encoder.decode import Fill, Told
from rashomon.pipeline.around import Around
from rashomon.pipeline.fills import FIELDS
from rashomon.records import Account, Name, Statement
from rashomon.vocabulary import kinds

#: Types of MUC-4 that are attacks as well, by what is done.
_APART = frozenset({"ARSON", "ROBBERY", "HIJACKING"})
_DOERS = frozenset({"perpetrator"})
_WEAPONS = frozenset({"weapon", "kind"})
_HIT = frozenset({
    "target", "target_physical", "victim", "killed", "injured", "casualties", "kidnapped", "damage", "place", "missing",
})  # fmt: skip


def repeats(one: Told, accounts: Iterable[Account], statements: Iterable[Statement], around: Around) -> bool:
    """Tell an attack all of whose fills their own sentences tell of an arson, a robbery or a hijacking."""
    own = {account.id for account in accounts if kinds()[account.kind].get("muc4") in _APART}
    known = [statement for statement in statements if statement.account_id in own]
    return one.type == "attack" and bool(one.fills) and all(_is_told(fill, known, around) for fill in one.fills)


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
