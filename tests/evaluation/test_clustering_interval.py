"""The interval of a figure of clusterings: where topics do not differ there is none to speak of."""

from __future__ import annotations

import pytest

from rashomon.errors import UsageError
from rashomon.evaluation.clustering_interval import resampled_conll
from rashomon.evaluation.clusterings import scores

ITEMS = {f"{topic}{n}": topic for topic in "abcdefgh" for n in range(4)}
GOLD = {item: f"{item[0]}{int(item[1]) // 2}" for item in ITEMS}


def test_all_right_is_all_right_in_every_draw() -> None:
    assert resampled_conll(GOLD, GOLD, ITEMS, draws=20) == (100, 100)


def test_topics_that_are_alike_give_one_figure() -> None:
    found = {item: item[0] for item in ITEMS}  # in every topic two events are taken for one
    low, high = resampled_conll(GOLD, found, ITEMS, draws=20)
    assert low == high == pytest.approx(scores(GOLD, found)["conll_f1"])


def test_topics_that_differ_give_a_range_that_holds_the_figure() -> None:
    found = {item: item[0] if item[0] in "abcd" else GOLD[item] for item in ITEMS}
    low, high = resampled_conll(GOLD, found, ITEMS)
    assert low < scores(GOLD, found)["conll_f1"] < high
    assert (low, high) == resampled_conll(GOLD, found, ITEMS)


def test_without_items_it_is_refused() -> None:
    with pytest.raises(UsageError):
        resampled_conll({}, {}, {})
