"""JSON Schemas out of the tables of keys, so that what the API's document says of a row is what the row is made from.

In: tables like ``export.EXPORTS``, whose keys have a kind in words ("list of Name", "date or null"). Out: schemas.
Every key is required and no other is allowed. Closed lists of words come from the types of :mod:`rashomon.records`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from rashomon import records
from rashomon.api.rows import OWN_KEYS
from rashomon.api.series_keys import PARTS
from rashomon.export import EXPORTS, OBJECTS
from rashomon.export.keys import Key, Keys
from rashomon.export.values import VALUE_KEYS
from rashomon.jobs.scoping import Verdict

Schema = dict[str, Any]
_REF = "#/components/schemas/"
_PLAIN: Mapping[str, Schema] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "whole number": {"type": "integer"},
    "true or false": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "date-time"},
    "object": {"$ref": f"{_REF}Value"},
}
#: Kinds of keys of the parts of values: their times are local, without a zone, and so no "date-time" of JSON Schema.
_LOCAL: Schema = {"type": "string", "examples": ["2020-12-20T00:00:00"]}
#: Key, or object and key -> the words it may be.
_CLOSED: Mapping[str, Any] = {
    "stance": records.Stance,
    "form": records.Form,
    "decision": records.Decision,
    "state": records.State,
    "of": records.Subject,
    "verdict": Verdict,
    "TimeRange.precision": records.Precision,
    "TimeRange.basis": records.Basis,
    "Place.precision": records.PlacePrecision,
    "Placed.precision": records.PlacePrecision,
    "Quantity.exactness": records.Exactness,
    "Name.kind": records.NameKind,
}


def components() -> dict[str, Schema]:
    """Return the schema of each object the API gives, by name."""
    tables: dict[str, Keys] = {
        "Statement": EXPORTS["statements"],
        "Account": EXPORTS["accounts"],
        "Incident": EXPORTS["incidents"],
        **OWN_KEYS,
        **PARTS,
        **VALUE_KEYS,
    }
    found: dict[str, Schema] = {}
    while tables:
        name, keys = tables.popitem()
        found[name] = _table(name, keys)
        inner = {key.kind.rpartition(" of ")[2].removesuffix(" or null") for key in keys.values()}
        tables |= {one: OBJECTS[one] for one in inner if one in OBJECTS and one not in found}
    found["Value"] = {"oneOf": [{"$ref": f"{_REF}{name}"} for name in VALUE_KEYS]}
    lists = ("Report", "Account", "Statement", "Link", "Correction", "IncidentListed", "Comparison", "Series")
    found = dict(sorted(found.items()))
    return {**found, **{page_of(name): _page(name) for name in lists}, "IncidentMap": _map(), "Problem": _problem()}


def page_of(name: str) -> str:
    """Return the name of the schema of a page of rows."""
    return f"{name}Page"


def reference(name: str) -> Schema:
    """Return what points at a schema."""
    return {"$ref": f"{_REF}{name}"}


def _table(name: str, keys: Keys) -> Schema:
    properties = {key: _described(name, key, about) for key, about in keys.items()}
    return _object(properties)


def _object(properties: Mapping[str, Schema], required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _described(name: str, key: str, about: Key) -> Schema:
    return {**_of_key(name, key, about), "description": about.about}


def _of_key(name: str, key: str, about: Key) -> Schema:
    if name in VALUE_KEYS and key == "type":
        return {"const": name}
    if words := _CLOSED.get(f"{name}.{key}", _CLOSED.get(key)):
        return {"type": "string", "enum": list(get_args(words))}
    return _of_kind(about.kind, local=name in VALUE_KEYS)


def _of_kind(kind: str, *, local: bool = False) -> Schema:
    if kind.endswith(" or null"):
        return {"anyOf": [_of_kind(kind.removesuffix(" or null"), local=local), {"type": "null"}]}
    if kind.startswith("list of "):
        return {"type": "array", "items": _of_kind(kind.removeprefix("list of "))}
    if kind.startswith("object of "):
        return {"type": "object", "additionalProperties": _of_kind(kind.removeprefix("object of "))}
    if local and kind == "time":
        return dict(_LOCAL)
    return dict(_PLAIN.get(kind) or reference(kind))


def _page(name: str) -> Schema:
    following = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "The cursor of the next page."}
    return _object({"items": {"type": "array", "items": reference(name)}, "next": following})


def _map() -> Schema:
    point = _object(
        {
            "type": {"const": "Point"},
            "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
        }
    )
    feature = _object(
        {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "geometry": point,
            "properties": reference("Placed"),
        }
    )
    return _object(
        {
            "type": {"const": "FeatureCollection"},
            "features": {"type": "array", "items": feature},
            "all": {"type": "integer", "description": "How many there are, those past the limit too."},
        }
    )


def _problem() -> Schema:
    text: Schema = {"type": "string"}
    value = _object({"in": text, "name": text, "message": text})
    return _object(
        {
            "type": {"type": "string", "description": "about:blank: the status says all of the kind of error."},
            "title": {"type": "string", "description": "The status in words."},
            "status": {"type": "integer", "description": "The HTTP status."},
            "detail": {"type": "string", "description": "What happened, to which value, and what to do."},
            "instance": {"type": "string", "description": "The path that was asked."},
            "errors": {"type": "array", "items": value, "description": "Each value that is off."},
        },
        ["type", "title", "status", "detail", "instance"],
    )
