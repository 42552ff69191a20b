"""Fit what each level of each part of the evidence is worth for linking.

Usage: python -m training.linking --data ../shared/data --out src/rashomon/linking/weights.json

In: pairs of reports of gva, of the incidents that linking is calibrated on (``splits.calibrates``), each read by the
whole pipeline and seen by its main account; and the look-alikes of the part "calibration". Out: points for each level.
The model is a logistic regression over levels whose weights may only grow from the level most against one incident to
the level most for it (a monotone additive model); "unknown" is worth nothing. So that no part leans on
another that a report may lack, every pair counts again, a little, with some parts unknown. It prints what the weights
come to on what they were fitted on; figures on other incidents are those of ``rashomon evaluate linking``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from rashomon.evaluation.accounts import Main, read_main
from rashomon.evaluation.lookalikes import make
from rashomon.evaluation.sets import gva
from rashomon.evaluation.splits import calibrates, mark
from rashomon.jobs.tools import make_tools
from rashomon.linking.decide import CONFLICT
from rashomon.linking.evidence import PARTS, Levels, levels
from rashomon.linking.weights import SAME, Weights
from rashomon.pipeline import Tools
from rashomon.settings import read_settings

#: How much a pair of look-alikes of one group counts, and one of two groups. Chosen so that neither the shootings nor
#: the look-alikes pay for the other, on the parts that are fitted.
ALIKE, ALIKE_ELSEWHERE = 0.3, 0.02
#: Parts left out, and how much a pair counts without them. Not fitted.
LEFT_OUT: Sequence[tuple[tuple[str, ...], float]] = (
    (("names", "words"), 0.5), (("time",), 0.15), (("place", "target"), 0.25), (("names", "words", "published"), 0.35),
    (("killed", "injured"), 0.15),
)  # fmt: skip
#: How much weights are kept small.
RIDGE = 0.1
#: The least that a step counts, in nats. Shootings are of one kind, and reports of them seldom name who did it
#: or what was hit, so nothing fitted tells what these are worth: another kind, as much as another town; a group, a
#: person or a target in both, less than a town. Two districts of one town are hardly told of there; what they are
#: worth was chosen on half of the events of MAVERICK.
LEAST: Mapping[tuple[str, str], float] = {
    ("kind", "different"): 3.5, ("target", "compatible"): 0.5, ("target", "same"): 0.7, ("actor", "same group"): 1.5,
    ("actor", "same person"): 1.0, ("place", "another part of town"): 1.8,
}  # fmt: skip
_TIME = tuple(PARTS).index("time")
Seen = Counter[tuple[Levels, bool]]


@dataclass(frozen=True, slots=True)
class Step:
    """From one level of a part to the next: the smallest thing that is fitted, never below 0."""

    part: str
    level: str


def steps() -> list[Step]:
    """Return all steps; each goes from its level towards "unknown" or from there to its level."""
    return [Step(name, level) for name, part in PARTS.items() for level in part.levels if level != "unknown"]


def steps_of(part: str, level: str) -> Iterator[tuple[Step, int]]:
    """Yield the steps from "unknown" to a level, each up or down."""
    order = PARTS[part].levels
    unknown, at = order.index("unknown"), order.index(level)
    yield from ((Step(part, order[i]), 1) for i in range(unknown + 1, at + 1))
    yield from ((Step(part, order[i]), -1) for i in range(at, unknown))


def shootings(data: Path, tools: Tools) -> Seen:
    """Compare every pair of reports of the incidents that linking is calibrated on."""
    reports, _ = gva.load(data / "gva")
    chosen = [one for one in reports if calibrates(f"gva/{min(one.incidents)}")]
    mains = [(one, read_main(gva.report_of(one), tools)) for one in chosen]
    return _seen([(main, set(one.incidents)) for one, main in mains if main is not None])


def look_alikes(tools: Tools) -> dict[tuple[Levels, bool], float]:
    """Compare the look-alikes, most within their groups; where their days conflict, no weight decides.

    Those of one day in two towns are left out: where a town was not read, nothing but the town would tell them apart.
    """
    mains = [(one, read_main(one.report, tools)) for one in make("calibration") if one.gap]
    groups: defaultdict[str, list[tuple[Main, set[str]]]] = defaultdict(list)
    for one, main in mains:
        if main is not None:
            groups[one.group].append((main, {one.incident}))
    inside = sum((_seen(members) for members in groups.values()), Seen())
    inside = Seen({(seen, same): times for (seen, same), times in inside.items() if seen[_TIME] not in CONFLICT})
    everywhere = _seen([member for members in groups.values() for member in members])
    return {key: everywhere[key] * ALIKE_ELSEWHERE + inside[key] * (ALIKE - ALIKE_ELSEWHERE) for key in everywhere}


def _seen(mains: Sequence[tuple[Main, set[str]]]) -> Seen:
    return Seen(
        (levels(one.profile, other.profile), bool(mine & theirs))
        for (one, mine), (other, theirs) in combinations(mains, 2)
        if one.profile.report_id != other.profile.report_id
    )


def fit(counted: Mapping[tuple[Levels, bool], float]) -> Weights:
    """Fit the weights on pairs and how much each counts."""
    rows: defaultdict[tuple[Levels, bool], float] = defaultdict(float)
    for (seen, same), times in counted.items():
        rows[seen, same] += times
        for left_out, share in LEFT_OUT:
            rows[_without(seen, left_out), same] += times * share
    columns = {step: number for number, step in enumerate(steps())}
    matrix = np.zeros((len(rows), len(columns) + 1))
    matrix[:, -1] = 1
    for row, (seen, _) in enumerate(rows):
        for part, level in zip(PARTS, seen, strict=True):
            for step, sign in steps_of(part, level):
                matrix[row, columns[step]] += sign
    signs = np.array([1.0 if same else -1.0 for _, same in rows])
    times = np.array(list(rows.values()))
    found = _minimum(matrix, signs, times, [LEAST.get((step.part, step.level), 0) for step in columns])
    sizes = {step: found[number] for step, number in columns.items()}
    parts = {
        name: {level: _points(sum(sign * sizes[step] for step, sign in steps_of(name, level))) for level in part.levels}
        for name, part in PARTS.items()
    }
    return Weights(_points(found[-1]), parts)


def _without(seen: Levels, left_out: Sequence[str]) -> Levels:
    return tuple("unknown" if name in left_out else level for name, level in zip(PARTS, seen, strict=True))


def _minimum(matrix: np.ndarray, signs: np.ndarray, times: np.ndarray, least: Sequence[float]) -> np.ndarray:
    """Return the weights of the least loss: all but the last, the base, at least so much."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = -signs * (matrix @ weights)
        slope = matrix.T @ (times * -signs / (1 + np.exp(-margins)))
        small = np.append(weights[:-1], 0)
        return (times * np.logaddexp(0, margins)).sum() + RIDGE / 2 * (small**2).sum(), slope + RIDGE * small

    bounds = [*((low, None) for low in least), (None, None)]
    start = np.array([*least, 0.0])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 5000})
    weights: np.ndarray = found.x
    return weights


def _points(nats: float) -> int:
    return round(100 * float(nats))


def main() -> None:
    """Fit and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    tools = make_tools(read_settings(), 1)
    seen = shootings(args.data, tools)
    counted: defaultdict[tuple[Levels, bool], float] = defaultdict(float, seen)
    for key, times in look_alikes(tools).items():
        counted[key] += times
    weights = fit(counted)
    reports, _ = gva.load(args.data / "gva")
    used = sorted({mark(i) for one in reports for i in one.incidents if calibrates(f"gva/{min(one.incidents)}")})
    written = {"base": weights.base, "parts": weights.parts, "calibrated_on": used}
    args.out.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    for same in (True, False):
        pairs = {of: times for (of, one), times in seen.items() if one is same}
        joined = sum(times for of, times in pairs.items() if weights.points(of) >= SAME)
        print(f"{'same' if same else 'different'}: {joined} of {sum(pairs.values())} joined")


if __name__ == "__main__":
    main()
