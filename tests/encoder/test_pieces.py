"""Pieces of phrases that were chosen are made whole, go on, are cut or left out; phrases stay as they are.

A text has each candidate in braces: with its role's sign and a star where it was chosen.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.encoder.scans import scan_of

from rashomon.encoder.candidates import Candidate, Spot, folded
from rashomon.encoder.pieces import Chosen, whole
from rashomon.encoder.scan import Scan

ROLES = {"w": "Weapon", "p": "Person", "t": "Target", "o": "PerpOrg"}
_MARKED = re.compile(r"\{(?P<role>[wpto])(?P<chosen>\*?):(?P<words>[^}]*)\}")


def read(marked: str) -> tuple[list[Chosen], list[Candidate], Scan]:
    """Read a text with candidates in braces; chances fall from 0.9 by their order."""
    spans, at, text = [], 0, ""
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        spans.append((ROLES[match["role"]], bool(match["chosen"]), len(text), len(text) + len(match["words"])))
        text += match["words"]
        at = match.end()
    scan = scan_of(text + marked[at:])
    found = [(_candidate(role, start, end, scan), chosen) for role, chosen, start, end in spans]
    return [(one, 0.9 - 0.1 * n) for n, (one, chosen) in enumerate(found) if chosen], [one for one, _ in found], scan


def _candidate(role: str, start: int, end: int, scan: Scan) -> Candidate:
    inside = [n for n, (first, last) in enumerate(scan.offsets.tolist()) if start <= first and last <= end]
    spot = Spot(inside[0], inside[-1] + 1, start, end, 0.5)
    return Candidate(role, folded(scan.text[start:end]), (spot,))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a piece is one with what was chosen after it
        ("the {w*:two} {w*:bombs} went off", ["two bombs"]),
        ("{p*:two} {p*:of the} {p*:millers} died", ["two", "of the millers"]),
        ("{w*:a car full of the} {w*:new} {w*:gelignite}", ["a car full of the new", "gelignite"]),
        ("a {w*:powerful} {w*:bomb} went off", ["powerful", "bomb"]),
        ("a {p*:four-month-old} {p*:baby} died", ["four-month-old", "baby"]),
        ("a {p*:15-year-old} {p:baby} died", ["15-year-old"]),
        ("{w*:20 kg of} {w*:dynamite} went off", ["20 kg of dynamite"]),
        ("the {o*:Falcon} {w*:rockets} fell", ["Falcon", "rockets"]),
        ("{o*:Falcon Band} {o*:fighters} fled", ["Falcon Band", "fighters"]),
        ("{o*:FALCON BAND} {o*:FIGHTERS} FLED", ["FALCON BAND", "FIGHTERS"]),
        ("{p*:Two} {p*:millers} died", ["Two millers"]),
        ("{p*:the mayor}, {p*:a baker} of the town", ["the mayor", "a baker"]),
        ("the {o*:Red Path} ({o*:RP}) did it", ["Red Path", "RP"]),
        ("{p*:her sister and} {p*:son} died", ["her sister", "son"]),
        # a piece goes on with what was not chosen
        ("{w*:5 sticks of} {w:gelignite} were found", ["5 sticks of gelignite"]),
        ("{w*:five sticks of} {t:gelignite} were found", ["five sticks"]),
        ("{p*:the leader of} {p:the Red} Path", ["the leader"]),
        ("{p*:other} {p:bakers} were hurt", ["other bakers"]),
        ("a {w*:powerful} {w:bomb} went off", ["powerful"]),
        ("{p*:the chief of the} {p:northern army} died", ["the chief"]),
        # what ends in a function word is cut before it
        ("{p*:the reporter from} a town was hurt", ["the reporter"]),
        ("{t*:the office in the} old town burned", ["the office"]),
        ("{p*:villagers who} were asleep", ["villagers"]),
        ("a {t*:truck owned} by {o*:the mill} was hit", ["truck", "the mill"]),
        ("{p*:two men travelling} in {t*:the old building} died", ["two men", "the old building"]),
        ("{p*:two of the} millers", []),
        ("{o*:the} union did it", []),
        ("{t*:group A} was hit, and {o*:the UP} with it", ["group A", "the UP"]),
        ("{t*:a pick up} was hit, and {o*:the union [UP]} too", ["a pick up", "the union [UP]"]),
        # what only counts a noun is left out where the noun is no candidate
        ("{p*:several} unknown bakers were hurt", []),
        ("{p*:several} were hurt, {p*:two} of them badly", ["several", "two"]),
        ("{p*:seven}, among them a child", ["seven"]),
    ],
)
def test_pieces_are_made_whole(marked: str, expected: list[str]) -> None:
    chosen, found, scan = read(marked)
    made = whole(chosen, found, scan)
    assert [scan.text[one.best.start : one.best.end] for one, _ in made] == expected
    assert [one.words for one, _ in made] == [folded(words) for words in expected]
    assert all(scan.offsets[one.best.stop - 1, 1] == one.best.end for one, _ in made)


def test_one_of_two_has_the_greater_chance_and_the_other_places_of_its_end() -> None:
    chosen, _, scan = read("the {w*:two} {w*:bombs} went off; bombs of the army")
    (first, chance), (bomb, _) = chosen
    later = scan.text.rindex("bombs")
    again = Candidate("Weapon", "bombs", (*bomb.spots, Spot(6, 7, later, later + 5, 0.3)))
    ((made, most),) = whole([(first, chance - 0.5), (again, 0.7)], [], scan)
    assert most == 0.7
    assert [scan.text[spot.start : spot.end] for spot in made.spots] == ["two bombs", "bombs"]


@given(st.text(alphabet="ab .,()", max_size=12), st.sampled_from(["mill", "old mill", "the Falcon Band", "bombs"]))
def test_a_phrase_alone_stays_as_it_is(around: str, words: str) -> None:
    chosen, found, scan = read(f"{around} {{t*:{words}}} {around}")
    assert whole(chosen, found, scan) == chosen
