"""A pattern of ``regex`` written anew for PCRE2, where it means the same to both.

In: a pattern as ``regex`` reads it. Out: the same for PCRE2, or None. What is not known here to mean the same (a
reference to a group, a set of sets, a lookahead in a lookbehind) is left to ``regex``; so is every text with a
character that is in neither :data:`SHARED` nor :data:`UNWRITTEN`, since the two tell letters and cases apart by tables
of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

#: The characters of which both engines think alike, as a set: `tests/rules/test_engine.py` asks them of each.
SHARED = (
    r"[\x09\x0b\x20-\x7e\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf-\xde\xe0-\u012f\u0132-\u0148\u014a-\u017e"
    r"\u2010-\u2027\u202f-\u203e\u20a0-\u20bf\u2122]"
)
#: More characters that are of the same kinds to both. Patterns are not written with them, nor with their other case, so
#: that it is by their kind alone that one matches: letters of other alphabets, accents and signs.
UNWRITTEN = (
    r"[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u0180-\u01ef\u02b0-\u0344\u0391-\u03a1\u03a3-\u03af\u03b1-\u03ce"
    r"\u0400-\u0482\u048a-\u052f\u05d0-\u05ea\u0600-\u06ff\u1ea0-\u1ef9\u200b\u200e\u200f\u202a-\u202e\u2190-\u21ff"
    r"\u2500-\u26ff\ufe0e\ufe0f\ufeff\ufffd]"
)
#: A run of blanks, or of anything else, is shorter in a text that PCRE2 reads: its lookbehinds need a bound.
LONGEST_RUN = 40
#: How a bound ends that a repetition in a lookbehind was given for that.
BOUND = f",{LONGEST_RUN}}}"

_ATOM = r"(?:\\[sSdDwW]|\\[pP]\{(?:L|Lu|Ll|M|N)\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[^\p{L}\p{N}]|[^\\\[\](){}*+?|^$])"
_TIMES = r"(?:(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?)"
_SET = r"\[\^?(?:\\.(?:\{\w+\})?|[^\[\]\\])+\]"
_FLAT = rf"(?:[^()\[\]\\]|\\.|{_SET})"
#: What a pattern is made of: what both engines write alike, and what has to be looked at.
_PART = regex.compile(
    rf"""
    (?P<alike>(?:{_ATOM}|{_TIMES}|\\[bBA]|[)^$|]|\(\?-?i?:|\(\?>|\(\?[=!])++)
    | (?P<set>{_SET})
    | (?P<tab>\\v)
    | \\L<(?P<list>\w+)>
    | \(\?P<(?P<name>\w+)>
    | (?P<capture>\((?!\?))
    | \(\?\((?P<asked>\p{{L}}\w*)\)
    | (?P<opened>\(\?<[=!])(?P<behind>(?:{_FLAT}|(?P<round>\((?:{_FLAT}|(?&round))*+\)))*+)\)
    """,
    regex.VERBOSE,
)
#: What a lookbehind is made of: groups that catch nothing, and single characters with how often they come.
_IN_BEHIND = regex.compile(
    rf"(?P<group>\(\?-?i?:|\))|\(\?<=\\A\.\)|\\[bBA]|[|^$]|(?P<list>\\L<\w+>)|(?P<atom>{_ATOM}|{_SET}|\\v)|(?P<times>{_TIMES})"
)
_IN_SET = regex.compile(r"(?:\\(?:[sSdDwWvn]|[pP]\{(?:L|Lu|Ll|M|N)\}|u[\da-f]{4}|x[\da-f]{2}|[^\p{L}\p{N}])|[^\\])*")
_SHARED = regex.compile(f"{SHARED}*")
_OPERATOR = regex.compile(r"--|&&|\|\||~~")
_OPEN_ENDED = regex.compile(r"[+*]|\{(\d+),\}")
_BLANK_OR_NOT = regex.compile(r"\[\^|\\[SDWPux]|\\s.|\s|^\.$")


@dataclass(frozen=True, slots=True)
class Translated:
    """A pattern for PCRE2, and the numbers of the groups that bear each name, in the order in which they open."""

    written: str
    names: Mapping[str, Sequence[int]]


class _Unlike(Exception):
    """The pattern holds what the engines may take differently."""


def translate(written: str, words: Mapping[str, Sequence[str]]) -> Translated | None:
    """Return a pattern as PCRE2 writes it, or None where it may mean something else there.

    ``words`` are the lists that ``\\L<name>`` stands for. Group names are left out, since PCRE2 takes two groups of one
    name for two, where ``regex`` takes them for one.
    """
    if not _SHARED.fullmatch(written):
        return None
    names: dict[str, list[int]] = {}
    parts: list[str] = []
    groups = at = 0
    try:
        while at < len(written):
            part = _PART.match(written, at)
            if part is None:
                return None
            if part["name"] or part["capture"]:
                groups += 1
            if part["name"]:
                names.setdefault(part["name"], []).append(groups)
            parts.append(f"(?({_one(names, part['asked'])})" if part["asked"] else _part(part, words))
            at = part.end()
    except _Unlike:
        return None
    return Translated("".join(parts), names)


def _part(part: regex.Match[str], words: Mapping[str, Sequence[str]]) -> str:
    if part["list"]:
        return _alternation(tuple(words[part["list"]]))
    if part["opened"]:
        return f"{part['opened']}{_lookbehind(part['behind'], words)})"
    if part["set"]:
        return _set(part["set"])
    if part["tab"]:
        return r"\x0b"
    return "(" if part["name"] else part[0]


def _one(names: Mapping[str, Sequence[int]], name: str) -> int:
    """Return the number of the group that a condition asks for, where only one before it bears the name."""
    if len(names.get(name, ())) != 1:
        raise _Unlike
    return names[name][0]


@cache
def _set(text: str) -> str:
    inner = text[1:-1]
    if _OPERATOR.search(inner) or not _IN_SET.fullmatch(inner):
        raise _Unlike
    return text.replace(r"\v", r"\x0b")


def _lookbehind(inner: str, words: Mapping[str, Sequence[str]]) -> str:
    """Write what a lookbehind holds, with a bound for each repetition; no run in a text is longer."""
    parts, at, atom = [], 0, ""
    while at < len(inner):
        part = _IN_BEHIND.match(inner, at)
        if part is None:
            raise _Unlike
        text = part[0]
        if part["times"]:
            text = _bounded(text, atom)
        elif part["list"]:
            text = _alternation(tuple(words[text[3:-1]]))
        elif part["atom"]:
            text = _set(text) if text[0] == "[" else text.replace(r"\v", r"\x0b")
        parts.append(text)
        at, atom = part.end(), part["atom"] or ""
    return "".join(parts)


def _bounded(times: str, atom: str) -> str:
    if times[0] == "?" or (times[0] == "{" and ",}" not in times):
        return times
    open_ended = _OPEN_ENDED.fullmatch(times)
    if open_ended is None or not atom or (atom != r"\s" and _BLANK_OR_NOT.search(atom)):
        raise _Unlike
    return f"{{{open_ended[1] or int(times == '+')}{BOUND}"


@cache
def _alternation(words: tuple[str, ...]) -> str:
    """Write a list of words as ``regex`` takes it: the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(regex.escape(word, special_only=True, literal_spaces=True) for word in ordered)})"
