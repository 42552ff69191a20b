"""Every rule file's own examples: what each rule must match, and what it must leave alone."""

import pytest

from rashomon.rules import Example, Rule, find_all, load_rules, rule_files

NAMED = [(f"{name}:{rule.name}", rule) for name in rule_files() for rule in load_rules(name)]
RULES = [pytest.param(rule, id=name) for name, rule in NAMED]
POSITIVE = [pytest.param(rule, e, id=f"{name}:{e.text[:40]}") for name, rule in NAMED for e in rule.matches]
NEGATIVE = [pytest.param(rule, text, id=f"{name}:{text[:40]}") for name, rule in NAMED for text in rule.rejects]


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.about
    assert rule.matches
    assert rule.rejects


@pytest.mark.parametrize(("rule", "example"), POSITIVE)
def test_matches(rule: Rule, example: Example) -> None:
    found = [m for m in find_all([rule], example.text) if example.text[m.start : m.end] == example.words]
    assert found, [example.text[m.start : m.end] for m in find_all([rule], example.text)]
    assert {name: found[0][name] or None for name in example.groups} == dict(example.groups)


@pytest.mark.parametrize(("rule", "text"), NEGATIVE)
def test_rejects(rule: Rule, text: str) -> None:
    assert [text[m.start : m.end] for m in find_all([rule], text)] == []
