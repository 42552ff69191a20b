"""The encoder at work: sentences to a scan, in batches of windows of like length, by onnxruntime on the CPU.

In: a text and the sentences to read, as character ranges. Out: a :class:`~rashomon.encoder.scan.Scan`. The graph and
the tokenizer ship in ``weights/``; nothing is downloaded. A window never holds a part of a sentence unless the sentence
is longer than a window.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.labels import SAID_HEADS, TEXT
from rashomon.encoder.scan import Floats, Scan
from rashomon.encoder.windows import LONGEST, fill_windows
from rashomon.encoder.written import written
from rashomon.errors import DataMissing

WEIGHTS = Path(__file__).parent / "weights"
#: Most windows in one run: more gains no speed and holds more memory.
BATCH = 8
#: The states after the lower layers of the first graph, one of its outputs.
LOWER = "lower"
#: The output of the first graph that the second begins with: a vector for each word piece, wherever it stands.
WORDS = "words_whole"
START, STOP = 101, 102

Range = tuple[int, int]
Longs = NDArray[np.int64]


class Session(Protocol):
    """What is used of an ``onnxruntime.InferenceSession``."""

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        """Return the named outputs for a batch."""
        ...


@dataclass(frozen=True, slots=True)
class Encoder:
    """Sessions and a tokenizer, loaded once. ``said`` begins with the words of ``session``."""

    session: Session
    tokenizer: Any
    said: Session | None = None

    def scan(self, text: str, ranges: Sequence[Range], heads: Sequence[str]) -> Scan:
        """Read the given ranges of a text (whole sentences) and return what the named heads say of their tokens."""
        windows = self.windows(text, ranges)
        if not windows:
            return Scan(text, np.zeros((0, 2), np.int64), np.zeros(0, np.int64), {})
        offsets = np.array([(start, end) for row in windows for _, start, end in row], np.int64)
        marks = self._marks(text, offsets, heads)
        return joined(text, windows, heads, self._run([[i for i, _, _ in row] for row in windows], heads, marks))

    def windows(self, text: str, ranges: Sequence[Range]) -> list[list[tuple[int, int, int]]]:
        """Return the tokens of some ranges, each with its number and its characters, laid out in windows."""
        tokens = self._tokens(text, ranges)
        return [
            [tokens[piece][at] for piece, first, stop in run for at in range(first, stop)]
            for run in fill_windows([len(row) for row in tokens], LONGEST)
        ]

    def _tokens(self, text: str, ranges: Sequence[Range]) -> list[list[tuple[int, int, int]]]:
        encoded = self.tokenizer.encode_batch([text[a:b] for a, b in ranges], add_special_tokens=False)
        return [
            [(i, base + a, base + b) for i, (a, b) in zip(one.ids, one.offsets, strict=True)]
            for one, (base, _) in zip(encoded, ranges, strict=True)
        ]

    def _marks(self, text: str, offsets: Longs, heads: Sequence[str]) -> Longs | None:
        """Return how each token is written, where a head of the second graph asks for it."""
        return written(text, offsets) if any(head in SAID_HEADS for head in heads) else None

    def _run(
        self, windows: Sequence[Sequence[int]], heads: Sequence[str], marks: Longs | None
    ) -> list[dict[str, Floats]]:
        """Return each window's logits: token heads (length, width), text heads (width,)."""
        found: list[dict[str, Floats]] = [{} for _ in windows]
        first = np.cumsum([0, *(len(window) for window in windows)])
        for group in groups([len(window) for window in windows]):
            ids, mask = padded([windows[i] for i in group])
            own = None if marks is None else beside(ids, [marks[first[i] : first[i + 1]] for i in group])
            out = self.run(ids, mask, heads, own)
            for row, index in enumerate(group):
                stop = len(windows[index]) + 1
                found[index] = {head: out[head][row] if head in TEXT else out[head][row, 1:stop] for head in heads}
        return found

    def run(self, ids: Longs, mask: Longs, heads: Sequence[str], marks: Longs | None) -> dict[str, Floats]:
        """Run one batch: the first graph, and the second on its words where one of its heads is asked.

        ``ids``, ``mask`` and ``marks`` are (texts, tokens); ``marks``, how each token is written, is for the second
        graph alone. Token heads answer with (texts, tokens, width) logits, text heads with (texts, width).
        """
        upper = [head for head in heads if head in SAID_HEADS]
        first = [head for head in heads if head not in SAID_HEADS]
        asked = [*first, WORDS] if upper and WORDS not in first else first
        out = dict(zip(asked, self.session.run(asked, {"ids": ids, "mask": mask}), strict=True))
        if upper:
            assert self.said is not None, "the second graph was not loaded"
            given = self.said.run(upper, {WORDS: out[WORDS], "mask": mask, "written": marks})
            out |= dict(zip(upper, given, strict=True))
        return out


