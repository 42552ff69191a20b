"""What a name can mean: every place of the gazetteer and the vocabularies that bears it.

In: a name as printed and a gazetteer. Out: options, each with how the words name it. Nothing is weighed here and no
sentence is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from rashomon.values.countries import bare, begins_country, countries, country_keys, country_named, country_of_people
from rashomon.values.gazetteer import Entry, Gazetteer, normal
from rashomon.values.places.areas import areas, divisions, key_of
from rashomon.vocabulary import load_vocabulary

#: How a name stands for a place: its own name, an alternate one, an abbreviation, an adjective of its people, what is
#: left once a word for its kind is taken away ("Bryansk region"), or what is left otherwise ("northern Iraq").
Form = Literal["own", "alternate", "abbreviation", "people", "kind", "rest"]
#: Of one name no more options than these are weighed, the largest first.
_MOST = 90
#: The people of a first-order division whose number the gazetteer does not have: about the median of the others.
_USUAL = 1_000_000
#: So few capitals are initials ("EU", "LA"), never the name of a town (Eu).
_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a name can mean, and how the name stands for it."""

    entry: Entry
    form: Form


def options(name: str, gazetteer: Gazetteer) -> Sequence[Option]:
    """Return what a name can mean, without order; none where nothing is so named."""
    known = _known(gazetteer)
    found = known.get(name)
    if found is None:
        if len(known) > _KEPT:
            known.clear()
        found = known[name] = () if _begins_as_none(name, gazetteer) else _looked_up(name, gazetteer)
    return found


def exact_options(name: str, gazetteer: Gazetteer) -> Sequence[Option]:
    """Return what a name can mean without taking any of its words away."""
    return [option for option in options(name, gazetteer) if option.form not in ("kind", "rest")]


@lru_cache(maxsize=512)
def country_entry(code: str, gazetteer: Gazetteer) -> Entry:
    """Return a country as an entry: the gazetteer's, or by the vocabulary where the gazetteer has none."""
    country = countries()[code]
    entry = gazetteer.entry(country.geonames)
    if entry is not None:
        latitude, longitude = forms("middles").get(code, (entry.latitude, entry.longitude))
        named = replace(entry, name=country.name, country=code, latitude=latitude, longitude=longitude)
        return replace(named, kind="country", radius_km=country.radius_km)
    return Entry(
        country.geonames, country.name, code, "", country.latitude, country.longitude, 0, "country", country.radius_km
    )


@cache
def forms(name: str) -> Any:
    """Return one entry of ``vocabulary/place_forms.yaml``."""
    return load_vocabulary("place_forms")[name]


@cache
def abbreviated() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return divisions by their abbreviations as printed: (country, name)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for country, entries in forms("abbreviations").items():
        for name, shorts in entries.items():
            for short in shorts:
                found.setdefault(short, []).append((country, name))
    return found


# --- Helpers ----------------------------------------------------------------------------------------------------------

_KEPT = 1 << 14


@lru_cache(maxsize=2)
def _known(_: Gazetteer) -> dict[str, Sequence[Option]]:
    """Return the options found so far in a gazetteer, by name; it is opened once."""
    return {}


def _begins_as_none(name: str, gazetteer: Gazetteer) -> bool:
    """Tell several words of which the first begins no name of several, and which leave no name when cut."""
    first, blank, rest = name.partition(" ")
    return bool(blank) and not _may_begin(first, gazetteer) and rest.rpartition(" ")[2].casefold() not in _trailing()


@lru_cache(maxsize=1 << 14)
def _may_begin(word: str, gazetteer: Gazetteer) -> bool:
    if not word.isalpha() or word.casefold() in _led_by() or begins_country(word):
        return True
    return normal(word) in _known_beginnings() or gazetteer.may_begin(word)


@cache
def _trailing() -> frozenset[str]:
    return frozenset(forms("trailing"))


@cache
def _led_by() -> frozenset[str]:
    """Return the words that are taken off a name before it is looked up."""
    return frozenset({"the", "a", "an", "al", "el", *forms("leading"), *forms("shortened")})


@cache
def _known_beginnings() -> frozenset[str]:
    names = {*_known_keys(), *map(normal, _as_printed())}
    return frozenset(name.partition(" ")[0] for name in names)


def _looked_up(name: str, gazetteer: Gazetteer) -> tuple[Option, ...]:
    return _whole(name, gazetteer) or tuple(_shorter(name, gazetteer))


def _whole(name: str, gazetteer: Gazetteer) -> tuple[Option, ...]:
    return () if _is_nowhere(name, gazetteer) else tuple(_direct(name, gazetteer))


def _is_nowhere(name: str, gazetteer: Gazetteer) -> bool:
    """Tell quickly, of most capitals of a report, that no list knows them; what may be known is looked at in full."""
    plain = bare(name)
    if plain in _as_printed() or plain.endswith(_ENDINGS_OF_PEOPLE):
        return False
    key = normal(plain)
    if key in _known_keys() or gazetteer.named(plain):
        return False
    others = {normal(bare(plain)), key_of(plain)} - {key} if key[:2] in _ARTICLES else ()
    return not any(other in _known_keys() or gazetteer.named(other) for other in others)


#: How a name begins that an article may be taken from, English or Arabic.
_ARTICLES = frozenset({"th", "a ", "an", "al", "el"})
#: How words end that may name the people of a province ("Iowans"): a letter of the stem is not theirs.
_ENDINGS_OF_PEOPLE = ("n", "ns")


@cache
def _as_printed() -> frozenset[str]:
    return frozenset({*abbreviated(), *forms("nicknames")})


