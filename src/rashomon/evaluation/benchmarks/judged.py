"""What share of what is told is true, and what share of what is true is told: statements judged by reading the report.

In: the folder of all sets, and the judgements of this repository (:mod:`rashomon.evaluation.sets.judged`). Out: a
result over the held reports, read by the whole road. A statement that was judged counts as told where it is still made,
with a score from which briefs tell it. ``_precision`` is the share true of those told, ``_recall`` the share told of
the true ones; what is told and was never judged is not asked. ``made_precision`` is the share true of all that are
still made, whatever their score. A statement is true where only its speaker is wrong; those in doubt are left out.
``voices_`` is the same for what is told otherwise than as a fact, for silence and claims of responsibility, ``acts_``
for verbal acts: there ``_recall`` is the share still told of those that were judged true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.road import Read, reader
from rashomon.evaluation.muc4.counts import Counts, total
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import judged
from rashomon.evaluation.sets.judged import Judged, Key
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.jobs.incidents import TOLD
from rashomon.pipeline.certain import told_by_account
from rashomon.pipeline.looks import GROUPS
from rashomon.records import Reading

#: Fields that are numbers of people or things.
_COUNTS = frozenset({"killed", "injured", "casualties", "missing", "kidnapped", "arrested", "munitions"})
NAMES = ("place", "time", "count", "victim", "target", "perpetrator", "weapon", "kind", "rest")


def measure_judged(data: Path, look: Look, *, read: Read | None = None, folder: Path = judged.FOLDER) -> Result:
    """Measure on the held reports. Raises DataMissing when judgements or a set they speak of are not there."""
    try:
        texts = look.first(judged.load(data, folder, held=True))
    except (OSError, ValueError) as error:
        raise DataMissing(
            f"'evaluate judged' reads judgements in {folder}, their reports in {data}: {error}"
        ) from error
    if not texts:
        raise DataMissing(f"{folder} holds no judgements: run from the folder of the repository that has them")
    tell = read or reader()
    counts = {one.key: measured(one, tell(one.report)) for one in look.counted(texts)}
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    for name in ("all", *NAMES, "voices", "acts"):
        by_text = {key: of[name] for key, of in counts.items()}
        metrics |= shares(name, by_text)
        intervals |= share_intervals(name, by_text)
    metrics["made_precision"] = 100 * total(of["made"] for of in counts.values()).precision
    return Result("judged", "held", len(texts), metrics, intervals)


def measured(one: Judged, reading: Reading) -> dict[str, Counts]:
    """Return all counts of a report: by group of fields, of all of them, of all that is made, of voices and acts."""
    found = scored(reading)
    by_field, made = counted(one, found), counted(one, dict.fromkeys(found, 1.0))
    of_all = {"all": total(by_field.values()), "made": total(made.values())}
    return {**by_field, **of_all, "voices": voices(one, reading), "acts": acts(one, reading)}


def scored(reading: Reading) -> dict[Key, float]:
    """Return the scores of a reading's statements, by what a judgement names them by."""
    accounts = {one.id: one for one in reading.accounts}
    of_accounts = (one for one in reading.statements if one.account_id in accounts)
    return {judged.key_of(one, accounts[one.account_id]): one.score for one in of_accounts}


def voices(one: Judged, reading: Reading) -> Counts:
    """Return the counts of what was judged and told otherwise than as a fact: true and told, told, both, true."""
    accounts = {account.id: account for account in reading.accounts if account.form == "incident"}
    found = [
        one.truth_of(told, accounts[told.account_id])
        for told in reading.statements
        if told.score >= TOLD and told.account_id in accounts
        and one.named(judged.key_of(told, accounts[told.account_id])) in one.voices
    ]  # fmt: skip
    known = [verdict == "right" or meant != "" for _, verdict, meant in one.voices.values()]
    true = sum(map(bool, found))
    return Counts(true, sum(truth is not None for truth in found), true, sum(known))


def acts(one: Judged, reading: Reading) -> Counts:
    """Return the counts of verbal acts that were judged: true and told, told, both, true."""
    told = told_by_account(reading)
    found = [
        one.truth_of_act(account, told[account.id])
        for account in reading.accounts
        if account.form == "said" and any(other.score >= TOLD for other in told.get(account.id, ()))
    ]
    true = sum(map(bool, found))
    known = sum(verdict in {"right", "mode"} for _, _, verdict in one.acts.values())
    return Counts(true, sum(truth is not None for truth in found), true, known)


def counted(one: Judged, found: Mapping[Key, float]) -> dict[str, Counts]:
    """Return the counts of a report by group of fields: true and told, told, true and told, true."""
    scores: dict[Key, float] = {}
    for key, score in found.items():
        scores[one.named(key)] = max(score, scores.get(one.named(key), 0.0))
    return {name: _counts(dict(_of(one, name)), scores) for name in NAMES}


def _of(one: Judged, name: str) -> Iterator[tuple[Key, str]]:
    for key, verdict in one.verdicts.items():
        group = GROUPS.get(key[0]) or ("count" if key[0] in _COUNTS else "rest")
        if group == name and verdict != "doubt":
            yield key, verdict


def _counts(verdicts: Mapping[Key, str], found: Mapping[Key, float]) -> Counts:
    told = {key for key in verdicts if found.get(key, 0.0) >= TOLD}
    true = {key for key, verdict in verdicts.items() if verdict in judged.TRUE}
    return Counts(len(told & true), len(told), len(told & true), len(true))
