"""How far places lie apart, and which lies in which.

In: two entries of the gazetteer. Out: kilometres, or whether one holds the other. Never looks an entry up.
"""

from __future__ import annotations

from math import cos, radians, sqrt

from rashomon.values.gazetteer import Entry

_DEGREE_KM = 111.2
#: A division reaches this many times the radius of its circle; provinces are not round.
_REACH = 1.6


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether a place lies in a country, a division or an area: by code where both have one, else by distance."""
    if outer.kind == "continent" or outer.id == inner.id:
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "province" and outer.admin1 and inner.admin1:
        return outer.admin1 == inner.admin1 and inner.kind != "province"
    if outer.kind == "town" or inner.kind in ("province", "country"):
        return False
    return apart(outer, inner) <= max(outer.radius_km, 5.0) * _REACH


def apart(one: Entry, other: Entry) -> float:
    """Return a quick distance in km; right within a percent or so up to a few hundred km."""
    north = one.latitude - other.latitude
    if abs(north) > 12.0:
        return abs(north) * _DEGREE_KM
    east = one.longitude - other.longitude
    if east > 180.0 or east < -180.0:
        east -= 360.0 if east > 0 else -360.0
    east *= cos(radians((one.latitude + other.latitude) / 2))
    return _DEGREE_KM * sqrt(north * north + east * east)
