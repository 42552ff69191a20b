"""What a whole report says about places, gathered once, before its sentences are read one by one.

In: a report's text and dateline. Out: a context. It keeps no sentence and finds no incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.records import Place
from rashomon.values.countries import begins_country, country_named, country_of_capital, country_of_people
from rashomon.values.gazetteer import Entry, Gazetteer, normal
from rashomon.values.places.borne import Option
from rashomon.values.places.context import PlaceContext
from rashomon.values.places.distances import contains
from rashomon.values.places.features import Belief, Home
from rashomon.values.places.homes import home_of
from rashomon.values.places.lookup import broad_place, place_of, town_place
from rashomon.values.places.options import options
from rashomon.values.places.resolving import container
from rashomon.values.places.tokens import Token, surnames, tokens
from rashomon.values.places.toponyms import find_toponyms

#: Words of a country's name: "Democratic Republic of the Congo" apart, three are enough.
_NAME_WORDS = 3
#: So many towns of one name leave open which of them a dateline names.
_SEVERAL = 2
_LARGE = 100_000
_COUNTIES = ("county", "parish")


def read_context(
    report_text: str, dateline: str, gazetteer: Gazetteer, publisher: str = "", address: str = ""
) -> PlaceContext:
    """Return what a report says about places: its countries, most often named first, surnames, what its names mean.

    ``dateline`` is a town's name, with or without its country ("Amman", "TRIPOLI, Lebanon"), or ""; ``publisher`` a
    name or an address, of which a place is taken where it tells one; ``address`` the report's, asked where it does not.
    """
    words = tokens(report_text)
    context = PlaceContext(countries=_countries(words, gazetteer), persons=frozenset(surnames(words)))
    context = replace(context, home=_home(publisher, address, gazetteer))
    start = _dateline(dateline, gazetteer, _before_dateline(report_text, dateline, words, context, gazetteer))
    if start is not None:
        at = replace(context.home, dateline=[entry for entry in [gazetteer.entry(start.gazetteer_id)] if entry])
        context = replace(context, dateline=start, home=at)
    senses, belief = _weighed(report_text, words, gazetteer, context.home)
    return replace(context, senses=senses, belief=belief)


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _before_dateline(
    text: str, dateline: str, words: Sequence[Token], context: PlaceContext, gazetteer: Gazetteer
) -> PlaceContext:
    """Return what the report says of places by itself, where its dateline names a town that others bear: "CHESTER"."""
    if not dateline or "," in dateline or len(gazetteer.lookup(dateline.strip())) < _SEVERAL:
        return context
    senses, belief = _weighed(text, words, gazetteer, context.home)
    return replace(context, senses=senses, belief=belief)


def _home(publisher: str, address: str, gazetteer: Gazetteer) -> Home:
    """Return where the publisher is at home by its name, or else by the report's address."""
    told = home_of(publisher, gazetteer) if publisher else ((), "")
    return Home(*(told if told[0] or not address else home_of(address, gazetteer)))


def _countries(words: Sequence[Token], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Count names, adjectives and capitals of countries; the most often named first, of equals the first named."""
    counts: Counter[str] = Counter()
    index = 0
    while index < len(words):
        may = words[index].capital and begins_country(words[index].text)
        code, length = _country_at(words, index, gazetteer) if may else ("", 1)
        if code:
            counts[code] += 1
        index += length
    return tuple(code for code, _ in counts.most_common())


def _country_at(words: Sequence[Token], index: int, gazetteer: Gazetteer) -> tuple[str, int]:
    for length in range(min(_NAME_WORDS, len(words) - index), 0, -1):
        text = " ".join(word.text for word in words[index : index + length])
        code = country_named(text) or country_of_people(text) or _of_capital(text, gazetteer)
        if code:
            return code, length
    return "", 1


def _of_capital(text: str, gazetteer: Gazetteer) -> str:
    """Return the country of a capital whose name no other large town bears: Tripoli in Lebanon is one that does."""
    code = country_of_capital(text)
    towns = gazetteer.lookup(text) if code else ()
    return code if all(town.country == code or town.population < _LARGE for town in towns) else ""


def _weighed(text: str, words: Sequence[Token], gazetteer: Gazetteer, home: Home) -> tuple[dict[str, Entry], Belief]:
    """Return what the place names of a text mean, the adjectives apart, and what all of them say about others."""
    senses: dict[str, Entry] = {}
    rows: dict[str, list[tuple[Entry, float]]] = {}
    for one in find_toponyms(text, gazetteer, home, words):
        best = one.told.best
        if best is None:
            continue
        key = normal(text[one.told.start : one.told.end])
        rows.setdefault(key, [(best.option.entry, best.chance)])
        if not one.adjective:
            senses.setdefault(key, best.option.entry)
    return senses, Belief(list(rows.values()))


def _dateline(dateline: str, gazetteer: Gazetteer, context: PlaceContext) -> Place | None:
    name, comma, rest = (part.strip() for part in dateline.partition(","))
    if not name:
        return None
    outer = _outer(name, rest, gazetteer) if comma else None
    outers = [option.entry for option in outer] if outer else [None]
    towns = (_in_dateline(name, gazetteer, context, within) for within in outers)
    place = next(filter(None, towns), None) or broad_place(name, context)
    return place and replace(place, words=dateline)


def _outer(name: str, rest: str, gazetteer: Gazetteer) -> Sequence[Option]:
    """Return what is said to contain a dateline's place; an abbreviation may lack its point ("CEDAR, Ky")."""
    written = (rest,) if rest.endswith(".") else (f"{rest}.", rest)
    tried = (container(f"{name}, {told}", len(name), gazetteer) for told in written)
    return next((found[0] for found in tried if found), ())


def _in_dateline(name: str, gazetteer: Gazetteer, context: PlaceContext, within: Entry | None) -> Place | None:
    """Return the town or the county ("HENRICO COUNTY, Va.") that a dateline names."""
    if name.split()[-1].casefold() not in _COUNTIES:
        return town_place(name, gazetteer, context, within)
    found = [option.entry for option in options(name, gazetteer) if option.entry.kind == "county"]
    inside = [entry for entry in found if within is None or contains(within, entry)]
    return place_of(inside[0], name) if inside and (within is not None or len(inside) == 1) else None
