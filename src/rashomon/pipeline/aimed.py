"""What was attacked, as the encoder chose it, told as the target where the rules read none of it.

In: a reading with what the encoder told. Out: the reading with a ``target`` for each building, vehicle or other thing
(``target_physical``) that the encoder is half sure of, and that words of an attack lead to. Left out is what stands
in a target of the same sentence already, what an attack was only near, what somebody attacked with ("rammed a lorry
into"), and the building that people were shot or taken in: that is where it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import regex

from rashomon.encoding import statement_id
from rashomon.pipeline.made import in_order, is_told
from rashomon.records import HAPPENED, Account, Reading, Statement, Wording
from rashomon.values.places.whole import whole_name

#: The chance from which a thing is told as a target. Set by hand on reports that are for development.
SURE = 0.5
FIELD = "target_physical"
#: Straight before a thing: it was destroyed, or something was thrown or driven at it.
_OBJECT = regex.compile(
    r"\b(?:attack(?:s|ed|ing)?|bomb(?:s|ed|ing|ings)?|blasts?|explosions?|strikes?|raids?|assaults?|shelling|shelled|raid(?:ed|ing)|storm(?:ed|ing)"
    r"|hit|hitting|struck|striking|target(?:s|ed|ing)|destroy(?:s|ed|ing)|torch(?:ed|ing)|burn(?:ed|ing)|rammed|fir(?:e|ed|ing)|shots?|grenades?|rockets?"
    r"|mortars?|missiles?|drones?|shells|gunfire|cocktails?|rocks|stones|opened\sfire|exploded|detonated|blew\sup|went\soff|seiz(?:e|ed|ing)|overran|damag(?:ed|ing)|demolished|(?:blew|tore|ripped)\sapart)\b"
    r"(?:\s(?:(?!and\b|but\b|when\b|who\b|which\b|that\b|as\b|while\b|after\b|before\b|near\b|by\b|from\b)[\p{L}\p{N}\-’'.]+|,(?=\d)))*\s?$",
    regex.I,
)
#: A thing of a list whose first is such an object: "destroyed three buildings, two lorries and | a bridge".
_LISTED = regex.compile(
    r"\b(?:attacked|bombed|destroyed|destroying|damaged|demolished|hit|struck|targeted|torched|shelled)\s"
    r"(?:(?!\s(?:was|were|has|had|who|which|that|when|while|as|but|after|before|near|by|from)\s)[^.;:“”\"]){0,80}?(?:,|\sand)\s"
    r"(?:(?:an?|the|\d+|\p{Ll}+)\s){0,3}$",
    regex.I,
)
_NOT_HIT = regex.compile(
    r"\b(?:near|nearby|close\sto|next\sto|in\sfront\sof|opposite|beside|behind|from|away|towards?|past|around)\s(?:[\p{L}\p{N}\-’'.]+\s){0,4}$"
    r"|\b(?:arrest|search|photograph|picture|cordon|threat)\w*\s[^.;]{0,40}$",
    regex.I,
)
_WITHIN = regex.compile(r"\b(?:in|inside|at|outside)\s(?:[\p{L}\p{N}\-’'.]+\s){0,4}$", regex.I)
_DRIVEN = regex.compile(r"(?:\s\p{L}+){0,3}\s(?:into|through)\s", regex.I)
#: Kinds whose place is no target: people are the target of them.
_OF_PEOPLE = frozenset({"shooting", "killing", "stabbing", "abduction", "attack", "beating", "robbery", "beheading"})


def add_aimed_at(reading: Reading) -> Reading:
    """Return the reading with the targets that the encoder tells and no statement of the same sentence does."""
    accounts = {one.id: one for one in reading.accounts}
    told = list(reading.statements)
    for one in reading.statements:
        home = accounts.get(one.account_id)
        if one.field == FIELD and home is not None and _counts(one, home) and _is_hit(one, home):
            made = replace(one, id="", field="target", value=Wording(whole_name(one.words, one.value.words)))
            if not is_told(made, told):
                told.append(replace(made, id=statement_id(made)))
    return replace(reading, statements=in_order(told))


def _counts(one: Statement, home: Account) -> bool:
    """Tell what is likely enough, and told of an incident that happened."""
    return one.score >= SURE and one.stance in HAPPENED and home.form == "incident" and home.stance in HAPPENED


def _is_hit(one: Statement, home: Account) -> bool:
    """Tell a thing that words of an attack lead to, in one of the places where its words stand in the sentence."""
    return any(_at(one.words, at.start(), at.end(), home.kind) for at in _found(one))


def _found(one: Statement) -> Iterable[regex.Match[str]]:
    return regex.finditer(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(one.value.words)}(?![\p{{L}}\p{{N}}])", one.words)


def _at(text: str, start: int, end: int, kind: str) -> bool:
    if _NOT_HIT.search(text, 0, start) or _DRIVEN.match(text, end):
        return False
    if kind in _OF_PEOPLE and _WITHIN.search(text, 0, start):
        return False
    return _OBJECT.search(text, 0, start) is not None or _LISTED.search(text, 0, start) is not None
