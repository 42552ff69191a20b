"""What eight bits cost: the same decoding over the graph in 32 bits and the one that ships, on the development texts.

Usage: python -m training.precision --data ../shared/data --full build/training/encoder-fp32.onnx
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rashomon.encoder.decode import decode, load_scorers
from rashomon.encoder.model import WEIGHTS, Encoder, load_encoder
from rashomon.encoder.reading import HEADS
from rashomon.evaluation.muc4.gtt import score_gtt
from rashomon.evaluation.muc4.keys import GttTemplate, load_keys
from rashomon.extract.sentences import split
from training.data.muc4 import load
from training.truths import SCORED


def main() -> None:
    """Print both figures, each without the gate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--full", type=Path, required=True)
    args = parser.parse_args()
    path = args.data / "muc4" / "dev.jsonl"
    gold = {key.doc_id: key.gtt for key in load_keys(path)}
    for name, encoder in _encoders(args.full):
        found = {text.id: templates(text.text, encoder) for text in load(path)}
        print(f"{name}: template F1 {100 * score_gtt(found, gold).micro.f1:.2f}")


def _encoders(full: Path) -> Iterator[tuple[str, Encoder]]:
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy(full, Path(scratch) / "encoder.onnx")
        shutil.copy(WEIGHTS / "tokenizer.json", scratch)
        yield "32 bits", load_encoder(0, Path(scratch))
    yield "8 bits", load_encoder()


def templates(text: str, encoder: Encoder) -> list[GttTemplate]:
    """Read a text whole and return its incidents as GTT templates."""
    scan = encoder.scan(text, [(s.span.start, s.span.end) for s in split(text)], HEADS)
    return [
        GttTemplate(one.type, {r: tuple((f.candidate.words,) for f in one.fills if f.role == r) for r in SCORED})
        for one in decode(scan, load_scorers())
    ]


if __name__ == "__main__":
    main()
