"""What a sentence places elsewhere than the incident it would go to: "In Norport a guard was shot dead".

In: where a mention stands in its sentence, the places of that sentence, and those of an incident. Out: whether it is
told elsewhere. A place says so that something was done at ("in", "near", a site), in one clause with the mention or at
the head of its sentence; not where somebody was brought, held or fled to. Both must be known, and too far from each
other to be one. Never reads a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from rashomon.extract.filed import REACH
from rashomon.extract.other_acts import OF_PERSON
from rashomon.extract.whereabouts import is_elsewhere, is_where, is_where_held, is_where_treated
from rashomon.records import Place, Sentence, Span
from rashomon.values.places import compare_places
from rashomon.values.places.compare import distance_km

#: Nearer than this two places of one country are quarters of one town, or the town next to it. Set by hand.
FAR = 40.0
#: A place so small, so far from the other, is likely another one of its name, in km. Set by hand.
_SMALL, _ASTRAY = 3.6, 500.0
_KNOWN = frozenset({"site", "district", "town", "province"})
#: Between a place and a mention: another clause begins, so that the place need not be its own.
_CLAUSE = regex.compile(
    r"[;:()–—]|\b(?:who|whom|whose|that|which|when|while|after|before|since|because|said|says|told|but)\b", regex.I
)
#: Before a place that a sentence opens with.
_OPENS = regex.compile(
    r"^\W*(?:(?:and|but|also|meanwhile|elsewhere|separately|further|earlier|later)[,\s]\s?)*(?:\p{Ll}+\s){0,3}$",
    regex.I,
)
#: What points back to a deed told of before.
_THE_DEED = regex.compile(
    r"\b(?:the|this|that)\s(?:attack|bombing|blast|explosion|shooting|assault|raid|strike|killing|massacre|ambush|incident)"
    r"(?:s|es)?\b(?!\s(?:in|on|at|near)\s)",
    regex.I,
)

Places = Sequence[tuple[Span, Place]]


def tells_elsewhere(span: Span, sentence: Sentence, places: Places, own: Iterable[Place]) -> bool:
    """Tell a mention that its sentence places elsewhere than an incident, whose places are ``own``.

    A sentence that also names a place that may be the incident's places nothing elsewhere, nor does one that points
    back to the deed ("called the attack an act of war").
    """
    if _THE_DEED.search(sentence.text):
        return False
    known = [place for place in own if _is_known(place)]
    told = [(at, place) for at, place in places if _is_known(place)]
    if not known or not told or not all(are_apart(place, other) for _, place in told for other in known):
        return False
    return any(_is_tied(at, place, span, sentence) for at, place in told)


def are_apart(one: Place, other: Place) -> bool:
    """Tell two places of one country, known to the province or better, that lie too far apart to be one.

    A small place very far from the other is likely another of its name, and tells nothing.
    """
    if one.country != other.country or not (_is_known(one) and _is_known(other)):
        return False
    apart = distance_km(one, other)
    if apart is None or (apart > _ASTRAY and min(_radius(one), _radius(other)) < _SMALL):
        return False
    reach = sum(_radius(place) for place in (one, other) if place.precision == "province")
    return apart >= FAR + REACH * reach and compare_places(one, other) == "different"


def _radius(place: Place) -> float:
    return place.radius_km or 0.0


def _is_known(place: Place) -> bool:
    return place.latitude is not None and place.precision in _KNOWN


def _is_tied(at: Span, place: Place, span: Span, sentence: Sentence) -> bool:
    """Tell a place that something was done at, which a sentence opens with or tells in one clause with a mention."""
    text, start = sentence.text, sentence.span.start
    before = text[: at.start - start]
    there = place.site or place.relation or is_where(before)
    if not there or is_elsewhere(before) or is_where_held(before) or is_where_treated(place.name, before):
        return False
    if any(one.start() <= at.start - start < one.end() for one in OF_PERSON.finditer(text)):
        return False
    low, high = sorted((at, span))
    between = text[max(0, low.end - start) : max(0, high.start - start)]
    return _OPENS.match(before) is not None or _CLAUSE.search(between) is None
