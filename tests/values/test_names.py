"""Names: words and who they name, one bearer against another, display, and what always holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Name
from rashomon.values.countries import countries
from rashomon.values.gazetteer import normal
from rashomon.values.names import read_name, same_name, show_name, with_role
from rashomon.vocabulary import load_vocabulary

ROLES = yaml.safe_load((Path(__file__).parent / "roles.yaml").read_text("utf-8"))
CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))
VOCABULARY = (
    "the a US Iraqi Iran's foreign minister ministry General Mr Lloyd Austin al-Sudani , of for and officials unnamed "
    "militia group called Hezbollah Islamic State fighters police said no two U.S. Secretary Defense IS Times"
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(VOCABULARY.split()), max_size=9).map(" ".join))


def read(words: str, *known: str) -> Name:
    return read_name(words, known=[read_name(name) for name in known])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words'][:60]}|{len(case.get('known', ()))}")
def test_name_of_words(case: dict[str, Any]) -> None:
    name = read(case["words"], *case.get("known", ()))
    expected = {"role": "", "country": "", **{key: case[key] for key in case if key != "known"}}
    assert {key: getattr(name, key) for key in expected} == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@given(TEXTS, st.lists(TEXTS, max_size=2))
def test_any_text_is_read_and_nothing_is_made_up(words: str, known: list[str]) -> None:
    name = read(words, *known)
    assert name.words == words
    printed = normal(" ".join((words, *known)))
    canonical = {country.name for country in countries().values()}
    canonical |= {key for section in ("armed", "bodies", "publishers") for key in load_vocabulary("actors")[section]}
    if name.canonical not in canonical:
        assert all(normal(word) in printed for word in name.canonical.split())
    assert all(normal(word) in printed for word in name.role.split())


@pytest.mark.parametrize("case", ROLES, ids=lambda case: case["words"])
def test_what_the_unnamed_are(case: dict[str, Any]) -> None:
    name = with_role(read(case["words"]))
    assert (name.role, name.country) == (case.get("role", ""), case.get("country", ""))


@given(TEXTS)
def test_a_role_changes_nothing_else_and_is_given_once(words: str) -> None:
    name = read(words)
    described = with_role(name)
    assert replace(described, role=name.role, country=name.country) == name
    assert with_role(described) == described
    assert set(described.role.split()) <= {word.strip(",") for word in " ".join((words, name.role)).split()}


SAME = [
    ("the US military", "the American military", True),
    ("Iran's foreign ministry", "the Iranian foreign ministry", True),
    ("President Donald Trump", "Mr Trump", True),
    ("Mohammed Shia al-Sudani", "Prime Minister Sudani", True),
    ("ISIS", "the Islamic State group", True),
    ("Washington", "the United States", True),
    ("the police", "Police", True),
    ("the Pentagon", "the US Department of Defense", True),
    ("two security officials", "Two security officials", True),
    ("the US military", "the Iraqi military", False),
    ("the foreign ministry", "the interior ministry", False),
    ("Kataib Hezbollah", "Lebanon's Hezbollah", False),
    ("Donald Trump", "Eric Trump", False),
    ("Washington", "Tehran", False),
    ("hospital officials", "security officials", False),
    ("the Taliban", "the Pakistani Taliban", False),
    ("Iran", "Iranian officials", False),
]


@pytest.mark.parametrize(("first", "second", "expected"), SAME)
def test_same(first: str, second: str, expected: bool) -> None:
    assert same_name(read(first), read(second)) is expected
    assert same_name(read(second), read(first)) is expected


@given(TEXTS, TEXTS)
def test_same_is_symmetric(first: str, second: str) -> None:
    assert same_name(read(first), read(second)) == same_name(read(second), read(first))


@given(TEXTS)
def test_a_name_is_the_same_as_itself(words: str) -> None:
    assert same_name(read(words), read(words))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("US Secretary of Defense Lloyd Austin", "Lloyd Austin (US Secretary of Defense)"),
        ("the Iraqi prime minister", "Iraqi prime minister"),
        ("Tehran", "Iran"),
        ("two security officials", "two security officials"),
    ],
)
def test_show(words: str, shown: str) -> None:
    assert show_name(read(words)) == shown
