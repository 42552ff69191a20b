"""What numbers of a count come to with whoever is told of beside them: "two died at the scene and a third in hospital".

In: the parts of a count in one sentence. Out: a number and why. Never chooses among sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.values.quantities.narrower import is_narrower
from rashomon.values.quantities.parts import Part
from rashomon.values.quantities.persons import persons

#: Rules that tell of killing with who did it as the subject: their number leaves out who did it.
BY_SOMEBODY = ("rule:killing", "rule:killed_active", "rule:victim_killed_active")


def of_sentence(parts: Sequence[Part]) -> tuple[int, str]:
    """Return what one sentence comes to, and by which words."""
    numbers = [part for part in parts if part.is_number and not part.is_included]
    alone = [part for part in numbers if not part.is_other]
    people = [part for part in parts if not part.is_number and not part.is_deed]
    base = max((part.number for part in alone), default=0)
    others = max((part.number for part in numbers if part.is_other), default=0)
    if alone and others:
        return base + others, f"{base} and {others} others"
    if others:
        return others + min(persons(people), 1), f"{others} others"
    each = _each_with_a_verb(alone)
    if each > base:
        return each, "several told with a verb each"
    beside = [p for p in people if p.ordinal > base or p.is_other]
    if base and (own := _killed_besides(parts, base)):
        return base + own, f"{base} and {own} killed besides"
    if base and beside:
        return max(base + len(beside), max(p.ordinal for p in beside)), f"{base} and {len(beside)} more"
    if base:
        return base, f"{base} told as a number"
    return persons(people), "told of one by one"


def _each_with_a_verb(alone: Sequence[Part]) -> int:
    """Add numbers of one sentence that are each told with a verb: "a cook | was killed and | two guards | were killed".

    Those who hold some of the others ("ten people were killed, two guards were killed") are not added to them. Neither
    are numbers that others tell, that are told of some ("one was in hospital"), or that stand in no list of clauses.
    """
    told = {part.words.lower(): part for part in alone if part.value.low == part.value.high and " " in part.words}
    told = {words: part for words, part in told.items() if not part.is_some}
    parts = [part for part in told.values() if not any(is_narrower(other.words, part.words) for other in told.values())]
    if len(parts) < 2 or len({(part.statement.speaker, part.statement.field) for part in parts}) > 1:
        return 0
    later = [part for part in parts if part.is_coordinate]
    return sum(part.number for part in parts) if len(later) == len(parts) - 1 else 0


def _killed_besides(parts: Sequence[Part], base: int) -> int:
    """Count who is told of alone as killed besides a number in one sentence, each with a verb of its own.

    "He killed his wife and then fatally shot three men"; "Four people were killed by a man before he was shot dead".
    """
    numbers = [part for part in parts if part.is_number and part.number == base]
    alone = [part for part in parts if not part.is_number and not part.is_deed and not part.is_doer]
    if all(part.statement.found_by.split()[0] in BY_SOMEBODY for part in numbers):
        others = [part for part in alone if part.statement.found_by.split()[0] in ("rule:killing", "rule:doer_killed")]
        return min(len(others), 1)
    return int(any(part.is_ended for part in alone))
