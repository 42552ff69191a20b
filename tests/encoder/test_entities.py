"""Names from a scan: how words are written, the head's arithmetic, and the shipped head on plain sentences."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.entities import NEEDS, EntityHead, load_entities
from rashomon.encoder.labels import ENTITIES
from rashomon.encoder.model import load_encoder
from rashomon.encoder.scan import Scan
from rashomon.encoder.shapes import WIDTH, shapes

TAGS = 1 + 2 * len(ENTITIES)
PLAIN = [
    ("Ada Brandt met officials in Baghdad.", "Ada Brandt", "PER"),
    ("Ada Brandt met officials in Baghdad.", "Baghdad", "LOC"),
    ("Islamic State fighters attacked Tikrit on Monday.", "Tikrit", "LOC"),
]


def scan_of(text: str, window: int = 100) -> Scan:
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == " ")]
    offsets = np.array([(start, start + len(text[start:].split(" ")[0])) for start in starts])
    return Scan(text, offsets, np.arange(len(starts)) // window, {NEEDS: np.zeros((len(starts), 4), np.float32)})


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Baghdad fell", 0, (1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0)),
        ("the UN said", 1, (1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1)),
        ("an Iraqi town", 1, (1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0)),
        ("fired 12 shells", 1, (0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0)),
    ],
)
def test_shapes(text: str, word: int, expected: tuple[int, ...]) -> None:
    row = shapes(scan_of(text))[word]
    assert (len(row), tuple(map(int, row))) == (WIDTH, expected)


def test_shapes_of_nothing() -> None:
    empty = Scan("", np.zeros((0, 2), np.int64), np.zeros(0, np.int64), {})
    assert shapes(empty).shape == (0, WIDTH)
    assert EntityHead({}).read(empty) == ()


def test_a_name_that_has_not_begun_does_not_go_on_nor_over_a_window() -> None:
    scan = scan_of("North Shore North Shore", window=3)
    width = scan.heads[NEEDS].shape[1] + WIDTH
    tags = np.full(TAGS, 0, np.float32)
    tags[2 + 2 * ENTITIES.index("LOC")] = 5  # "inside" alone is likeliest everywhere
    tags[1 + 2 * ENTITIES.index("LOC")] = 4
    zeros = {"norm_scale": (width,), "norm_shift": (width,), "own": (width, 2), "own_shift": (2,), "near": (5, 2, 2),
             "near_shift": (2,), "tags": (4, TAGS)}  # fmt: skip
    head = EntityHead({name: np.zeros(shape, np.float32) for name, shape in zeros.items()} | {"tags_shift": tags})
    assert head.read(scan) == ((0, 17, "LOC"), (18, 23, "LOC"))


@pytest.mark.parametrize(("text", "words", "label"), PLAIN)
def test_the_shipped_head(text: str, words: str, label: str) -> None:
    scan = load_encoder(1).scan(text, [(0, len(text))], (NEEDS,))
    start = text.index(words)
    assert (start, start + len(words), label) in load_entities().read(scan)
