"""One incident of the encoder to the several of its type that a report tells of.

In: the encoder's incidents, one a type, and the times and places of the report. Out: the same fills, parted. Targets
and people are joined, the pair of groups with the best mean chance to belong together first (average linkage), down to
``TOGETHER``. A group stays apart only if its sentences name another time or another place than those of the others: a
long report of one happening names many people far from each other. Who did it and with what goes to the one group that
it belongs to best. The chances are those of ``together.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.encoder.decode import Fill, Told
from rashomon.extract.settings import Settings
from rashomon.pipeline.together import Around, Named, around_of, chance, named
from rashomon.records import Sentence

#: The mean chance from which two groups are one incident. Training texts of MUC-4, read by encoders and parted by
#: weights that had not seen them, are read best from 0.45 to 0.55; other news asks for less parting (decision 42).
TOGETHER = 0.4
#: Roles of whom or what was hit: an incident of its own has one of these.
HIT = frozenset({"Target", "Victim", "Person"})

_Group = list[int]


def parted(told: Sequence[Told], text: str, sentences: Sequence[Sentence], settings: Settings) -> tuple[Told, ...]:
    """Return the incidents, those parted that tell of several; the order of types stays, then that of the text."""
    if not any(_may_part(one) for one in told):
        return tuple(told)
    around = around_of(text, sentences, settings)
    return tuple(part for one in told for part in _parts(one, around))


def _may_part(one: Told) -> bool:
    return sum(fill.role in HIT for fill in one.fills) > 1


def _parts(one: Told, around: Around) -> Iterator[Told]:
    spots = [named(fill.candidate, around) for fill in one.fills]
    hit = [at for at, fill in enumerate(one.fills) if fill.role in HIT]
    groups = _anchored(_joined(hit, spots, around), spots, around)
    if len(groups) < 2:
        yield one
        return
    ordered = sorted(groups, key=lambda group: min(spots[at].start for at in group))
    homes = [_home(at, ordered, spots, around) for at in range(len(spots))]
    for number in range(len(ordered)):
        yield replace(one, fills=tuple(_of(number, one.fills, homes)))


def _joined(hit: Sequence[int], spots: Sequence[Named], around: Around) -> list[_Group]:
    """Join fills to groups; of equal pairs the first."""
    chances = {pair: chance(spots[pair[0]], spots[pair[1]], around) for pair in combinations(hit, 2)}
    groups = [[at] for at in hit]
    while len(groups) > 1:
        best = max(
            combinations(range(len(groups)), 2), key=lambda pair: _mean(groups[pair[0]], groups[pair[1]], chances)
        )
        if _mean(groups[best[0]], groups[best[1]], chances) < TOGETHER:
            break
        groups[best[0]] += groups.pop(best[1])
    return groups


def _anchored(groups: Sequence[_Group], spots: Sequence[Named], around: Around) -> list[_Group]:
    """Keep groups that are told of another time or place than every group before them; others join the likeliest."""
    kept: list[_Group] = []
    for group in sorted(groups, key=lambda group: min(spots[at].start for at in group)):
        if all(_elsewhere(group, other, spots) for other in kept):
            kept.append(group)
        else:
            homes = [sum(chance(spots[a], spots[b], around) for a in group for b in o) / len(o) for o in kept]
            kept[homes.index(max(homes))] += group
    return kept


def _elsewhere(one: _Group, other: _Group, spots: Sequence[Named]) -> bool:
    """Tell whether the sentences of two groups name times, or places, and none of them is the same."""
    times = [{time for at in group for time in spots[at].times} for group in (one, other)]
    places = [{place for at in group for place in spots[at].places} for group in (one, other)]
    return any(ours and theirs and not ours & theirs for ours, theirs in (times, places))


def _mean(one: _Group, other: _Group, chances: dict[tuple[int, int], float]) -> float:
    return sum(chances[min(a, b), max(a, b)] for a in one for b in other) / (len(one) * len(other))


def _home(at: int, groups: Sequence[_Group], spots: Sequence[Named], around: Around) -> int:
    """Return the group of a fill: its own, or the one it belongs to best, the first of equals."""
    own = next((number for number, group in enumerate(groups) if at in group), None)
    if own is not None:
        return own
    means = [sum(chance(spots[at], spots[one], around) for one in group) / len(group) for group in groups]
    return means.index(max(means))


def _of(number: int, fills: Sequence[Fill], homes: Sequence[int]) -> Iterator[Fill]:
    return (fill for fill, home in zip(fills, homes, strict=True) if home == number)
