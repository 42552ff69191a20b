"""Time expressions of TimeML files: ours, and on request those of other systems in the same run.

In: a folder of `.tml` files, or of folders of them. Out: a result with the figures of
:mod:`rashomon.evaluation.timexes`; those of a peer have its name in front ("heideltime_strict_f1").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets.timeml import TimeText, Timex, load
from rashomon.evaluation.time_peers import PEERS, Read, load_peer
from rashomon.evaluation.timexes import figures
from rashomon.extract.filed import find_dateline, written_on
from rashomon.extract.sentences import split
from rashomon.values.times import read_times

#: What the figures are called: the texts that are given were looked at.
NAME = "development"


def measure_times(folder: Path, look: Look, *, read: Read | None = None) -> Result:
    """Measure our reading, or ``read``. Raises DataMissing where no text is there, OSError when one cannot be read."""
    return _measure(folder, look, {"": read or ours})


def measure_with_peers(folder: Path, look: Look) -> Result:
    """Measure our reading and every peer that is installed; raises as :func:`measure_times` does."""
    found = {f"{name}_": peer for name in PEERS if (peer := load_peer(name))}
    return _measure(folder, look, {"": ours, **found})


def ours(text: str, written: datetime) -> list[Timex]:
    """Return the expressions that Rashomon reads."""
    pieces = list(_pieces(text))
    filed = written_on(find_dateline(text), written.date())
    published = filed if filed and filed != written.date() else written
    read = read_times([text[start:end] for start, end in pieces], published=published)
    return [
        Timex(start + one.start, start + one.end, one.type, one.value)
        for (start, _), found in zip(pieces, read, strict=True)
        for one in found
    ]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences and what stands between them, such as datelines, in order."""
    done = 0
    for sentence in split(text):
        if done < sentence.span.start:
            yield done, sentence.span.start
        yield sentence.span.start, sentence.span.end
        done = sentence.span.end
    if done < len(text):
        yield done, len(text)


def _measure(folder: Path, look: Look, readers: dict[str, Read]) -> Result:
    texts = look.first(load(folder))
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for name, read in readers.items():
        predicted = {one.id: _read(read, one) for one in (look.counted(texts) if name == "" else texts)}
        found, ends = figures(texts, predicted)
        metrics |= {f"{name}{figure}": value for figure, value in found.items()}
        intervals |= {f"{name}{figure}": value for figure, value in ends.items()}
    return Result("times", look.split or NAME, len(texts), metrics, intervals)


def _read(read: Read, one: TimeText) -> Sequence[Timex]:
    return sorted(read(one.text, one.written), key=lambda timex: (timex.start, timex.end))
