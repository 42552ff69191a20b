"""A text prepared for the rules: in lower case for their anchors, its function words marked for their patterns.

In: a text. Out: :class:`Line`, made once for all the rule files that read the same text.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from rashomon.vocabulary import load_vocabulary

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'\-]*")
_BREAKS = str.maketrans("\n\r", "  ")
_STOP_BY_CASE = frozenset({"us", "may"})
#: A verb behind a negated auxiliary, which is no noun whatever word it is: "did not mention the militia".
_NEGATED = regex.compile(
    r"\b(?:(?:do|does|did|will|would|can|could|might|must|should)\snot|(?:do|does|did|wo|would|ca|could|should)n[’']t|"
    r"cannot)\s(?:(?:\p{Ll}+ly|even|yet|also)\s)*(?P<verb>\p{Ll}+)"
)


class Line(NamedTuple):
    """A text in lower case, and with its function words marked."""

    lowered: str
    marked: str


@lru_cache(maxsize=64)
def prepared(text: str) -> Line:
    """Return a text as the rules read it."""
    return Line(_on_one_line(text).lower(), mark(text))


@lru_cache(maxsize=64)
def mark(text: str) -> str:
    """Mark the words that cannot be part of a noun phrase, by a vertical tab in place of the blank before them.

    The result is one character longer than the text: the first stands for the blank before the first word. So a
    pattern tells a noun from a function word by one character, instead of carrying the list of all function words in
    every phrase of every rule, which takes seconds to compile. Blanks stay blanks to ``\\s``; a line break, which a
    sentence of a hard-wrapped text holds, is a blank too.
    """
    characters = list(f" {_on_one_line(text)}")
    words = [(found.start(), found[0]) for found in _WORD.finditer(text)]
    verbs = {found.start("verb") for found in _NEGATED.finditer(text)}
    for (start, word), (_, following) in zip(words, [*words[1:], (0, "")], strict=False):
        if (start in verbs or _is_stop(word, following)) and characters[start].isspace():
            characters[start] = "\v"
    return "".join(characters)


def _on_one_line(text: str) -> str:
    return text.translate(_BREAKS)


def _is_stop(word: str, following: str) -> bool:
    """Tell function words and finite verbs from the words of a noun phrase.

    A form in -ed is taken for a verb when a function word, a number or nothing follows it ("lasted an hour"), for an
    adjective otherwise ("armed men").
    """
    always, verbal = _stopping(word)
    return always or (verbal and (not following or following[0].isdigit() or following.lower() in _stop_words()))


@lru_cache(maxsize=1 << 14)
def _stopping(word: str) -> tuple[bool, bool]:
    """Tell whether a word is a function word or a finite verb wherever it stands, and whether it may be one in -ed."""
    always = word.lower() in _stop_words() or word in _STOP_BY_CASE
    return always, len(word) > 4 and word.endswith("ed") and word.islower()


@cache
def _stop_words() -> frozenset[str]:
    speech = load_vocabulary("speech").values()
    grammar = load_vocabulary("function_words").values()
    said = {verb["finite"][0] for verb in speech} | {verb["participle"] for verb in speech} | {"says", "say"}
    return frozenset(said.union(*grammar))
