"""Who says what, as the encoder sees it, and whether what a word names happened.

In: a text and the sentences to read. Out: a :class:`SaidReading`: attributions as spans of characters (speaker, cue,
content), and a value for any word. Never resolves a name, never decides a stance.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rashomon.encoder.labels import FACTS, SAID_HEADS
from rashomon.encoder.model import WEIGHTS, Encoder, Range, load_encoder, shipped
from rashomon.encoder.scan import Scan
from rashomon.encoder.spoken import Chain, Spoken, places_of, spoken_of, walk

HEADS = tuple(SAID_HEADS)


@dataclass(frozen=True, slots=True)
class SaidReading:
    """The attributions of a text in order of place, what the encoder says of each token, and the spans it marks.

    ``spans`` are all of them, start and end in characters and label (of :data:`~rashomon.encoder.labels.SAID`), those
    too that are part of no attribution.
    """

    spoken: tuple[Spoken, ...]
    scan: Scan
    spans: tuple[tuple[int, int, str], ...] = ()

    def fact_at(self, start: int, end: int, scale: str = "UW") -> float | None:
        """Return whether what the words at these characters name happened: -3 (no) … +3 (yes); None where not read.

        The scale is that of Stanovsky et al. 2017, "Integrating Deep Linguistic Features in Factuality Prediction";
        ``scale`` names the set (of :data:`~rashomon.encoder.labels.FACTS`) whose use of it is meant.
        """
        offsets = self.scan.offsets
        inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
        return float(np.clip(self.scan.heads["fact"][inside[0], FACTS.index(scale)], -3, 3)) if len(inside) else None


@dataclass(frozen=True, slots=True)
class SaidReader:
    """The encoder with its second graph, loaded once."""

    encoder: Encoder
    chain: Chain

    def read(self, text: str, ranges: Sequence[Range]) -> SaidReading:
        """Read the given ranges of a text: whole sentences."""
        scan = self.encoder.scan(text, ranges, HEADS)
        return read_said(scan, self.chain)


def read_said(scan: Scan, chain: Chain) -> SaidReading:
    """Read who says what in a scan that has the heads of the second graph."""
    windows = walk(scan, chain)
    return SaidReading(spoken_of(scan, windows, chain), scan, tuple(places_of(scan, windows)))


@cache
def load_chain(folder: Path = WEIGHTS) -> Chain:
    """Load the scores that ship beside the graph. Raises DataMissing when they are not there."""
    kept: Mapping[str, list[list[float]]] = json.loads(shipped(folder / "said.json").read_text("utf-8"))
    return Chain(np.array(kept["steps"], np.float32), np.array(kept["far"], np.float32))


@cache
def load_said_reader(threads: int = 0) -> SaidReader:
    """Load the encoder with its second graph; ``threads`` 0 leaves their number to onnxruntime."""
    return SaidReader(load_encoder(threads, said=True), load_chain())
