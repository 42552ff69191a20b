"""Harm that a crash, a quake, a fire or an illness did, in a report where somebody else does violence to nobody.

In: a reading and its sentences. Out: for some accounts, why they are no attack
(:class:`rashomon.pipeline.certain.Doubt`). Asked only of harm that is told without a deed ("three people killed"), of
"the incident", and of what the encoder alone saw. Where its sentences name such a cause, or name none and the report
opens with one, and neither of the two has a word of violence, the harm comes from it. A cause that leaves no doubt by
itself (a hit-and-run, drunken driving) needs less: a charge of murder is no violence there. The causes are
``rules/mishaps_en.yaml``, the words ``vocabulary/topics.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import regex

from rashomon.pipeline.certain import (
    HARM,
    LOOKED_AT,
    OPENING,
    VAGUE,
    Doubt,
    is_vague,
    rules_of,
    told_by_account,
    topics,
)
from rashomon.records import HAPPENED, Account, Reading, Sentence, Statement
from rashomon.rules import find_all, load_rules

#: Rules that read somebody hit, whoever or whatever hit him.
_HIT = frozenset({"was_attacked", "shooting_somebody", "wounding", "bodies"})
#: Topics that tell of violence; the second where the cause leaves no doubt.
VIOLENT = frozenset({"guns", "war", "blast", "seize", "assault", "murder"})
_SO_AGAIN = VIOLENT - {"murder", "war"}
#: What nobody is tried for: where police or a court come in, it is another's death.
_OF_NOBODY, _LAW = frozenset({"illness or age", "a disease"}), frozenset({"police", "court"})
#: Words of violence in the names of what is none.
_NO_VIOLENCE = regex.compile(
    r"\b(?:heart|asthma|panic)\sattacks?\b|(?<!\bmurder[\s\-])\bsuicides?\b(?!\s(?:bomb|attack|blast|vest|mission|squad|car|truck))",
    regex.I,
)
#: What is done with a car, a fire or a plane on purpose, and what an attack is called.
_ON_PURPOSE = regex.compile(
    r"\b(?:attack\w*|deliberate\w*|intentional\w*|purposely|on\spurpose|ramm(?:ed|ing)|plough(?:ed|ing)|plow(?:ed|s|ing)|mow(?:ed|ing)\sdown|downed)\b",
    regex.I,
)
_INCIDENT = regex.compile(r"\bincidents?$", regex.I)


def mishaps(reading: Reading, sentences: Sequence[Sentence]) -> dict[str, Doubt]:
    """Return the accounts whose harm comes from a mishap, by id."""
    told = told_by_account(reading)
    asked = (one for one in reading.accounts if one.form == "incident" and one.stance in HAPPENED)
    whys = ((one, _cause(one, told.get(one.id, ()), reading, sentences)) for one in asked)
    return {one.id: Doubt(f"harm by {cause}", 0.0) for one, cause in whys if cause}


def _cause(account: Account, told: Sequence[Statement], reading: Reading, sentences: Sequence[Sentence]) -> str:
    if account.kind not in VAGUE or not (_without_deed(account, told) and is_vague(account, told)):
        return ""
    starts = {one.span.start for one in told if one.field == "kind"} or {account.span.start}
    its = [one.text for one in sentences if any(one.span.start <= start < one.span.end for start in starts)]
    here, opening = " ".join(its[:LOOKED_AT]), f"{reading.report.title}\n{reading.report.text[:OPENING]}"
    return next(_causes(here, opening), "")


def _without_deed(account: Account, told: Sequence[Statement]) -> bool:
    """Tell harm with no deed that did it, "the incident", or what no rule read."""
    rules = rules_of(told)
    return rules <= HARM | _HIT or (rules == {"attack_noun"} and _INCIDENT.search(account.words.strip()) is not None)


def _causes(here: str, opening: str) -> Iterator[str]:
    """Yield the causes that the words name, those of the sentences first, where no violence speaks against them."""
    if _ON_PURPOSE.search(_NO_VIOLENCE.sub(" ", f"{here} {opening}")):
        return
    there, around = _topics(here), _topics(f"{here} {opening}")
    for words in (here, opening):
        for gives in (match.rule.gives for match in find_all(load_rules("mishaps_en"), words)):
            if gives.get("plain"):
                against = _SO_AGAIN & (there if words is here else around)
            else:
                against = (VIOLENT | _LAW if gives["of"] in _OF_NOBODY else VIOLENT) & around
            if not against:
                yield gives["of"]


def _topics(words: str) -> Set[str]:
    return topics(_NO_VIOLENCE.sub(" ", words)).keys()
