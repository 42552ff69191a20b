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
    r"\b(?:in|at|near|outside|inside|on|around|across)\s(?:(?:the|an?)\s)?(?:\p{Ll}+\s)?$", regex.I
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
#: A place of care, and before it, that somebody died there or was brought there.
_OF_CARE = regex.compile(r"\b(?:hospitals?|medical\scent(?:er|re)|clinics?|infirmary|trauma)\b", regex.I)
_DIED = regex.compile(
    r"\b(?:died|dies|dead|deceased|pronounced|succumbed|taken|transported|rushed|flown|airlifted|treated|recovering|condition|arrived)"
    r"\b[^.;]*$",
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
    return _AFAR.search(before) is not None or _REFUGE.search(before) is not None or is_haven(before)


def is_haven(before: str) -> bool:
    """Tell a place, by the words before it, where those who did it stay, and where nothing was done.

    >>> is_haven("The rebels use safe havens in "), is_haven("A bomb went off in ")
    (True, False)
    """
    return _HAVEN.search(before) is not None


def is_where_cared_for(words: str, before: str) -> bool:
    """Tell a place of care, by its own words, that somebody died in or was brought to.

    >>> is_where_cared_for("Norport hospital", "He died at "), is_where_cared_for("Norport hospital", "A shell hit ")
    (True, False)
    """
    return _OF_CARE.search(words) is not None and _DIED.search(before) is not None
