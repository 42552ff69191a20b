"""What share of what is told is true, and what share of what is true is told: statements judged by reading the report.

In: the folder of all sets, and the judgements of this repository (:mod:`rashomon.evaluation.sets.judged`). Out: a
result over the held reports, read by the whole road. A statement that was judged counts as told where it is still made,
with a score from which briefs tell it. ``_precision`` is the share true of those told, ``_recall`` the share told of
the true ones; what is told and was never judged is not asked. ``made_precision`` is the share true of all that are
still made, whatever their score. A statement is true where only its speaker is wrong; those in doubt are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.muc4.counts import Counts, total
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import judged
from rashomon.evaluation.sets.judged import Judged, Key
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.jobs.incidents import TOLD
from rashomon.pipeline.looks import GROUPS
from rashomon.records import Reading, Report

#: A report to what is read from it.
Read = Callable[[Report], Reading]
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
    tell = read or _reader()
    scores = {one.key: (one, scored(tell(one.report))) for one in look.counted(texts)}
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    by_field = {key: counted(one, found) for key, (one, found) in scores.items()}
    for name in ("all", *NAMES):
        by_text = {key: total(of.values()) if name == "all" else of[name] for key, of in by_field.items()}
        metrics |= shares(name, by_text)
        intervals |= share_intervals(name, by_text)
    made = total(of for one, found in scores.values() for of in counted(one, dict.fromkeys(found, 1.0)).values())
    metrics["made_precision"] = 100 * made.precision
    return Result("judged", "held", len(texts), metrics, intervals)


def scored(reading: Reading) -> dict[Key, float]:
    """Return the scores of a reading's statements, by what a judgement names them by."""
    accounts = {one.id: one for one in reading.accounts}
    of_accounts = (one for one in reading.statements if one.account_id in accounts)
    return {judged.key_of(one, accounts[one.account_id]): one.score for one in of_accounts}


def counted(one: Judged, found: Mapping[Key, float]) -> dict[str, Counts]:
    """Return the counts of a report by group of fields: true and told, told, true and told, true."""
    return {name: _counts(dict(_of(one, name)), found) for name in NAMES}


def _of(one: Judged, name: str) -> Iterator[tuple[Key, str]]:
    for key, verdict in one.verdicts.items():
        group = GROUPS.get(key[0]) or ("count" if key[0] in _COUNTS else "rest")
        if group == name and verdict != "doubt":
            yield key, verdict


def _counts(verdicts: Mapping[Key, str], found: Mapping[Key, float]) -> Counts:
    told = {key for key in verdicts if found.get(key, 0.0) >= TOLD}
    true = {key for key, verdict in verdicts.items() if verdict in judged.TRUE}
    return Counts(len(told & true), len(told), len(told & true), len(true))


def _reader() -> Read:
    from rashomon.jobs.tools import make_tools
    from rashomon.pipeline import read_report
    from rashomon.settings import read_settings

    tools = make_tools(read_settings())
    return lambda report: read_report(report, tools)
