"""The argument head: tags to spans with roles, in the window that holds the trigger."""

from __future__ import annotations

import re

import pytest
from tests.encoder.words import WordArguments, Words, WordSession

from rashomon.encoder.arguments import HIDDEN, ArgumentHead
from rashomon.encoder.model import Encoder
from rashomon.encoder.windows import LONGEST

TEXT = "Masked gunmen shot Ada Brandt in Arden. Police later met her."
SHOT = {
    ("shot", "Masked"): ("B", "attacker"),
    ("shot", "gunmen"): ("I", "attacker"),
    ("shot", "Ada"): ("B", "victim"),
    ("shot", "Brandt"): ("I", "victim"),
    ("shot", "Arden"): ("B", "place"),
}
MET = {("met", "Police"): ("B", "participant"), ("met", "her"): ("B", "participant")}


def read(text: str, table: dict[tuple[str, str], tuple[str, str]], *triggers: str) -> list[set[tuple[str, str]]]:
    return read_in_windows(text, table, *triggers)[0]


def read_in_windows(
    text: str, table: dict[tuple[str, str], tuple[str, str]], *triggers: str, sign: str = r"\w+|[^\w\s]"
) -> tuple[list[set[tuple[str, str]]], list[tuple[int, str]]]:
    tokenizer = Words(sign=sign)
    head = WordArguments(tokenizer, table)
    ranges = [match.span() for match in re.finditer(r"[^.]+\.", text)]
    scan = Encoder(WordSession(tokenizer), tokenizer).scan(text, ranges, (HIDDEN,))
    places = [(text.index(word), text.index(word) + len(word), f"of.{word}") for word in triggers]
    found = ArgumentHead(head).read(scan, places)
    return [{(text[start:end], role) for start, end, role in one} for one in found], head.asked


def test_each_trigger_has_its_own_arguments_in_the_order_asked() -> None:
    met, shot = read(TEXT, SHOT | MET, "met", "shot")
    assert shot == {("Masked gunmen", "attacker"), ("Ada Brandt", "victim"), ("Arden", "place")}
    assert met == {("Police", "participant"), ("her", "participant")}


@pytest.mark.parametrize(
    ("ada", "brandt", "expected"),
    [
        (("B", "victim"), ("B", "victim"), {("Ada", "victim"), ("Brandt", "victim")}),
        (("I", "victim"), ("I", "victim"), {("Ada Brandt", "victim")}),
        (("B", "victim"), ("I", "target"), {("Ada", "victim"), ("Brandt", "target")}),
    ],
)
def test_tags_become_spans(ada: tuple[str, str], brandt: tuple[str, str], expected: set[tuple[str, str]]) -> None:
    (found,) = read(TEXT, {("shot", "Ada"): ada, ("shot", "Brandt"): brandt}, "shot")
    assert found == expected


def test_a_tag_that_goes_on_after_a_gap_begins_anew() -> None:
    (found,) = read(TEXT, {("shot", "Ada"): ("B", "victim"), ("shot", "in"): ("I", "victim")}, "shot")
    assert found == {("Ada", "victim"), ("in", "victim")}


def test_pieces_are_widened_to_words() -> None:
    text = "Gunmen shot a bystander."
    (found,), _ = read_in_windows(text, {("shot", "stand"): ("B", "victim")}, "shot", sign=r"by|stand|er|\w+|[^\w\s]")
    assert found == {("bystander", "victim")}


def test_what_is_in_another_window_is_not_found() -> None:
    filler = "word " * (LONGEST - 4)
    text = f"Gunmen shot Vell {filler}. Arden mourned {filler}."
    table = {("shot", "Vell"): ("B", "victim"), ("shot", "Arden"): ("B", "place"), ("mourned", "Arden"): ("B", "place")}
    (shot, mourned, again), asked = read_in_windows(text, table, "shot", "mourned", "Gunmen")
    assert (shot, mourned, again) == ({("Vell", "victim")}, {("Arden", "place")}, set())
    sizes = {kind: size for size, kind in asked}
    assert sizes["of.shot"] == sizes["of.Gunmen"] == LONGEST != sizes["of.mourned"], "a window is looked at as a whole"


def test_a_trigger_that_was_not_read_has_no_arguments() -> None:
    tokenizer = Words()
    scan = Encoder(WordSession(tokenizer), tokenizer).scan(TEXT, [(0, 39)], (HIDDEN,))
    head = ArgumentHead(WordArguments(tokenizer, SHOT))
    assert head.read(scan, [(TEXT.index("met"), TEXT.index("met") + 3, "contact")]) == [()]
    nothing = Encoder(WordSession(tokenizer), tokenizer).scan("", [], (HIDDEN,))
    assert head.read(nothing, [(0, 1, "contact")]) == [()]
