"""Time expressions against marked ones, as TempEval-3 scored them (UzZaman et al. 2013, "SemEval-2013 Task 1").

In: the marked and the predicted TIMEX3 of each text. Out: counts by text, from which precision, recall and F1 come.

- ``strict``: the characters are the same. ``relaxed``: they overlap. Each goes with one other at most; those with the
  same characters go together first, the others in order.
- ``value`` and ``type``: relaxed, and the attribute is the same text. That is the paper's F1 of relaxed matches times
  the share of them whose attribute is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.sets.timeml import TimeText, Timex
from rashomon.evaluation.shares import share_intervals, shares

#: The figures, in the order in which they are printed.
KINDS = ("strict", "relaxed", "value", "type")
Predicted = Mapping[str, Sequence[Timex]]


def pairs(gold: Sequence[Timex], predicted: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Yield which predicted expression goes with which marked one: equal characters first, then overlap, in order."""
    exact = {(one.start, one.end): one for one in predicted}
    left = []
    taken = set()
    for one in gold:
        if other := exact.get((one.start, one.end)):
            taken.add(other)
            yield one, other
        else:
            left.append(one)
    for one in left:
        for other in predicted:
            if other not in taken and one.start < other.end and other.start < one.end:
                taken.add(other)
                yield one, other
                break


def count(gold: Sequence[Timex], predicted: Sequence[Timex]) -> dict[str, Counts]:
    """Count one text for each of ``KINDS``."""
    right = dict.fromkeys(KINDS, 0)
    for one, other in pairs(gold, predicted):
        right["strict"] += (one.start, one.end) == (other.start, other.end)
        right["relaxed"] += 1
        right["value"] += one.value == other.value
        right["type"] += one.type == other.type
    return {kind: Counts(hits, len(predicted), hits, len(gold)) for kind, hits in right.items()}


def figures(texts: Sequence[TimeText], predicted: Predicted) -> tuple[dict[str, float], dict[str, tuple[float, float]]]:
    """Return the figures of all texts, and their intervals: those of a part have its name, in small letters, in front.

    A text that is missing in ``predicted`` has no expressions. Raises UsageError where there is no text.
    """
    by_text = {text.id: count(text.times, predicted.get(text.id, ())) for text in texts}
    parts = sorted({text.part for text in texts} - {""})
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for part in ("", *parts):
        chosen = [text.id for text in texts if part in ("", text.part)]
        for kind in KINDS:
            name = f"{part.lower()}_{kind}" if part else kind
            counts = {identifier: by_text[identifier][kind] for identifier in chosen}
            metrics |= shares(name, counts)
            intervals |= share_intervals(name, counts)
    return metrics, intervals
