"""Hard-wrapped text: read as on one line; and texts whose lines are their own stay as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.told import load_cases, read

from rashomon.extract.sentences import on_one_line, split
from rashomon.records import Statement
from rashomon.rules.marking import lowered, mark

#: A wrapped text, its sentences without their line breaks.
WRAPPED: dict[str, tuple[str, list[str]]] = {
    "lower case follows": (
        "Two shells hit the mill on the north bank of the river, the\nmayor said. Nobody was hurt.",
        ["Two shells hit the mill on the north bank of the river, the mayor said.", "Nobody was hurt."],
    ),
    "a comma, then a capital": (
        "Two shells hit the old mill on the north bank of the river,\nMayor Ada Moreno said.",
        ["Two shells hit the old mill on the north bank of the river, Mayor Ada Moreno said."],
    ),
    "said behind a quotation, and a name that is cut": (
        "Two shells hit the mill. “We buried many people on Tuesday,” said Bo\nLund, a farmer.",
        ["Two shells hit the mill.", "“We buried many people on Tuesday,” said Bo Lund, a farmer."],
    ),
    "a preposition, then a capital": (
        "Two shells hit the old mill on the north bank of the Sava in\nZemun.",
        ["Two shells hit the old mill on the north bank of the Sava in Zemun."],
    ),
    "a capital where other breaks show the width": (
        "Two shells hit the old mill on the north bank, said Col.\nIvo Brand, who leads the guards of the bridge."
        " General\nAna Lund said that nobody had been hurt, and that the\nmill would open again on Monday.",
        [
            "Two shells hit the old mill on the north bank, said Col. Ivo Brand, who leads the guards of the bridge.",
            "General Ana Lund said that nobody had been hurt, and that the mill would open again on Monday.",
        ],
    ),
    "another paragraph shows the width": (
        "Two shells hit the old mill on the north bank of the river, the\nmayor said.\n\n"
        "Nobody was hurt in the shelling of the mill, according to Mayor\nAda Moreno.",
        [
            "Two shells hit the old mill on the north bank of the river, the mayor said.",
            "Nobody was hurt in the shelling of the mill, according to Mayor Ada Moreno.",
        ],
    ),
    "capitals only": (
        "   TWO SHELLS HIT THE OLD MILL ON THE NORTH BANK OF THE RIVER\n"
        "YESTERDAY MORNING. THE MAYOR SAID NOBODY WAS HURT WHEN IT WAS\n"
        "SHELLED, AND PROMISED TO OPEN IT AGAIN NEXT MONDAY. NO GROUP\nCLAIMED THE ATTACK.",
        [
            "TWO SHELLS HIT THE OLD MILL ON THE NORTH BANK OF THE RIVER YESTERDAY MORNING.",
            "THE MAYOR SAID NOBODY WAS HURT WHEN IT WAS SHELLED, AND PROMISED TO OPEN IT AGAIN NEXT MONDAY.",
            "NO GROUP CLAIMED THE ATTACK.",
        ],
    ),
    "Windows line ends": (
        "Two shells hit the mill on the north bank of the river, the\r\nmayor said.",
        ["Two shells hit the mill on the north bank of the river, the mayor said."],
    ),
    "a dateline before it": (
        "ZEMUN (Border Wire) - Two shells hit the mill on the north\nbank of the river.",
        ["Two shells hit the mill on the north bank of the river."],
    ),
    "a dash within a sentence": (
        "Two shells hit the mill on the north bank of the river today\n- nobody was hurt, said Mayor Moreno, who had"
        " gone there with\nthe guards of the bridge.",
        [
            "Two shells hit the mill on the north bank of the river today - nobody was hurt, said Mayor Moreno, who had"
            " gone there with the guards of the bridge."
        ],
    ),
    "an item of a list": (
        "- Two shells hit the mill on the north bank of the river, and\n  nobody was hurt\n"
        "- A bomb was found at the bridge",
        [
            "- Two shells hit the mill on the north bank of the river, and nobody was hurt",
            "- A bomb was found at the bridge",
        ],
    ),
}
LINE = (
    "Two shells hit the old mill on the north bank of the river, said\n"
    "the mayor of the town, who went there at once to see it. Nobody"
)
TITLE = "SHELLS HIT THE OLD MILL ON THE NORTH BANK OF THE RIVER ON MONDAY"
#: Texts whose line breaks all end a sentence and a paragraph.
OWN_LINES: dict[str, str] = {
    "a title": "Two shells hit the old mill on the north bank of the river\nThe mayor said that nobody was hurt.",
    "titles": "Shells hit the mill on the north bank as fighting spreads\nArmy finds bomb under bridge\n"
    "Mayor asks for help after shelling of the mill and the old bridge\nSchool opens again",
    "dashes": "- Two shells hit the mill on the north bank of the river and\n- a bomb went off at the bridge",
    "numbers": "1. Two shells hit the mill on the north bank of the river and\n2. a bomb went off at the bridge",
    "bullets": "• two shells hit the mill on the north bank of the river and\n• a bomb went off at the bridge",
    "quoted mail": "> two shells hit the mill on the north bank of the river and\n> a bomb went off at the bridge",
    "a dateline": "Two shells hit the old mill on the north bank of the river\nZEMUN (Border Wire) - a bomb went off.",
    "a label": "Two shells hit the old mill on the north bank of the river.\nSources: Border Wire, Example Post",
    "one sentence a line": "Two shells hit the mill on the north bank of the river.\n"
    "The mayor said that nobody was hurt there.\n"
    "No group claimed the attack on the mill by Monday.\nAl-Nasr said it had not fired at the mill.",
    "closing quotes": "“Two shells hit the mill on the north bank of the river.”\n“nobody was hurt there,” she said.",
    "verse": "The shells that fell upon the mill\nthat ground the corn of all the town\nhave left it standing still",
    "a table": "mill   two shells   north bank   no harm   Monday\nbridge   a bomb   south bank   one hurt   Friday",
    "columns": "mill | two shells | north bank of the river | nobody hurt and\nbridge | a bomb | south bank | one hurt",
    "addresses": "https://example.org/2023/05/shells-hit-the-mill-on-the-bank\nhttps://example.org/2023/05/bomb",
    "long lines": f"Two shells hit the mill on the north bank {'and again ' * 9}\nand nobody was hurt.",
}  # fmt: skip
TEXTS = [case["text"] for case in load_cases("statements_en") if "\n" not in case["text"]]


@pytest.mark.parametrize(("text", "sentences"), WRAPPED.values(), ids=WRAPPED)
def test_wrapped_lines_are_read_together(text: str, sentences: list[str]) -> None:
    found = split(text)
    assert [in_one(sentence.text) for sentence in found] == sentences
    assert all(text[sentence.span.start : sentence.span.end] == sentence.text for sentence in found)


@pytest.mark.parametrize("text", OWN_LINES.values(), ids=OWN_LINES)
def test_lines_of_their_own_end_sentences(text: str) -> None:
    found = split(text)
    assert not [sentence.text for sentence in found if "\n" in sentence.text]
    assert len({sentence.paragraph for sentence in found}) == text.count("\n") + 1


def test_beginnings_end_sentences_in_wrapped_text_too() -> None:
    below = [
        f"{LINE}\n{new}" for new in ("   Hurt were", "Sources: Border Wire", "ZEMUN (Border Wire) - Hurt", "(2) Hurt")
    ]
    assert all(split(text)[-2].text == "Nobody" for text in below)
    assert split(f"{LINE}\nHurt was the miller.")[-1].text == "Nobody\nHurt was the miller."


def test_words_on_one_line_keep_their_places() -> None:
    text = WRAPPED["Windows line ends"][0]
    (sentence,) = on_one_line(split(text))
    assert sentence.text == text.replace("\r\n", "  ")
    assert len(sentence.text) == sentence.span.end - sentence.span.start


def test_rules_read_words_with_line_breaks_as_on_one_line() -> None:
    words = "Two shells hit the mill, the\nmayor said."
    for prepared in (lowered, mark):
        assert prepared(words) == prepared(words.replace("\n", " "))


@given(st.lists(st.sampled_from(TEXTS), min_size=3, max_size=6), st.integers(50, 90))
def test_wrapping_at_any_width_changes_no_sentence(texts: list[str], width: int) -> None:
    text = "  ".join(texts)
    assert [in_one(one.text) for one in split(wrapped(text, width))] == [in_one(one.text) for one in split(text)]


@given(st.lists(st.sampled_from(TEXTS), min_size=3, max_size=4, unique=True), st.integers(50, 90))
def test_wrapping_at_any_width_changes_no_statement(texts: list[str], width: int) -> None:
    text = " ".join(texts)
    assert told(wrapped(text, width)) == told(text)


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=8))
def test_a_text_of_one_sentence_a_line_is_unchanged(texts: list[str]) -> None:
    lines = [sentence.text for text in texts for sentence in split(text)]
    assert [sentence.text for sentence in split("\n".join(lines))] == lines


def wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)


def in_one(words: str) -> str:
    return " ".join(words.split())


def told(text: str) -> list[tuple[str, ...]]:
    return sorted(key(statement) for statement in read(text).statements)


def key(one: Statement) -> tuple[str, ...]:
    names = [one.speaker.canonical, one.speaker.role, *(name.canonical for name in one.via)]
    return (one.field, in_one(one.words), one.value.words, one.stance, one.hedge, str(one.span.start), *names)
