"""Spans by hand: exact, by the beginning and by overlap, and what holds for any spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.evaluation.spans import Labelled, cut, in_tokens, jaccard, score

# gold, predicted, exact F1, begin F1, mean overlap
CASES: list[tuple[list[Labelled], list[Labelled], float, float, float]] = [
    ([(0, 4, "CUE")], [(0, 4, "CUE")], 1, 1, 1),
    ([(0, 4, "CUE")], [], 0, 0, 0),
    ([], [(0, 4, "CUE")], 0, 0, 0),
    ([], [], 0, 0, 0),
    ([(0, 4, "CUE")], [(0, 2, "CUE")], 0, 1, 0.5),
    ([(0, 4, "CUE")], [(2, 6, "CUE")], 0, 0, 2 / 6),
    ([(0, 4, "CUE")], [(0, 4, "CONTENT")], 0, 0, 0),
    ([(0, 4, "CUE")], [(4, 6, "CUE")], 0, 0, 0),  # beside it: no overlap, so it counts as one more
    ([(0, 4, "CUE")], [(0, 4, "CUE"), (8, 9, "CUE")], 2 / 3, 2 / 3, 1 / 2),
    ([(0, 4, "CUE")], [(0, 4, "CUE"), (3, 5, "CUE")], 2 / 3, 2 / 3, 1),  # touches a gold span: no stray one
    ([(0, 4, "CUE"), (6, 8, "CUE")], [(0, 8, "CUE")], 0, 2 / 3, (4 / 8 + 2 / 8) / 2),
]


@pytest.mark.parametrize(("gold", "predicted", "exact", "begin", "overlap"), CASES)
def test_the_three_measures(
    gold: list[Labelled], predicted: list[Labelled], exact: float, begin: float, overlap: float
) -> None:
    scores = score({"a": gold}, {"a": predicted})
    assert (scores.exact_f1, scores.begin_f1, scores.jaccard) == pytest.approx((exact, begin, overlap))


def test_a_label_is_scored_by_itself_and_texts_are_kept_apart() -> None:
    gold = {"a": [(0, 4, "CUE"), (5, 9, "SOURCE")], "b": [(0, 4, "CUE")]}
    scores = score(gold, {"a": [(0, 4, "CUE"), (0, 2, "SOURCE")]}, label="CUE")
    assert (scores.exact["a"].f1, scores.exact["b"].f1) == (1, 0)
    assert scores.jaccard == 0.5
    assert score(gold, gold, label="CONTENT").overlap["a"].spans == 0


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        score({"a": [(3, 3, "CUE")]}, {})


@pytest.mark.parametrize(
    ("words", "expected"),
    [("They said", (0, 2)), ("said it", (1, 3)), ("sai", (1, 2)), ("it’s", (2, 5)), (" ", None), ("over.", (5, 7))],
)
def test_characters_become_tokens(words: str, expected: tuple[int, int] | None) -> None:
    text = "They said it’s over."
    start = text.index(words)
    turned = in_tokens(text, [(start, start + len(words), "CUE")])
    assert turned == ({(*expected, "CUE")} if expected else set())


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1], "CUE"))


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_whole_only_for_the_same_span(one: Labelled, other: Labelled) -> None:
    assert jaccard(one, other) == jaccard(other, one)
    assert (jaccard(one, other) == 1) == (one == other)


@given(st.lists(SPANS, min_size=1), st.lists(SPANS))
def test_what_is_exactly_right_also_begins_right(gold: list[Labelled], predicted: list[Labelled]) -> None:
    scores = score({"a": gold}, {"a": predicted})
    exact = set(gold) & set(predicted)
    assert scores.begin["a"].right >= len({span[0] for span in exact})
    assert scores.exact["a"].right == len(exact)
    assert score({"a": gold}, {"a": gold}).exact_f1 == score({"a": gold}, {"a": gold}).jaccard == 1


@given(st.sets(SPANS), st.sets(st.integers(0, 30)))
def test_cut_spans_hold_the_same_places_and_no_border(spans: set[Labelled], borders: set[int]) -> None:
    pieces = cut(spans, borders)
    assert {at for start, end, _ in pieces for at in range(start, end)} == {
        at for start, end, _ in spans for at in range(start, end)
    }
    assert not any(start < border < end for start, end, _ in pieces for border in borders)
    assert cut(spans, ()) == spans


def test_a_span_is_cut_at_every_border_inside_it() -> None:
    assert cut([(2, 9, "CUE")], [0, 2, 4, 7, 9]) == {(2, 4, "CUE"), (4, 7, "CUE"), (7, 9, "CUE")}
