"""The encoder at work: what it reads is where it says, padding and order of batches change nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.encoder.words import Words
from threadpoolctl import threadpool_info, threadpool_limits

from rashomon.encoder.labels import DETAILS, TEXT_HEADS, TOKEN_HEADS
from rashomon.encoder.model import BATCH, WORDS, Encoder, load_encoder, multiply_by_one_thread
from rashomon.encoder.windows import LONGEST
from rashomon.encoder.written import written
from rashomon.errors import DataMissing

TEXT = "A bomb fell on the mill. Nobody was hurt. The clerk fled over the hill."
RANGES = [match.span() for match in re.finditer(r"[^. ][^.]*\.", TEXT)]


@dataclass
class Echo:
    """Answers with the ids: as the token head "kind", and as the text head "muc" the sum of a window's ids."""

    shapes: list[tuple[int, int]] = field(default_factory=list)

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        ids, mask = feeds["ids"], feeds["mask"]
        assert ((ids != 0) == (mask == 1)).all(), "the mask covers what is not padding"
        self.shapes.append(ids.shape)
        made = {"kind": ids[:, :, None].astype(np.float32), "muc": ids.sum(axis=1, keepdims=True).astype(np.float32)}
        return [made[name] for name in names]


def echo(text: str, ranges: Sequence[tuple[int, int]]) -> tuple[Any, Words, Echo]:
    words, session = Words(), Echo()
    return Encoder(session, words).scan(text, ranges, ("kind", "muc")), words, session


def test_tokens_are_where_they_stand_and_say_what_they_are() -> None:
    scan, words, _ = echo(TEXT, RANGES)
    printed = [TEXT[start:end] for start, end in scan.offsets.tolist()]
    assert printed == re.findall(r"\w+|[^\w\s]", TEXT)
    assert words.words(scan.heads["kind"][:, 0].tolist()) == printed
    assert scan.window.tolist() == [0] * len(printed)
    assert scan.heads["muc"].shape == (1, 1)


@dataclass
class Told:
    """Stands for the second graph: answers with how it was told that tokens are written."""

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        assert feeds["written"].shape == feeds["mask"].shape
        return [feeds["written"][:, :, None].astype(np.float32) for _ in names]


class Lower:
    """Stands for the first graph where only its words are asked for."""

    def run(self, names: Sequence[str], feeds: Mapping[str, Any]) -> list[Any]:
        assert list(names) == [WORDS]
        return [feeds["ids"][:, :, None].astype(np.float32)]


def test_the_second_graph_is_told_how_the_words_are_written() -> None:
    text = " ".join(["The Mill “fell”."] * 2 * LONGEST)
    ranges = [match.span() for match in re.finditer(r"[^. ][^.]*\.", text)]
    scan = Encoder(Lower(), Words(), Told()).scan(text, ranges, ("said",))
    assert int(scan.window[-1]) > BATCH
    assert scan.heads["said"][:, 0].tolist() == written(text, scan.offsets).tolist()


def test_only_the_ranges_asked_for_are_read() -> None:
    scan, _, _ = echo(TEXT, RANGES[1:2])
    assert [TEXT[start:end] for start, end in scan.offsets.tolist()] == ["Nobody", "was", "hurt", "."]


@pytest.mark.parametrize(("text", "ranges"), [("", []), ("   ", [(0, 3)]), (TEXT, [])])
def test_where_nothing_is_to_be_read_nothing_runs(text: str, ranges: list[tuple[int, int]]) -> None:
    scan, _, session = echo(text, ranges)
    assert (scan.offsets.shape, scan.window.shape, session.shapes) == ((0, 2), (0,), [])


@given(st.lists(st.integers(1, 300), min_size=1, max_size=30))
def test_long_texts_are_put_together_in_order(lengths: list[int]) -> None:
    sentences = [" ".join(f"w{index}x{at}" for at in range(length)) for index, length in enumerate(lengths)]
    text = "\n".join(sentences)
    ranges = [match.span() for match in re.finditer(r"[^\n]+", text)]
    scan, words, session = echo(text, ranges)
    assert words.words(scan.heads["kind"][:, 0].tolist()) == text.split()
    assert [text[a:b] for a, b in scan.offsets.tolist()] == text.split()
    assert (np.diff(scan.window) >= 0).all()
    for number, total in enumerate(scan.heads["muc"][:, 0].tolist()):
        assert total == scan.heads["kind"][scan.window == number, 0].sum() + 101 + 102
    assert all(rows <= BATCH and length <= LONGEST + 2 for rows, length in session.shapes)


def test_the_encoder_that_ships_has_every_head() -> None:
    heads = ("hidden", "link", *TOKEN_HEADS, *TEXT_HEADS)
    scan = load_encoder(1).scan(TEXT, RANGES, heads)
    tokens = len(scan.offsets)
    assert {head: scan.heads[head].shape for head in TOKEN_HEADS} == {h: (tokens, w) for h, w in TOKEN_HEADS.items()}
    assert {head: scan.heads[head].shape for head in TEXT_HEADS} == {h: (1, w) for h, w in TEXT_HEADS.items()}
    assert set(DETAILS) <= set(TOKEN_HEADS)
    assert all(np.isfinite(scan.heads[head]).all() for head in heads)
    assert [TEXT[a:b] for a, b in scan.offsets.tolist()] == re.findall(r"\w+|[^\w\s]", TEXT)


def test_a_package_that_is_not_whole_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"encoder\.onnx is not there"):
        load_encoder(1, tmp_path)


def test_matrices_are_multiplied_by_one_thread() -> None:
    with threadpool_limits(2, user_api="blas"):
        multiply_by_one_thread()
        assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} <= {1}
