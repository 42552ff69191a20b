"""Verbal acts: whose words a denial is, what it denies, and what a threat hangs on.

In: the tellings of verbal acts. Out: tellings with speaker and stance as the act gives them, and who is cleared by a
denial. Never decides which incident an act is about.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from rashomon.extract.grouping import Scene
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Telling
from rashomon.records import Mention, Name
from rashomon.values.countries import countries

#: Objects of a denial that deny having done it.
_DENIED = regex.compile(
    r"\b(?:allegation|accusation|charge|claim|involve|responsib|role|link|having|being|behind|nothing\sto\sdo|no\spart)",
    regex.IGNORECASE,
)
_SPOKESMAN = regex.compile(
    r"(?P<owner>[\p{L}\s\-]+)[’']s\s(?:\p{L}+\s)?(?:spokes\p{L}+|official|envoy)"
    r"|(?:spokes\p{L}+|official|envoy)\s(?:for|of)\s(?P<body>.+)",
    regex.IGNORECASE,
)
_IF = regex.compile(r"\sif\s", regex.IGNORECASE)


def as_told(kind: str, telling: Telling, actor: Name | None) -> Telling:
    """Return the telling of a verbal act's actor: a denial is its actor's own, a threat hangs on its condition."""
    if kind == "reject":
        return _own(telling, actor)
    sentence, mention = telling.sentence, telling.mention
    if kind == "threaten" and _IF.search(sentence.text, mention.span.end - sentence.span.start):
        return replace(telling, stance="conditional")
    return telling


def denial(scene: Scene, speakers: Speakers) -> tuple[Name, Telling] | None:
    """Return who is said not to have done it and the telling that says so; None for denials of anything else."""
    sentence, mention = scene.telling.sentence, scene.telling.mention
    if scene.actor is None or not _DENIED.search(sentence.text, mention.span.start - sentence.span.start):
        return None
    return accused_by(scene.actor, speakers, mention), _own(scene.telling, scene.actor)


def accused_by(actor: Name, speakers: Speakers, mention: Mention) -> Name:
    """Return who is cleared when somebody denies having done it: a spokesman's group, a state for its officials."""
    speaks_for = _SPOKESMAN.search(actor.words) or _SPOKESMAN.search(actor.canonical)
    if speaks_for and actor.kind != "person":
        words = speaks_for["owner"] or speaks_for["body"]
        actor = speakers.called(words, mention.span.start) or speakers.name(words)
    country = countries().get(actor.country)
    if country is None or actor.kind not in {"person", "unnamed", "organisation"}:
        return actor
    return Name(actor.words, country.name, "state", country=country.code)


def _own(telling: Telling, actor: Name | None) -> Telling:
    """A denial speaks for its actor, unless somebody else is quoted with it."""
    quoted = telling.speaker.kind != "publisher"
    return replace(telling, speaker=telling.speaker if quoted or actor is None else actor, stance="denies")
