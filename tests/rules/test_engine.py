"""PCRE2 finds what ``regex`` finds, or is not asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from random import Random

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from rashomon.rules import Rule, load_rules, mark, rule_files
from rashomon.rules import engine as searching
from rashomon.rules.engine import Found, find, shared
from rashomon.rules.patterns import compiled
from rashomon.rules.translating import LONGEST_RUN, SHARED, UNWRITTEN, translate

RULES = [rule for name in rule_files() for rule in load_rules(name)]
TEXTS = sorted({text for rule in RULES for text in (*rule.rejects, *(example.text for example in rule.matches))})
EVERY = "".join(map(chr, range(sys.maxunicode)))
CHARACTERS = regex.findall(SHARED, EVERY)
OTHERS = regex.findall(UNWRITTEN, EVERY)
#: Whatever tells characters apart in a pattern.
KINDS = (
    *(rf"\{kind}" for kind in "sSdDwW"),
    *(rf"\{sign}{{{kind}}}" for sign in "pP" for kind in ("L", "Lu", "Ll", "M", "N")),
    *("(?-i:" + rf"\{sign}{{{kind}}})" for sign in "pP" for kind in ("Lu", "Ll")),
    *(
        r"[\p{Lu}]",
        r"[^\p{Lu}]",
        r"[^\p{L}\p{N}\v]",
        r"[\w\-]",
        r"[^\s,]",
        "[a-z]",
        "[A-Z]",
        "(?-i:[A-Z])",
        "[^a]",
        ".",
    ),
    *(rf"\b{end}" for end in (r"\w", r"\W")),
)


def by_regex(written: str, text: str) -> list[Found]:
    found = compiled(written).finditer(text, 1)
    return [(*one.span(), {name: one.span(name) for name in one.groupdict() if one[name] is not None}) for one in found]


def check(rule: Rule, text: str) -> None:
    mine, theirs = find(rule.written, mark(text), 1), by_regex(rule.written, mark(text))
    assert mine == theirs, (rule.name, text)
    assert [list(groups) for _, _, groups in mine] == [list(groups) for _, _, groups in theirs]


@pytest.mark.parametrize("characters", [CHARACTERS, OTHERS], ids=["shared", "unwritten"])
def test_characters_are_of_the_same_kinds_to_both(characters: list[str]) -> None:
    text = " " + "".join(f"{one}a{one} {one}1" for one in characters if not one.isspace())
    text += "".join(one for one in characters if one.isspace())
    for kind in KINDS:
        quick = searching._quick(kind)
        assert quick is not None
        assert searching._by_pcre2(quick, text, 1) == by_regex(kind, text), kind


def test_characters_are_the_same_letters_to_both() -> None:
    everything = " " + " ".join(CHARACTERS)
    for one in CHARACTERS:
        for written in (regex.escape(one), f"[{regex.escape(one)}]", f"(?-i:{regex.escape(one)})"):
            quick = searching._quick(written)
            assert quick is not None
            assert searching._by_pcre2(quick, everything, 1) == by_regex(written, everything), one


def test_what_no_pattern_is_written_with_has_no_other_case_that_one_is_written_with() -> None:
    written = set(CHARACTERS)
    for one in OTHERS:
        cases = {one, one.upper(), one.lower(), one.title(), one.casefold(), one.casefold().upper()}
        assert cases.isdisjoint(written), one
        assert {len(case) for case in cases} == {1}, one


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_match_alike(rule: Rule) -> None:
    own = [*rule.rejects, *(example.text for example in rule.matches)]
    for text in (*own, *Random(rule.name).sample(TEXTS, 20)):
        check(rule, text)


@given(st.data())
def test_rules_match_alike_in_texts_put_together(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES))
    own = [word for example in rule.matches for word in example.text.split()]
    others = [word for text in TEXTS for word in text.split()]
    odd = st.sampled_from(
        ["—", "“", "”", "’s", "ÉTÉ", "ß", "½", "Київ", "بيروت", "\ufffd", "\u200b", "  ", "K", "İ", "x" * LONGEST_RUN]
    )
    words = st.one_of(st.sampled_from(own), st.sampled_from(others), odd)
    check(rule, " ".join(data.draw(st.lists(words, max_size=12))))


def test_nearly_all_rules_are_quick() -> None:
    slow = {rule.name for rule in RULES if searching._quick(rule.written) is None}
    assert len(slow) < len(RULES) / 10, sorted(slow)


@pytest.mark.parametrize(
    "written",
    [
        r"(?P<a>x)(?P=a)",
        r"(x)\1",
        r"[[a-z]--[aeiou]]",
        r"[a-z--x]",
        r"[a&&b]",
        r"(?:foo){e<=1}",
        r"a{,3}",
        r"(?<=a?(?=b))b",
        r"(?<=(x))y",
        r"(?<=[^,]*)y",
        r"(?<=\S+)y",
        r"(?i)x",
        r"\Gx",
        r"x\Ky",
        r"\p{Greek}",
        r"\N{BULLET}",
        r"straße",
        r"(x)?(?(1)x|y)",
        r"(?P<a>x)|(?P<a>y)(?(a)x|y)",
        r"(?(a)x|y)(?P<a>x)",
        r"(?<=(?<=x)y)z",
        r"(?|a|b)",
        r"\X",
        r"\Z",
    ],
)
def test_what_may_differ_is_left_alone(written: str) -> None:
    assert translate(written, {}) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"(?P<a>x)|(?P<b>y)|(?P<a>z)", r"(x)|(y)|(z)"),
        (r"(?<!\bno\s(?:\w+\s){0,3})x", r"(?<!\bno\s(?:\w{1,40}\s){0,3})x"),
        (r"(?<=\b\p{L}{2,}men\s)x", r"(?<=\b\p{L}{2,40}men\s)x"),
        (r"[^\v]\vx", r"[^\x0b]\x0bx"),
        (r"(?<=\bfrom(?:\s+))\L<kind>s?", r"(?<=\bfrom(?:\s{1,40}))(?:long\.|a)s?"),
        (r"(?<!(?<=\A.)|x)y", r"(?<!(?<=\A.)|x)y"),
        (r"(z)(?P<a>x)?(?(a)y|w)", r"(z)(x)?(?(2)y|w)"),
        (r"\((?-i:X)\)(?=\s|$)(?>a{2,}+)", r"\((?-i:X)\)(?=\s|$)(?>a{2,}+)"),
    ],
)
def test_what_means_the_same_is_translated(written: str, expected: str) -> None:
    translated = translate(written, {"kind": ["a", "long."]})
    assert translated is not None
    assert translated.written == expected


def test_groups_keep_their_names_and_order() -> None:
    translated = translate(r"(?P<b>x)(y)(?P<a>z)|(?P<b>w)", {})
    assert translated is not None
    assert list(translated.names.items()) == [("b", [1, 4]), ("a", [3])]


def test_two_groups_of_one_name_are_left_to_regex() -> None:
    written = r"(?P<a>x)(?P<b>y)?(?P<a>z)?"
    assert find(written, "xyz x") == [(0, 3, {"a": (2, 3), "b": (1, 2)}), (4, 5, {"a": (4, 5)})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Léon Blum said — “no”.", True),
        ("straße", False),
        ("ﬁve", False),
        ("Київ, بيروت, Đà Nẵng, \ufffd", True),
    ],
)
def test_texts_that_both_read_alike(text: str, expected: bool) -> None:
    assert shared(text) is expected


@pytest.mark.parametrize("between", ["x" * (LONGEST_RUN - 1), "x" * LONGEST_RUN, "x" * 300])
def test_what_is_longer_than_a_bound_is_left_to_regex(between: str) -> None:
    written = r"(?<=\bfrom\s\p{L}+\s)y"
    assert searching._quick(written) is not None
    text = f" from {between} y"
    assert find(written, text) == [(len(text) - 1, len(text), {})]


def test_a_limit_of_pcre2_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Limit(Exception):
        pass

    def fails(text: str, start: int) -> Sequence[object]:
        raise Limit

    quick = searching._Quick(fails, Limit, {}, False)  # type: ignore[arg-type]
    monkeypatch.setattr(searching, "_quick", lambda written: quick)
    assert find(r"(?P<a>b)", "abc") == [(1, 2, {"a": (1, 2)})]
