"""Scans to incidents: which types a text tells of, and which candidates fill their roles.

In: a scan. Out: for every incident its type, its fills and their scores. Two scorers (tree ensembles, run by
onnxruntime) give the chance that a text tells of an incident of a type and that a candidate fills its role in one;
they and the thresholds in ``decode.json`` were fitted on scans of training texts by encoders that had not seen them
(``training/decode.py``). The rules of choice are all here:

1. a type is told of when its chance reaches ``type``;
2. a candidate is a fill of it when its chance reaches the threshold of its role;
3. of candidates of one role whose best places overlap, the likeliest stays;
4. an incident that is left without anyone who did it and anyone or anything hit takes the likeliest such candidate,
   when its chance reaches ``guess``;
5. one that has none even then is told of when the chance of its type reaches ``bare``.

A chosen candidate that is only a piece of a phrase is made whole (:mod:`rashomon.encoder.pieces`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rashomon.encoder.candidates import FILLED, Candidate, candidates
from rashomon.encoder.details import Details, details
from rashomon.encoder.features import Evidence, evidence, fill_rows, type_rows
from rashomon.encoder.labels import TYPES
from rashomon.encoder.model import WEIGHTS, Session, open_session, shipped
from rashomon.encoder.pieces import whole
from rashomon.encoder.scan import Floats, Scan


@dataclass(frozen=True, slots=True)
class Fill:
    """A candidate chosen for an incident: ``words`` as printed at its best place, the chance, and its details."""

    role: str
    words: str
    start: int
    end: int
    score: float
    candidate: Candidate
    details: Details


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as the encoder reads it: its MUC-4 type, the chance that the text tells of one, its fills."""

    type: str
    score: float
    fills: tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class Scorers:
    """The fitted scorers and the thresholds; ``places``, of the places of an incident, is for later steps."""

    types: Session
    fills: Session
    thresholds: Mapping[str, float]
    places: Session | None = None


@cache
def load_scorers(folder: Path = WEIGHTS) -> Scorers:
    """Load the scorers and thresholds that ship with the encoder. Raises DataMissing when a file is not there."""
    thresholds = json.loads(shipped(folder / "decode.json").read_text("utf-8"))["thresholds"]
    types, fills, places = (open_session(folder / f"{name}.onnx", 1) for name in ("types", "fills", "places"))
    return Scorers(types, fills, thresholds, places)


def decode(scan: Scan, scorers: Scorers) -> tuple[Told, ...]:
    """Return the incidents that a scan tells of, the likeliest first."""
    if not len(scan.offsets):
        return ()
    found = candidates(scan)
    given = evidence(scan)
    types = chances(scorers.types, type_rows(scan, given, found))
    fills = _fill_chances(scan, given, found, scorers)
    made = (
        Told(TYPES[at], float(types[at]), tuple(_fill(scan, *one) for one in whole(chosen, found, scan)))
        for at, chosen in choose(found, fills, types, scorers.thresholds)
    )
    return tuple(sorted(made, key=lambda one: -one.score))


def choose(
    found: Sequence[Candidate], fills: Floats, types: Floats, thresholds: Mapping[str, float]
) -> Iterator[tuple[int, list[tuple[Candidate, float]]]]:
    """Yield each type told of, as its column, with the candidates that fill its roles and their chances.

    ``fills`` (candidates, types) and ``types`` (types,) are chances; rules 1 to 5 of this module are applied to them.
    """
    for at in range(len(TYPES)):
        if types[at] >= thresholds["type"]:
            chosen = _with_someone(_chosen(found, fills[:, at], thresholds), found, fills[:, at], thresholds["guess"])
            if types[at] >= thresholds["bare"] or _someone(chosen):
                yield at, chosen


def _someone(chosen: Sequence[tuple[Candidate, float]]) -> bool:
    return any(one.role != "Weapon" for one, _ in chosen)


def _with_someone(
    chosen: list[tuple[Candidate, float]], found: Sequence[Candidate], scores: Floats, guess: float
) -> list[tuple[Candidate, float]]:
    """Apply rule 4."""
    likeliest = max(
        ((float(scores[at]), -at) for at, one in enumerate(found) if one.role != "Weapon"), default=(0.0, 0)
    )
    if _someone(chosen) or not found or likeliest[0] < guess:
        return chosen
    return [*chosen, (found[-likeliest[1]], likeliest[0])]


def _chosen(
    found: Sequence[Candidate], scores: Floats, thresholds: Mapping[str, float]
) -> list[tuple[Candidate, float]]:
    chosen: list[tuple[Candidate, float]] = []
    for role in FILLED:
        taken: list[tuple[int, int]] = []
        mine = [at for at, one in enumerate(found) if one.role == role and scores[at] >= thresholds[role]]
        for at in sorted(mine, key=lambda at: -scores[at]):
            best = found[at].best
            if not any(best.first < stop and first < best.stop for first, stop in taken):
                taken.append((best.first, best.stop))
                chosen.append((found[at], float(scores[at])))
    return chosen


def _fill_chances(scan: Scan, given: Evidence, found: Sequence[Candidate], scorers: Scorers) -> Floats:
    if not found:
        return np.zeros((0, len(TYPES)), np.float32)
    return chances(scorers.fills, fill_rows(scan, given, found)).reshape(-1, len(TYPES))


def chances(scorer: Session, rows: Floats) -> Floats:
    """Run a scorer over rows (n, width); return (n,) probabilities."""
    out: Floats = scorer.run(["chances"], {"rows": rows})[0][:, 0]
    return out


def _fill(scan: Scan, one: Candidate, score: float) -> Fill:
    best = one.best
    words = scan.text[best.start : best.end]
    return Fill(one.role, words, best.start, best.end, score, one, details(scan, one))
