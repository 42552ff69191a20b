"""Who says what is told of real reports, and how firmly: values that were marked by reading.

In: the folder of all sets, and the marks of this repository (:mod:`rashomon.evaluation.sets.tellings`). Out: a result
over the held reports, read by the whole road. Of the values drawn by chance among all that was told, those that are
still told and belong to an incident: ``speaker_accuracy`` is the share told by whom the report has it from, in its own
voice or by the same name; ``attributed_`` are precision and recall of what somebody is named as saying;
``stance_accuracy`` is the share told as the report tells it; ``unsure_`` are precision and recall of telling that
something is no plain fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.road import Read, reader
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import tellings
from rashomon.evaluation.sets.tellings import MarkedValue, Telling, is_own_voice
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.records import HAPPENED, Reading, Statement

#: What is counted, and which of its shares are shown: of an accuracy both are the same.
NAMES: Mapping[str, tuple[str, ...]] = {
    "speaker": ("precision",), "attributed": ("precision", "recall", "f1"),
    "stance": ("precision",), "unsure": ("precision", "recall", "f1"),
}  # fmt: skip


def measure_tellings(data: Path, look: Look, *, read: Read | None = None, folder: Path = tellings.FOLDER) -> Result:
    """Measure on the held reports. Raises DataMissing when marks or a set they speak of are not there."""
    try:
        texts = look.first(tellings.load(data, folder, held=True))
    except (OSError, ValueError) as error:
        raise DataMissing(f"'evaluate tellings' reads marks in {folder}, their reports in {data}: {error}") from error
    if not texts:
        raise DataMissing(f"{folder} holds no marks: run from the folder of the repository that has them")
    tell = read or reader()
    counts = {f"{one.set}/{one.key}": counted(one, tell(one.report)) for one in look.counted(texts)}
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    for name, kinds in NAMES.items():
        by_text = {key: of[name] for key, of in counts.items()}
        kept = {f"{name}_{kind}": f"{name}_{kind}" if len(kinds) > 1 else f"{name}_accuracy" for kind in kinds}
        found, around = shares(name, by_text), share_intervals(name, by_text)
        metrics |= {shown: found[own] for own, shown in kept.items()}
        intervals |= {shown: around[own] for own, shown in kept.items()}
    return Result("tellings", "held", len(texts), metrics, intervals)


def counted(one: Telling, reading: Reading) -> dict[str, Counts]:
    """Return the counts of a report by what is counted."""
    pairs = list(told(one, reading))
    right = sum(value.is_told_by(statement.speaker) for value, statement in pairs)
    own = [(bool(value.who), not is_own_voice(statement.speaker)) for value, statement in pairs]
    named = sum(marked and found and value.is_told_by(statement.speaker)
                for (value, statement), (marked, found) in zip(pairs, own, strict=True))  # fmt: skip
    stances = sum(value.stance == statement.stance for value, statement in pairs)
    unsure = [(value.stance not in HAPPENED, statement.stance not in HAPPENED) for value, statement in pairs]
    both = sum(marked and found for marked, found in unsure)
    return {
        "speaker": Counts(right, len(pairs), right, len(pairs)),
        "attributed": Counts(named, sum(found for _, found in own), named, sum(marked for marked, _ in own)),
        "stance": Counts(stances, len(pairs), stances, len(pairs)),
        "unsure": Counts(both, sum(found for _, found in unsure), both, sum(marked for marked, _ in unsure)),
    }


def told(one: Telling, reading: Reading) -> Iterator[tuple[MarkedValue, Statement]]:
    """Yield the values drawn by chance that belong to an incident, with the likeliest statement of each."""
    for value in one.values:
        if value.drawn and value.verdict != "none":
            found = [statement for statement in reading.statements if value.is_value_of(statement)]
            if found:
                yield value, max(found, key=lambda statement: statement.score)
