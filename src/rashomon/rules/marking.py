"""A text prepared for the rules: in lower case for their anchors, its function words marked for their patterns.

In: a text. Out: the same, made once for all the rule files that read the same text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate, islice

import regex

from rashomon.vocabulary import load_vocabulary

_WORD = regex.compile(r"([\p{L}\p{N}][\p{L}\p{M}\p{N}’'\-]*)")
#: The same for most texts, in half the time.
_ASCII_WORD = re.compile(r"([A-Za-z0-9][A-Za-z0-9'\-]*)")
_STOP_BY_CASE = frozenset({"us", "may"})
#: A verb behind a negated auxiliary, which is no noun whatever word it is: "did not mention the militia".
_NEGATED = regex.compile(
    r"\b(?:(?:do|does|did|will|would|can|could|might|must|should)\snot|(?:do|does|did|wo|would|ca|could|should)n[’']t|"
    r"cannot)\s(?:(?:\p{Ll}+ly|even|yet|also)\s)*(?P<verb>\p{Ll}+)"
)


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return a text as anchors are looked for in it: in lower case, on one line."""
    return _on_one_line(text).lower()


@lru_cache(maxsize=64)
def mark(text: str) -> str:
    """Mark the words that cannot be part of a noun phrase, by a vertical tab in place of the blank before them.

    The result is one character longer than the text: the first stands for the blank before the first word. So a
    pattern tells a noun from a function word by one character, instead of carrying the list of all function words in
    every phrase of every rule, which takes seconds to compile. Blanks stay blanks to ``\\s``; a line break, which a
    sentence of a hard-wrapped text holds, is a blank too.
    """
    pieces = _words_of(f" {_on_one_line(text)}")
    words = pieces[1::2]
    verbs = _negated(text, pieces)
    for at, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=False)):
        always, verbal = _stopping(word)
        if always or at in verbs or (verbal and _ends_a_phrase(following)):
            before = pieces[2 * at]
            if before[-1].isspace():
                pieces[2 * at] = f"{before[:-1]}\v"
    return "".join(pieces)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _words_of(text: str) -> list[str]:
    """Cut a text into words and what stands between them, in turn; it begins and ends with what is no word."""
    return (_ASCII_WORD if text.isascii() else _WORD).split(text)


def _negated(text: str, pieces: Sequence[str]) -> Set[int]:
    """Return which words, by number, are verbs behind a negated auxiliary; most texts hold no word for it."""
    if "not" not in text and "n't" not in text and "n’t" not in text:
        return frozenset()
    verbs = {found.start("verb") + 1 for found in _NEGATED.finditer(text)}
    ends = accumulate(map(len, pieces))
    return {number for number, end in enumerate(islice(ends, 0, None, 2)) if end in verbs}


def _ends_a_phrase(following: str) -> bool:
    """Tell by the word behind it whether a form in -ed is a verb: before a function word, a number or nothing.

    So it is in "lasted an hour"; else it is an adjective ("armed men").
    """
    return not following or following[0].isdigit() or following.lower() in _stop_words()


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
