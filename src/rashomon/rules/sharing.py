"""A pattern of PCRE2 with the groups that it holds many times written once, for patterns too large to compile.

In: a pattern as :mod:`translating` writes it. Out: one that matches the same, with subroutines: ``(?&s1)`` for a group,
and ``(?(DEFINE)(?<s1>...))`` at its end. Only groups that catch nothing are shared, and none in a lookbehind (which
must be bounded) or in a part that minds its case (a subroutine minds it where it is defined, not where it is called).
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

#: Shorter groups take no more room than a call of them.
_SHORTEST = 30
_OPENS = r"\((?:\?(?:<[=!]|[=!>]|-?i?:|&\w+|\(DEFINE\)|<\w+>))?"
_BRACKET = regex.compile(rf"\\.|\[\^?(?:\\.|[^\]\\])+\]|(?P<opens>{_OPENS})|(?P<ends>\))")
_TIMES = regex.compile(r"\{\d+,?(\d*)\}|[*+?]?")
_APART = ("(?<=", "(?<!", "(?-i:")


def share(written: str, name: str) -> str | None:
    """Return the pattern with the group that takes most room written once, under a name; None where there is none."""
    spans = _groups(written)
    room: dict[str, int] = {}
    for start, end in spans:
        times = _TIMES.match(written, end)
        copies = int(times[1] or 1) if times and times[1] is not None else 1
        room[written[start:end]] = room.get(written[start:end], 0) + copies * (end - start)
    most = max(room, key=lambda group: (room[group] - len(group), group), default="")
    if not most or room[most] == len(most):
        return None
    parts, at = [], 0
    for start, end in spans:
        if start >= at and written[start:end] == most:
            parts += [written[at:start], f"(?&{name})"]
            at = end
    return f"{''.join(parts)}{written[at:]}(?(DEFINE)(?<{name}>{most}))"


@dataclass(frozen=True, slots=True)
class _Open:
    """A bracket that is open: where, whether it stands apart from what is shared, and the groups that catch so far."""

    start: int
    opens: str
    apart: bool
    catching: int


def _groups(written: str) -> list[tuple[int, int]]:
    """Return where the groups lie that may be shared, in the order of their starts."""
    found: list[tuple[int, int]] = []
    stack: list[_Open] = []
    catching = 0
    for bracket in _BRACKET.finditer(written):
        if opens := bracket["opens"]:
            catching += opens == "("
            apart = opens in _APART or (bool(stack) and stack[-1].apart)
            stack.append(_Open(bracket.start(), opens, apart, catching))
        elif bracket["ends"]:
            one, end = stack.pop(), bracket.end()
            if one.opens == "(?:" and not one.apart and one.catching == catching and end - one.start >= _SHORTEST:
                found.append((one.start, end))
    return sorted(found)
