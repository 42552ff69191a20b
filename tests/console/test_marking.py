"""Statements marked in a text: nothing is lost, nothing is added, and each stands where its words are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import make_report, make_statement

from rashomon.console.marking import PART, excerpts, mark, parts
from rashomon.records import Span, Statement, Wording

TEXT = "One two three four five six seven eight nine ten. " * 12
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 90)).map(lambda p: Span(p[0], min(sum(p), len(TEXT))))


def told(span: Span, number: int) -> Statement:
    report = make_report(TEXT)
    made = make_statement(report, "One", "damage", Wording("One"))
    return replace(made, id=f"{number:032x}", span=span, words=TEXT[span.start : span.end])


@given(st.lists(SPANS, max_size=8), SPANS)
def test_segments_give_the_text_again_and_each_statement_its_words(spans: list[Span], within: Span) -> None:
    statements = [told(span, number) for number, span in enumerate(spans)]
    segments = mark(TEXT, statements, within)
    assert "".join(one.text for one in segments) == TEXT[within.start : within.end]
    for statement in statements:
        start, end = max(statement.span.start, within.start), min(statement.span.end, within.end)
        marked = "".join(one.text for one in segments if statement in one.statements)
        assert marked == TEXT[start : max(start, end)]


@given(st.text(st.sampled_from("ab \n"), max_size=400), st.integers(1, 60))
def test_parts_give_the_text_again(text: str, size: int) -> None:
    found = parts(text, size)
    assert "".join(text[span.start : span.end] for span in found) == text
    assert all(span.end - span.start <= size for span in found)


def test_a_long_line_without_a_space_is_cut_all_the_same() -> None:
    assert [span.end - span.start for span in parts("x" * (2 * PART + 5))] == [PART, PART, 5]


def test_excerpts_show_the_words_and_say_where_text_is_left_out() -> None:
    text = "far away. " * 60 + "Rockets hit the camp. " + "long after. " * 60
    statement = replace(told(Span(600, 621), 1), words="Rockets hit the camp.")
    shown = excerpts(text, [statement])
    assert [one.text for one in shown if one.statements] == ["Rockets hit the camp."]
    assert shown[0].gap
    assert shown[-1].gap
    assert sum(len(one.text) for one in shown) < 400


def test_excerpts_are_bounded() -> None:
    text = "x" * 500_000
    assert sum(len(one.text) for one in excerpts(text, [told(Span(0, 400_000), 1)], limit=1000)) <= 1000
