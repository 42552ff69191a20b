"""The map of a list of incidents: countries, a mark for each place, and the disc that its place may lie in.

In: entries. Out: a :class:`Drawing`, all in the units of its projection; a template writes it as SVG.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, degrees, radians, sqrt

from rashomon.console.index import Entry
from rashomon.console.projection import EARTH_RADIUS_KM, Extent, Point, Projection, extent_of, projection_for
from rashomon.console.shapes import Country, countries
from rashomon.records import Place, PlacePrecision

#: Width of the map in its own units, and how many times as wide as high it may be: least and most.
WIDTH, SHAPES = 1000.0, (1.25, 1.9)
#: Size of a mark for one incident, growth with the square root of their number, and the largest. Chosen by looking.
_SMALLEST, _GROWTH, _LARGEST = 5.0, 2.2, 18.0
#: Steps of the grid in degrees, and of the scale in kilometres, of which the one that fits is taken.
_STEPS = (1, 2, 5, 10, 15, 30)
_LENGTHS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)
#: Places whose middle stands for a whole land: drawn as a disc, their mark hollow.
COARSE: frozenset[PlacePrecision] = frozenset({"country", "region", "province"})
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the map and the incidents there; ``disc`` is the path of all that the place may be, "" for none."""

    x: float
    y: float
    size: float
    disc: str
    coarse: bool
    name: str
    label: str
    precision: str
    radius_km: float | None
    box: str
    ids: tuple[str, ...]

    def among(self, wanted: Container[str]) -> list[str]:
        """Return the ids of those of its incidents that are wanted."""
        return [id_ for id_ in self.ids if id_ in wanted]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid, and the degrees it stands for."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready to be written. ``scale`` is a length in kilometres and in units, in the middle of the map."""

    projection: Projection
    countries: tuple[Country, ...]
    grid: tuple[Line, ...]
    marks: tuple[Mark, ...]
    scale: tuple[int, float]
    unplaced: int

    @property
    def height(self) -> float:
        """The height in units."""
        return round(self.projection.height, 1)


def draw(entries: Sequence[Entry], every: Iterable[Entry]) -> Drawing:
    """Draw the places of ``entries`` on the map that holds the places of ``every`` incident in the ledger."""
    places = [entry.place for entry in every if entry.place]
    points = [_point(place) for place in places if place.precision not in COARSE]
    if not points:  # nothing but whole lands: as far as these reach
        points = [corner for place in places for corner in _corners(place)]
    projection = projection_for(extent_of(points, shapes=SHAPES), width=WIDTH)
    spots: dict[Spot, list[Entry]] = {}
    for entry in entries:
        if entry.place and _on(projection.extent, _point(entry.place)):
            spots.setdefault(_spot(entry.place), []).append(entry)
    marks = sorted((_mark(here, projection) for here in spots.values()), key=lambda mark: (-len(mark.ids), mark.name))
    placed = sum(len(mark.ids) for mark in marks)
    return Drawing(
        projection=projection,
        countries=countries(projection),
        grid=tuple(_grid(projection)),
        marks=tuple(marks),
        scale=_scale(projection),
        unplaced=len(entries) - placed,
    )


def positions(drawing: Drawing) -> Mapping[str, Mark]:
    """Return for each incident the mark it stands under."""
    return {id_: mark for mark in drawing.marks for id_ in mark.ids}


def _point(place: Place) -> Point:
    return place.longitude or 0.0, place.latitude or 0.0


def _corners(place: Place) -> tuple[Point, Point]:
    """Return two corners of the box that a place may lie in, in degrees."""
    longitude, latitude = _point(place)
    high = degrees((place.radius_km or 0.0) / EARTH_RADIUS_KM)
    wide = min(high / max(cos(radians(latitude)), 0.1), 90.0)
    return (longitude - wide, max(latitude - high, -85.0)), (longitude + wide, min(latitude + high, 85.0))


def _spot(place: Place) -> Spot:
    longitude, latitude = _point(place)
    return round(longitude, 2), round(latitude, 2)


def _on(extent: Extent, point: Point) -> bool:
    return extent.west <= extent.unrolled(point[0]) <= extent.east and extent.south <= point[1] <= extent.north


def _mark(here: Sequence[Entry], projection: Projection) -> Mark:
    places = [entry.place for entry in here if entry.place]
    place = max(places, key=lambda p: (p.radius_km or 0, p.name))
    names = Counter(p.name for p in places)
    name = min(names, key=lambda n: (-names[n], len(n), n))
    x, y = projection.point(*_point(place))
    west, south = _spot(place)
    return Mark(
        x=round(x, 1),
        y=round(y, 1),
        size=round(min(_SMALLEST + _GROWTH * sqrt(len(here) - 1), _LARGEST), 1),
        disc=_disc(place, projection),
        coarse=place.precision in COARSE,
        name=name,
        label=_town(place) or name,
        precision=place.precision,
        radius_km=place.radius_km,
        box=",".join(f"{edge:.3f}" for edge in (west - 0.006, south - 0.006, west + 0.006, south + 0.006)),
        ids=tuple(entry.id for entry in here),
    )


def _town(place: Place) -> str:
    return place.city or place.name.rpartition(", ")[2]


def _disc(place: Place, projection: Projection) -> str:
    if not place.radius_km:
        return ""
    corners = projection.disc(*_point(place), place.radius_km)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + "Z"


def _grid(projection: Projection) -> Iterator[Line]:
    extent = projection.extent
    step = next((step for step in _STEPS if (extent.east - extent.west) / step <= 9), _STEPS[-1])
    for edge in range(int(extent.west // step + 1) * step, int(-(-extent.east // 1)), step):
        x = round((edge - extent.west) / (extent.east - extent.west) * projection.width, 1)
        yield Line(x, 0, x, round(projection.height, 1), _degrees((edge + 180) % 360 - 180, "E", "W"))
    for edge in range(int(extent.south // step + 1) * step, int(-(-extent.north // 1)), step):
        y = round(projection.point(extent.west, edge)[1], 1)
        yield Line(0, y, projection.width, y, _degrees(edge, "N", "S"))


def _degrees(degrees: int, plus: str, minus: str) -> str:
    return f"{abs(degrees)}°{plus if degrees > 0 else minus if degrees < 0 else ''}"


def _scale(projection: Projection) -> tuple[int, float]:
    """Return the longest of the lengths that takes no more than a fifth of the map along its middle latitude."""
    extent = projection.extent
    disc = projection.disc((extent.west + extent.east) / 2, extent.middle, EARTH_RADIUS_KM / 1000)
    unit = (max(x for x, _ in disc) - min(x for x, _ in disc)) / (2 * EARTH_RADIUS_KM / 1000)
    length = max((km for km in _LENGTHS if km * unit <= projection.width / 5), default=_LENGTHS[0])
    return length, round(length * unit, 1)