@cache
def _known_keys() -> frozenset[str]:
    return frozenset({*country_keys(), *_peoples(), *areas(), *divisions()})


def _direct(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    plain = bare(name)
    short = list(_abbreviated(plain, gazetteer))
    if short:
        yield from short
        return
    key = normal(plain)
    code = country_named(plain)
    if code and divisions().get(key, ("",))[0] != code:  # "Scotland" stands for no whole country
        yield Option(country_entry(code, gazetteer), "own")
    elif code := country_of_people(plain):
        yield Option(country_entry(code, gazetteer), "people")
    elif key in _peoples():
        yield from (replace(option, form="people") for option in _named(_peoples()[key], gazetteer)[:1])
        return
    found = _named(forms("nicknames").get(plain, plain), gazetteer)
    if code:  # "Mexico" is the country, never short for its capital
        found = [one for one in found if one.form == "own" or one.entry.kind != "town" or one.entry.country != code]
    yield from found
    if not found and not code:
        yield from _people_of_province(plain, gazetteer)


def _named(name: str, gazetteer: Gazetteer) -> list[Option]:
    key, near = normal(name), key_of(name)
    initials = len(name) <= _INITIALS and name.isupper()
    entries = [*gazetteer.named(name), *(gazetteer.named(near) if near != key else ())] if not initials else []
    entries = list({entry.id: entry for entry in entries}.values())
    entries = [_with_middle(entry, near) for entry in entries]
    found = [*_vocabulary(near, entries), *sorted(entries, key=lambda entry: (-entry.population, entry.id))]
    return [Option(entry, "own" if _is_own(entry, key, near) else "alternate") for entry in found[:_MOST]]


def _is_own(entry: Entry, key: str, near: str) -> bool:
    """Tell a place's own name: in one of the languages it is printed in, and without the word for its kind."""
    own = normal(entry.name)
    if (
        own in (key, near)
        or normal(forms("english").get(entry.name, "")) == key
        or ("/" in entry.name and key in map(normal, entry.name.split("/")))
    ):
        return True
    return entry.kind in ("county", "province") and (own.startswith(f"{key} ") or own.endswith(f" {key}"))


def _with_middle(entry: Entry, key: str) -> Entry:
    """Give a province the middle and circle of the vocabulary, where it stands there: GeoNames has any point in it."""
    country, circle = divisions().get(key, ("", (0.0, 0.0, 0.0)))
    if entry.kind != "province" or entry.country != country:
        return entry
    latitude, longitude, radius = circle
    return replace(entry, latitude=latitude, longitude=longitude, radius_km=radius)


def _vocabulary(key: str, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the area and the division of the vocabularies of that name, where the gazetteer hasn't the like."""
    area = areas().get(key)
    if area is not None:
        latitude, longitude = area["at"]
        where = (float(latitude), float(longitude), 0, str(area["precision"]), float(area["radius_km"]))
        yield Entry("", str(area["name"]), str(area["country"]), "", *where)
    found = divisions().get(key)
    if found is not None:
        country, (latitude, longitude, radius) = found
        if not any(entry.kind in ("province", "region") and entry.country == country for entry in entries):
            yield Entry("", key.title(), country, "", latitude, longitude, _USUAL, "province", radius)


def _abbreviated(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    for country, whole in abbreviated().get(name, ()):
        for option in _named(whole, gazetteer):
            if option.entry.country == country and option.entry.kind == "province":
                yield Option(option.entry, "abbreviation")
                break


@cache
def _peoples() -> Mapping[str, str]:
    return {normal(form): name for name, people in forms("demonyms").items() for form in people}


def _people_of_province(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    """Read "Iowans" as the people of Iowa, where nothing else is so named."""
    if (match := re.fullmatch(r"(?P<whole>[A-Z][\w ]{3,}?)s?", name)) is None:
        return
    for ending in ("n", "an", "ian"):
        stem = match["whole"].removesuffix(ending)
        for option in _named(stem, gazetteer) if stem != match["whole"] else ():
            if option.form == "own" and option.entry.kind == "province" and normal(option.entry.name) == normal(stem):
                yield Option(option.entry, "people")
                return


def _shorter(name: str, gazetteer: Gazetteer) -> Iterator[Option]:
    """Look a name up written out, and without words for a part of it or for what kind of place it is."""
    for whole, kinds in _without(bare(name)):
        found = [option for option in _whole(whole, gazetteer) if option.form != "people"]
        kept = [replace(option, form="kind") for option in found if option.entry.kind in kinds]
        if kept or found:
            yield from kept or (replace(option, form="rest") for option in found)
            return


def _without(name: str) -> Iterable[tuple[str, Sequence[str]]]:
    words = name.replace(".", ". ").split() if "." in name[:4] else name.split()
    if len(words) < 2 and "-" not in name and "/" not in name:
        return
    first, last = words[0].casefold().rstrip(".") if words else "", words[-1].casefold() if words else ""
    if first in forms("shortened") and len(words) > 1:
        yield " ".join((forms("shortened")[first], *words[1:])), ()
    if last in forms("trailing") and len(words) > 1:
        yield " ".join(words[:-1]), forms("trailing")[last]
    if first in forms("leading") and len(words) > 1:
        yield " ".join(words[1:]), ()
        if last in forms("trailing") and len(words) > 2:
            yield " ".join(words[1:-1]), forms("trailing")[last]
    if first.endswith(("ern", "th", "st", "al")) and "-" in first:
        yield " ".join(words[1:]), ()
    if "/" in name or (" " not in name and "-" in name):
        yield name.replace("/", "-").split("-")[0], ()
