"""``rashomon explain``: where the report comes from, what is printed, and the documented object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Rashomon
from tests.extract.told import TOOLS
from tests.fake_encoder import make_reader
from tests.fake_hearing import HearingReader

from rashomon.cli import explained, styled
from rashomon.cli.explain_keys import EXPLANATION_KEYS, OBJECT_KEYS, SECTIONS
from rashomon.cli.output import PIPED_WIDTH
from rashomon.jobs import tools

TEXT = "A car bomb exploded outside a bank in Mosul on Monday. The choir sang on. The bombing killed two guards."
READER = make_reader({"bank": "Target", "guards": "Person"}, {"bombing": 0.9}, (0.9, 0.3))
HEARD_TEXT = f"{TEXT} The mayor groused that the bomb had been big, the army said."
HEARING: Any = HearingReader(
    READER,
    [
        ("The mayor", "groused", "that the bomb had been big", 0.91),
        ("the army", "said", "groused that the bomb had been big", 0.9),
    ],
    {"exploded": 2.5},
)
TITLES = {
    "gate": "The gate",
    "spans": "Incidents the encoder tells",
    "places": "Places",
    "said": "Who says what",
    "accounts": "Accounts",
    "statements": "Statements",
}
QUOTED = "\u202eevil\x1b[31m"


@pytest.fixture
def plain(rashomon: Rashomon, monkeypatch: pytest.MonkeyPatch) -> Rashomon:
    """Explain by the rules and a gazetteer of a few towns."""
    monkeypatch.setattr(tools, "make_tools", lambda settings: TOOLS)
    return rashomon


@pytest.fixture
def encoded(rashomon: Rashomon, monkeypatch: pytest.MonkeyPatch) -> Rashomon:
    """Explain with the fake encoder too."""
    monkeypatch.setattr(tools, "make_tools", lambda settings: replace(TOOLS, encoder=READER))
    return rashomon


@pytest.fixture
def hearing(rashomon: Rashomon, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Rashomon:
    """Explain with the fake encoder that hears; ``heard.jsonl`` holds a report for it."""
    monkeypatch.setattr(tools, "make_tools", lambda settings: replace(TOOLS, encoder=HEARING))
    (tmp_path / "heard.jsonl").write_text(json.dumps({"text": HEARD_TEXT, "published": "2023-05-04"}), "utf-8")
    return rashomon


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "wire.md"
    path.write_text(f"---\npublished: 2023-05-04\npublisher: Wire\n---\n\n{TEXT}\n", "utf-8")
    return path


def nested(value: Any) -> Iterator[Any]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nested(inner)


def test_text_by_the_rules(plain: Rashomon, report: Path) -> None:
    result = plain("explain", report)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert "No gate and no encoder: the rules read alone." in lines
    assert "  1  A car bomb exploded outside a bank in Mosul on Monday." in lines
    assert any(line.startswith("       happening car_bombing  “A car bomb exploded") for line in lines)
    assert "“bombing killed two guards” sentence 3 asserts the last told of that is news: kinds that agree" in " ".join(
        result.out.split()
    )
    assert "\x1b" not in result.out


def test_text_with_the_encoder(encoded: Rashomon, report: Path) -> None:
    out = encoded("explain", report).out
    assert "The gate: the report passes (+1.50; from 0 on it passes)." in out
    assert "  1  kept    +0.50  A car bomb" in out
    assert "  2  dropped -0.25  The choir sang on." in out
    assert "  bombing  0.90, told from 0.50" in out
    assert "    Target  “bank”  0.90" in out
    assert "    no Person  “guards”  0.30  below the threshold 0.40" in out
    assert "  Not told, below 0.50: " in out
    assert "attack (incident)" in out or "bombing (incident)" in out


def test_who_says_what(hearing: Rashomon) -> None:
    out = " ".join(hearing("explain", "heard.jsonl").out.split())
    assert "[groused] “that the bomb had been big” asserts, indirect encoder-en/10:said 0.91" in out
    assert "the army [said] “groused that the bomb had been big” 0.90 a rule reads its cue" in out
    assert "the army (organisation) [said] “The mayor groused" in out
    assert "“A car bomb exploded outside a bank in Mosul” sentence 1 asserts (+2.5)" in out
    row = json.loads(hearing("explain", "heard.jsonl", "--json", "--only", "said").out)
    assert [one["score"] for one in row["attributions"]].count(0.91) == 1
    assert [(one["speaker"], one["why"]) for one in row["unheard"]] == [("the army", "a rule reads its cue")]


def test_by_the_rules_nothing_is_passed_over(plain: Rashomon, report: Path) -> None:
    out = plain("explain", report).out
    assert "Heard by the encoder" not in out
    assert explained.SCALE not in out


def test_a_place_is_explained_by_the_parts_of_its_score(plain: Rashomon, tmp_path: Path) -> None:
    text = "A bomb went off in Tripoli on Monday. Soldiers came from Beirut, Lebanon, and from Nowhere River."
    (tmp_path / "place.jsonl").write_text(json.dumps({"text": text, "published": "2023-05-04"}), "utf-8")
    first, *others = json.loads(plain("explain", "place.jsonl", "--json").out)["places"]
    assert (first["words"], first["choice"]["place"]["country"]) == ("Tripoli", "LB")
    assert [other["place"]["country"] for other in first["others"]] == ["LY"]
    assert first["choice"]["score"] > first["others"][0]["score"]
    assert first["choice"]["score"] == pytest.approx(sum(first["choice"]["parts"].values()), abs=0.06)
    assert [one["words"] for one in others][:2] == ["Beirut", "Lebanon"]
    out = " ".join(plain("explain", "place.jsonl", "--only", "places").out.split())
    assert "its country named +" in out
    assert "not Tripoli (LY, town" in out


def test_a_report_that_does_not_pass(encoded: Rashomon, tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("date 2023-05-04 Mosul\n\nThe choir sang on.", "utf-8")
    out = encoded("explain", "quiet.txt").out
    assert "The gate: the report does not pass" in out
    assert "dropped" in out
    assert out.count("  none") == 4  # places, who says what, accounts, statements


def test_a_verbal_act_names_the_account_it_is_about(plain: Rashomon, tmp_path: Path) -> None:
    text = f"{TEXT} Norland's minister, Eva Brandt, condemned the bombing."
    (tmp_path / "act.jsonl").write_text(json.dumps({"text": text, "published": "2023-05-04"}), "utf-8")
    accounts = json.loads(plain("explain", "act.jsonl", "--json").out)["accounts"]
    incident, act = accounts
    assert (incident["about"], act["about"]) == ("", incident["id"])
    assert f"(said), asserts, about {incident['id'][:8]}\n" in plain("explain", "act.jsonl").out


@pytest.mark.parametrize("only", SECTIONS)
def test_only_one_section(encoded: Rashomon, report: Path, only: str) -> None:
    whole = json.loads(encoded("explain", report, "--json").out)
    part = json.loads(encoded("explain", report, "--json", "--only", only).out)
    assert part == {key: whole[key] for key in whole if key == "report" or key in SECTIONS[only]}
    lines = encoded("explain", report, "--only", only).out.splitlines()
    assert {name for name, title in TITLES.items() if any(line.startswith(title) for line in lines)} == {only}


@pytest.mark.parametrize("with_encoder", [False, True], ids=["rules", "encoder"])
def test_the_object_has_the_documented_keys(request: pytest.FixtureRequest, with_encoder: bool) -> None:
    rashomon: Rashomon = request.getfixturevalue("hearing")
    if not with_encoder:
        rashomon = request.getfixturevalue("plain")
    row = json.loads(rashomon("explain", "heard.jsonl", "--json").out)
    assert list(row) == list(EXPLANATION_KEYS)
    parts: Mapping[str, list[Any]] = {
        "sentence": row["sentences"],
        "mention": row["mentions"],
        "incident": row["incidents"],
        "fill": [fill for one in row["incidents"] for fill in one["fills"]],
        "candidate": [one for incident in row["incidents"] for one in incident["passed_over"]],
        "place": row["places"],
        "choice": [choice for one in row["places"] for choice in (one["choice"], *one["others"]) if choice],
        "attribution": row["attributions"],
        "heard": row["unheard"],
        "act": row["acts"],
        "account": row["accounts"],
        "member": [member for one in row["accounts"] for member in one["members"]],
        "statement": row["statements"],
    }
    assert list(parts) == list(OBJECT_KEYS)
    for name, found in parts.items():
        assert bool(found) or (not with_encoder and name in {"incident", "fill", "candidate", "heard", "act"})
        assert all(list(one) == list(OBJECT_KEYS[name]) for one in found), name


def test_offsets_are_those_of_the_words(encoded: Rashomon, report: Path) -> None:
    row = json.loads(encoded("explain", report, "--json").out)
    base = row["sentences"][0]["start"]
    placed = [one for one in nested(row) if isinstance(one, dict) and {"start", "end", "words"} <= one.keys()]
    assert len(placed) > 10
    for one in placed:
        if isinstance(one["start"], int):
            assert TEXT[one["start"] - base : one["end"] - base] == one["words"]


def test_an_id_of_the_ledger(filled: Rashomon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "make_tools", lambda settings: TOOLS)
    known = filled("export", "statements").rows[0]["report"]
    result = filled("explain", known[:8], "--json")
    assert json.loads(result.out)["report"]["id"] == known


def test_standard_input(plain: Rashomon, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with report.open("rb") as opened:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": opened}))
        assert "A car bomb" in plain("explain", "-").out


def test_one_report_of_several(plain: Rashomon, tmp_path: Path) -> None:
    rows = [{"text": f"{TEXT} It was number {n}.", "published": "2023-05-04"} for n in (1, 2, 3)]
    (tmp_path / "wires.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert "It was number 2." in plain("explain", "wires.jsonl", "--nth", "2").out
    for arguments, said in [([], "--nth"), (["--nth", "4"], "fewer than 4")]:
        result = plain("explain", "wires.jsonl", *arguments)
        assert (result.code, result.out) == (2, "")
        assert said in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.md"], "There is no file nowhere.md"),
        (["abc"], "too short"),
        (["abcd", "--nth", "1"], "There is no file abcd"),
        (["abcd", "--only", "everything"], "'everything' is not one of"),
    ],
)
def test_a_call_that_is_off(filled: Rashomon, arguments: list[str], said: str) -> None:
    result = filled("explain", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_report_that_cannot_be_read_is_told_with_its_remedy(plain: Rashomon, tmp_path: Path) -> None:
    (tmp_path / "undated.md").write_text("---\npublisher: Wire\n---\n\nA car bomb exploded.", "utf-8")
    result = plain("explain", "undated.md")
    assert (result.code, result.out) == (3, "")
    assert "undated.md" in result.err


def test_what_steers_a_terminal_is_made_visible(plain: Rashomon, tmp_path: Path) -> None:
    text = f"A car bomb exploded in Mosul on Monday near {QUOTED} road."
    (tmp_path / "odd.jsonl").write_text(json.dumps({"text": text, "published": "2023-05-04"}), "utf-8")
    out = plain("explain", "odd.jsonl").out
    assert "<U+202E>" in out
    assert "\u202e" not in out
    assert "\x1b" not in out


def test_lines_are_wrapped_and_coloured_only_for_a_terminal(
    encoded: Rashomon, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_text = encoded("explain", report).out
    assert max(map(len, plain_text.splitlines())) <= PIPED_WIDTH
    monkeypatch.setattr(styled, "coloured", lambda out: True)
    in_colour = encoded("explain", report).out
    assert in_colour != plain_text
    assert re.sub("\x1b\\[[0-9;]*m", "", in_colour) == plain_text
