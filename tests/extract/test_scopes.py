"""What is not told as fact: which stance a stretch of a sentence is under, and which stance wins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import STANCES

from rashomon.extract.scopes import PRECEDENCE, find_scopes, hedge_in, strongest
from rashomon.extract.sentences import split
from rashomon.records import Stance

# sentence, words in it, the stance they are under
CASES: list[tuple[str, str, Stance]] = [
    ("The army will strike if a soldier is killed.", "a soldier is killed", "conditional"),
    ("If a convoy were bombed, the army would answer.", "bombed", "conditional"),
    ("Unless the tax is lifted, rebels attack the mill.", "the mill", "conditional"),
    ("It was unclear whether the bridge was hit.", "was hit", "unclear"),
    ("It is not known how many people died.", "people died", "unclear"),
    ("The bridge may have been hit.", "hit", "possible"),
    ("Analysts say that there might be more raids.", "raids", "possible"),
    ("The raid came in May.", "raid", "asserts"),
    ("The rebels vowed to bomb the mill.", "bomb", "intends"),
    ("The army will shell the mill.", "shell", "intends"),
    ("The police foiled a bombing.", "a bombing", "possible"),
    ("The roads were shut amid fears of a second bombing.", "a second bombing", "fears"),
    ("The militia did not shell the mill.", "shell", "denies"),
    ("The militia shelled the mill, but not the bridge.", "shelled", "asserts"),
    ("The mill was hit, and nobody could put out the fire.", "mill was hit", "asserts"),
    ("They fled as if a raid had begun.", "they fled", "asserts"),
]


def stance_of(text: str, words: str) -> Stance:
    start = text.lower().index(words.lower())
    scopes = [scope for sentence in split(text) for scope in find_scopes(sentence)]
    return strongest(s.stance for s in scopes if s.span.start <= start and start + len(words) <= s.span.end)


@pytest.mark.parametrize(("text", "words", "stance"), CASES)
def test_stances(text: str, words: str, stance: Stance) -> None:
    assert stance_of(text, words) == stance


@given(st.lists(st.sampled_from(STANCES)), st.randoms(use_true_random=False))
def test_the_strongest_stance_wins_in_any_order(stances: list[Stance], random: object) -> None:
    shuffled = list(stances)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert strongest(shuffled) == strongest(stances)
    told = [stance for stance in PRECEDENCE if stance in stances]
    assert strongest(stances) == (told[0] if told else "asserts")


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("It was almost certainly a rocket.", "almost certainly"),
        ("Suspected rebels attacked.", "Suspected"),
        ("It was perhaps a shell, probably two.", "perhaps"),
        ("The likelihoods were unlikely.", ""),
        ("Rebels attacked.", ""),
    ],
)
def test_hedges_are_kept_as_printed(words: str, hedge: str) -> None:
    assert hedge_in(words) == hedge
