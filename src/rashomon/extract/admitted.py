"""Whoever tells of a deed as its own claims it: "the spokesman said his forces had fired five drones".

In: who did something as told, and who tells. Out: the body that claims it so, or none; and the body whose forces "its
fighters" are. A claim in so many words ("claimed responsibility") is read by :mod:`rashomon.extract.responsibility`.
"""

from __future__ import annotations

import regex

from rashomon.extract.claimants import BODIES, claims_for, is_group
from rashomon.extract.speakers import Speakers
from rashomon.extract.stand_ins import owner_of
from rashomon.extract.tellings import Telling
from rashomon.records import Name
from rashomon.values.names import same_name

#: Those that act for a body: what they do, it does.
_FORCES = regex.compile(
    r"(?:own\s)?(?:\p{L}+\s)?(?:forces|fighters|members|men|troops|cells?|units?|militants|commandos|gunners|brigades?|bombers|snipers|operatives)",
    regex.IGNORECASE,
)


def body_of_forces(words: str, speakers: Speakers, position: int) -> Name | None:
    """Return the group whose forces "its fighters", "his men" are; None for those of others, and of nobody known.

    A spokesman's are those of whom he speaks for. A state's forces are an actor of their own.
    """
    owned = owner_of(words)
    if owned is None or _FORCES.fullmatch(owned[1]) is None:
        return None
    owner = speakers.resolve(owned[0], position=position)
    body = claims_for(owner, speakers, position) if owner is not None else None
    if body is None or not (body.kind == "armed group" or is_group(body)):
        return None
    return Name(words, body.canonical, body.kind, body.role, body.country)


def admits(doer: Name, telling: Telling, speakers: Speakers) -> Name | None:
    """Return the body that says of itself that it did something; None where somebody else says so, or is not sure."""
    if telling.stance != "asserts" or telling.hedge or telling.speaker.kind in {"publisher", "unknown"}:
        return None
    body = claims_for(telling.speaker, speakers, telling.sentence.span.start)
    if body.kind not in BODIES and not is_group(body):
        return None
    return body if same_name(body, doer) else None
