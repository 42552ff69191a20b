"""The anchors that stand in a text, found all at once, are those found one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.rules import Rule, Rules, load_rules, rule_files
from rashomon.rules.anchors import standing_in

ANCHORS = sorted({anchor for name in rule_files() for rule in load_rules(name) for anchor in rule.anchors})
_TEXTS = st.lists(st.one_of(st.sampled_from(ANCHORS), st.text("aeinst k.’-", max_size=4)), max_size=12).map("".join)


@given(_TEXTS)
def test_all_at_once_is_one_by_one(text: str) -> None:
    assert standing_in(text, load_rules("scopes_en")) == {anchor for anchor in ANCHORS if anchor in text}


def test_every_anchor_is_found() -> None:
    missed = [anchor for anchor in ANCHORS if anchor not in standing_in(f"x{anchor}", load_rules("scopes_en"))]
    assert missed == []


def test_rules_that_are_in_no_file_have_anchors_too() -> None:
    rules = Rules([Rule("one", "", ("qzx",), "qzx", {}, (), ()), Rule("two", "", (), ".", {}, (), ())])
    assert [rule.name for rule in rules.applying(standing_in("a qzx b", rules))] == ["one", "two"]
    assert [rule.name for rule in rules.applying(standing_in("a b", rules))] == ["two"]
