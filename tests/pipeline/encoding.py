"""Incidents as the encoder would tell them, on words of a text, and a text read with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.encoder.scans import scan_of
from tests.extract.told import TOOLS
from tests.fake_encoder import FakeScorer
from tests.strategies import make_report

from rashomon.encoder.candidates import Candidate, Spot
from rashomon.encoder.decode import Fill, Scorers, Told
from rashomon.encoder.gate import Kept
from rashomon.encoder.reading import Seen
from rashomon.pipeline import Tools, read_report
from rashomon.records import Reading


def fill(text: str, role: str, words: str, score: float = 0.9, *, after: str = "") -> Fill:
    """A fill on words of a text, the first after the words ``after``."""
    start = text.index(words, text.index(after))
    spot = Spot(0, 1, start, start + len(words), score)
    return Fill(role, words, start, start + len(words), score, Candidate(role, words.lower(), (spot,)), {})


@dataclass
class Teller:
    """Stands for the gate, the encoder and the scorers: tells what it was made with."""

    told: tuple[Told, ...] = ()
    passes: bool = True
    tags: Sequence[tuple[str, str, str]] = ()
    read_texts: list[str] = field(default_factory=list)
    scorers: Any = field(default_factory=lambda: Scorers(FakeScorer([]), FakeScorer([]), {}))

    def relevant(self, text: str) -> bool:
        return self.passes

    def begin(self, text: str, sentences: Any) -> Callable[[], Seen]:
        self.read_texts.append(text)
        return lambda: Seen(Kept(True, 1.0, (), ()), scan_of(text, self.tags), self.told)


def read_with(text: str, *told: Told, tags: Sequence[tuple[str, str, str]] = ()) -> Reading:
    """Read a text with an encoder that tells these incidents, and tags these words: (word, role, "B" or "I")."""
    teller: Any = Teller(told, tags=tags)
    return read_report(make_report(text), Tools(TOOLS.gazetteer, encoder=teller))


def read_alone(text: str) -> Reading:
    """Read a text by the rules alone."""
    return read_report(make_report(text), TOOLS)
