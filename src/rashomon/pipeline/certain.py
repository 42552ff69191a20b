"""Accounts that tell of no attack, though their words look like one: crashes, outbreaks, matches, words of abuse.

In: a reading, and the gate's scores of its sentences. Out: for some accounts, why they are doubted, and the reading
with those accounts as "unclear": they are stored with all their statements, and join no incident. Asked only of what
names no means: an attack at large, a killing, an explosion, harm with no cause told, and what the encoder alone saw.
What is told as shot, bombed, stabbed or abducted is never doubted here. A sum of named numbers decides; its weights and
its bar are ``vocabulary/certain_weights.yaml``, fitted by ``training/certain.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import exp, log1p

import regex

from rashomon.encoder.reading import ENCODER
from rashomon.encoding import account_id, statement_id
from rashomon.records import HAPPENED, Account, Reading, Sentence, Statement
from rashomon.vocabulary import load_vocabulary

#: Kinds that name no means.
VAGUE = frozenset({"attack", "killing", "explosion"})
#: Rules that read harm done to people, whoever or whatever did it.
HARM = frozenset({
    "shot_and_killed", "killing", "killed_passive", "killed_active", "killed_people", "count_dead", "toll", "wounded",
    "fatal", "victim_killed", "injuries",
})  # fmt: skip
#: What an account may have, and is the likelier to be one for it.
TOLD = ("killed", "injured", "casualties", "victim", "perpetrator", "weapon")
#: How many characters a report opens with: a title and two or three sentences.
OPENING = 600
#: How many sentences of an account are looked at, the first ones.
LOOKED_AT = 3
#: Words whose topics are kept: some two megabytes.
_KEPT = 1 << 14
#: Beyond what the gate's score of a sentence tells no more.
_MOST = 5.0
#: Harm done to somebody by hand, which names a means as "shot" does; what is won or lost in a game is none.
_BY_HAND = regex.compile(
    r"\b(?:(?:severely|badly|violently|physically|brutally|sexually|savagely)\s(?:beaten|assaulted|attacked)"
    r"|(?:(?:was|were|been|being|and)\s(?:\p{L}+ly\s)?)(?:beaten|stoned|clubbed|mugged|tortured|ambushed|robbed)"
    r"|beaten\s(?:up|with|unconscious|and|by|when|while|in)|(?:was|were|been|and|being)\s(?:\p{L}+ly\s)?assaulted|assaulted\s(?:by|with)"
    r"|stoned\sand|in\s(?:an\s)?ambush|ambushed\sby|car-?jacked|at\s(?:gun|knife)point)\b",
    regex.I,
)
#: What went off, where the words of an explosion name it: "a landmine explosion", never "a gas explosion".
_CHARGE = regex.compile(
    r"\b(?:land\s?-?mines?|mines?(?=\s(?:explosions?|blasts?))|[\p{L}-]*bombs?(?=\s(?:explosions?|blasts?|detonations?))|grenades?|IEDs?"
    r"|dynamite|mortars?|shells?|rockets?|missiles?|unexploded|booby[\s-]trap\w*)\b",
    regex.I,
)
#: Who or what harmed somebody, where a sentence tells of harm: "killed by mobs", "hurt when a thief took her bag".
_HARMED_BY = regex.compile(
    r"\b(?:attacked\sby|mobs?|IEDs?|roadside\sbombs?|shelling|robbers?|thie(?:f|ves)|assailants?|attackers?)\b", regex.I
)
_GAME = regex.compile(
    r"\b(?:match(?:es)?|league|cup|coach|goals?|season|championship|tournament|points?|debate|poll)\b", regex.I
)
_WORD = regex.compile(r"\p{L}+")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why an account is not taken for an attack: in words, and the chance that it is one where a sum decided."""

    why: str
    chance: float


def doubts(reading: Reading, sentences: Sequence[Sentence], scores: Sequence[float]) -> dict[str, Doubt]:
    """Return the accounts that are doubted, by id; ``scores`` are the gate's, by sentence."""
    weights, by_account = load_vocabulary("certain_weights"), told_by_account(reading)
    found = {}
    for account in reading.accounts:
        told = by_account.get(account.id, [])
        if account.form == "incident" and account.stance in HAPPENED and is_vague(account, told):
            of_it = chance(looks(account, told, reading.report.text, sentences, scores), weights)
            if of_it < float(weights["bar"]):  # type: ignore[arg-type]
                found[account.id] = Doubt("no attack by the words around it", of_it)
    return found


def told_by_account(reading: Reading) -> dict[str, list[Statement]]:
    """Return the statements of each account that has any, by its id, in their order."""
    told: dict[str, list[Statement]] = {}
    for one in reading.statements:
        told.setdefault(one.account_id, []).append(one)
    return told


def is_vague(account: Account, told: Sequence[Statement]) -> bool:
    """Tell an account whose words name no means, or that the encoder alone saw."""
    if account.kind == "explosion" and _CHARGE.search(account.words):
        return False
    return (account.kind in VAGUE or not rules_of(told)) and not any(map(_names_means, told))


