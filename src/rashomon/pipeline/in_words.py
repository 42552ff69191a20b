"""Attacks in words: somebody attacks a rival for what he said, in a report of politics.

In: a reading and its sentences. Out: for some accounts, why they are no attack
(:class:`rashomon.pipeline.certain.Doubt`). Asked only of an attack that a verb tells ("she attacked the senator"), by
one person or by somebody whom nothing tells to be more. The report must be about politics, and the sentences may have
no word of violence, of harm or of police but that verb. What a noun tells ("the attack on the consulate") stays: in
such reports it names what happened elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.pipeline.certain import LOOKED_AT, Doubt, rules_of, told_by_account, topics
from rashomon.pipeline.mishaps import VIOLENT
from rashomon.records import HAPPENED, Account, Name, Reading, Sentence, Statement

#: Rules that read the verb, in the active and the passive.
_VERBS = frozenset({"bombed_from_air_or_ground", "was_attacked", "who_attacked", "launched_attack"})
_VERB = regex.compile(r"\battack(?:s|ed|ing)?\b", regex.I)
_ATTACKER = regex.compile(r"\battackers?\b", regex.I)
#: How guns and fights are spoken of in politics.
_OF_LAW = regex.compile(
    r"\bguns?\s(?:control|rights|laws?|lobby|registration|owners?)\b|\bon\sguns\b|\b(?:federal|supreme)\scourt\b",
    regex.I,
)
#: What reports of politics are full of.
_POLITICS = regex.compile(
    r"\b(?:campaign\w*|candida(?:tes?|cy)|elections?|electoral|debates?|nominees?|nomination|primar(?:y|ies)|polls?|voters?|votes?"
    r"|senat(?:e|ors?)|congress\w*|part(?:y|ies)|conservatives?|liberals?|rhetoric|remarks|rivals?|critic(?:s|ism|i[sz]ed)"
    r"|presidential|speech|lawmakers?|legislat\w+|polic(?:y|ies)|endors\w+|caucus\w*|front-?runner|convention)\b",
    regex.I,
)
#: How many different ones make a report one of politics. Chosen by hand on the texts that decision 80 names.
_LEAST = 5
_PERSON = frozenset({"person", "unknown"})
_PRONOUN = regex.compile(r"(?:he|she|I)\s", regex.I)
#: A thing or a place, where who was attacked stands.
_THING = regex.compile(r"\d|\b(?:in|at|near|outside)\s(?:the\s)?\p{Lu}")


def in_words(reading: Reading, sentences: Sequence[Sentence]) -> dict[str, Doubt]:
    """Return the accounts that tell of an attack in words, by id."""
    told = told_by_account(reading)
    asked = [one for one in reading.accounts if _is_asked(one, told.get(one.id, ()))]
    if not asked or len({word.lower() for word in _POLITICS.findall(reading.report.text)}) < _LEAST:
        return {}
    found = (one for one in asked if _is_speech(one, told[one.id], sentences))
    return {one.id: Doubt("an attack in words", 0.0) for one in found}


def _is_asked(account: Account, told: Sequence[Statement]) -> bool:
    happened = account.form == "incident" and account.stance in HAPPENED and account.kind == "attack"
    rules = rules_of(told)
    return happened and bool(rules) and rules <= _VERBS and _VERB.search(account.words) is not None


def _is_by_persons(its_words: str, doers: Sequence[Name]) -> bool:
    return all(name.kind in _PERSON for name in doers) and (bool(doers) or _PRONOUN.match(its_words) is not None)


def _is_speech(account: Account, told: Sequence[Statement], sentences: Sequence[Sentence]) -> bool:
    starts = {one.span.start for one in told if one.field == "kind"}
    its = [one for one in sentences if any(one.span.start <= start < one.span.end for start in starts)]
    words = _OF_LAW.sub(" ", _VERB.sub(" ", " ".join(one.text for one in its[:LOOKED_AT])))
    here = [one for one in told if any(it.span.start <= one.span.start < it.span.end for it in its)]
    doers = [one.value for one in here if one.field == "perpetrator" and isinstance(one.value, Name)]
    things = any(one.field == "target" and _THING.search(one.value.words) for one in here)
    violent = (VIOLENT | {"harm", "police"}) & topics(words).keys() or _ATTACKER.search(words)
    return _is_by_persons(account.words, doers) and not things and not violent
