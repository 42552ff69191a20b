"""An encoder that hears what it is told to hear: the made-up one of ``fake_encoder``, with attributions and values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from rashomon.encoder.acts import Act
from rashomon.encoder.labels import FACTS
from rashomon.encoder.reading import EncoderReader, Seen
from rashomon.encoder.said import SaidReading
from rashomon.encoder.scan import Scan
from rashomon.encoder.spoken import Spoken
from rashomon.records import Sentence

#: The words of speaker, cue and content, and how sure the encoder is; "" where it sees none.
Heard = tuple[str, str, str, float]


@dataclass
class HearingReader:
    """Reads as ``inner`` does, hears ``heard``, gives the words of ``facts`` their values, and counts its readings.

    Of each cue heard it is hardly sure that it condemns.
    """

    inner: EncoderReader
    heard: Sequence[Heard]
    facts: Mapping[str, float]
    readings: int = 0

    @property
    def gate(self) -> Any:
        return self.inner.gate

    @property
    def scorers(self) -> Any:
        return self.inner.scorers

    def relevant(self, text: str) -> bool:
        return self.inner.relevant(text)

    def begin(self, text: str, sentences: Sequence[Sentence]) -> Callable[[], Seen]:
        self.readings += 1
        see = self.inner.begin(text, sentences)
        return lambda: self._hear(text, see())

    def _hear(self, text: str, seen: Seen) -> Seen:
        values = np.zeros((len(seen.scan.offsets), len(FACTS)), np.float32)
        for row, (start, end) in enumerate(seen.scan.offsets):
            values[row, FACTS.index("UW")] = self.facts.get(text[start:end], 0)
        scan = Scan(text, seen.scan.offsets, seen.scan.window, {**seen.scan.heads, "fact": values})
        spoken = tuple(_spoken(text, *one) for one in self.heard)
        unsure = tuple(Act("condemn", one.cue, one.speaker, None, 0.1, 0.1) for one in spoken if one.cue)
        return replace(seen, said=SaidReading(spoken, scan), acts=unsure)


def _spoken(text: str, speaker: str, cue: str, content: str, score: float) -> Spoken:
    def place(words: str) -> tuple[int, int] | None:
        return (text.index(words), text.index(words) + len(words)) if words else None

    said = place(content)
    return Spoken(place(cue), place(speaker), (said,) if said else (), score)
