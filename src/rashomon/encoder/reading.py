"""One report through gate, encoder and decoder: everything that later steps and explanations need, in one record.

In: a report's text and its sentences. Out: :class:`Seen`. The encoder runs once, over the sentences that the gate
keeps; a report that the gate passes over never reaches it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from rashomon.encoder.acts import Act, ActHead, load_acts
from rashomon.encoder.counts import NEEDS, CountHead, Weighed, load_counts, numbers_of
from rashomon.encoder.decode import Scorers, Told, decode, load_scorers
from rashomon.encoder.gate import Gate, Kept
from rashomon.encoder.labels import DETAILS
from rashomon.encoder.meanwhile import begin
from rashomon.encoder.model import Encoder, load_encoder
from rashomon.encoder.said import HEADS as SAID_HEADS
from rashomon.encoder.said import SaidReading, load_chain, read_said
from rashomon.encoder.scan import Scan
from rashomon.encoder.spoken import Chain
from rashomon.records import Sentence

#: Who found what the encoder found: the name and version stored with every statement.
ENCODER = "encoder-en/9"
#: Heads that reading a report for incidents needs.
HEADS = ("roles", "kind", "muc", *DETAILS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the gate kept, what the encoder said of it, and what was decoded from that.

    The incidents, the attributions, the numbers of the sentences kept with what each counts, and what is done by
    speaking.
    """

    kept: Kept
    scan: Scan
    told: tuple[Told, ...] = ()
    said: SaidReading | None = None
    numbers: tuple[Weighed, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class EncoderReader:
    """The gate, the encoder and the scorers, loaded once and used for every report.

    With ``chain``, who says what is read too, and what is done by saying; without it, only incidents are. ``counts``
    and ``acts`` give the heads for numbers and acts, which are loaded once they are asked.
    """

    gate: Gate
    encoder: Encoder
    scorers: Scorers
    heads: tuple[str, ...] = field(default=HEADS)
    chain: Chain | None = None
    counts: Callable[[], CountHead] = load_counts
    acts: Callable[[], ActHead] = load_acts

    def relevant(self, text: str) -> bool:
        """Tell, before anything else is done, whether a report may tell of an attack."""
        return self.gate.report(text) >= 0

    def begin(self, text: str, sentences: Sequence[Sentence]) -> Callable[[], Seen]:
        """Begin to read the sentences that the gate keeps; return what waits for the encoder and gives the rest."""
        kept = self.gate.keep([sentence.text for sentence in sentences])
        read = [sentence for sentence, keep in zip(sentences, kept.keep, strict=True) if keep]
        ranges = [(sentence.span.start, sentence.span.end) for sentence in read]
        if not ranges:
            return lambda: Seen(kept, Scan(text, np.zeros((0, 2), np.int64), np.zeros(0, np.int64), {}))
        asked = (*self.heads, *NEEDS, *(SAID_HEADS if self.chain is not None else ()))
        scanned = begin(lambda: self.encoder.scan(text, ranges, asked))
        return lambda: self._seen(kept, scanned(), read)

    def _seen(self, kept: Kept, scan: Scan, read: Sequence[Sentence]) -> Seen:
        """Return what a scan of the sentences kept comes to."""
        said = read_said(scan, self.chain) if self.chain is not None else None
        numbers = numbers_of(read)
        weighed = tuple(self.counts().read(scan, numbers)) if numbers else ()
        ranges = [(sentence.span.start, sentence.span.end) for sentence in read]
        acts = self.acts().read(scan, ranges) if said is not None else ()
        return Seen(kept, scan, decode(scan, self.scorers), said, weighed, acts)


@cache
def load_reader(threads: int = 0) -> EncoderReader:
    """Load everything from the package; ``threads`` 0 leaves their number to onnxruntime."""
    return EncoderReader(Gate.load(), load_encoder(threads, said=True), load_scorers(), chain=load_chain())
