"""The PLOVER mode of a verbal act: how it is done, or what it asks, refuses or threatens.

In: the kind of an act and the sentence that tells it. Out: a mode of ``vocabulary/modes.yaml``, or None where the words
name none: the field may stay empty (PLOVER v2.0, "Event, Mode, and Context"). Never decides who acts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from rashomon.records import Category, Mention, Sentence
from rashomon.vocabulary import kinds, load_vocabulary

#: Where what an act is about ends: another clause with its own subject.
_TURN = regex.compile(r";|,\s(?:which|who|but|while|whereas|although|after|as|and\s(?:said|that))\s", regex.IGNORECASE)


def mode_of(kind: str, mention: Mention, sentence: Sentence) -> Category | None:
    """Return the mode of an act of a kind: the first its words name from the verb on, else the one its kind implies."""
    if kind == "reject":
        return None  # what is denied is a deed, and no mode of a refusal
    entry = kinds()[kind]
    focus = mention.anchor or mention.span
    start = focus.start - sentence.span.start
    turn = _TURN.search(sentence.text, focus.end - sentence.span.start)
    found = _first(str(entry["plover"]), sentence.text[start : turn.start() if turn else len(sentence.text)])
    if found is not None:
        return Category(found[1], found[0], "modes")
    implied = str(entry["mode"])
    verb = sentence.text[start : focus.end - sentence.span.start]
    return Category(verb, implied, "modes") if implied else None


def _first(plover: str, words: str) -> tuple[str, str] | None:
    """Return the mode whose word comes first, with that word as printed."""
    found = ((mode, pattern.search(words)) for mode, pattern in _words(plover).items())
    first = min(((match.start(), mode, match[0]) for mode, match in found if match), default=None)
    return None if first is None else (first[1], first[2])


@cache
def _words(plover: str) -> Mapping[str, regex.Pattern[str]]:
    return {
        mode: regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{'|'.join(entry['words'][plover])})\p{{L}}*", regex.IGNORECASE)
        for mode, entry in load_vocabulary("modes").items()
        if plover in entry["words"]
    }
