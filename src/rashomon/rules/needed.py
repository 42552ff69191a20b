"""Words that a pattern cannot match without, read off the pattern itself.

In: a pattern as ``regex`` reads it. Out: lists of words in lower case. Of each list one stands somewhere in every text
in which the pattern matches, be it inside a longer word: ``kill(?:ed|s)\\sby\\s\\w+`` needs "killed" or "kills", and
"by". So a text that lacks a whole list need not be searched (as in FilteredRE2: Cox, "Regular Expression Matching with
a Trigram Index", 2012). What is not known to be needed is left out; a pattern with what is not read here needs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product

import regex

#: Stands in a list for any digit.
DIGIT = "\x00"
#: So many words of one stretch are followed at most; more are a list, and what comes next begins another.
_MOST = 12
#: A list with a shorter word tells next to nothing.
_SHORTEST = 3
#: So many lists are kept of a pattern, those first of which the fewest texts hold a word.
LISTS = 3
#: How much rarer a word is by one letter more: only the order of lists depends on it.
_RARER = 4.0

_SET = r"\[\^?(?:\\.(?:\{\w+\})?|[^\[\]\\])+\]"
_FLAT = rf"(?:[^()\[\]\\]++|\\.|{_SET})"
_ESCAPED = r"\\[SDwW]|\\[pP]\{\w+\}|\\u[\da-f]{4}|\\x[\da-f]{2}"
_PART = regex.compile(
    rf"""(?:
      (?P<round>\((?P<opens>\?(?:P<\w+>|<[=!]|[=!>]|-?i?:|\(\w+\)))?
        (?P<inner>(?:{_FLAT}|(?P<again>\((?:{_FLAT}|(?&again))*+\)))*+)\))
    | (?P<set>{_SET}) | \\L<(?P<list>\w+)> | (?P<bar>\|) | (?P<nothing>\\[bBA]|[\^$])
    | (?P<digit>\\d) | (?P<blank>\\[sv]) | (?P<any>\.|{_ESCAPED})
    | (?P<letters>[A-Za-z]+(?![*+?{{])|\\[^\p{{L}}\p{{N}}]|[^\\\[\](){{}}*+?|^$])
    )(?P<times>(?:[*+?]|\{{\d+(?:,\d*)?\}})[?+]?)?""",
    regex.VERBOSE | regex.DOTALL,
)
_FEW = regex.compile(r"\[(?P<letters>[^\\^\-\[\]&|~]{1,8})\]")
_BLANKS = regex.compile(" +")
_PIECE = regex.compile(rf"[a-z0-9][a-z0-9 ]*|{DIGIT}")
Words = frozenset[str]


class _Unread(Exception):
    """The pattern holds what is not read here."""


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a part of a pattern matches, where that is a few words, and the lists that it needs beside."""

    exact: Words | None
    lists: tuple[Words, ...] = ()

    @property
    def all_lists(self) -> tuple[Words, ...]:
        """The lists, with what it matches as one of them."""
        return (*_listed(self.exact), *self.lists) if self.exact is not None else self.lists


_ANYTHING, _NOTHING, _BLANK = _Needs(None), _Needs(frozenset({""})), _Needs(frozenset({" "}))


class Reader:
    """Reads patterns; what they repeat is read once."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words
        self._known: dict[str, _Needs] = {}

    def needed(self, written: str, anchors: Sequence[str] = ()) -> tuple[tuple[str, ...], ...]:
        """Return lists of words of which a text with a match holds one each, where it holds one of the anchors."""
        try:
            lists = set(self._read(written).all_lists)
        except _Unread:
            return ()
        telling = (one for one in lists if not anchors or not all(map(_holds(one), anchors)))
        return tuple(tuple(sorted(one)) for one in sorted(telling, key=lambda one: (_share(one), sorted(one)))[:LISTS])

    def _read(self, written: str) -> _Needs:
        found = self._known.get(written)
        if found is None:
            found = self._known[written] = _either(self._alternatives(written))
        return found

    def _alternatives(self, written: str) -> list[_Needs]:
        branches: list[list[_Needs]] = [[]]
        at = 0
        while at < len(written):
            part = _PART.match(written, at)
            if part is None:
                raise _Unread
            if part["bar"]:
                branches.append([])
            else:
                branches[-1].append(_repeated(self._part(part), part["times"] or ""))
            at = part.end()
        return [_in_turn(branch) for branch in branches]

    def _part(self, part: regex.Match[str]) -> _Needs:
        if part["round"]:
            return self._round(part["opens"] or "", part["inner"])
        if part["list"]:
            return _Needs(frozenset(map(str.lower, self._words[part["list"]])))
        if part["set"]:
            few = _FEW.fullmatch(part["set"])
            return _Needs(frozenset(few["letters"].lower())) if few else _ANYTHING
        if part["letters"]:
            return _Needs(frozenset({part["letters"].removeprefix("\\").lower()}))
        if part["blank"]:
            return _BLANK
        if part["digit"]:
            return _Needs(frozenset({DIGIT}))
        return _NOTHING if part["nothing"] else _ANYTHING

    def _round(self, opens: str, inner: str) -> _Needs:
        if opens in ("?!", "?<!"):
            return _NOTHING
        if opens.startswith("?("):
            return _ANYTHING
        found = self._read(inner)
        return _Needs(_NOTHING.exact, found.all_lists) if opens in ("?=", "?<=") else found


def _repeated(part: _Needs, times: str) -> _Needs:
    if not times:
        return part
    least = 0 if times[0] in "?*" else 1 if times[0] == "+" else int(regex.split(r"[,{}]", times)[1])
    if least:
        return part if part == _BLANK else _Needs(None, part.all_lists)
    return _Needs(part.exact | {""}) if times[0] == "?" and part.exact is not None else _ANYTHING


def _in_turn(parts: Iterable[_Needs]) -> _Needs:
    """Join what stands one behind the other."""
    lists: list[Words] = []
    exact, whole = frozenset({""}), True
    for part in parts:
        lists += part.lists
        if part.exact is None or len(exact) * len(part.exact) > _MOST:
            lists += _listed(exact)
            exact, whole = part.exact or frozenset({""}), False
        else:
            exact = frozenset(map("".join, product(exact, part.exact)))
    return _Needs(exact, tuple(lists)) if whole else _Needs(None, (*_listed(exact), *lists))


def _either(branches: Sequence[_Needs]) -> _Needs:
    """Join alternatives: of each the list that tells most, together."""
    if len(branches) == 1:
        return branches[0]
    exact = [branch.exact for branch in branches if branch.exact is not None]
    if len(exact) == len(branches) and sum(map(len, exact)) <= _MOST:
        return _Needs(frozenset[str]().union(*exact))
    lists = [branch.all_lists for branch in branches]
    if not all(lists):
        return _ANYTHING
    return _Needs(None, (_least(frozenset[str]().union(*(min(one, key=_share) for one in lists))),))


def _listed(exact: Set[str]) -> tuple[Words, ...]:
    """Return the longest pieces of words as a list; none where one of them has nothing to look for."""
    pieces = frozenset(max(_PIECE.findall(_BLANKS.sub(" ", word)), key=_length, default="") for word in exact)
    return (_least(pieces),) if all(_length(piece) >= _SHORTEST for piece in pieces) else ()


def _least(words: Words) -> Words:
    """Leave out the words that hold another: whoever finds them finds that one."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return frozenset(kept)


def _holds(words: Words) -> Callable[[str], bool]:
    """Return what tells whether an anchor holds one of some words, so that they stand wherever it does."""
    return lambda anchor: any(word in anchor for word in words)


def _length(piece: str) -> int:
    return _SHORTEST if piece == DIGIT else len(piece)


def _share(words: Words) -> float:
    """Return about how many texts hold one of some words, in no unit."""
    return sum(_RARER ** -_length(word) for word in words)
