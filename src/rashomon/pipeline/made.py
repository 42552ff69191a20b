"""The statements of a reading to which steps behind the rules add: what is told already, and their order.

In: statements. Out: the same, or whether one adds nothing. Never makes a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.records import Statement


def in_order(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return statements as a reading holds them: each once, as they stand in the report."""
    unique = {statement.id: statement for statement in statements}
    return tuple(sorted(unique.values(), key=lambda s: (s.span, s.account_id, s.field, s.id)))


def is_told(made: Statement, told: Iterable[Statement]) -> bool:
    """Tell what a statement of the same field and sentence tells, in these words, in more or in fewer."""
    words = made.value.words.lower()
    others = (s.value.words.lower() for s in told if (s.field, s.span) == (made.field, made.span))
    return any(words in other or other in words for other in others)
