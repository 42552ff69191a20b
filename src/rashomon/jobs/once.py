"""What of an account's statements tells one thing twice, as people would see it.

In: the statements of one account. Out: those that a dossier shows. Rules tell a target as the words of its sentence
have it ("the oil plant at Norport"); the encoder tells the thing attacked ("oil plant"). The ledger keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.records import Span, Statement


def told_once(told: Sequence[Statement]) -> list[Statement]:
    """Return statements without the things attacked that stand in a target of the same sentence already."""
    targets = [(one.span, one.value.words.lower()) for one in told if one.field == "target"]
    return [one for one in told if one.field != "target_physical" or not _stands_in(one, targets)]


def _stands_in(one: Statement, targets: Iterable[tuple[Span, str]]) -> bool:
    return any(one.span == span and one.value.words.lower() in words for span, words in targets)
