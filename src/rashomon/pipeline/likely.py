"""How likely each statement of an incident is true to its report: the score that it is kept with.

In: a reading, and the ground its statements stand on. Out: the reading, with the chance of each such statement as its
score. A sum of named weights decides (:mod:`rashomon.pipeline.looks` names what they weigh); ``likely.json`` holds
them, ``likely_voices.json`` those of what is denied, feared, planned, asked or kept silent about and of who claimed it
(:mod:`rashomon.pipeline.voiced`), ``likely_acts.json`` those of verbal acts, fitted by ``training/likely.py`` to
statements that were judged by reading the report. Nothing is dropped: what is likely false is kept with its score, and
left out of briefs.

All statements of a verbal act have one chance: that of the act. Left as they are: what the encoder itself was hardly
sure of, what only exports ask for, counts of incidents, and acts about no incident that happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, sqrt

from rashomon.pipeline import looks, voiced
from rashomon.pipeline.ground import Ground
from rashomon.pipeline.looks import OF_REPORT, OPENS
from rashomon.records import HAPPENED, Reading, Statement

#: The files of the weights: of what is told as a fact, of what is told otherwise, and of verbal acts.
STATEMENTS, VOICES, ACTS = "likely.json", "likely_voices.json", "likely_acts.json"
#: Fields whose statements were judged.
FIELDS = frozenset({
    "kind", "time", "place", "weapon", "munitions", "munitions_failed", "munitions_intercepted", "target",
    "target_physical", "victim", "killed", "injured", "casualties", "missing", "kidnapped", "arrested", "damage",
    "perpetrator", "motive",
})  # fmt: skip
#: No statement that is weighed has a lower score: from there on linking takes it for evidence, true or not, for reports
#: of one incident are misread alike.
LOWEST = 0.2
#: How many parts of a sum are shown for it, and against it.
SHOWN = 3
#: Below this score a statement was none of those judged.
LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Weights:
    """What the odds are without knowing anything, and what each number and each word adds; logarithms of odds."""

    base: float
    numbers: Mapping[str, float]
    words: Mapping[str, float]

    def parts(self, one: Statement, ground: Ground) -> Iterator[tuple[str, float]]:
        """Yield what speaks for and against a statement, by name; words weigh less the more of them there are."""
        of = voiced if voiced.is_voice(one, ground) else looks
        for name, number in of.numbers(one, ground).items():
            if weight := self.numbers.get(name):
                yield name, weight * number
        for group in of.words(one, ground):
            for name in group:
                if weight := self.words.get(name):
                    yield name, weight / sqrt(len(group))

    def chance(self, one: Statement, ground: Ground) -> float:
        """Return how likely a statement is true to the report, from 0 to 1."""
        total = self.base + sum(part for _, part in sorted(self.parts(one, ground)))
        return 1 / (1 + exp(-total))


def weightiest(one: Statement, ground: Ground) -> tuple[tuple[str, float], ...]:
    """Return what speaks most for a statement and most against it, ``SHOWN`` parts of either, the weightiest first.

    What the statements of a report have alike is one part.
    """
    parts: dict[str, float] = {}
    _, weighed = ground.acts.get(one.account_id, (None, one))
    for name, weight in load_weights(kept_in(one, ground)).parts(weighed, ground):
        part = "the report as a whole" if name in OF_REPORT or name.endswith(OPENS) else name
        parts[part] = parts.get(part, 0.0) + weight
    by_weight = sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))
    most = [[part for part in by_weight if (part[1] > 0) is good][:SHOWN] for good in (True, False)]
    return tuple(sorted((part for side in most for part in side), key=lambda part: (-abs(part[1]), part[0])))


def is_weighed(one: Statement, ground: Ground) -> bool:
    """Tell a statement whose score is summed up here."""
    if one.score < LEAST:
        return False
    if one.account_id in ground.acts or voiced.is_voice(one, ground):
        return True
    return one.field in FIELDS and one.stance in HAPPENED and one.account_id in ground.incidents


def kept_in(one: Statement, ground: Ground) -> str:
    """Return the file of the weights that a statement is weighed by."""
    if one.account_id in ground.acts:
        return ACTS
    return VOICES if voiced.is_voice(one, ground) else STATEMENTS


def with_chances(ground: Ground) -> Reading:
    """Return the reading with the chance of each statement that is weighed as its score."""
    acts = load_weights(ACTS)
    of_acts = {key: acts.chance(act, ground) for key, (_, act) in ground.acts.items()}
    statements = []
    for one in ground.reading.statements:
        if is_weighed(one, ground):
            acted = of_acts.get(one.account_id)
            chance = load_weights(kept_in(one, ground)).chance(one, ground) if acted is None else acted
            one = replace(one, score=round(max(LOWEST, chance), 3))
        statements.append(one)
    return replace(ground.reading, statements=tuple(statements))


@cache
def load_weights(name: str) -> Weights:
    """Load the weights that ship, of one of the files."""
    stored = json.loads(files("rashomon.pipeline").joinpath(name).read_text("utf-8"))
    return Weights(stored["base"], stored["numbers"], stored["words"])
