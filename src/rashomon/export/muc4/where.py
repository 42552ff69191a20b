"""Which places and which country an incident has: what slot 3 is made from.

In: the statements of one account and the report's text. Out: places that lie in each other, and a country. Slot 3 is a
chain from the largest to the smallest (MUC-4 task documentation, part 1, section 7.4), so of two towns told only one
can stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.export.muc4.usual import usual_country
from rashomon.export.muc4.words import told
from rashomon.records import Place, Statement
from rashomon.values.places import distance_km

#: The field that holds the places of an incident that the encoder read, the score from which one is told, and that
#: below which not even its country is believed. Set by training texts, read by encoders that had not seen them.
PLACED, SURE, DOUBTFUL = "incident_place", 0.5, 0.2
#: The countries that MUC-4 asks about (task documentation, part 1, section 1.0, note 4): an incident has to do with one
#: of them, so one that the report names goes before another that nothing makes sure.
ASKED = frozenset({"AR", "BO", "CL", "CO", "EC", "GT", "HN", "PE", "SV"})
#: A province reaches this many times the radius of its circle: they are long and narrow. As in ``incident_facts``.
_REACH = 1.6


def places_told(statements: Iterable[Statement]) -> list[Place]:
    """Return the places that the statements of an account tell."""
    return [s.value for s in told(statements, "place") if isinstance(s.value, Place)]


def where(statements: Sequence[Statement], usual: str, text: str) -> tuple[list[Place], str]:
    """Return the places of an incident and its country: the encoder's where it has placed the incident.

    Of a place it was not sure of, only the country counts; where it doubts all of them, the one the text names most.
    ``usual`` is the country where the places tell none.
    """
    coded = [(s.value, s.score) for s in statements if s.field == PLACED and isinstance(s.value, Place)]
    if not coded:
        places = places_told(statements)
        return places, _country(places, usual)
    asked = usual_country(text, only=ASKED)
    if max(score for _, score in coded) < DOUBTFUL:
        return [], asked or usual_country(text) or coded[0][0].country
    sure = sorted(((place, score) for place, score in coded if score >= SURE), key=lambda one: -one[1])
    country = _country([place for place, _ in coded], usual)
    if not sure and country not in ASKED:
        country = asked or country
    return chain([place for place, _ in sure]), country


def chain(places: Sequence[Place]) -> list[Place]:
    """Return the first place below a province, and the first province that it lies in; else the first of all."""
    provinces = [place for place in places if place.precision == "province"]
    nearest = [place for place in places if place.precision in {"town", "district", "site"}][:1]
    if not nearest:
        return (provinces or list(places))[:1]
    return nearest + [one for one in provinces if _holds(one, nearest[0])][:1]


def _holds(province: Place, place: Place) -> bool:
    apart = distance_km(province, place)
    return apart is not None and apart <= _REACH * (province.radius_km or 0)


def _country(places: Iterable[Place], usual: str) -> str:
    return next((place.country for place in places if place.country), usual)
