"""Who claims: several names in one phrase told apart, and the group that a spokesman claims for.

In: words of a claimant, or a name. Out: stretches of the words, one for each claimant; the name of the group. Never
decides whether something is a claim of responsibility.
"""

from __future__ import annotations

import regex

from rashomon.extract.speakers import Speakers
from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.names import read_name

#: Kinds of bearer that a claim can be made for.
BODIES = frozenset({"armed group", "organisation", "state"})
_AND = regex.compile(r"(?:,\s(?:and\s)?|\sand\s)")
#: What a group is, before its name: "a little-known group, the Red Column".
_CALLED = regex.compile(
    r"(?:an?|the)\s(?:[\p{L}\-]+\s){0,3}?(?:group|outfit|organi[sz]ation|faction|cell|militia|network),\s(?=(?:the\s)?\p{Lu})"
)
_BOTH = regex.compile(r"both\s", regex.IGNORECASE)
_DETERMINED = regex.compile(r"(?:the|an?|another)\s", regex.IGNORECASE)
_LINKED = regex.compile(r"\s(?:of|for|in)\s", regex.IGNORECASE)
_POSSESSIVE = regex.compile(r"[’']s?$")
_WHO_SPEAKS = regex.compile(
    r",\s(?:who|that)\s(?:speaks|spoke|(?:says|said|claims|claimed)\s(?:he|she)\s(?:speaks|spoke)|claims\sto\sspeak)"
    r"\s(?:for|on\sbehalf\sof|in\sthe\sname\sof)\s(?P<body>(?:the\s)?[\p{L}\p{N}’'\-]+(?:\s(?:of\s)?\p{Lu}[\p{L}’'\-]*)*)",
)
_SPEAKS_FOR = regex.compile(
    r"(?P<owner>.+?)[’']s?\s(?:\p{L}+\s){0,2}?(?:spokes\p{L}+|representative)"
    r"|(?:\S+\s)*?(?:spokes\p{L}+|representative)\s(?:for|of)\s(?P<body>.+)"
    r"|(?P<medium>.+?)[’']s?\s(?:[\p{L}\-]+\s){0,2}?(?:agency|mouthpiece|media\s(?:arm|wing|channel))"
    r"|(?P<group>.+?)\s(?:military\s|media\s|chief\s)?spokes\p{L}+",
    regex.IGNORECASE,
)


def claimant_spans(words: str) -> list[tuple[int, int]]:
    """Return the stretches of a phrase that each name one claimant: "both the Red Column and the Blue Front" has two.

    A name that holds an "and" itself stays whole: "Group for the Support of Islam and Muslims". Of "a new group, the
    Red Column" the name is the claimant.
    """
    both, called = _BOTH.match(words), _CALLED.match(words)
    start = both.end() if both else called.end() if called else 0
    whole = _POSSESSIVE.sub("", words)
    joint = _AND.search(whole, start)
    if joint is None or actor_named(whole[start:]) is not None:
        return [(start, len(whole))]
    left, right = whole[start : joint.start()], whole[joint.end() :]
    if not (both or _are_two(left, right)):
        return [(start, len(whole))]
    return [(start, joint.start()), *((joint.end() + s, joint.end() + e) for s, e in claimant_spans(right))]


def is_group(name: Name) -> bool:
    """Tell whether a name can be a group's: an armed group, or a name with an article, which people have not."""
    return name.kind == "armed group" or (name.kind == "person" and name.words.lower().startswith("the "))


def claims_for(name: Name, speakers: Speakers, position: int) -> Name:
    """Return the body that somebody claims for: a spokesman's group; anybody else claims for himself."""
    for described in (name.role, name.words):
        found = _SPEAKS_FOR.match(described) if described else None
        if found is None:
            continue
        words = (found["owner"] or found["body"] or found["medium"] or found["group"]).strip()
        called = speakers.called(words, position)
        body = called if called is not None and called.canonical != name.canonical else speakers.name(words)
        if body.kind in BODIES or (is_group(body) and not body.role):
            return body
    return name


def speaks_for(text: str, end: int, speakers: Speakers) -> Name | None:
    """Return the body that a clause behind a name says he speaks for: "Dario Lenz, who speaks for the Red Column,"."""
    found = _WHO_SPEAKS.match(text, end)
    body = speakers.name(found["body"]) if found else None
    return body if body is not None and (body.kind in BODIES or is_group(body)) else None


def _are_two(left: str, right: str) -> bool:
    determined = _DETERMINED.match(right) is not None and _LINKED.search(left) is None
    return determined or {read_name(left).kind, read_name(right).kind} <= BODIES
