"""Talks between officials or bodies, told apart from a date, an interview and a visit to a friend.

In: the mentions of one report. Out: the same without those of meetings that are no verbal act: nobody who meets holds
an office or is a body. Never decides what was talked about.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from rashomon.extract.actors import words_of
from rashomon.extract.parties import Parties
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context
from rashomon.records import Mention, Name

#: Who talks for others though no name is told.
_OFFICE = regex.compile(
    r"\b(?:officials?|ministers?|leaders?|presidents?|premiers?|envoys?|ambassadors?|diplomats?|delegat(?:es?|ions?)|advis[eo]rs?|aides?"
    r"|negotiators?|mediators?|chiefs?|heads?|commanders?|generals?|governors?|mayors?|senators?|lawmakers?|legislators?|politicians?"
    r"|secretar(?:y|ies)|monarch|kings?|queen|princes?|pope|bishops?|clerics?|elders?|representatives?|spokes\p{L}+|members|candidate"
    r"|nominee|rebels|militants|captors|kidnappers)\b",
    regex.IGNORECASE,
)
#: Whom people phone for help, and who asks for news.
_NO_PARTY = regex.compile(
    r"\b(?:police|hotline|hospital|newsroom|newspaper|radio|television|TV|news)\b", regex.IGNORECASE
)
#: Verbs of talks, which private people do not hold.
_FORMAL = regex.compile(r"negotiating|talks|consultation|convened", regex.IGNORECASE)
_BODIES = frozenset({"state", "organisation", "armed group"})


def without_small_talk(mentions: Sequence[Mention], context: Context, speakers: Speakers) -> list[Mention]:
    """Leave out meetings, with their parts, in which no office and no body takes part."""
    met = {m.anchor for m in mentions if m.label == "happening" and m.code == "consult"}
    if not met:
        return list(mentions)
    parties = Parties(mentions, context, speakers)
    official = {m.anchor for m in mentions if m.anchor in met and _is_official(m, context, parties)}
    return [m for m in mentions if m.anchor not in met or m.anchor in official]


def _is_official(mention: Mention, context: Context, parties: Parties) -> bool:
    """Tell a part of a meeting that names an official or a body."""
    words = words_of(mention, context.sentences[mention.sentence])
    if mention.label == "happening":
        return _FORMAL.search(words) is not None
    if mention.label not in {"perpetrator", "recipient"}:
        return False
    names = parties.names(mention, words, context.tell(mention))
    return any(map(_talks, names)) or (_OFFICE.search(words) is not None and words[:1].islower())


def _talks(name: Name) -> bool:
    if _NO_PARTY.search(name.words):
        return False
    return name.kind in _BODIES or bool(name.kind == "person" and name.role) or _OFFICE.search(name.words) is not None
