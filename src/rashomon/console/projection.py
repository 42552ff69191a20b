"""Degrees to a flat map and back, in the projection that suits the extent.

Both projections are cylindrical (Snyder, Map Projections: A Working Manual, USGS 1395, 1987, chapters 7 and 12), so
that a box drawn on the map is a box in degrees, and one rule filters what lies in it on the page and in the ledger:
Mercator, true in angles, up to a few dozen degrees, where a disc of kilometres stays a disc; equidistant cylindrical,
true in scale along the middle latitude, for more of the Earth than Mercator can show without swelling its edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, asinh, atan, atan2, cos, degrees, pi, radians, sin, sinh, tan

EARTH_RADIUS_KM = 6371.0
#: Widest extent in degrees of latitude, and highest latitude, that Mercator is used for. Chosen by hand: at 60° it
#: doubles lengths.
MERCATOR_SPAN, MERCATOR_EDGE = 75.0, 72.0
#: Smallest extent in degrees: a single town is shown with the country around it. Chosen by hand.
LEAST = 5.0
#: Room left around the outermost point, as a share of the extent. Chosen by hand.
MARGIN = 0.14
#: Corners of the polygon that a disc of kilometres is drawn as.
CORNERS = 48
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Extent:
    """A box in degrees; ``east`` may pass 180 where the box crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        """The middle latitude."""
        return (self.south + self.north) / 2

    def unrolled(self, longitude: float) -> float:
        """Return a longitude as it is counted in this extent, which may be past 180."""
        return longitude + 360 if longitude < self.west and longitude + 360 <= self.east else longitude


WORLD = Extent(-180.0, -58.0, 180.0, 80.0)


@dataclass(frozen=True, slots=True)
class Projection:
    """A flat map of an extent, ``width`` units wide and ``height`` high, the origin in the north-west."""

    name: str
    extent: Extent
    width: float
    height: float

    def point(self, longitude: float, latitude: float) -> Point:
        """Return where a place in degrees lies on the map."""
        top, bottom = self._up(self.extent.north), self._up(self.extent.south)
        x = (self.extent.unrolled(longitude) - self.extent.west) / (self.extent.east - self.extent.west)
        return x * self.width, (top - self._up(latitude)) / (top - bottom) * self.height

    def place(self, x: float, y: float) -> Point:
        """Return the longitude and latitude of a point on the map."""
        top, bottom = self._up(self.extent.north), self._up(self.extent.south)
        longitude = self.extent.west + x / self.width * (self.extent.east - self.extent.west)
        return (longitude + 180) % 360 - 180, self._down(top - y / self.height * (top - bottom))

    def disc(self, longitude: float, latitude: float, radius_km: float) -> list[Point]:
        """Return the corners on the map of all that lies as far as that from a point, along the sphere."""
        return [self.point(*_travel(longitude, latitude, radius_km, 360 * n / CORNERS)) for n in range(CORNERS)]

    def _up(self, latitude: float) -> float:
        return asinh(tan(radians(latitude))) if self.name == "mercator" else radians(latitude)

    def _down(self, up: float) -> float:
        return degrees(atan(sinh(up))) if self.name == "mercator" else degrees(up)


def extent_of(points: Sequence[Point], *, shapes: tuple[float, float]) -> Extent:
    """Return the extent that holds all points (longitude, latitude) with a margin.

    It is between ``shapes[0]`` and ``shapes[1]`` times as wide as high, measured on the ground.

    Its edges are whole degrees, so that one more point seldom makes another map. Without points, the world.
    """
    if not points:
        return WORLD
    west, east = _around([longitude for longitude, _ in points])
    south, north = min(latitude for _, latitude in points), max(latitude for _, latitude in points)
    wide, high = max(east - west, LEAST), max(north - south, LEAST)
    wide, high = wide * (1 + 2 * MARGIN), high * (1 + 2 * MARGIN)
    squeeze = cos(radians((south + north) / 2))
    wide, high = max(wide, high * shapes[0] / squeeze), max(high, wide * squeeze / shapes[1])
    if wide >= 300:
        return WORLD
    x, y = (west + east) / 2, (south + north) / 2
    y = min(max(y, high / 2 - 85), 85 - high / 2) if high < 170 else 0.0
    box = Extent(
        _floor(x - wide / 2), max(_floor(y - high / 2), -85), _ceil(x + wide / 2), min(_ceil(y + high / 2), 85)
    )
    return box if box.west >= -180 else Extent(box.west + 360, box.south, box.east + 360, box.north)


def projection_for(extent: Extent, *, width: float) -> Projection:
    """Return the projection that suits an extent, ``width`` units wide."""
    outermost = max(abs(extent.south), abs(extent.north))
    name = "mercator" if extent.north - extent.south <= MERCATOR_SPAN and outermost <= MERCATOR_EDGE else "equidistant"
    flat = Projection(name, extent, width, 1.0)
    across = radians(extent.east - extent.west)
    if name == "mercator":
        height = width * (flat._up(extent.north) - flat._up(extent.south)) / across
    else:
        height = width * radians(extent.north - extent.south) / (across * cos(radians(extent.middle)))
    return Projection(name, extent, width, height)


def _around(longitudes: Iterable[float]) -> Point:
    """Return the shortest stretch of longitudes that holds all, which may pass 180: it leaves out the widest gap."""
    ordered = sorted({(longitude + 180) % 360 - 180 for longitude in longitudes})
    gaps = [(ordered[(i + 1) % len(ordered)] - one) % 360 or 360.0 for i, one in enumerate(ordered)]
    widest = gaps.index(max(gaps))
    west = ordered[(widest + 1) % len(ordered)]
    return west, west + 360 - gaps[widest]


def _travel(longitude: float, latitude: float, distance_km: float, bearing: float) -> Point:
    """Return the point reached along a great circle; the longitude is not wrapped, so that a disc stays whole."""
    far, course, at = distance_km / EARTH_RADIUS_KM, radians(bearing), radians(latitude)
    there = asin(min(1.0, max(-1.0, sin(at) * cos(far) + cos(at) * sin(far) * cos(course))))
    turn = atan2(sin(course) * sin(far) * cos(at), cos(far) - sin(at) * sin(there))
    return longitude + degrees((turn + pi) % (2 * pi) - pi), min(85.0, max(-85.0, degrees(there)))


def _floor(value: float) -> float:
    return float(int(value // 1))


def _ceil(value: float) -> float:
    return float(-int(-value // 1))
