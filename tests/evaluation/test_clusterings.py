"""Scores of clusterings: the examples of the papers, worked by hand, and what holds for any two clusterings."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.evaluation.clusterings import FIGURES, scores

Clusters = Iterable[Iterable[str]]


def _of(*clusters: Iterable[str]) -> dict[str, str]:
    return {item: str(number) for number, cluster in enumerate(clusters) for item in cluster}


#: (gold, found, figures). Twelve items in clusters of 5, 2 and 5 are the example of Bagga & Baldwin 1998, and Luo 2005.
BY_HAND = {
    "the two clusters of five are joined": (
        _of("12345", "67", "89ABC"), _of("12345", "6789ABC"),
        {"muc_recall": 100, "muc_precision": 90, "b_cubed_recall": 100, "b_cubed_precision": 100 * 16 / 21},
    ),
    "the first five are joined with the last": (
        _of("12345", "67", "89ABC"), _of("1234589ABC", "67"),
        {"muc_recall": 100, "muc_precision": 90, "b_cubed_precision": 100 * 7 / 12,
         "ceaf_e_precision": 100 * (1 + 2 / 3) / 2, "ceaf_e_recall": 100 * (1 + 2 / 3) / 3},
    ),
    "all are one": (
        _of("12345", "67", "89ABC"), _of("123456789ABC"),
        {"muc_recall": 100, "muc_precision": 100 * 9 / 11, "b_cubed_precision": 100 * 54 / 144,
         "ceaf_e_precision": 100 * 10 / 17, "ceaf_e_recall": 100 * 10 / 17 / 3},
    ),
    "each alone": (
        _of("12345", "67", "89ABC"), _of(*"123456789ABC"),
        {"muc_recall": 0, "muc_f1": 0, "b_cubed_precision": 100, "b_cubed_recall": 25, "pair_recall": 0},
    ),
    # Vilain et al. 1995: the chain A-B-C-D with the response A-B, C-D; and the other way round.
    "a chain in two parts": (_of("ABCD"), _of("AB", "CD"), {"muc_recall": 100 * 2 / 3, "muc_precision": 100}),
    "two chains in one": (_of("AB", "CD"), _of("ABCD"), {"muc_recall": 100, "muc_precision": 100 * 2 / 3}),
    # The best match is 2 with 1 (2*2/5) and 1 with 2 (2*2/4); the greedy one, largest first, is the same here.
    "pairs": (_of("abc", "de"), _of("ab", "cde"), {"pair_precision": 50, "pair_recall": 50, "ceaf_e_f1": 80}),
    # Matching the largest first would give 1 with 1 (2*3/7) and 2 with none.
    "a match that is not the largest first": (
        _of("abcd", "e"), _of("abc", "de"), {"ceaf_e_f1": 100 * (2 * 3 / 7 + 2 / 3) / 2},
    ),
    # Two classes of two, each cluster half of either: it says nothing. Then one of each class apart.
    "clusters that say nothing": (_of("ab", "cd"), _of("ac", "bd"), {"v_measure": 0, "homogeneity": 0}),
    "clusters that are finer": (_of("ab", "cd"), _of(*"abcd"), {"homogeneity": 100, "completeness": 50}),
}  # fmt: skip


@pytest.mark.parametrize("name", BY_HAND)
def test_figures_are_those_worked_by_hand(name: str) -> None:
    gold, found, figures = BY_HAND[name]
    given_ = scores(gold, found)
    assert {figure: given_[figure] for figure in figures} == pytest.approx(figures)


def test_conll_is_the_mean_of_three() -> None:
    found = scores(_of("abc", "de", "f"), _of("ab", "cde", "f"))
    assert found["conll_f1"] == pytest.approx((found["muc_f1"] + found["b_cubed_f1"] + found["ceaf_e_f1"]) / 3)
    assert tuple(found) == FIGURES


def test_other_items_are_refused() -> None:
    with pytest.raises(UsageError, match="2 of 2 are in one alone"):
        scores(_of("ab"), _of("a", "c"))
    with pytest.raises(UsageError):
        scores({}, {})


def test_ten_thousand_items_take_no_time() -> None:
    gold = {str(n): str(n // 4) for n in range(10_000)}
    found = {str(n): str(n // 3 if n % 7 else n // 40) for n in range(10_000)}
    began = time.process_time()
    scores(gold, found)
    assert time.process_time() - began < 10


ITEMS = st.integers(min_value=1, max_value=12)
TWO = ITEMS.flatmap(lambda n: st.tuples(*(st.lists(st.integers(0, 4), min_size=n, max_size=n) for _ in range(2)))).map(
    lambda two: tuple({str(i): str(c) for i, c in enumerate(side)} for side in two)
)


@given(TWO)
def test_figures_are_shares(two: tuple[dict[str, str], dict[str, str]]) -> None:
    assert all(-1e-9 <= figure <= 100 + 1e-9 for figure in scores(*two).values())


@given(TWO)
def test_the_same_clusters_under_other_names_are_all_right(two: tuple[dict[str, str], dict[str, str]]) -> None:
    gold, _ = two
    renamed = {item: f"other {cluster}" for item, cluster in reversed(gold.items())}
    assert scores(gold, renamed) == pytest.approx(dict.fromkeys(FIGURES, 100))


@given(TWO)
def test_the_sides_swap_precision_and_recall(two: tuple[dict[str, str], dict[str, str]]) -> None:
    one, other = scores(*two), scores(two[1], two[0])
    for name in ("muc", "b_cubed", "ceaf_e", "pair"):
        assert one[f"{name}_precision"] == pytest.approx(other[f"{name}_recall"])
        assert one[f"{name}_f1"] == pytest.approx(other[f"{name}_f1"])


@given(TWO)
def test_muc_and_pairs_do_not_see_items_that_stand_alone_on_both_sides(
    two: tuple[dict[str, str], dict[str, str]],
) -> None:
    gold, found = two
    more = scores({**gold, "alone": "by itself"}, {**found, "alone": "by itself"})
    same = ("muc_f1", "pair_f1")
    assert {name: more[name] for name in same} == pytest.approx({name: scores(gold, found)[name] for name in same})


@given(TWO)
def test_the_match_of_clusters_is_the_best_of_all(two: tuple[dict[str, str], dict[str, str]]) -> None:
    from itertools import permutations

    gold, found = two
    sides = [sorted({frozenset(i for i in side if side[i] == c) for c in side.values()}, key=sorted) for side in two]
    few, many = sorted(sides, key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, order, strict=True))
        for order in permutations(many, len(few))
    )
    assert scores(gold, found)["ceaf_e_precision"] == pytest.approx(100 * best / len(set(found.values())))
