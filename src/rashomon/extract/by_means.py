"""What kind of happening a match tells of: by its rule, by the weapon it names, by its verb, or by the means beside it.

In: a match of a rule of happenings, and its sentence's text. Out: a code of ``vocabulary/kinds.yaml``. A verb that
leaves the kind open ("attacked", "pounded", "came under fire") takes it from what it was done with: "with grenades",
"under mortar fire", "artillery pounded". Where no rule tells of the deed, the words of the sentence do
(``vocabulary/kind_words.yaml``). Never finds a happening.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from rashomon.extract.weapons import weapon_class
from rashomon.rules import Match
from rashomon.vocabulary import kinds, load_vocabulary

#: What it was done with, in a match or right behind it.
_MEANS = regex.compile(
    r"\bunder\s(?:(?:heavy|intense|sustained|repeated|enemy)\s){0,2}(?P<weapon>\p{L}+)\sfire\b"
    r"|\b(?:with|using)\s(?:(?:an?|the|several|two|three|many|hand|homemade|home-made)\s)*(?P<weapon>\p{L}+(?:\s\p{L}+)?)\b",
    regex.I,
)
#: How far behind a match its means may begin.
_REACH = 20


def kind_of(match: Match, text: str) -> str:
    """Return the kind of happening that a match in a text tells of."""
    given = str(match.rule.gives["kind"])
    if given not in {"by weapon", "by verb"}:
        return given
    by_word, by_weapon = _kinds_by_word(), _kinds_by_weapon()
    weapon, trigger = match["weapon"].lower(), match["trigger"].lower()
    kind = by_weapon.get(weapon_class(weapon), by_word.get(weapon, by_word.get(trigger, "attack")))
    return by_weapon.get(_means(match, text), kind) if kind == "attack" and not weapon else kind


def kind_by_words(text: str) -> str:
    """Return the kind of attack that the words of a sentence tell of; "attack" where they leave it open.

    >>> kind_by_words("A sniper picked off a captain."), kind_by_words("Two guards were hurt.")
    ('shooting', 'attack')
    """
    return next((code for code, words in _hints().items() if words.search(text)), "attack")


def _means(match: Match, text: str) -> str:
    """Return the class of weapon that somebody used by whom he is ("artillery"), or by the words beside; else ""."""
    doer = match["perpetrator"].split()[-1:]
    if doer and (found := weapon_class(doer[0])):
        return found
    for means in _MEANS.finditer(text, match.start):
        if means.start() > match.end + _REACH:
            break
        named = [weapon_class(means["weapon"]), weapon_class(means["weapon"].split()[0])]
        if any(named):
            return named[0] or named[1]
    return ""


@cache
def _hints() -> Mapping[str, regex.Pattern[str]]:
    listed = load_vocabulary("kind_words").items()
    return {code: regex.compile(rf"\b(?:{'|'.join(map(str, words))})\b", regex.I) for code, words in listed}


@cache
def _kinds_by_weapon() -> Mapping[str, str]:
    return {entry["weapon"]: code for code, entry in reversed(list(kinds().items())) if entry.get("weapon")} | {
        "mine": "roadside_bombing"
    }


@cache
def _kinds_by_word() -> Mapping[str, str]:
    return {str(word): code for code, entry in kinds().items() for word in entry.get("words", ())}
