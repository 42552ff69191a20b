"""Sites: an embassy, a base, a junction, tied to the town or country the sentence puts it in.

In: a sentence, its words and the candidates found in it. Out: sites with the range of all the words that say where, and
which candidates they took up. A site of no name that is tied to nothing ("a hospital") is not found; a named one
that is tied to nothing is kept by its name, unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.records import Place
from rashomon.values.actors import actor_named
from rashomon.values.gazetteer import normal
from rashomon.values.places.candidates import Candidate
from rashomon.values.places.kinds import is_institution, precision_of, radius_of
from rashomon.values.places.relations import Relation, relation_before
from rashomon.values.places.site_labels import Head, heads_of, settled
from rashomon.values.places.tokens import Token, word_list

_ADJECTIVE = (
    r"(?:[A-Z][\w'’-]+|(?:far\s+)?(?:north|south|east|west)[\w-]*|central|downtown|nearby|neighbou?ring"
    r"|old|outer|inner|same|main)"
)
_TOWN = r"(?:(?:city|town|village|capital|port|district|province|region|suburb|neighbou?rhood)\s+(?:of\s+)?)?"
_SIDES = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
#: What may stand between a site and what it is tied to on its right.
_LINK = re.compile(
    r"(?:\s+(?:building|compound|complex|area|grounds|site|project))?(?:,\s+|\s+|\s*\()"
    rf"(?:in|at|inside|of|near|outside|around|within|across|close\s+to|just\s+outside|(?:to\s+the\s+)?{_SIDES}\s+of"
    r"|(?:\d{1,3}\s*(?:km|kilomet(?:re|er)s|miles)\s+(?:to\s+the\s+)?)(?:" + _SIDES + r"\s+of|from|outside)"
    r"|(?:on|in|at)\s+the\s+(?:\w+\s+)?(?:outskirts|edge|centre|center|heart|north|south|east|west|suburbs)\s+of"
    r"|(?:on|near|along)\s+the\s+(?:northern\s+|southern\s+|eastern\s+|western\s+)?borders?\s+(?:with|of|between))"
    rf"\s+(?:the\s+|an?\s+|its\s+)?(?:{_ADJECTIVE}\s+){{0,3}}{_TOWN}"
)
_POSSESSIVE_LINK = re.compile(r"['’]s?\s+(?:(?!and\b|or\b|in\b|of\b|at\b)[\w-]+\s+){0,3}")
_REACH = 90


@dataclass(frozen=True, slots=True)
class Site:
    """A site: the range of its label and of all its words, its place, and the candidates it took up."""

    label_start: int
    start: int
    end: int
    place: Place
    taken: tuple[Candidate, ...] = ()


def sites(sentence: str, words: Sequence[Token], found: Sequence[Candidate], home: Sequence[str]) -> list[Site]:
    """Find the sites of a sentence, right to left, so that one may lie in the next ("a mosque in a base in ...").

    ``home`` are the countries the report mentions: "Medina district" is in Medina only when Saudi Arabia is
    one of them.
    """
    done: list[Site] = []
    for head in reversed(heads_of(sentence, words, found)):
        site = _tie(sentence, words, settled(sentence, head, home), found, done)
        if site is not None:
            done = [other for other in done if other.start >= site.end]
            done.append(site)
    return done[::-1]


# --- Helpers: what a site is tied to ----------------------------------------------------------------------------------


def _tie(
    sentence: str, words: Sequence[Token], head: Head, found: Sequence[Candidate], done: Sequence[Site]
) -> Site | None:
    left = _owner(sentence, head, found)
    right = _right(sentence, head, found, done)
    outer = right[0] if right else None
    taken = (*head.inside, *((left,) if left else ()), *(right[2] if right else ()))
    owners = [*(head.inside[-1:] if head.known is None else ()), *([left] if left else [])]
    for owner in owners:
        outer = outer or (None if _owns(head, owner.place) else owner.place)
    place = _place(sentence, head, outer)
    if place is None and not (head.named and _stands_alone(sentence, words, head)):
        return None
    start, end = (left.start if left else head.start), (right[1] if right else head.end)
    place = place or _unresolved(sentence[head.start : head.end])
    inner = None if place == head.known else _inner_relation(sentence, head, right)
    if inner is not None:
        place = inner.apply(place)
    return Site(head.start, start, end, replace(place, words=sentence[start:end]), taken)


def _owner(sentence: str, head: Head, found: Sequence[Candidate]) -> Candidate | None:
    """Return the place whose possessive stands before a site: "Baghdad's heavily fortified Green Zone"."""
    before = [c for c in found if c.end <= head.start and not c.place.site]
    if before and _POSSESSIVE_LINK.fullmatch(sentence[before[-1].end : head.start]):
        return before[-1]
    return None


def _owns(head: Head, place: Place) -> bool:
    """Tell whether a country before a site is whose it is, not where: "Iran's embassy"."""
    return place.precision == "country" and is_institution(head.kind)


def _right(
    sentence: str, head: Head, found: Sequence[Candidate], done: Sequence[Site]
) -> tuple[Place, int, tuple[Candidate, ...], int] | None:
    """Return the place a site is tied to on its right, where its words end, what they took up, and where they begin."""
    options: list[tuple[int, int, Place, tuple[Candidate, ...]]] = []
    for site in done:
        options += [(start, site.end, site.place, site.taken) for start in {site.start, site.label_start}]
    options += [(c.start, c.end, c.place, (c,)) for c in found]
    for start, end, place, taken in sorted(options, key=lambda option: (option[0], -option[1])):
        between = sentence[head.end : start]
        if not head.end < start <= head.end + _REACH:
            continue
        if _LINK.fullmatch(between) or (between == ", " and _follows(place, taken)):
            return place, end, taken, start
    return None


def _follows(place: Place, taken: Sequence[Candidate]) -> bool:
    """Tell whether a place straight after a comma is what the site before it lies in."""
    return place.precision in ("town", "province", "country") and len(taken) == 1 and not place.site


def _inner_relation(
    sentence: str, head: Head, right: tuple[Place, int, tuple[Candidate, ...], int] | None
) -> Relation | None:
    """Return the relation between a site and what it is tied to: "a concert hall outside Moscow"."""
    relation = relation_before(sentence, right[3]) if right else None
    return relation if relation is not None and relation.start >= head.end else None


# --- Helpers: the value -----------------------------------------------------------------------------------------------


def _place(sentence: str, head: Head, outer: Place | None) -> Place | None:
    label = sentence[head.start : head.end]
    if head.known is not None and (outer is None or _agrees(head.known, outer)):
        return head.known
    if outer is None:
        return None
    city = outer.city or (outer.name if outer.precision == "town" else "")
    known = outer.precision in ("town", "site", "district")
    name = label if normal(outer.name) in normal(label) else f"{label}, {outer.name}"
    radius = max(outer.radius_km or 0.0, radius_of(head.kind)) if known else outer.radius_km
    return replace(
        outer,
        name=name,
        site=label,
        city=city,
        relation="",
        radius_km=radius,
        precision=precision_of(head.kind) if known else outer.precision,
    )


def _agrees(known: Place, outer: Place) -> bool:
    """Tell whether what a sentence says contains a building or base can be where it is known to be."""
    if known.country and outer.country and known.country != outer.country:
        return False
    return outer.precision != "town" or not known.city or normal(outer.name) == normal(known.city)


def _unresolved(label: str) -> Place:
    return Place(label, label, site=label)


def _stands_alone(sentence: str, words: Sequence[Token], head: Head) -> bool:
    """Tell whether a named site tied to nothing is where something is said to be, and isn't a group's or a person's."""
    before = [word for word in words if word.end <= head.start]
    while before and before[-1].lower in ("the", "a", "an", "busy", "nearby"):
        before.pop()
    if not before or not (
        before[-1].lower in word_list("locative") or before[-1].lower in ("of", "on", "struck", "hit")
    ):
        return False
    named = [word.text for word in words if head.start <= word.start < head.end and word.capital]
    return not any(actor_named(" ".join(named[:length])) for length in range(1, len(named) + 1))
