"""Who of those told of as wounded died, and who of them did it.

In: the parts of an account for the wounded and for the dead. Out: those wounded who are not told to be dead, and those
among them who are named as who did it. Never adds anything up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from rashomon.records import Name, Statement
from rashomon.values.quantities.parts import Part
from rashomon.values.quantities.persons import age_of, full_name, keys_of

_INDEFINITE = regex.compile(r"(?:an?|one|another)\s", regex.I)
_BACK = regex.compile(r"(?:that\s)?(?:he|she|him|her|the\s\p{Ll}+)", regex.I)
_DEFINITE = regex.compile(r"(?:the|that|this)\s", regex.I)

_MEMBERS = regex.compile(r",?\s(?:and|&)\s|,\s(?!\d)")
#: So many characters behind a sentence the next one begins at most.
_NEXT = 4


def without_dead(wounded: Sequence[Part], dead: Sequence[Part]) -> list[Part]:
    """Leave out of the wounded those told to have died: by name, by age, or as "the driver" after "a driver"."""
    keys = {key for part in dead if not part.is_deed for key in keys_of(part)}
    wounded = [_without(part, dead) for part in wounded if not any(_is_told_again(part, other) for other in dead)]
    alive = [part for part in wounded if part.is_number or _is_new(part) or not (keys_of(part) & keys)]
    alive = [part for part in alive if not _died_after_all(part, wounded, dead)]
    alive = _less_those_of_them(alive, dead)
    told = [part for part in dead if not part.is_deed]
    if told and not any(part.is_number for part in told) and all(_points_back(part) for part in alive):
        return []
    return alive


def _less_those_of_them(wounded: Sequence[Part], dead: Sequence[Part]) -> list[Part]:
    """Take out of a number of wounded those of its own sentence who died: "12 were wounded and two of them died"."""
    left = list[Part]()
    for part in wounded:
        died = [
            d.number for d in dead if d.is_of_them and d.statement.span == part.statement.span and _is_behind(d, part)
        ]
        number = part.number - max(died, default=0)
        whole = part.is_number and not part.is_included and part.value.low == part.value.high and number > 0
        left.append(replace(part, value=replace(part.value, low=number, high=number)) if died and whole else part)
    return left


def _is_behind(one: Part, other: Part) -> bool:
    return one.words in other.behind


def doers_among(wounded: Sequence[Part], dead: Sequence[Part], told: Sequence[Statement]) -> list[Part]:
    """Return those wounded, told of alone, who did it: by the last name of who is told to have, or shot by police.

    The dead are left out.
    """
    named = {s.value.words.split()[-1] for s in told if s.field == "perpetrator" and isinstance(s.value, Name)}
    killed = {key for part in dead for key in keys_of(part)}
    names = {name for name in named if name[0].isupper()} - killed
    alone = [part for part in wounded if not part.is_number and not part.is_deed]
    stopped = {key for part in alone if part.is_stopped for key in keys_of(part)} - killed
    return [part for part in alone if keys_of(part) & (names | stopped)]


def certainly_alive(shot: Sequence[Part], dead: Sequence[Part]) -> list[Part]:
    """Return those shot, told of alone, who cannot be among the dead: "an officer was shot and a man killed".

    Somebody else is killed in the same sentence, both told for the first time; or it says that they were shot too.
    """
    keys = {key for part in dead for key in keys_of(part)}
    alone = (part for part in shot if not part.is_number and not part.is_deed and not keys_of(part) & keys)
    return [part for part in alone if part.is_too or _is_beside(part, dead)]


def _is_beside(part: Part, dead: Sequence[Part]) -> bool:
    """Tell somebody shot from somebody killed in the same sentence, where both are told for the first time."""
    killed = [other for other in dead if other.statement.span == part.statement.span and not other.is_deed]
    new = [other for other in (part, *killed) if _INDEFINITE.match(other.words)]
    return bool(killed) and len(new) == len(killed) + 1


def _is_told_again(part: Part, dead: Part) -> bool:
    """Tell one wounded who died: "one guard was wounded and later died", "a guard was wounded. The guard died"."""
    if (part.value.low, part.value.high) != (1, 1) or part.is_other or dead.is_number != (dead.words == part.words):
        return False
    if dead.words == part.words and dead.statement.span == part.statement.span:
        return part.statement.words.count(part.words) == 1
    later = part.is_number and not part.ordinal and dead.statement.span > part.statement.span
    return later and _DEFINITE.match(dead.words) is not None and bool(keys_of(part) & keys_of(dead))


def _without(part: Part, dead: Sequence[Part]) -> Part:
    """Take out of a list of wounded who is told elsewhere by full name to have died: "Ann Rowe and a child"."""
    names = {name[0].split(",")[0] for other in dead if (name := full_name(other.words))}
    died = sum(name in part.words for name in names)
    members = _MEMBERS.split(part.words)
    if not died or part.value.low is None or len(members) == 1 or part.value.low <= died:
        return part
    high = None if part.value.high is None else part.value.high - died
    words = " and ".join(one for one in members if not any(name in one for name in names))
    return replace(part, value=replace(part.value, words=words, low=part.value.low - died, high=high))


def _points_back(part: Part) -> bool:
    """Tell somebody known only from before ("he", "the boy"): where all others told of are dead, so is he."""
    return not part.is_number and _BACK.fullmatch(part.words) is not None


def _died_after_all(part: Part, wounded: Sequence[Part], dead: Sequence[Part]) -> bool:
    """Tell the only one wounded in a sentence that goes on "and was taken to hospital, where she died".

    The next sentence may go on so too: "Ann Rowe was taken to hospital. She died there."
    """
    if part.is_other or (part.is_number and (part.value.low, part.value.high) != (1, 1)):
        return False
    span, behind = part.statement.span, part.behind
    alone = all(other is part or other.statement.span != span for other in wounded)
    later = [other for other in dead if other.is_pronoun]
    here = (other for other in later if other.statement.span == span)
    if not alone or part.is_pronoun:
        return False
    return any(regex.search(rf"\b{regex.escape(other.words)}\b", behind) for other in here) or any(
        0 <= other.statement.span.start - span.end < _NEXT and other.opens for other in later
    )


def _is_new(part: Part) -> bool:
    """Tell somebody told of for the first time ("a man") from one told of again ("the man", "Rowe")."""
    new = _INDEFINITE.match(part.words) is not None
    return new and not age_of(part.words) and full_name(part.words) is None
