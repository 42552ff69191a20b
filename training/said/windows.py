"""PolNeAR and the factuality sets to labelled windows.

In: articles with attributions, and sentences with predicates. Out: windows with one tag a token ("said": 0 outside,
then B and I of SOURCE, CUE and CONTENT), groups of spans that make one attribution, and a value for each predicate. A
span that a window's border cuts keeps what is inside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.labels import FACTS, SAID
from rashomon.encoder.windows import LONGEST
from rashomon.encoder.written import written
from training.data.example import Example, Span
from training.windows import IGNORE, Tokens, Window, tokens_of, windows_of


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution in a window: first and last token of its cue, of its speaker, of each piece of its content."""

    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]


def said_windows(example: Example, tokens: Tokens, longest: int = LONGEST) -> list[Window]:
    """Cut an article of PolNeAR into windows with its tags and attributions."""
    whole = [(a.speaker, a.cue, a.content) for a in example.attributions]
    made = bare_windows(example.id, example.text, tokens, longest)
    for window in made:
        row = np.zeros(len(window.ids), np.int64)
        row[[0, -1]] = IGNORE
        told = []
        for parts in whole:
            placed = [
                [_mark(window, row, span, label) for span in spans] for label, spans in zip(SAID, parts, strict=True)
            ]
            speaker, cue, content = ([at for at in spans if at is not None] for spans in placed)
            if cue:
                told.append(Told(cue[0], speaker[0] if speaker else None, tuple(content)))
        window.labels["said"] = row
        window.extra["told"] = told
    return made


def bare_windows(text_id: str, text: str, tokens: Tokens, longest: int = LONGEST) -> list[Window]:
    """Cut a text into windows without labels, with how each token is written."""
    made = windows_of(text_id, tokens, longest)
    for window in made:
        window.extra["written"] = _written(window, text)
    return made


def _written(window: Window, text: str) -> NDArray[np.int64]:
    """Return how the tokens are written; 0 for the two that mark the ends."""
    row = np.zeros(len(window.ids), np.int64)
    row[1:-1] = written(text, np.array(window.offsets[1:-1], np.int64).reshape(-1, 2))
    return row


def _mark(window: Window, row: np.ndarray, span: Span, label: str) -> tuple[int, int] | None:
    inside = [i for i, (a, b) in enumerate(window.offsets) if a < span[1] and span[0] < b and b > a]
    if not inside:
        return None
    column = 1 + 2 * SAID.index(label)
    row[inside[0] : inside[-1] + 1] = column + 1
    if window.offsets[inside[0]][0] <= span[0] or row[inside[0] - 1] != IGNORE:
        row[inside[0]] = column
    return inside[0], inside[-1]


def factuality_windows(data: Path, part: str) -> Iterable[tuple[str, Window]]:
    """Yield the name of the set and a window for each sentence; label "fact" holds a value, or NaN, for each token.

    Raises OSError when the folder is not there.
    """
    for name in FACTS:
        with (data / "factuality" / name / f"{part}.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                record = json.loads(line)
                yield name, _sentence(f"{name}/{part}/{number}", record)


def _sentence(identity: str, record: dict[str, object]) -> Window:
    words = str(record["text"]).split(" ")
    starts = np.cumsum([0, *(len(word) + 1 for word in words)])
    text = " ".join(words)
    row = [token for sentence in tokens_of(text).sentences for token in sentence][:LONGEST]
    window = Window(identity, [101, *(i for i, _, _ in row), 102], [(-1, -1), *((a, b) for _, a, b in row), (-1, -1)])
    window.extra["written"] = _written(window, text)
    values = np.full(len(window.ids), np.nan, np.float32)
    for target in record["targets"]:  # type: ignore[attr-defined]
        at = starts[target["span1"][0]]
        hit = [i for i, (a, b) in enumerate(window.offsets) if a <= at < b]
        if hit:
            values[hit[0]] = target["label"]
    window.labels["fact"] = values
    return window
