"""Silences and unknowns have a beginning and, once somebody tells, an end."""

from __future__ import annotations

from datetime import date

import pytest
from tests.brief.dossier_builder import FACTION, OWN_VOICE, Builder, report, speaker

from rashomon.brief import build_brief
from rashomon.records import Category, Name, Quantity, Stance, Value

MINISTRY, ARMY = speaker("Foreign Ministry"), speaker("Army")
NOBODY = Name("No group", "", "unknown")
QUIET = Category("has not commented", "no comment", "comment")
UNVERIFIED = Category("could not be independently verified", "unverified", "verification")
CIVILIANS = Quantity("civilians", None, None, "unknown", "civilians")
Telling = tuple[int, str, Value, Name, Stance]

#: Tellings (day of December, field, value, speaker, stance), and the line they come to: parts, and whether it is open.
CASES = [
    pytest.param(
        [(20, "responsibility", NOBODY, OWN_VOICE, "silent")],
        ["none known — Wire 20 reports; since 20 December 2020"],
        True,
        id="one silence",
    ),
    pytest.param(
        [(20, "responsibility", NOBODY, OWN_VOICE, "silent"), (23, "responsibility", NOBODY, OWN_VOICE, "silent")],
        ["Wire 20 and Wire 23 report; since 20 December 2020, still so on 23 December 2020"],
        True,
        id="a silence that lasts",
    ),
    pytest.param(
        [(20, "responsibility", NOBODY, OWN_VOICE, "silent"), (22, "responsibility", FACTION, FACTION, "asserts")],
        ["from 20 December 2020 until 22 December 2020"],
        False,
        id="a claim ends the silence",
    ),
    pytest.param(
        [(20, "responsibility", FACTION, FACTION, "asserts"), (22, "responsibility", NOBODY, OWN_VOICE, "silent")],
        ["since 22 December 2020"],
        True,
        id="an earlier claim does not",
    ),
    pytest.param(
        [(20, "responsibility", NOBODY, OWN_VOICE, "silent"), (22, "responsibility", FACTION, ARMY, "possible")],
        ["since 20 December 2020"],
        True,
        id="a mere possibility does not",
    ),
    pytest.param(
        [(20, "comment", QUIET, MINISTRY, "silent")],
        ["no word from Foreign Ministry — Wire 20 reports; since 20 December 2020"],
        True,
        id="a party that has not commented",
    ),
    pytest.param(
        [(20, "comment", QUIET, MINISTRY, "silent"), (22, "comment", QUIET, ARMY, "asserts")],
        ["no word from Foreign Ministry", "since 20 December 2020"],
        True,
        id="another party's comment does not end its silence",
    ),
    pytest.param(
        [(20, "comment", QUIET, MINISTRY, "silent"), (22, "comment", QUIET, MINISTRY, "asserts")],
        ["from 20 December 2020 until 22 December 2020"],
        False,
        id="its own does",
    ),
    pytest.param(
        [(20, "comment", QUIET, OWN_VOICE, "silent")],
        ["“has not commented” — Wire 20 reports"],
        True,
        id="a silence that names nobody",
    ),
    pytest.param(
        [(20, "comment", Category("It", "none", "comment"), OWN_VOICE, "silent")],
        ["“What was told on the 20th of comment.” — Wire 20 reports"],
        True,
        id="a silence of a pronoun is told by its sentence",
    ),
    pytest.param(
        [(20, "verification", UNVERIFIED, OWN_VOICE, "unclear")],
        ["“could not be independently verified” — Wire 20 reports"],
        True,
        id="what could not be verified",
    ),
    pytest.param(
        [
            (20, "injured", CIVILIANS, OWN_VOICE, "unclear"),
            (22, "injured", Quantity("two soldiers", 2, 2, "exactly", "soldiers"), ARMY, "asserts"),
        ],
        ["since 20 December 2020"],
        True,
        id="soldiers don't answer for civilians",
    ),
    pytest.param(
        [
            (20, "injured", CIVILIANS, OWN_VOICE, "unclear"),
            (22, "injured", Quantity("two civilians", 2, 2, "exactly", "civilians"), ARMY, "asserts"),
        ],
        ["until 22 December 2020"],
        False,
        id="civilians do",
    ),
]


@pytest.mark.parametrize(("tellings", "parts", "is_open"), CASES)
def test_silence(tellings: list[Telling], parts: list[str], is_open: bool) -> None:
    told = Builder()
    for day, field, value, by, stance in tellings:
        words = f"What was told on the {day}th of {field}."
        made = told.add(report(f"Wire {day}", date(2020, 12, day), "", words))
        told.tell(made, field, value, words, by, stance)
    section = next(s for s in build_brief(told.dossier({})).sections if s.key == "unknown")
    (line,) = section.lines
    assert all(part in line.text for part in parts), line.text
    assert (line.state == "unknown") is is_open


def test_a_party_that_acts_breaks_its_silence() -> None:
    told = Builder()
    first = told.add(report("Levant Wire", date(2020, 12, 20), "", "The ministry has not commented."))
    then = told.add(report("Levant Wire", date(2020, 12, 22), "", "The ministry rejected it."))
    told.tell(first, "comment", QUIET, "has not commented", MINISTRY, "silent")
    told.tell(then, "perpetrator", MINISTRY, "rejected it", form="said", of_kind="reject")
    section = next(s for s in build_brief(told.dossier({})).sections if s.key == "unknown")
    assert "until 22 December 2020" in section.lines[0].text


def test_what_is_still_open_comes_first() -> None:
    told = Builder()
    first = told.add(report("Levant Wire", date(2020, 12, 20), "", "Nobody claimed it. Whether any died is unclear."))
    then = told.add(report("Levant Wire", date(2020, 12, 22), "", "Kataib Hezbollah claimed it."))
    told.tell(first, "comment", QUIET, "Nobody claimed it", MINISTRY, "silent")
    told.tell(first, "killed", Quantity("any", None, None, "unknown"), "is unclear", stance="unclear")
    told.tell(then, "killed", Quantity("one", 1, 1, "exactly"), "claimed it", FACTION)
    section = next(s for s in build_brief(told.dossier({})).sections if s.key == "unknown")
    assert [line.state for line in section.lines] == ["unknown", None]
    assert [line.field for line in section.lines] == ["comment", "killed"]
