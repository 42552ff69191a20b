"""What belongs to no name in what the encoder chose: "Front]", "“Column", a full stop; "a nurse was".

In: an incident as the encoder reads it, and the text. Out: the same with its fills' ends moved over such marks, and
over a finite verb at the end; a fill of nothing but marks is left out, and so is one that is a whole clause ("a nurse
was shot"). Marks that have their partner inside stay: "Front [FFF]". A noun that goes on behind a hyphen is told whole:
"passers-by". An adverb alone is left out, and so is a title without the name behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from rashomon.encoder.decode import Fill, Told

_PAIRS = ("()", "[]", "{}", "“”", "‘’")
_ENDINGS = ".,;:!?"
#: Words of fewer letters before a full stop may be abbreviations ("Co.", "Jr.").
_SHORT = 4
#: A finite verb, which no name or description holds, but in a clause about it ("the men who were hit").
_VERB = regex.compile(
    r"(?<!\b(?:who|that|which|whom))\s(?:(?:has|have|had)\sbeen|was|were|is|are|has|have|had)(?=\s|$)", regex.I
)


#: A word like "heavily", and what it says how it is; "the family killed there" are people.
_ADVERB = regex.compile(r"(?!(?:family|ally|assembly|bully|rally|elderly)$)\p{L}+ly", regex.I)
_PARTICIPLE = regex.compile(r"\s\p{L}+(?:ed|en)\b", regex.I)
#: How a person is addressed, who is nobody without a name: "Ms | Rowe".
_TITLE = regex.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Sgt|Lt|Cpl|Pvt|Capt|Col|Maj|Gen|Rev|Sen|Rep|Gov)\.?", regex.I
)
_NAME = regex.compile(r"\.?\s\p{Lu}")
#: What a noun goes on with behind a hyphen: "passers-by", "sisters-in-law", "attorney-general", never "Iran-backed".
_GOES_ON = regex.compile(r"-(?:by|on|in-law|in-arms|at-arms|general|major|elect)\b", regex.I)


def trimmed(told: Told, text: str) -> Told:
    """Return an incident without stray marks at the ends of its fills, which are of the text."""
    return replace(told, fills=tuple(whole(fill, text) for fill in _fills(told.fills) if not is_nobody(fill, text)))


def is_nobody(fill: Fill, text: str) -> bool:
    """Tell a word that is nobody without what stands behind it: "heavily | armed fighters", "Ms | Rowe"."""
    adverb = _ADVERB.fullmatch(fill.words) and _PARTICIPLE.match(text, fill.end)
    return bool(adverb or (_TITLE.fullmatch(fill.words) and _NAME.match(text, fill.end)))


def whole(fill: Fill, text: str) -> Fill:
    """Return a fill with what its last noun goes on with behind a hyphen."""
    rest = _GOES_ON.match(text, fill.end)
    return replace(fill, words=fill.words + rest[0], end=rest.end()) if rest else fill


def _fills(fills: tuple[Fill, ...]) -> Iterator[Fill]:
    for fill in fills:
        first, last = ends(phrase(fill.words))
        if (first, last) == (0, len(fill.words)):
            yield fill
        elif first < last:
            start = fill.start + first
            yield replace(fill, words=fill.words[first:last], start=start, end=start + last - first)


def phrase(words: str) -> str:
    """Return words up to a finite verb that ends them; nothing where they go on after it, since they are a clause."""
    verb = _VERB.search(words)
    if verb is None:
        return words
    return words[: verb.start()] if not words[verb.end() :].strip() else ""


def ends(words: str) -> tuple[int, int]:
    """Return where words begin and end without stray marks, as a range of characters; empty where nothing is left."""
    first, last = 0, len(words)
    while first < last and (words[first].isspace() or words[first] in _ENDINGS or _lonely(words[first], words)):
        first += 1
    while first < last and (words[last - 1].isspace() or _ends(words[first:last]) or _lonely(words[last - 1], words)):
        last -= 1
    return (first, last) if any(letter.isalnum() for letter in words[first:last]) else (first, first)


def _lonely(mark: str, words: str) -> bool:
    """Tell a bracket or a quotation mark without its partner."""
    if mark == '"':
        return words.count(mark) % 2 == 1
    return any(mark in pair and words.count(pair[0]) != words.count(pair[1]) for pair in _PAIRS if mark != "’")


def _ends(words: str) -> bool:
    """Tell a mark that ends a clause, but for the full stop of an abbreviation."""
    if words[-1] != ".":
        return words[-1] in _ENDINGS
    word = words.split()[-1][:-1]
    return "." not in word and (len(word) >= _SHORT or word.isdigit())
