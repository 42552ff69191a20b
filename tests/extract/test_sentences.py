"""A text to sentences: written texts, and offsets that always fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.sentences import LONGEST, split

# text, its sentences
CASES: list[tuple[str, list[str]]] = [
    ("Two shells fell. Nobody was hurt.", ["Two shells fell.", "Nobody was hurt."]),
    ("Gen. Ivo Brand left. Col. Ana Lund stayed.", ["Gen. Ivo Brand left.", "Col. Ana Lund stayed."]),
    ("The U.S. Embassy was hit on Dec. 20. It was shut.", ["The U.S. Embassy was hit on Dec. 20.", "It was shut."]),
    ("“They came at dawn. We ran,” she said.", ["“They came at dawn.", "We ran,” she said."]),
    ('"It is sad."Police left. "They ran," he said.', ['"It is sad."', "Police left.", '"They ran," he said.']),
    ('A man was shot."We ran," she said.', ["A man was shot.", '"We ran," she said.']),
    ("She said “It is sad.”Police left.", ["She said “It is sad.”", "Police left."]),
    ('The boat "Rowe," he said, "was lost."', ['The boat "Rowe," he said, "was lost."']),
    ("Shells hit the mill\n\nTwo shells fell.", ["Shells hit the mill", "Two shells fell."]),
    ("Line one\r\nLine two", ["Line one", "Line two"]),
    ("KABUL (Border Wire) - A bomb went off.", ["A bomb went off."]),
    ("Paris, 3 May – A bomb went off.", ["A bomb went off."]),
    ("A bomb went off - nobody was hurt.", ["A bomb went off - nobody was hurt."]),
    ("It fell at 4.30 a.m. on Monday.", ["It fell at 4.30 a.m. on Monday."]),
    ("shells hit the mill. nobody was hurt.", ["shells hit the mill.", "nobody was hurt."]),
    ("gen. lund left at 5 p.m. on monday. he ran.", ["gen. lund left at 5 p.m. on monday.", "he ran."]),
    ('they fled. "why?" asked mr. brand.', ["they fled.", '"why?" asked mr. brand.']),
    ("Shells hit the mill in Norport. nobody was hurt.", ["Shells hit the mill in Norport. nobody was hurt."]),
    ("", []),
    (" \n\t\n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split(text)] == sentences


RANKS = ["Gen.", "Col.", "Capt.", "Adm.", "Brig.", "Sen.", "Dr.", "Mr.", "Mrs.", "Prof.", "Det.", "Messrs.", "Gens."]
SPLIT = ["Lt.", "Maj.", "Sgt.", "Cpl.", "Cmdr.", "Gov.", "Rep.", "Rev.", "Lt. Col.", "Maj. Gen."]


@pytest.mark.parametrize("rank", [*RANKS, *SPLIT])
def test_a_rank_ends_no_sentence(rank: str) -> None:
    text = f"The police said {rank} Ana Lund was hurt."
    assert [sentence.text for sentence in split(text)] == [text]


def test_paragraphs_and_headings() -> None:
    found = split("Shells hit the mill\n\nTwo shells fell. Nobody was hurt.\nThe end came.")
    assert [(s.paragraph, s.heading) for s in found] == [(0, True), (1, False), (1, False), (2, False)]
    assert [s.index for s in found] == [0, 1, 2, 3]


def test_text_without_full_stops_is_cut() -> None:
    found = split("word " * 1000)
    assert len(found) > 1
    assert all(len(sentence.text) <= LONGEST for sentence in found)


@given(st.text(st.sampled_from('aB. !?\n\r“”"-–—(),1\t\u2028\x00é'), max_size=200) | st.text(max_size=200))
def test_sentences_stand_at_their_offsets_in_order(text: str) -> None:
    found = split(text)
    for sentence in found:
        assert text[sentence.span.start : sentence.span.end] == sentence.text
        assert sentence.text.strip()
        assert len(sentence.text) <= LONGEST
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
        assert (one.index + 1, one.paragraph <= other.paragraph) == (other.index, True)
