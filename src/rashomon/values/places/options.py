"""What a name can mean: every place of the gazetteer and the vocabularies that bears it.

In: a name as printed and a gazetteer. Out: options, each with how the words name it. Nothing is weighed here and no
sentence is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rashomon.values.countries import bare, begins_country, country_keys
from rashomon.values.gazetteer import Gazetteer, normal
from rashomon.values.places.areas import areas, divisions, key_of
from rashomon.values.places.borne import Option, borne
from rashomon.values.places.forms import abbreviated, forms, peoples

_KEPT = 1 << 14


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
    return () if _is_nowhere(name, gazetteer) else tuple(borne(name, gazetteer))


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
    return frozenset({*country_keys(), *peoples(), *areas(), *divisions()})


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