@cache
def load_encoder(threads: int = 0, folder: Path = WEIGHTS, *, said: bool = False) -> Encoder:
    """Load the encoder, with ``said`` its second graph too; ``threads`` 0 leaves their number to onnxruntime.

    Loaded once for each set of arguments.

    Raises DataMissing when a file is not there.
    """
    from tokenizers import Tokenizer

    multiply_by_one_thread()
    session = open_session(folder / "encoder.onnx", threads)
    tokenizer = Tokenizer.from_file(str(shipped(folder / "tokenizer.json")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Encoder(session, tokenizer, open_session(folder / "said.onnx", threads) if said else None)


def multiply_by_one_thread() -> None:
    """Let NumPy multiply matrices by one thread in this process; onnxruntime has threads of its own.

    What is multiplied here is small. Several threads wait for one another longer than they work, above all where the
    processors have other things to do, and the last digits of a sum would depend on how many there are.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, user_api="blas")


def open_session(path: Path, threads: int) -> Session:
    """Open a graph that ships, on the CPU; ``threads`` 0 leaves their number to onnxruntime.

    Raises DataMissing when it is not there.
    """
    import onnxruntime  # half a second that a command without the encoder does not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session: Session = onnxruntime.InferenceSession(str(shipped(path)), options, providers=["CPUExecutionProvider"])
    return session


def shipped(path: Path) -> Path:
    """Return the path of a file that ships. Raises DataMissing when it is not there."""
    if not path.is_file():
        raise DataMissing(f"{path} is not there: the package is not whole; install it again")
    return path


def groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of windows of like length, as many as one run takes."""
    order = sorted(range(len(lengths)), key=lambda at: lengths[at])
    yield from (order[at : at + BATCH] for at in range(0, len(order), BATCH))


def padded(windows: Sequence[Sequence[int]]) -> tuple[Longs, Longs]:
    """Return the numbers of tokens between the two that begin and end a window, and which of them are there."""
    length = max(len(row) for row in windows) + 2
    ids = np.zeros((len(windows), length), np.int64)
    mask = np.zeros((len(windows), length), np.int64)
    for at, row in enumerate(windows):
        ids[at, : len(row) + 2] = [START, *row, STOP]
        mask[at, : len(row) + 2] = 1
    return ids, mask


def beside(ids: Longs, rows: Sequence[Longs]) -> Longs:
    """Return numbers of tokens laid out as their ids are; 0 for what is no token of the text."""
    laid = np.zeros_like(ids)
    for at, row in enumerate(rows):
        laid[at, 1 : len(row) + 1] = row
    return laid


def joined(
    text: str,
    windows: Sequence[Sequence[tuple[int, int, int]]],
    heads: Sequence[str],
    parts: Sequence[Mapping[str, Floats]],
) -> Scan:
    """Return the scan of windows, by what the heads say of each."""
    offsets = np.array([(start, end) for row in windows for _, start, end in row], np.int64)
    number = np.repeat(np.arange(len(windows)), [len(row) for row in windows])
    found = {head: [part[head] for part in parts] for head in heads}
    return Scan(
        text, offsets, number, {h: np.stack(rows) if h in TEXT else np.concatenate(rows) for h, rows in found.items()}
    )
