"""PolNeAR and the sets of factuality, from files written here."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluation.sets.writing import ARTICLE, MARKS, write_facts, write_polnear

from rashomon.evaluation.sets import factuality, polnear
from rashomon.evaluation.sets.texts import Attribution


def test_attributions_with_pieces_that_a_line_parts_made_one() -> None:
    one = polnear.read("polnear/dev/x", ARTICLE, MARKS)
    assert one.attributions == (
        Attribution(((10, 14),), ((15, 19),), ((0, 9), (21, 31))),
        Attribution(((32, 40),), ((41, 47),), ((48, 73),)),
    )
    assert (48, 73, "CONTENT") in one.spans
    assert len(one.spans) == 7


def test_several_marks_of_one_part_are_pieces_of_it() -> None:
    marks = MARKS.replace("T3\tContent 0 9;21 31", "T3\tContent 0 9\t“We won,”\nT9\tContent 21 31")
    one = polnear.read("polnear/dev/x", ARTICLE, marks.replace("Content:T3", "Content:T3 Content2:T9"))
    assert one.attributions[0].content == ((0, 9), (21, 31))


def test_the_first_annotator_s_marks_count_and_lines_that_link_nothing_do_not(tmp_path: Path) -> None:
    write_polnear(tmp_path, {"desk_one": (ARTICLE, MARKS + "E3\tAttribution-no-source:T4\n#1\tNote T4\tunsure\n")})
    (tmp_path / "dev" / "attributions" / "desk_one_ff01.ann").write_text("", "utf-8")
    (one,) = polnear.load(tmp_path)
    assert (one.id, one.text, len(one.attributions)) == ("polnear/dev/desk_one", ARTICLE, 2)
    with pytest.raises(OSError, match="train"):
        polnear.load(tmp_path, "train")


@given(st.text(st.sampled_from("a \n"), min_size=12, max_size=12), st.lists(st.tuples(*[st.integers(0, 11)] * 2)))
def test_joining_covers_the_same_words_and_is_done_once(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair) + 1) for pair in pairs]
    made = polnear.joined(text, spans)
    words = {at for start, end in spans for at in range(start, end) if text[at] == "a"}
    assert {at for start, end in made for at in range(start, end) if text[at] == "a"} == words
    assert polnear.joined(text, made) == made


def test_predicates_stand_where_their_tokens_do(tmp_path: Path) -> None:
    rows = [("Troops did n't shell the old mill .", {"shell": -2.6, "mill": 0.5}), ("Nothing .", {})]
    write_facts(tmp_path, {"UW": rows})
    first, second = factuality.load(tmp_path, "uw")
    assert [(first.text[start:end], value) for start, end, value in first.targets] == [("shell", -2.6), ("mill", 0.5)]
    assert (first.id, second.targets) == ("uw/dev/0", ())
    with pytest.raises(OSError, match="MEANTIME"):
        factuality.load(tmp_path, "meantime")
