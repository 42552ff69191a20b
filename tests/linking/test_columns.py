"""Levels of many pairs at once: those that two profiles compared give, or none; of texts, never a lower one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import full_profiles, profiles

from rashomon.linking import Profile, tokens
from rashomon.linking.columns import UNTOLD, Columns
from rashomon.linking.evidence import PARTS, levels
from rashomon.linking.tokens import Tokens
from rashomon.linking.words import telling

MANY = st.lists(profiles() | full_profiles(), max_size=8, unique_by=lambda one: one.account_id)
#: Of these the columns give the highest level that it can be.
BOUNDS = frozenset({"published", "names", "words"})
TEXTS = st.lists(st.frozensets(st.sampled_from(["police", "said", *(f"word{n}" for n in range(12))])), max_size=6)


@given(MANY)
def test_columns_give_the_levels_that_two_profiles_do(found: list[Profile]) -> None:
    found = sorted(found, key=lambda one: one.account_id)
    rows = list(combinations(range(len(found)), 2))
    ones, others = (np.array([row[end] for row in rows], np.int64) for end in (0, 1))
    columns = Columns(found)
    at_once = {name: getattr(columns, name)(ones, others).tolist() for name in PARTS}
    for number, (one, other) in enumerate(rows):
        for (name, part), level in zip(PARTS.items(), levels(found[one], found[other]), strict=True):
            told, expected = at_once[name][number], part.levels.index(level)
            assert told in (UNTOLD, expected) or (name in BOUNDS and told > expected), name


@given(TEXTS, st.sampled_from([1, 5, 1 << 22]))
def test_what_texts_share_is_counted_and_weighed(texts: list[frozenset[str]], at_once: int) -> None:
    rows = list(combinations(range(len(texts)), 2))
    ones, others = (np.array([row[end] for row in rows], np.int64) for end in (0, 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "AT_ONCE", at_once)
        counts, weights = Tokens(texts).shared(ones, others)
    both = [texts[one] & texts[other] for one, other in rows]
    assert counts.tolist() == [len(words) for words in both]
    assert weights.tolist() == [sum(telling(word) ** 2 for word in words) for words in both]


def test_words_whose_digests_fall_together_only_add_to_what_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "crc32", lambda word: 0)
    counts, _ = Tokens([{"quillfeather", "ropeworks"}, {"ropeworks"}]).shared(np.array([0]), np.array([1]))
    assert counts[0] >= 1
