"""What is not told as fact: which stance words of a sentence are under, and which hedge bears on them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import CASES as FOLDER
from tests.strategies import STANCES

from rashomon.extract.hedging import find_hedges
from rashomon.extract.scopes import PRECEDENCE, find_scopes, stance_at, strongest
from rashomon.extract.sentences import split
from rashomon.records import Sentence, Span, Stance

#: Sentences, words in them, the stance they are under and the hedge that bears on them.
ROWS: list[tuple[str, str, Stance, str]] = yaml.safe_load((FOLDER / "scopes_en.yaml").read_text("utf-8"))
CASES = [pytest.param(*row, id=f"{row[0][:50]}:{row[1]}") for row in ROWS]
TEXTS = st.sampled_from([row[0] for row in ROWS])


def place(text: str, words: str) -> tuple[Sentence, Span]:
    """Return the sentence that holds the words (their first occurrence), and their span."""
    start = text.lower().index(words.lower())
    sentence = next(s for s in split(text) if s.span.start <= start < s.span.end)
    return sentence, Span(start, start + len(words))


@pytest.mark.parametrize(("text", "words", "stance", "hedge"), CASES)
def test_stance_and_hedge(text: str, words: str, stance: Stance, hedge: str) -> None:
    assert stance_at(*place(text, words)) == (stance, hedge)


@given(st.lists(st.sampled_from(STANCES)), st.randoms(use_true_random=False))
def test_the_strongest_stance_wins_in_any_order(stances: list[Stance], random: object) -> None:
    shuffled = list(stances)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert strongest(shuffled) == strongest(stances)
    told = [stance for stance in PRECEDENCE if stance in stances]
    assert strongest(stances) == (told[0] if told else "asserts")


def test_every_stance_but_that_of_fact_has_its_rank() -> None:
    assert {*PRECEDENCE, "asserts"} == set(STANCES)
    assert len(set(PRECEDENCE)) == len(PRECEDENCE)


@given(TEXTS, TEXTS)
def test_scopes_and_hedges_lie_in_their_sentence_and_do_not_depend_on_its_place(before: str, text: str) -> None:
    (alone,) = split(text)[:1]
    moved = next(s for s in split(f"{before}\n\n{text}") if s.span.start == len(before) + 2)
    assert moved.text == alone.text
    for here, there in zip(find_scopes(alone), find_scopes(moved), strict=True):
        assert alone.span.start <= here.span.start < here.span.end <= alone.span.end
        assert there.span == Span(here.span.start + len(before) + 2, here.span.end + len(before) + 2)
        assert (there.stance, there.found_by) == (here.stance, here.found_by)
    for hedge in find_hedges(moved):
        start = hedge.span.start - moved.span.start
        assert moved.text[start : start + len(hedge.words)] == hedge.words
