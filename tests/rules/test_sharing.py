"""What a pattern repeats, written once."""

from __future__ import annotations

import pcre2
import pytest

from rashomon.rules.sharing import share

WORD = r"(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\-]*+)"
TEXT = "the old mill and the new barn"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{WORD}\\s{WORD}", rf"(?&s)\s(?&s)(?(DEFINE)(?<s>{WORD}))"),
        (f"(?:{WORD}\\s){{0,3}}mill", rf"(?&s){{0,3}}mill(?(DEFINE)(?<s>(?:{WORD}\s)))"),
        (f"({WORD})\\s(?:{WORD})", rf"((?&s))\s(?:(?&s))(?(DEFINE)(?<s>{WORD}))"),
        (f"(?<!{WORD})x{WORD}", None),
        (f"(?-i:{WORD})\\s{WORD}", None),
        (r"(?:a)(?:a)", None),
    ],
    ids=["twice", "counted", "in a group", "in a lookbehind", "minding its case", "short"],
)
def test_shares_what_takes_most_room(written: str, expected: str | None) -> None:
    shared = share(written, "s")
    assert shared == expected
    if shared is not None:
        found = [[one.span() for one in pcre2.compile(pattern).finditer(TEXT)] for pattern in (written, shared)]
        assert found[0] == found[1]
        assert found[0]


def test_a_group_that_catches_is_not_shared() -> None:
    catching = r"(?:the\s(old|new)\s[\p{L}\p{N}]+\s[\p{L}\p{N}]+)"
    assert share(f"{catching}x{catching}", "s") is None
