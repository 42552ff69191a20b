"""How far reaches what somebody says: up to where the publisher goes on, or on behind the words of saying.

In: a match of a rule of attribution, and its stance. Out: the stretch said. It decides neither who speaks nor how
firmly.
"""

from __future__ import annotations

import regex

from rashomon.records import Stance
from rashomon.rules import Match

#: Where what somebody says ends and the publisher goes on: "the army said it was calm, but two shells fell".
#: Behind a semicolon only where another has his say: "he accused the army; the army denied that".
_TURN = regex.compile(
    r",\s(?:but(?!\s(?:that|(?:no\s(?:one|body)|none|nobody)\s)\b)|while(?!\s\p{L}+ing\b)|whereas|although|though|even\sas)\s"
    r"|;\s(?=(?:[\p{L}’'\-]+\s){1,7}?(?:said|says|denied|denies|rejected|dismissed|accused|blamed|condemned|declined|refused)\b)",
    regex.IGNORECASE,
)
#: "Although the army had warned that ..., a drone hit": the main clause after the comma is the publisher's.
#: So with what came first: "Hours after the army said rebels had fled, a drone hit".
_CONCESSION = regex.compile(
    r"(?:although|though|while|even\sthough|(?:[\p{L}\d]+\s){0,3}(?:after|before|when|since|once))\s(?=[^,]{3,60}\s"
    r"(?:said|says|told|announced|warned|claimed|reported|confirmed|denied)\b)"
    r"|(?:although|though|while|even\sthough)\s",
    regex.IGNORECASE,
)
_COMMA = regex.compile(r",[”\"’]?\s")
#: Where another has had his say before: "34 died, the army said, and 21 shops burned, according to residents".
_SAID_BEFORE = regex.compile(r".*,\s[^,;“”]{3,80}?\s(?:said|says)(?:\s[^,;“”]{2,30})?,\s(?:and|but|while|whereas)\s")
#: Where a denial ends and the next act of whoever denies begins: "denied it had fired and accused the army".
_OWN_ACT = regex.compile(
    r"\s(?:and|but)\s(?:also\s|instead\s|then\s)?(?:accus(?:ed|es)|blam(?:ed|es)|said|says|called|condemned|vowed|pledged"
    r"|promised|warned|insisted|demanded|pointed)\s",
    regex.IGNORECASE,
)
#: How a tail begins that is said too: "the bridge is shut, the army said, since a mine hit it".
_GO_ON = ("and ", "but ", "since ", "because ", "“", '"')
#: A toll that a tail raises: "a guard died, the army said, bringing the number of dead to nine".
_RAISES = regex.compile(
    r"(?:bringing|raising|taking|lifting|pushing)\s(?:the|its)\s(?:\p{L}+\s){0,3}?(?:toll|number|total|count|tally)\b[^,;“”\"]*\d*"
    r"(?<=\bto\b[^,;“”\"]*)",
    regex.IGNORECASE,
)
#: What a tail adds to the clause before it: "two were hurt, he said, one of them badly", "..., ruling out a raid".
_ADDS = regex.compile(
    r"(?:(?:some|most|many|all|both|half|two|three|four|five|six|one|several|\d+|at\sleast\s\p{L}+)\sof\s(?:them|whom)|including|among\sthem"
    r"|ruling\sout|pointing\s(?:the|a)\sfinger)\b",
    regex.IGNORECASE,
)
#: A clause that the words of saying break off before it says anything: "There were, | it said, | no signs of a raid".
_BROKEN_OFF = regex.compile(
    r"(?:(?:there|this|that|it)(?:\s(?:was|were|is|are|had\sbeen)|[’']s)(?:\s(?:when|where|why|how))?|.*\s(?:was|were|is|are|that|when|where|why|how|by|of|to))",
    regex.IGNORECASE,
)


def content_of(match: Match, text: str, stance: Stance) -> tuple[int, int]:
    """Return the stretch a speaker is said to say: up to where the publisher goes on, or on behind the cue."""
    start, end = match.spans.get("content") or match.spans["before"]
    if another := _SAID_BEFORE.match(match["before"]):
        start += another.end()
    turn = (_COMMA if _CONCESSION.match(text) else _TURN).search(match["content"])
    turn = turn or (_OWN_ACT.search(match["content"]) if stance == "denies" else None)
    if turn:
        end = start + turn.start()
    if match.rule.gives.get("goes_on") or _goes_on(match["before"], match["tail"]):
        end = match.spans["tail"][1]
    elif raises := _RAISES.match(match["tail"]):
        end = match.spans["tail"][0] + raises.end()
    return start, end


def _goes_on(before: str, tail: str) -> bool:
    """Tell whether what stands behind the words of saying is said too: "two shells fell, the army said, and"."""
    adds = tail.startswith(_GO_ON) or _ADDS.match(tail) is not None
    return adds or (tail != "" and _BROKEN_OFF.fullmatch(before) is not None)
