"""One report through gate, encoder and decoder: everything that later steps and explanations need, in one record.

In: a report's text and its sentences. Out: :class:`Seen`. The first graph runs once, over the sentences that the gate
keeps; the second runs over all of a report that passes, since who speaks, denies or keeps silent often stands in
sentences without a word of the attack. A report that the gate passes over reaches neither.
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
from rashomon.encoder.hearing import hear
from rashomon.encoder.labels import DETAILS
from rashomon.encoder.meanwhile import begin
from rashomon.encoder.model import WORDS, Encoder, Range, load_encoder
from rashomon.encoder.said import HEADS as SAID_HEADS
from rashomon.encoder.said import SaidReading, load_chain, read_said
from rashomon.encoder.scan import Scan
from rashomon.encoder.spoken import Chain
from rashomon.records import Sentence

#: Who found what the encoder found: the name and version stored with every statement.
ENCODER = "encoder-en/10"
#: Heads that reading a report for incidents needs.
HEADS = ("roles", "kind", "muc", *DETAILS)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the gate kept, what the encoder said of it, and what was decoded from that.

    The incidents, and the numbers with what each counts, are of the sentences kept; the attributions, and what is done
    by speaking, of the whole report.
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
        """Begin to read a report that passes; return what waits for the encoder and gives the rest."""
        kept = self.gate.keep([sentence.text for sentence in sentences])
        read = [sentence for sentence, keep in zip(sentences, kept.keep, strict=True) if keep]
        if not read:
            return lambda: Seen(kept, Scan(text, np.zeros((0, 2), np.int64), np.zeros(0, np.int64), {}))
        rest = [sentence for sentence, keep in zip(sentences, kept.keep, strict=True) if not keep]
        scanned = begin(lambda: self._scan(text, _ranges(read), _ranges(rest), _ranges(sentences)))
        return lambda: self._seen(kept, *scanned(), read, _ranges(sentences))

    def _scan(
        self, text: str, kept: Sequence[Range], rest: Sequence[Range], every: Sequence[Range]
    ) -> tuple[Scan, Scan | None]:
        """Return what the first graph says of the sentences kept, and the second of all; one scan where all are."""
        asked = (*self.heads, *NEEDS)
        if self.chain is None:
            return self.encoder.scan(text, kept, asked), None
        if not rest:
            both = self.encoder.scan(text, kept, (*asked, *SAID_HEADS))
            return both, both
        scan = self.encoder.scan(text, kept, (*asked, WORDS))
        return scan, hear(self.encoder, text, every, [scan, self.encoder.scan(text, rest, (WORDS,))])

    def _seen(
        self, kept: Kept, scan: Scan, heard: Scan | None, read: Sequence[Sentence], every: Sequence[Range]
    ) -> Seen:
        """Return what the scans come to: of the sentences kept, and of all for who says what."""
        numbers = numbers_of(read)
        weighed = tuple(self.counts().read(scan, numbers)) if numbers else ()
        told = decode(scan, self.scorers)
        if heard is None or self.chain is None:
            return Seen(kept, scan, told, None, weighed)
        return Seen(kept, scan, told, read_said(heard, self.chain), weighed, self.acts().read(heard, every))


def _ranges(sentences: Sequence[Sentence]) -> list[Range]:
    return [(sentence.span.start, sentence.span.end) for sentence in sentences]


@cache
def load_reader(threads: int = 0) -> EncoderReader:
    """Load everything from the package; ``threads`` 0 leaves their number to onnxruntime."""
    return EncoderReader(Gate.load(), load_encoder(threads, said=True), load_scorers(), chain=load_chain())
