"""What a pattern cannot match without is read off it, and nothing more."""

from __future__ import annotations

import pytest
import regex

from rashomon.rules.needed import DIGIT, Reader
from rashomon.rules.translating import SHARED, UNWRITTEN

LISTS = {"weapon": ["rifle", "car bomb"]}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"kill(?:ed|s)\sby", {("killed by", "kills by")}),
        (r"kill(?:ed|s)?\s+by\s\w+\sthere", {("kill by ", "killed by ", "kills by "), ("there",)}),
        (r"(?P<who>\w+)\sfired", {("fired",)}),
        (r"Fired\s(?:at|(?=upon)\w+)", {("fired ",)}),
        (r"(?:shelled|\w+\sbombed)\b", {("bombed", "shelled")}),
        (r"(?:shelled|\w+)\sthem", {("them",)}),
        (r"(?:shell){2,}", {("shell",)}),
        (r"(?:shell){0,2}x(?:town)*(?:hill)?", set()),
        (r"(?<=near\s)(?!hill)town(?<!down)", {("near ",), ("town",)}),
        (r"(?:the\s)?towns?", {("town",)}),
        (r"\d+\sshells", {(DIGIT,), ("shells",)}),
        (r"\L<weapon>s", {("car bombs", "rifles")}),
        (r"[Tt]own[^a-z]hall", {("town",), ("hall",)}),
        (r"wounded\vin", {("wounded in",)}),
        (r"(?P<a>x)?(?(a)hill|down)town", {("town",)}),
        (r"a\.b\-town", {("town",)}),
        (r"hill \s\stown", {("hill town",)}),
    ],
)
def test_reads_what_is_needed(written: str, expected: set[tuple[str, ...]]) -> None:
    assert set(Reader(LISTS).needed(written)) == expected


@pytest.mark.parametrize(
    "written", [r"town(?i)", r"(?:town){e<=1}", r"\Gtown", r"\N{BULLET}town", r"[[a-z]--[x]]town", r"(?|town|hill)"]
)
def test_a_pattern_with_what_is_not_read_needs_nothing(written: str) -> None:
    assert Reader(LISTS).needed(written) == ()


def test_what_stands_with_the_anchors_is_not_asked_for() -> None:
    assert Reader({}).needed(r"(?:killed|wounded)\sin", ("killed in", "wounded in")) == ()
    assert Reader({}).needed(r"(?:killed|wounded)\sin", ("killed", "wounded in")) == (("killed in", "wounded in"),)


def test_blanks_are_the_same_to_patterns_and_to_splitting() -> None:
    for one in map(chr, range(0x10000)):
        if regex.fullmatch(f"{SHARED}|{UNWRITTEN}", one):
            assert (not one.split()) == (regex.fullmatch(r"\s", one) is not None), hex(ord(one))
            assert one.isdecimal() == (regex.fullmatch(r"\d", one) is not None), hex(ord(one))
