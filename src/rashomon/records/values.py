"""What a statement says: when, where, how many, who, which, or only words; and what is found of it in a string."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

Precision = Literal["minute", "hour", "part of day", "day", "week", "month", "season", "year", "open"]
Basis = Literal["stated", "relative to publication", "inferred", "relative to another time"]
PlacePrecision = Literal["site", "district", "town", "province", "country", "region", "sea", "unresolved"]
Exactness = Literal["exactly", "at least", "at most", "about", "between", "vague", "unknown"]
NameKind = Literal["person", "organisation", "armed group", "state", "unnamed", "publisher", "unknown"]
#: Precisions of a time that is told to the day or closer.
TO_THE_DAY: frozenset[Precision] = frozenset({"minute", "hour", "part of day", "day"})


@dataclass(frozen=True, slots=True)
class TimeRange:
    """When: a half-open range with what it is exact to and how it was got.

    ``start`` and ``end`` are naive local times, end exclusive; None is an open end. ``timex`` is the TIMEX3 value
    ("2020-12-20", "2023-12-08TMO"), empty when the words resolve to no calendar value.
    """

    words: str
    start: datetime | None
    end: datetime | None
    precision: Precision
    basis: Basis
    timex: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the name as printed, what it resolves to, and what that is exact to.

    ``name`` is the canonical form ("Green Zone, Baghdad"); ``gazetteer_id`` is a GeoNames id or ""; ``country`` an
    ISO 3166-1 alpha-2 code or ""; ``relation`` keeps "near" or "outskirts of"; ``radius_km`` is the uncertainty.
    """

    words: str
    name: str
    gazetteer_id: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = "unresolved"
    radius_km: float | None = None
    site: str = ""
    city: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: inclusive bounds, None where the words leave that side open; ``counted`` is what is counted."""

    words: str
    low: int | None
    high: int | None
    exactness: Exactness
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Who: the words as printed, one canonical form for comparing, and what kind of bearer it is.

    ``role`` is an office or description ("Secretary of Defense"), ``country`` an ISO 3166-1 alpha-2 code or "".
    """

    words: str
    canonical: str
    kind: NameKind = "unknown"
    role: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """Which, out of a closed vocabulary: ``code`` is a key of the vocabulary file named ``vocabulary``."""

    words: str
    code: str
    vocabulary: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A value that is only its words: a motive, the damage done."""

    words: str


Value = TimeRange | Place | Quantity | Name | Category | Wording
VALUE_TYPES: Mapping[str, type[Value]] = {
    kind.__name__: kind for kind in (TimeRange, Place, Quantity, Name, Category, Wording)
}
V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A value, the range of the searched string it was read from, and the rule that read it."""

    start: int
    end: int
    value: V
    rule: str
