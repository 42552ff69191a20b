"""The rules that can match in a text, told all at once, are those told one by one; none that matches is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.rules import Rule, Rules, find, load_rules, mark, rule_files, word_lists
from rashomon.rules.anchors import applying
from rashomon.rules.engine import shared
from rashomon.rules.marking import lowered
from rashomon.rules.needed import DIGIT, Reader

FILES = [load_rules(name) for name in rule_files()]
READER = Reader(word_lists())
WORDS = sorted({word for rules in FILES for rule in rules for example in rule.matches for word in example.text.split()})
ANCHORS = sorted({anchor for rules in FILES for rule in rules for anchor in rule.anchors})
_TEXTS = st.lists(st.one_of(st.sampled_from([*ANCHORS, *WORDS]), st.text("aeinst 7k.’-ß\n", max_size=4)), max_size=12)


def one_by_one(rules: Sequence[Rule], text: str) -> list[str]:
    """Name the rules that can match, each asked for by itself."""
    low = lowered(text)
    plain = re.sub(r"\s+", " ", low)
    return [
        rule.name
        for rule in rules
        if (not rule.anchors or any(anchor in low for anchor in rule.anchors))
        and (not shared(text) or all(map(_any_in(plain), READER.needed(rule.written, rule.anchors))))
    ]


def _any_in(plain: str) -> Callable[[Sequence[str]], bool]:
    return lambda words: any(any(map(str.isdecimal, plain)) if word == DIGIT else word in plain for word in words)


@given(_TEXTS.map("".join) | _TEXTS.map(" ".join))
def test_all_at_once_is_one_by_one(text: str) -> None:
    for rules in FILES:
        assert [rule.name for rule in applying(rules, text)] == one_by_one(rules, text)


@given(_TEXTS.map(" ".join))
@example("it looked as though  ")
def test_no_rule_that_matches_is_left_out(text: str) -> None:
    for rules in FILES:
        kept = set(map(id, applying(rules, text)))
        low = lowered(text)
        for rule in rules:
            if id(rule) not in kept and any(anchor in low for anchor in rule.anchors):
                assert not find(rule.written, mark(text), 1), rule.name


@pytest.mark.parametrize("rules", FILES, ids=rule_files())
def test_a_rule_can_match_its_examples(rules: Rules) -> None:
    for rule in rules:
        for one in rule.matches:
            assert rule in applying(rules, one.text), (rule.name, one.text)
            assert rule in applying(rules, one.text.replace(" ", "\n")), (rule.name, one.text)


def test_every_anchor_is_found() -> None:
    missed = [anchor for anchor in ANCHORS if not any(one_by_one(rules, f"ß x{anchor}") for rules in FILES)]
    assert missed == []


def test_rules_that_are_in_no_file_are_asked_for_their_anchors() -> None:
    rules = Rules([Rule("one", "", ("qzx",), "qzx", {}, (), ()), Rule("two", "", (), ".", {}, (), ())])
    assert [rule.name for rule in applying(rules, "a qzx b")] == ["one", "two"]
    assert [rule.name for rule in applying(rules, "a b")] == ["two"]


def test_some_rules_of_a_file_keep_their_order() -> None:
    backwards = Rules(reversed(load_rules("scopes_en")))
    text = "if they were not told that it could be so, nobody would have planned it"
    assert [rule.name for rule in applying(backwards, text)] == one_by_one(backwards, text)
    assert len(one_by_one(backwards, text)) > 2