def _names_means(one: Statement) -> bool:
    """Tell a sentence of somebody beaten, assaulted or ambushed, or of harm and who or what did it."""
    found = _BY_HAND.search(one.words) or (one.field in {"killed", "injured"} and _HARMED_BY.search(one.words))
    return bool(found) and _GAME.search(one.words) is None


def looks(
    account: Account, told: Sequence[Statement], text: str, sentences: Sequence[Sentence], scores: Sequence[float]
) -> dict[str, float]:
    """Return what holds of an account, as numbers by name: the words of its sentences, and those the report opens with.

    Of words of one topic their logarithm counts (of one plus how many there are), each word once.
    """
    starts = {one.span.start for one in told if one.field == "kind"} or {account.span.start}
    its = [one for one in sentences if any(one.span.start <= start < one.span.end for start in starts)]
    rules, fields = rules_of(told), {one.field for one in told}
    numbers = {f"has {field}": 1.0 for field in TOLD if field in fields}
    numbers |= {f"kind {account.kind}": 1.0} if account.kind in VAGUE else {}
    numbers |= {"by noun": 1.0} if "attack_noun" in rules else {}
    numbers |= {"harm alone": 1.0} if rules and rules <= HARM else {}
    numbers |= {"by encoder": 1.0} if any(ENCODER in one.found_by for one in told if one.field == "kind") else {}
    numbers |= _topics(" ".join(one.text for one in its[:LOOKED_AT]), "there")
    numbers |= _topics(text[:OPENING], "opens with")
    best = max((scores[one.index] for one in its if one.index < len(scores)), default=0.0)
    return numbers | {"gate": max(-_MOST, min(_MOST, best))}


def chance(numbers: Mapping[str, float], weights: Mapping[str, object]) -> float:
    """Return the chance that an account with such numbers tells of an attack."""
    return 1 / (1 + exp(-odds(numbers, weights)))


def odds(numbers: Mapping[str, float], weights: Mapping[str, object]) -> float:
    """Return the odds that an account with such numbers tells of an attack, as their logarithm."""
    of_each: Mapping[str, float] = weights["weights"]  # type: ignore[assignment]
    total = float(weights["base"])  # type: ignore[arg-type]
    return total + sum(of_each.get(name, 0.0) * value for name, value in numbers.items())


def set_aside(reading: Reading, doubted: Mapping[str, Doubt]) -> tuple[Reading, dict[str, str]]:
    """Return the reading with the doubted accounts as "unclear", and their new ids by the old ones."""
    new = {one.id: _unclear(one) for one in reading.accounts if one.id in doubted}
    ids = {old: account.id for old, account in new.items()}
    accounts = tuple(_pointing(new.get(one.id, one), ids) for one in reading.accounts)
    statements = (_moved(one, ids) for one in reading.statements)
    return replace(reading, accounts=accounts, statements=tuple(sorted(statements, key=_place))), ids


def _unclear(one: Account) -> Account:
    return replace(one, stance="unclear", id=account_id(one.report_id, one.kind, one.form, "unclear", one.span))


def _pointing(one: Account, ids: Mapping[str, str]) -> Account:
    return replace(one, about=ids[one.about]) if one.about in ids else one


def _moved(one: Statement, ids: Mapping[str, str]) -> Statement:
    if one.account_id not in ids:
        return one
    moved = replace(one, account_id=ids[one.account_id])
    return replace(moved, id=statement_id(moved))


def _place(one: Statement) -> tuple[object, ...]:
    return (one.span, one.account_id, one.field, one.id)


def rules_of(told: Sequence[Statement]) -> frozenset[str]:
    """Return the rules that read the happening of an account."""
    found = (name for one in told if one.field == "kind" for name in one.found_by.split())
    return frozenset(name.removeprefix("rule:") for name in found if name.startswith("rule:"))


def topics(words: str) -> dict[str, int]:
    """Return how many words of each topic a text has, each word once; without those of which it has none."""
    said = {word.lower() for word in _WORD.findall(words)}
    counts = Counter(topic for word in said for topic in _topics_of(word))
    return {topic: counts[topic] for topic, _ in _patterns() if topic in counts}


@lru_cache(maxsize=_KEPT)
def _topics_of(word: str) -> tuple[str, ...]:
    return tuple(topic for topic, pattern in _patterns() if pattern.fullmatch(word))


def _topics(words: str, where: str) -> dict[str, float]:
    """Return how much a text is of each topic, by "topic where"."""
    return {f"{topic} {where}": log1p(count) for topic, count in topics(words).items()}


@cache
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple(_each_pattern())


def _each_pattern() -> Iterator[tuple[str, regex.Pattern[str]]]:
    for topic, words in load_vocabulary("topics").items():
        yield topic, regex.compile("|".join(words))
