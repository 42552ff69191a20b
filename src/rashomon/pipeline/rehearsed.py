"""Launches that are tests, and what is fired at a range: told as done, and no attack on anybody.

In: a reading. Out: for some accounts, why they are no attack (:class:`rashomon.pipeline.certain.Doubt`). A launch is a
test only in a report that speaks of tests, and only where nothing and nobody was hit by it: "fired a missile into the
sea" alone may be a shot that missed. The words are patterns of this file; no state, place or make is named.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.pipeline.certain import Doubt, rules_of, told_by_account
from rashomon.records import HAPPENED, Account, Reading, Statement

#: Rules that read a launch, and one that reads where it came down.
_LAUNCHED = frozenset({"somebody_fired_munitions", "munitions_were_fired", "munitions_hit"})
_MUNITIONS = frozenset({"missile_attack", "rocket_attack", "bombing"})
#: What an account has when somebody or something was hit.
_HIT = frozenset({"killed", "injured", "casualties", "victim", "damage", "kidnapped"})
#: How a report speaks of tests: their noun, their verb, what is tried, and what rockets carry in peace.
_OF_TESTS = regex.compile(
    r"\b(?:missile|rocket|weapons?|nuclear|bomb|warhead|engine|ballistic|launch)\s(?:tests?|testing|trials?)\b"
    r"|\btest(?:ed|ing|s)?[\s\-](?:of\s(?:an?\s|its\s|the\s)?)?(?:fir(?:ed?|es|ing)|launch(?:ed|es|ing)?|flights?|missiles?|rockets?)\b"
    r"|\bsatellites?\b|\binto\s(?:orbit|space)\b"
    r"|\b(?:missile|rocket|nuclear)\s(?:technology|program(?:me)?s?)\b",
    regex.I,
)
#: How often a report must do so.
_LEAST = 2
#: Behind a launch: where it flew over or came down, and nobody is.
_AT_SEA = regex.compile(
    r"\b(?:seas?|oceans?|waters|gulf|straits?|bay|coasts?|airspace|(?-i:[\p{Lu}]\p{L}+\sSea)|(?-i:Pacific|Atlantic))\b",
    regex.I,
)
_OVER = regex.compile(r"\bover\s(?:the\s)?$", regex.I)
#: What a launch is called where nobody calls it an attack; it counts as a test where all that lay under it is known.
_OF_LAUNCHES = regex.compile(r"\b(?:missile|rocket)\slaunch(?:es)?\b", regex.I)
#: Words that only point to the launch, or tell what it could do.
_POINTING = frozenset({"attack_noun", "weapon_attack"})
#: What is fired at to practise.
_RANGE = regex.compile(
    r"\b(?:mock|dummy|simulated|practice|decoy)\s|\b(?:firing|shooting|training|proving|test|testing|bombing|practice)\s(?:ranges?|grounds?|areas?|fields?|sites?)\b"
    r"|\btargets?\s(?:at|on|in)\s(?:an?|the|its)\s(?:\p{L}+\s){0,2}(?:ranges?|training\s\p{L}+|military\sfield)\b",
    regex.I,
)


def rehearsed(reading: Reading) -> dict[str, Doubt]:
    """Return the accounts that tell of a test or of firing to practise, by id."""
    launches = any(one.kind in _MUNITIONS for one in reading.accounts)
    tests = len(_OF_TESTS.findall(reading.report.text)) if launches else 0
    named = tests + len(_OF_LAUNCHES.findall(reading.report.text)) if launches else 0
    told, found = told_by_account(reading), {}
    for account in reading.accounts:
        happened = account.form == "incident" and account.stance in HAPPENED
        why = _why(account, told.get(account.id, []), reading.report.text, tests, named) if happened else ""
        if why:
            found[account.id] = Doubt(why, 0.0)
    return found


def _why(account: Account, told: Sequence[Statement], text: str, tests: int, named: int) -> str:
    """Return why an account is a test or practice; ``named``: how often tests and launches are spoken of."""
    if _HIT & {one.field for one in told}:
        return ""
    targets = [one for one in told if one.field == "target"]
    if targets and all(_RANGE.search(one.words) for one in targets):
        return "fired at a range"
    launched = account.kind in _MUNITIONS and bool(rules := rules_of(told) - _POINTING) and rules <= _LAUNCHED
    speaks = tests >= _LEAST or (bool(targets) and named >= _LEAST)
    if launched and speaks and all(_is_nobody(one, text) for one in targets):
        return "a launch in a report of tests"
    return ""


def _is_nobody(target: Statement, text: str) -> bool:
    """Tell what only lay under a flight, or is the sea."""
    at = text.find(target.value.words, target.span.start, target.span.end)
    return _AT_SEA.search(target.value.words) is not None or _OVER.search(text, 0, max(at, 0)) is not None
