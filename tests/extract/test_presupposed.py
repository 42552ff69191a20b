"""What a scope leaves as it is told: deeds that nobody doubts, and words that are of no deed."""

import pytest

from rashomon.extract.presupposed import is_of_something_else, leaves_as_told
from rashomon.extract.scopes import find_scopes
from rashomon.extract.sentences import split
from rashomon.records import Mention, Span


def mention_of(text: str, words: str, label: str) -> Mention:
    at = text.index(words)
    return Mention(Span(at, at + len(words)), label, "", 0, 1.0, "test", Span(at, at + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "apart"),
    [
        ("Tests could tell what the bomb was made of.", "bomb", True),
        ("The premier wonders how this could have come upon a child.", "child", True),
        ("Guards may have shot a child.", "child", False),
        ("A child may have been hurt.", "child", False),
        ("Ten guards will be sent to the market.", "market", True),
        ("Rebels will attack the market.", "market", False),
        ("Guards foiled an attempt to storm the mill.", "mill", False),
        ("They asked whether the army was behind it.", "army", False),
        ("It is unlikely that the army did it.", "army", False),
        ("There was no bomb in the town.", "bomb", False),
    ],
)
def test_what_stands_over_no_deed_stands_over_nobody_found_apart(text: str, words: str, apart: bool) -> None:
    sentence = split(text)[0]
    mention = mention_of(text, words, "victim")
    over = [one for one in find_scopes(sentence) if one.span.start <= mention.span.start < one.span.end]
    assert over
    assert all(is_of_something_else(one, mention, sentence) for one in over) == apart


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("It is unclear who shelled the mill.", "shelled", True),
        ("It is unclear why rebels shelled the mill.", "shelled", True),
        ("It is unclear how many shells hit the mill.", "hit", True),
        ("It is unclear whether rebels shelled the mill.", "shelled", False),
        ("It is unclear how many guards were hit.", "hit", False),
        ("It is unclear who would shell the mill.", "shell", False),
    ],
)
def test_who_asks_for_more_than_yes_or_no_takes_the_deed_for_granted(text: str, words: str, told: bool) -> None:
    sentence = split(text)[0]
    mention = mention_of(text, words, "happening")
    over = [one for one in find_scopes(sentence) if one.stance == "unclear"]
    assert over
    assert all(leaves_as_told(one, mention, sentence) for one in over) == told


def test_what_is_asked_for_stays_open() -> None:
    sentence = split("It is unclear how many shells hit the mill.")[0]
    over = [one for one in find_scopes(sentence) if one.stance == "unclear"]
    asked, hit = (
        mention_of(sentence.text, words, label) for words, label in (("many shells", "munitions"), ("mill", "target"))
    )
    assert not any(leaves_as_told(one, asked, sentence) for one in over)
    assert all(leaves_as_told(one, hit, sentence) for one in over)
