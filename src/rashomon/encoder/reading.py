"""One report through gate, encoder and decoder: everything that later steps and explanations need, in one record.

In: a report's text and its sentences. Out: :class:`Seen`. The encoder runs once, over the sentences that the gate
keeps; a report that the gate passes over never reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from rashomon.encoder.decode import Scorers, Told, decode, load_scorers
from rashomon.encoder.gate import Gate, Kept
from rashomon.encoder.labels import DETAILS
from rashomon.encoder.model import Encoder, load_encoder
from rashomon.encoder.said import HEADS as SAID_HEADS
from rashomon.encoder.said import SaidReading, load_chain, read_said
from rashomon.encoder.scan import Scan
from rashomon.encoder.spoken import Chain
from rashomon.records import Sentence

#: Who found what the encoder found: the name and version stored with every statement.
ENCODER = "encoder-en/2"
#: Heads that reading a report for incidents needs.
HEADS = ("roles", "kind", "muc", *DETAILS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the gate kept, what the encoder said of it, and the incidents and attributions decoded from that."""

    kept: Kept
    scan: Scan
    told: tuple[Told, ...] = ()
    said: SaidReading | None = None


@dataclass(frozen=True, slots=True)
class EncoderReader:
    """The gate, the encoder and the scorers, loaded once and used for every report.

    With ``chain``, who says what is read too; without it, only incidents are.
    """

    gate: Gate
    encoder: Encoder
    scorers: Scorers
    heads: tuple[str, ...] = field(default=HEADS)
    chain: Chain | None = None

    def relevant(self, text: str) -> bool:
        """Tell, before anything else is done, whether a report may tell of an attack."""
        return self.gate.report(text) >= 0

    def read(self, text: str, sentences: Sequence[Sentence]) -> Seen:
        """Read the sentences that the gate keeps."""
        kept = self.gate.keep([sentence.text for sentence in sentences])
        ranges = [(s.span.start, s.span.end) for s, keep in zip(sentences, kept.keep, strict=True) if keep]
        if not ranges:
            return Seen(kept, Scan(text, np.zeros((0, 2), np.int64), np.zeros(0, np.int64), {}))
        scan = self.encoder.scan(text, ranges, self.heads if self.chain is None else (*self.heads, *SAID_HEADS))
        said = read_said(scan, self.chain) if self.chain is not None else None
        return Seen(kept, scan, decode(scan, self.scorers), said)


@cache
def load_reader(threads: int = 0) -> EncoderReader:
    """Load everything from the package; ``threads`` 0 leaves their number to onnxruntime."""
    return EncoderReader(Gate.load(), load_encoder(threads, said=True), load_scorers(), chain=load_chain())
