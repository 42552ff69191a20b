"""What the words before a place say of it: that something was done there, or that somebody only is, went or died there.

In: the words of a sentence up to a place, and the words of the place. Out: yes or no. Never looks at a value.
"""

from __future__ import annotations

import regex

#: Before the place of somebody who speaks of it from afar: "diplomats in Norport".
_AFAR = regex.compile(
    r"\b(?:diplomats?|analysts?|experts?|observers?|exiles?|envoys?|traders?|investors?|economists?|researchers?)"
    r"\s(?:based\s)?in\s$",
    regex.I,
)
#: Straight before a place that something was done at: not "a Norport woman was shot".
_LOCATIVE = regex.compile(
    r"\b(?:in|at|near|outside|inside|on|around|across)\s(?:(?:the|an?)\s)?(?:\p{Ll}+\s(?:of\s)?)?$", regex.I
)
#: Before where those who got away went: "survivors fled on foot to | Norport", "sought refuge in".
_REFUGE = regex.compile(
    r"\b(?:(?:fle(?:d|eing)|escap(?:ed|ing)|evacuated|relocated|walked|returned|moved)\s(?:[\p{L}\-]+\s){0,3}?(?:to|towards?|into)"
    r"|(?:sought|seeking|found|took)\s(?:refuge|shelter|safety)\s(?:in|at|near))\s(?:(?:the|nearby|neighbou?ring)\s){0,2}(?:\p{Ll}+\sof\s)?$",
    regex.I,
)
#: Before where those who did it stay: "havens in".
_HAVEN = regex.compile(
    r"\b(?:(?:safe\shavens?|sanctuar(?:y|ies)|hideouts?|training\scamps|rear\sbases|exile)\s(?:in|inside)|exiled\sin)"
    r"\s(?:(?:the|nearby|neighbou?ring)\s){0,2}(?:\p{Ll}+\sof\s)?$",
    regex.I,
)
#: Before where somebody speaks of it: "briefing reporters in", "told a news conference in", "speaking by phone from".
_SPEAKING = regex.compile(
    r"\b(?:(?:briefing|addressing|updating|telling|told|tells)\s(?:[\p{L}\-]+\s){0,3}?(?:reporters|journalists|media|press|lawmakers|parliament"
    r"|(?:conference|briefing|hearing|rally|gathering|meeting))"
    r"|(?:speaking|spoke|speaks|talking|talked|testifying|testified)(?:\s(?:to|with|at|before|by)\s(?:[\p{L}\-]+\s){0,3}?[\p{L}\-]+)?"
    r"|(?:news|press)\s(?:conference|briefing)|(?:said|wrote|announced|read)\sin\sa\sstatement)\s(?:in|at|from)\s(?:the\s)?$",
    regex.I,
)
#: A place of care, and before it, that somebody died there or was brought there.
_OF_CARE = regex.compile(r"\b(?:hospitals?|medical\scent(?:er|re)|clinics?|infirmary|trauma\scent(?:er|re))\b", regex.I)
_TREATED = regex.compile(
    r"\b(?:died|dies|(?:pronounced|declared)\sdead|succumbed|(?:was|were|been|being|later|then|and)\s(?:taken|transported|rushed|flown"
    r"|airlifted|transferred|driven|brought|sent|evacuated|treated|admitted|hospitali[sz]ed)|is\srecovering|are\srecovering|remain(?:s|ed)?"
    r"|(?:critical|serious|stable|fair|good)\scondition|showed\sup|walked\sinto|dropped\soff|turned\sup|drove\s(?:him|her|them)\w*)\b"
    r"(?:(?!\b(?:shot|killed|attack\w*|opened\sfire|explo\w+|hit|struck|bomb\w*|stormed)\b)[^.;])*$",
    regex.I,
)
#: Before where somebody is held or tried: "was booked into the | Norport Jail", "on trial in".
_HELD = regex.compile(
    r"\b(?:jailed|booked|detained|incarcerated|imprisoned|remanded|lodged|locked\sup|behind\sbars|in\scustody"
    r"|(?:is|are|was|were|been|being)\sheld(?!\s(?:hostage|captive|up))"
    r"|on\strial|trial(?:\sof\s[^,.;]{1,60}?)?\s(?:opened|opens|began|begins|resumed|resumes)|(?:serving|served)\s[^,.;]{1,40}"
    r"|arraigned|extradited|deported|hearing|appear(?:ed|s|ing)?\s(?:in|before)\s[^,.;]{0,30}?court)"
    r"(?:\s[^\s,.;]+){0,4}\s(?:in|into|at|to|before)\s(?:the\s)?$",
    regex.I,
)


def is_where(before: str) -> bool:
    """Tell a place that something was done at, by the words straight before it.

    >>> is_where("He was shot in "), is_where("a ")
    (True, False)
    """
    return _LOCATIVE.search(before) is not None


def is_elsewhere(before: str) -> bool:
    """Tell a place from where somebody speaks of it, or where somebody went or stays.

    >>> is_elsewhere("said diplomats in "), is_elsewhere("survivors fled to "), is_elsewhere("A bomb hit ")
    (True, True, False)
    """
    return (
        _AFAR.search(before) is not None
        or _REFUGE.search(before) is not None
        or is_haven(before)
        or is_where_said(before)
    )


def is_where_said(before: str) -> bool:
    """Tell a place, by the words before it, where somebody speaks of what was done.

    >>> is_where_said("Briefing reporters in "), is_where_said("He told reporters that a bomb hit a bus in ")
    (True, False)
    """
    return _SPEAKING.search(before) is not None


def is_haven(before: str) -> bool:
    """Tell a place, by the words before it, where those who did it stay, and where nothing was done.

    >>> is_haven("The rebels use safe havens in "), is_haven("A bomb went off in ")
    (True, False)
    """
    return _HAVEN.search(before) is not None


def is_where_treated(name: str, before: str) -> bool:
    """Tell a place of care, by its name, that somebody was brought to or died at; not one that was attacked.

    >>> is_where_treated("Norport hospital", "He died at "), is_where_treated("Norport hospital", "A shell hit ")
    (True, False)
    """
    return _OF_CARE.search(name) is not None and _TREATED.search(before) is not None


def is_where_held(before: str) -> bool:
    """Tell a place, by the words before it, where somebody is held or tried for what was done elsewhere.

    >>> is_where_held("He was booked into the "), is_where_held("They opened fire on guards at the ")
    (True, False)
    """
    return _HELD.search(before) is not None
