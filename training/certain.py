"""Fit which accounts tell of an attack at all, and write ``vocabulary/certain_weights.yaml``.

Usage: python -m training.certain --data ../shared/data

In: labelled sets, each text read as it would be in use, but whatever the gate says of the whole of it. An account of
a text that tells of no attack (:mod:`rashomon.evaluation.gate_texts`) is an example of none; one of a text that tells
of one, of one, though a few of these are wrong too. ``certain_labels.yaml`` holds accounts that were judged one by
one, by the place of their first words. Only accounts that name no means take part (``pipeline.certain.is_vague``),
and no rule sets aside. Left out: what the gate, the encoder or linking is measured on, and half of the ordinary news,
by event, on which false accounts are counted (decision 71). Out: a base, a weight for each number of
``pipeline.certain.looks``, and the bar: that over which ``KEPT`` of the examples of attacks come when texts of their
fold took no part in the fit. It prints the shares.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from rashomon.encoding import report_id
from rashomon.evaluation.gate_sets import READERS
from rashomon.evaluation.gate_texts import Labelled
from rashomon.evaluation.muc4.keys import load_keys
from rashomon.evaluation.muc4.message import normalise
from rashomon.evaluation.sets import gva
from rashomon.evaluation.splits import FOLDS, calibrates, fold, held_out, studied
from rashomon.jobs.tools import make_tools
from rashomon.pipeline import Tools, certain
from rashomon.pipeline.reading import read_in_steps
from rashomon.records import HAPPENED, Report
from rashomon.settings import read_settings

OUT = Path(certain.__file__).parents[1] / "vocabulary" / "certain_weights.yaml"
LABELS = Path(__file__).with_name("certain_labels.yaml")
#: Share of the examples of attacks that the bar lets pass. Chosen by hand: half of those below it are none, read.
KEPT = 0.98
#: How much the weights may grow (scikit-learn's C), and what an account of a set of single sentences counts for. Chosen
#: by the shares printed, which are flat in both.
FREEDOM, SHORT = 0.03, 0.15
#: How many texts are taken of sets that have more, the first by digest.
_MOST = {"synthetic": 300, "awsd": 300, "gva": 150, "muc4": 150}
_ORDINARY = ("clusters", "ecbplus", "lgl", "timelines", "polnear", "timeml", "synthetic", "case2021")
_RELEVANT = ("ecbplus", "lgl", "timeml", "wikievents", "awsd")
#: Sets of ordinary news of which half is kept to count false accounts on.
COUNTED = frozenset({"clusters", "lgl", "timelines", "polnear", "timeml", "geovirus"})
_SHARED = frozenset({"awsd", "case2021", "lgl", "polnear", "wikievents"})
#: With fewer examples of either nothing is fitted.
_LEAST = 50
_UNDATED = date(2009, 11, 20)
Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """An account: its text, its numbers, whether it tells of an attack, what it counts for, whether it was judged."""

    key: str
    numbers: Numbers
    attack: bool
    counts: float = 1.0
    judged: bool = False


def kept_apart(text: Labelled) -> bool:
    """Tell a text of the half that false accounts are counted on."""
    return text.origin in COUNTED and fold(f"none/{text.key}", 2) == 1


def texts(data: Path) -> Iterator[Labelled]:
    """Yield the texts that take part, each with whether it tells of an attack; None where only labels tell."""
    judged = labels()
    for name in sorted({*_ORDINARY, *_RELEVANT, *judged}):
        taken = (one for one in READERS[name](data) if not _left_out(one))
        for text in _first(taken, _MOST.get(name)):
            whole = (name in _ORDINARY and text.relevant is False) or (name in _RELEVANT and text.relevant is True)
            if whole or text.id in judged.get(name, {}):
                yield text if whole else replace(text, relevant=None)
    yield from _first(_shootings(data), _MOST["gva"])
    yield from _first(_messages(data), _MOST["muc4"])


def _left_out(text: Labelled) -> bool:
    measured = text.held or (text.origin in _SHARED and held_out(text.key))
    return (
        measured or kept_apart(text) or (text.origin == "timeml" and text.id.startswith(("APW1999", "NYT1999", "XIE")))
    )


def _shootings(data: Path) -> Iterator[Labelled]:
    """Yield reports of gva that were studied, and of which linking was calibrated on."""
    for told in gva.load(data / "gva")[0]:
        if told.incidents and all(studied(f"gva/{one}") and calibrates(f"gva/{one}") for one in told.incidents):
            yield Labelled("gva", told.id, gva.report_of(told).text, True, min(told.incidents))


def _messages(data: Path) -> Iterator[Labelled]:
    for key in load_keys(data / "muc4" / "train.jsonl"):
        if key.templates:
            yield Labelled("muc4", key.doc_id, normalise(key.text), True)


def _first(found: Iterator[Labelled], most: int | None) -> list[Labelled]:
    return sorted(found, key=lambda text: fold(f"certain/{text.origin}/{text.id}", 2**64))[:most]


@cache
def labels() -> Mapping[str, Mapping[str, Mapping[str, Sequence[int]]]]:
    """Return the accounts that were judged: by set and text, the places where those of an attack and of none begin."""
    loaded: Mapping[str, Mapping[str, Mapping[str, Sequence[int]]]] = yaml.safe_load(LABELS.read_text("utf-8"))
    return loaded


def examples(text: Labelled, tools: Tools) -> Iterator[Example]:
    """Read a text and yield its accounts that name no means."""
    report = Report("", text.text, _UNDATED)
    steps = read_in_steps(replace(report, id=report_id(report)), tools)
    assert steps.seen is not None
    judged = labels().get(text.origin, {}).get(text.id, {})
    by_account = certain.told_by_account(steps.reading)
    for account in steps.reading.accounts:
        happened = account.stance in HAPPENED or account.id in steps.doubted
        told = by_account.get(account.id, [])
        if account.form != "incident" or not happened or not certain.is_vague(account, told):
            continue
        if account.id in steps.doubted and not steps.doubted[account.id].chance:
            continue  # a rule knows it for a mishap, a test or mere words, and the sum is not asked
        answer = next((name == "yes" for name, starts in judged.items() if account.span.start in starts), None)
        attack = text.relevant if answer is None else answer
        if attack is not None:
            counts = SHORT if text.origin == "awsd" else 1.0
            found = certain.looks(account, told, text.text, steps.sentences, steps.seen.kept.scores)
            yield Example(text.key, found, attack, counts, answer is not None)


def fit(chosen: Sequence[Example]) -> Pipeline:
    """Fit; many accounts of one text or event count for less than each of them, unless they were judged."""
    many = Counter(one.key for one in chosen)
    weights = [one.counts * (1.0 if one.judged else many[one.key] ** -0.3) for one in chosen]
    model = make_pipeline(
        DictVectorizer(), StandardScaler(with_mean=False), LogisticRegression(C=FREEDOM, max_iter=3000)
    )
    return model.fit(
        [one.numbers for one in chosen], [one.attack for one in chosen], logisticregression__sample_weight=weights
    )


def crossed(known: Sequence[Example]) -> NDArray[np.float64]:
    """Return for each example the chance by weights that its fold took no part in."""
    parts = np.array([fold(f"certain/{one.key}", FOLDS) for one in known])
    found = np.zeros(len(known))
    for number in range(FOLDS):
        model = fit([one for one, part in zip(known, parts, strict=True) if part != number])
        own = np.flatnonzero(parts == number)
        if len(own):
            found[own] = model.predict_proba([known[at].numbers for at in own])[:, 1]
    return found


def weights_of(model: Pipeline) -> dict[str, float]:
    """Return the weight of each number as it is, to two places."""
    names, scale = model[0].get_feature_names_out(), model[1].scale_
    pairs = zip(names, model[2].coef_[0] / scale, strict=True)
    return {str(name): round(float(weight), 2) for name, weight in pairs if round(float(weight), 2)}


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    tools = make_tools(read_settings(), threads=1)
    assert tools.encoder is not None
    open_gate = replace(tools.encoder.gate, report_mix=np.append(tools.encoder.gate.report_mix[:-1], 1e6))
    tools = replace(tools, encoder=replace(tools.encoder, gate=open_gate))
    known = [one for text in texts(args.data) for one in examples(text, tools)]
    if min(sum(one.attack is either for one in known) for either in (True, False)) < _LEAST:
        print(f"not {_LEAST} examples of each: nothing is fitted, and what is there stays")
        return
    chances, attack = crossed(known), np.array([one.attack for one in known])
    long = np.array([one.counts != SHORT for one in known])
    bar = round(float(np.quantile(chances[attack & long], 1 - KEPT)), 3)
    print(f"{len(known)} accounts, {attack.sum()} of attacks; bar {bar}")
    print(f"left out: {100 * np.mean(chances[~attack] < bar):.1f} % of those of none", end=", ")
    print(f"{100 * np.mean(chances[attack] < bar):.1f} % of those of attacks")
    judged = np.array([one.judged for one in known])
    for name, right in (("of none", ~attack), ("of attacks", attack)):
        print(f"judged, {name}: {(chances[judged & right] < bar).sum()} of {(judged & right).sum()} left out")
    model = fit(known)
    _write(args.out, {"bar": bar, "base": round(float(model[2].intercept_[0]), 3), "weights": weights_of(model)})


def _write(path: Path, weights: dict[str, object]) -> None:
    head = "".join(line for line in path.open(encoding="utf-8") if line.startswith("#"))
    path.write_text(head + yaml.safe_dump(weights, width=120, default_flow_style=None), "utf-8")


if __name__ == "__main__":
    main()
