"""Whom a pronoun means, among the names that a report has given.

In: a pronoun with its place, and the names seen. Out: a name, or none. It reads no names and knows no rules of speech.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from rashomon.extract.fitting import PRONOUNS, fits, is_single
from rashomon.extract.seen import Seen
from rashomon.records import Name
from rashomon.values.names import with_role

#: One of those counted, whom a sentence tells of: no speaker of it ("one guard and two cooks were hurt, he said").
_COUNTED = regex.compile(r"one\s", regex.IGNORECASE)
_ONE_WORD = regex.compile(r"\p{Lu}\p{Ll}[\p{L}’'\-]+")
_OTHER = {"man": "woman", "woman": "man"}


def meant(words: str, position: int, seen: Seen, speaks: Name | None = None) -> Name | None:
    """Return the last name that fits a pronoun; of those in one sentence, whoever speaks there.

    That goes on with who the talk is about (Grosz, Joshi and Weinstein 1995, "Centering"): "the chief said that the
    bomber had come on foot. He denied ...". A pronoun before its name means that ("while he was away, Mr Lund ...").
    Within a quotation it does not mean who ``speaks`` there, and "they" is no single person.
    """
    kind = PRONOUNS[words.lower()]
    name = _ahead(kind, position, seen) or _behind(kind, position, seen, speaks)
    if name is None:
        return None
    if kind in _OTHER and name.kind == "person" and seen.is_near(name, position):
        seen.note_gender(name, kind)
    name = with_role(name)  # whoever has no name keeps the words that tell who it is
    return name if name.kind == "unnamed" and name.words else replace(name, words=words)


def _ahead(kind: str, position: int, seen: Seen) -> Name | None:
    name = seen.ahead(position)
    return name if name is not None and _may_be(name, kind, seen) else None


def _behind(kind: str, position: int, seen: Seen, speaks: Name | None) -> Name | None:
    own = seen.start_of(position)
    if seen.names_no_body(position):
        return None
    fitting = _heard(_fitting(kind, position, seen), kind, position, seen, speaks)
    if not fitting:
        return None
    place, name = fitting[0]
    start = seen.start_of(place)
    told = next((one for at, one in fitting if at >= start and seen.has_told(at)), None)
    return told or (name if start == own else _spoke_last(fitting, name, own, seen))


def _heard(
    fitting: list[tuple[int, Name]], kind: str, position: int, seen: Seen, speaks: Name | None
) -> list[tuple[int, Name]]:
    """Keep whom a pronoun can mean where it is said: out of quotation marks first whoever is named out of them.

    Within a quotation it is not who speaks there, nor "they" a body that spoke before, but where they are named there.
    """
    if not seen.is_quoted(position):
        since = seen.start_of(position)
        return [one for one in fitting if not seen.is_quoted(one[0])] or [one for one in fitting if one[0] < since]
    others = [
        one for one in fitting if speaks is None or one[1].canonical != speaks.canonical or seen.is_quoted(one[0])
    ]
    if kind != "several":
        return others
    others = [one for one in others if one[1].kind != "unknown" and not is_single(one[1])]
    spoke = bool(others) and seen.has_told(others[0][0]) and not seen.is_quoted(others[0][0])
    return [] if spoke else others


def _spoke_last(fitting: list[tuple[int, Name]], name: Name, own: int, seen: Seen) -> Name:
    """Return who spoke in one of the three sentences before, where only somebody without a name fits better."""
    if name.kind != "unnamed":
        return name
    since = own
    for _ in range(3):
        since = seen.start_of(since - 1)
    return next((one for at, one in fitting if at >= since and seen.has_told(at) and one.kind == "person"), name)


def _fitting(kind: str, position: int, seen: Seen) -> list[tuple[int, Name]]:
    """Return the names before a place that a pronoun of a kind fits, the last first.

    "They" is one person only where neither this sentence nor the one before names several, or a body.
    """
    own = seen.start_of(position)
    back = [
        (place, name)
        for place, name in seen.back(position)
        if not (place >= own and _COUNTED.match(name.words))
        and (_may_be(name, "any" if kind == "several" else kind, seen) or _is_one_word(name, kind, place, seen))
    ]
    if kind != "several":
        return back
    near = seen.start_of(own - 1)
    return [one for one in back if one[0] >= near and fits(one[1], kind)] or back


def _is_one_word(name: Name, kind: str, place: int, seen: Seen) -> bool:
    """Tell a name of one word that is of no known kind, of whoever said something: "Debra said so. She ..."."""
    known = kind in {*_OTHER, "body"} and name.kind == "unknown"
    return known and seen.has_told(place) and _ONE_WORD.fullmatch(name.words) is not None


def _may_be(name: Name, kind: str, seen: Seen) -> bool:
    """Tell whether a pronoun of a kind fits a name; whom "she" has meant before is no "he"."""
    return fits(name, kind) and not (kind in _OTHER and seen.gender(name) == _OTHER[kind])
