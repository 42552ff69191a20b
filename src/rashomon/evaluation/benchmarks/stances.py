"""The stance that the rules give the words of an event, against how TimeML says that it is told.

In: a folder of `.tml` files, or of folders of them. Out: a result.

- ``denied_recall``: of what the key negates (polarity), prevents (counterfactual) or has denied, the share that gets
  the stance "denies", or another that its other labels allow; ``negated_recall`` and the like of each by itself.
- ``conditional_recall``: of what is put under a condition, the share that gets "conditional", or as above.
- ``modal_recall``: of what is modal, the share that is not asserted. ``asserted_recall``: of what has no label, the
  share that is.
- ``denied_precision`` and ``conditional_precision``: of the events that get that stance, the share that has a label
  which allows it; what follows from a condition ("if ..., it will fire") may be conditional too.

An event outside every sentence counts as asserted. Texts whose polarities were not annotated count for conditions and
modality alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result, Table
from rashomon.evaluation.sets.timeml_events import EventText, load
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.extract.scopes import stance_at
from rashomon.extract.sentences import split
from rashomon.records import Span, Stance

#: What the figures are called: of the texts that are given, half of one folder was looked at.
NAME = "development"
_OPEN: frozenset[Stance] = frozenset({"conditional", "possible", "fears", "intends", "asks", "unclear"})
#: The stances that are right for a label; for none, "asserts".
ALLOWED: Mapping[str, frozenset[Stance]] = MappingProxyType({
    "negated": frozenset({"denies"}), "counterfactual": frozenset({"denies"}), "disowned": frozenset({"denies"}),
    "conditional": frozenset({"conditional"}), "consequent": _OPEN | {"asserts"}, "modal": _OPEN,
})  # fmt: skip
_ASSERTED: frozenset[Stance] = frozenset({"asserts"})
#: Figures to the labels that they are of.
FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "denied": ("negated", "counterfactual", "disowned"), "negated": ("negated",), "disowned": ("disowned",),
    "counterfactual": ("counterfactual",), "conditional": ("conditional",), "modal": ("modal",),
})  # fmt: skip
#: Figures that texts without polarities count for too.
_ANYWHERE = frozenset({"conditional", "modal"})
#: Figures with a precision, and the stance that it is of.
_STANCES: Mapping[str, Stance] = MappingProxyType({"denied": "denies", "conditional": "conditional"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event's labels, and the stance it got."""

    labels: frozenset[str]
    stance: Stance

    @property
    def right(self) -> bool:
        """Whether one of the labels allows the stance; without labels, whether it is asserted."""
        allowed = [ALLOWED[label] for label in self.labels] or [_ASSERTED]
        return any(self.stance in one for one in allowed)


def measure_stances(folder: Path, look: Look) -> Result:
    """Measure the rules. Raises DataMissing where no text is there, OSError when one cannot be read."""
    texts = look.first(load(folder))
    told = {one.id: stances_of(one) for one in look.counted(texts)}
    polar = {one.id for one in texts if one.polar}
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for name, labels in FIGURES.items():
        counted = told if name in _ANYWHERE else {key: found for key, found in told.items() if key in polar}
        counts = {key: _counts(found, labels, _STANCES.get(name)) for key, found in counted.items()} or {"": Counts()}
        kept = ("recall", "precision", "f1") if name in _STANCES else ("recall",)
        metrics |= {f"{name}_{figure}": shares(name, counts)[f"{name}_{figure}"] for figure in kept}
        intervals |= {f"{name}_{figure}": share_intervals(name, counts)[f"{name}_{figure}"] for figure in kept}
    plain = {key: _asserted(found) for key, found in told.items() if key in polar} or {"": Counts()}
    metrics["asserted_recall"] = shares("asserted", plain)["asserted_recall"]
    intervals["asserted_recall"] = share_intervals("asserted", plain)["asserted_recall"]
    title = "label of the key, and the stance it got"
    return Result("stances", look.split or NAME, len(texts), metrics, intervals, {title: _table(told)})


def stances_of(text: EventText) -> list[Told]:
    """Return the stance that the words around it give each event of a text."""
    sentences = split(text.text)
    found: list[Told] = []
    for event in text.events:
        home = next((s for s in sentences if s.span.start <= event.start < s.span.end), None)
        stance = stance_at(home, Span(event.start, event.end))[0] if home is not None else "asserts"
        found.append(Told(event.labels, stance))
    return found


def _counts(told: Sequence[Told], labels: Sequence[str], stance: Stance | None) -> Counts:
    gold = [one for one in told if not one.labels.isdisjoint(labels)]
    given = [one for one in told if one.stance == stance]
    allowed = [one for one in given if not one.labels.isdisjoint({*labels, *_beside(labels)})]
    return Counts(len(allowed), len(given), sum(one.right for one in gold), len(gold))


def _beside(labels: Sequence[str]) -> tuple[str, ...]:
    return ("consequent",) if "conditional" in labels else ()


def _asserted(told: Sequence[Told]) -> Counts:
    plain = [one for one in told if not one.labels]
    right = sum(one.right for one in plain)
    return Counts(right, len(plain), right, len(plain))


def _table(told: Mapping[str, Sequence[Told]]) -> Table:
    pairs = Counter(
        (label, one.stance) for found in told.values() for one in found for label in one.labels or ("none",)
    )
    stances = sorted({stance for _, stance in pairs})
    return {label: {stance: pairs[label, stance] for stance in stances} for label in (*ALLOWED, "none")}
