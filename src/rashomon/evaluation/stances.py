"""Did it happen? Values and stances of predicates against the mean judgements of people.

In: judged predicates, by set and by the id of the sentence. Out: figures with intervals, and what was taken for what.

- By set: Pearson's r (``uw_r``) and the mean absolute error (``uw_mae``, in steps of the scale from -3 to +3), and the
  error of a reading that always says +3 (``uw_constant_mae``).
- By set and over all of them (``uw_denied_recall``, ``denied_recall``), in the bands of
  :mod:`rashomon.evaluation.bands`: precision, recall and F1 of each band, by value and words together
  (``denied_recall``), by the value alone (``value_denied_recall``), and by the words alone (``words_denied_recall``).

A predicate without a value counts as +3, for a ledger takes for asserted what nothing is known of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.evaluation.bands import BANDS, Band, band_of, band_of_stance, combined
from rashomon.evaluation.bootstrap import interval
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result, Table
from rashomon.evaluation.shares import ratio, share_intervals, shares
from rashomon.records import Stance

if TYPE_CHECKING:
    from rashomon.evaluation.bootstrap import Numbers

#: What a predicate without a value counts as, and what the reading of the baseline always says.
ALWAYS = 3.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicate: the judgement of people, our value (None where there is none), and the stance of the words.

    ``denied``: whether value and words together deny it; None where only the two by themselves are known.
    """

    gold: float
    value: float | None
    stance: Stance = "asserts"
    denied: bool | None = None

    @property
    def filled(self) -> float:
        """Our value, or what stands in for it."""
        return ALWAYS if self.value is None else self.value


#: Judged predicates by the id of their sentence.
BySentence = Mapping[str, Sequence[Judged]]
WAYS: Mapping[str, Callable[[Judged], Band]] = {
    "": lambda one: combined(one.filled, one.stance, one.denied),
    "value_": lambda one: band_of(one.filled),
    "words_": lambda one: band_of_stance(one.stance),
}


def summarise(benchmark: str, split: str, sets: Mapping[str, BySentence]) -> Result:
    """Score judged predicates, by set. Raises UsageError where a set has no sentence."""
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for name, sentences in sets.items():
        for figure, statistic in (("r", correlation), ("mae", error), ("constant_mae", constant_error)):
            sums = _sums(sentences)
            metrics[f"{name}_{figure}"] = float(statistic(sums.sum(axis=0, keepdims=True))[0])
            intervals[f"{name}_{figure}"] = interval(sums, statistic)
        for wanted in BANDS:
            counts = {key: _counts(judged, WAYS[""], wanted) for key, judged in sentences.items()}
            metrics |= shares(f"{name}_{wanted}", counts)
            intervals |= share_intervals(f"{name}_{wanted}", counts)
    pooled = {key: judged for sentences in sets.values() for key, judged in sentences.items()}
    for way, band in WAYS.items():
        for wanted in BANDS:
            counts = {key: _counts(judged, band, wanted) for key, judged in pooled.items()}
            metrics |= shares(way + wanted, counts)
            intervals |= share_intervals(way + wanted, counts)
    return Result(benchmark, split, len(pooled), metrics, intervals, _tables(sets, pooled))


def correlation(sums: Numbers) -> Numbers:
    """Return Pearson's r of each row of sums; 0 where one side does not vary."""
    import numpy as np

    n, x, y, xx, yy, xy = sums.T[:6]
    spread = np.sqrt(np.clip(n * xx - x * x, 0, None) * np.clip(n * yy - y * y, 0, None))
    return ratio(n * xy - x * y, np.where(spread > 1e-9, spread, 0.0))


def error(sums: Numbers) -> Numbers:
    """Return the mean absolute error of each row of sums."""
    return ratio(sums[:, 6], sums[:, 0])


def constant_error(sums: Numbers) -> Numbers:
    """Return the mean absolute error of always saying +3."""
    return ratio(sums[:, 7], sums[:, 0])


def _sums(sentences: BySentence) -> Numbers:
    """Return a row a sentence: how many predicates, and the sums that the three statistics come of."""
    import numpy as np

    rows = []
    for judged in sentences.values():
        gold, ours = np.array([one.gold for one in judged]), np.array([one.filled for one in judged])
        parts = (gold, ours, gold**2, ours**2, gold * ours, abs(gold - ours), abs(gold - ALWAYS))
        rows.append([len(judged), *(part.sum() for part in parts)])
    return np.array(rows, float).reshape(-1, 8)


def _counts(judged: Sequence[Judged], band: Callable[[Judged], Band], wanted: Band) -> Counts:
    right = sum(band(one) == wanted == band_of(one.gold) for one in judged)
    given, there = (sum(side(one) == wanted for one in judged) for side in (band, lambda one: band_of(one.gold)))
    return Counts(right, given, right, there)


def _tables(sets: Mapping[str, BySentence], pooled: BySentence) -> dict[str, Table]:
    """Count the predicates of each set, and for each gold band what it was taken for."""
    kept = {name: [one for judged in sentences.values() for one in judged] for name, sentences in sets.items()}
    tables: dict[str, Table] = {
        "predicates": {
            name: {"judged": len(judged), "without a value": sum(one.value is None for one in judged)}
            for name, judged in kept.items()
        }
    }
    for way, band in WAYS.items():
        pairs = Counter((band_of(one.gold), band(one)) for judged in pooled.values() for one in judged)
        title = f"gold band, and what it was taken for by {_TITLES[way]}"
        tables[title] = {gold: {ours: pairs[gold, ours] for ours in BANDS} for gold in BANDS}
    return tables


_TITLES = {"": "value and words", "value_": "value alone", "words_": "words alone"}
