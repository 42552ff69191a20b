"""What somebody has done time and again: "the Red Front has often attacked buses", "has bombed mills since 2010".

In: a sentence, and the place of the verb in it. Out: whether it tells of many deeds over a long time, and so of no
single incident. The perfect alone is no sign: news begins with it ("gunmen have attacked a hotel").
"""

from __future__ import annotations

import regex

_NUMBER = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|few|several|couple\sof|dozen|\d+)"
#: Right before the verb, with or without an auxiliary.
_OFTEN = regex.compile(
    r"\b(?:often|frequently|regularly|routinely|usually|commonly|sometimes|occasionally|periodically|(?:has|have)\s(?:also\s)?repeatedly)\s$",
    regex.I,
)
_PERFECT = regex.compile(
    r"\b(?:has|have)\s(?:also\s|long\s|already\s|in\sthe\spast\s|previously\s|reportedly\s)*$", regex.I
)
#: Somewhere in the clause of a perfect: how long it has gone on, or that it has been done before.
_OVER_TIME = regex.compile(
    r"\b(?:in\sthe\spast(?=[.,;]|$)|in\srecent\s(?:years|months|decades)|(?:over|for|in|during)\sthe\s(?:past|last)\s"
    rf"(?:{_NUMBER}\s)?(?:months|years?|decades?)|over\sthe\s(?:years|decades)|for\s(?:many\s)?(?:years|decades)|for\smore\sthan\s(?:an?|\w+)\s(?:years|decades?)"
    r"|since\s(?:the\s)?(?:\p{L}+\s){0,4}?(?:19|20)\d\d|since\s(?:it|they)\s\p{L}+|on\s(?:several|many|numerous)\soccasions|(?:several|many)\stimes"
    r"|repeatedly|previously|before(?=[.;]|$|,\s(?:and|but)\s))",
    regex.I,
)
#: Straight behind a perfect: many of what is hit that are not people, who may have been hit at once.
_MANY = regex.compile(
    r"\s(?:several|many|numerous|countless|dozens\sof|scores\sof|hundreds\sof|other|similar)\s(?:[\p{L}\-]+\s){0,2}?"
    r"(?:markets|mosques|churches|schools|villages|towns|hotels|bases|posts|checkpoints|convoys|buses|trains|ships|vessels|tankers|bars|banks"
    r"|hospitals|clinics|embassies|stations|airports|offices|buildings|targets|sites|camps|pipelines|refineries|attacks|bombings|raids)\b",
    regex.I,
)
#: At the head of a clause with another past.
_ONCE = regex.compile(r"(?:^|[;:“\"]\s?|,\sbut\s|\sand\s)in\sthe\spast,?\s[^,;:]{0,60}$", regex.I)
_CLAUSE_END = regex.compile(r"[.;:]\s|,\s(?:but|while|although|which)\s")


def is_a_habit(text: str, verb: tuple[int, int]) -> bool:
    """Tell whether a verb of violence, at its place in a sentence, tells of many deeds over a long time.

    >>> is_a_habit("Rebels have often attacked buses.", (18, 26)), is_a_habit("Rebels have attacked a bus.", (12, 20))
    (True, False)
    """
    before, behind = text[: verb[0]], text[verb[1] :]
    if _OFTEN.search(before) or _ONCE.search(before):
        return True
    if not _PERFECT.search(before):
        return False
    clause = _CLAUSE_END.split(before)[-1] + " " + _CLAUSE_END.split(behind)[0]
    return _OVER_TIME.search(clause) is not None or _MANY.match(behind) is not None
