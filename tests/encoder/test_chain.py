"""The best path through a chain, against trying all of them; tags to spans and back."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder.chain import Tagged, best_path, likely, marginals, tagged

LABELS = ("A", "B")
TAGS = 1 + 2 * len(LABELS)
SCORES = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.integers(-20, 20), min_size=TAGS, max_size=TAGS), min_size=n, max_size=n)
)
STEPS = st.lists(st.lists(st.integers(-20, 20), min_size=TAGS, max_size=TAGS), min_size=TAGS, max_size=TAGS)


def worth(path: tuple[int, ...], scores: np.ndarray, steps: np.ndarray) -> float:
    walked = sum(steps[a, b] for a, b in pairwise(path))
    return float(sum(scores[at, tag] for at, tag in enumerate(path)) + walked)


@given(SCORES, STEPS)
def test_no_path_is_better(scores: list[list[int]], steps: list[list[int]]) -> None:
    given_scores, given_steps = np.array(scores, np.float32), np.array(steps, np.float32)
    path = tuple(int(tag) for tag in best_path(given_scores, given_steps))
    best = max(worth(p, given_scores, given_steps) for p in product(range(TAGS), repeat=len(scores)))
    assert worth(path, given_scores, given_steps) == best


@given(SCORES, STEPS)
def test_chances_are_those_of_all_paths(scores: list[list[int]], steps: list[list[int]]) -> None:
    given_scores, given_steps = np.array(scores, np.float32) / 4, np.array(steps, np.float32) / 4
    paths = list(product(range(TAGS), repeat=len(scores)))
    weights = np.exp([worth(path, given_scores, given_steps) for path in paths])
    wanted = np.zeros((len(scores), TAGS))
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        wanted[np.arange(len(path)), path] += weight
    assert np.allclose(marginals(given_scores, given_steps), wanted, atol=1e-4)


def test_no_tokens_have_no_path() -> None:
    assert best_path(np.zeros((0, TAGS), np.float32), np.zeros((TAGS, TAGS), np.float32)).size == 0


@given(st.lists(st.integers(0, TAGS - 1), max_size=12))
def test_spans_cover_the_tags_that_are_not_outside(tags: list[int]) -> None:
    spans = tagged(tags, LABELS)
    covered = [at for span in spans for at in range(span.first, span.stop)]
    assert covered == [at for at, tag in enumerate(tags) if tag]
    for span in spans:
        assert {LABELS[(tags[at] - 1) // 2] for at in range(span.first, span.stop)} == {span.label}
        assert span.goes_on == (tags[span.first] % 2 == 0)
        assert all(tags[at] % 2 == 0 for at in range(span.first + 1, span.stop))


def test_a_beginning_ends_the_span_before() -> None:
    assert tagged([1, 2, 1, 4], LABELS) == [Tagged(0, 2, "A"), Tagged(2, 3, "A"), Tagged(3, 4, "B", goes_on=True)]


@given(SCORES, STEPS, st.sampled_from([0.1, 0.4, 0.6]))
def test_likely_spans_are_those_of_the_greatest_sum(
    scores: list[list[int]], steps: list[list[int]], least: float
) -> None:
    """No choice of spans apart is worth more, by the chances that trying all paths gives each span."""
    given_scores, given_steps = np.array(scores, np.float32) / 4, np.array(steps, np.float32) / 4
    for inside in range(2, TAGS, 2):  # a chain that ships lets nothing go on that has not begun
        given_steps[[at for at in range(TAGS) if at not in {inside - 1, inside}], inside] = -100
    paths = list(product(range(TAGS), repeat=len(scores)))
    weights = np.exp([worth(path, given_scores, given_steps) for path in paths])
    chances: dict[Tagged, float] = {}
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        for span in tagged(path, LABELS):
            chances[span] = chances.get(span, 0.0) + float(weight)
    found = likely(given_scores, given_steps, LABELS, least).spans
    assert all(one.stop <= other.first for one, other in pairwise(found))
    wanted = best_sum([(chance - least, span) for span, chance in chances.items() if chance > least])
    assert sum(max(chances.get(span, 0.0) - least, 0.0) for span in found) >= wanted - 1e-4


def best_sum(spans: list[tuple[float, Tagged]]) -> float:
    return max([0.0] + [worth + best_sum([(w, s) for w, s in spans if s.first >= span.stop]) for worth, span in spans])
