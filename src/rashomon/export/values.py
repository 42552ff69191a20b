"""Values as JSON objects: the type of the record under "type", then its parts. Never collapsed, never rounded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rashomon.encoding import to_builtins
from rashomon.export.keys import Key, Keys
from rashomon.records import Value

Row = dict[str, Any]
_TYPE = Key("text", "The name of this type.")
_WORDS = Key("text", "The words as printed, or the part of them that gives the value.")

VALUE_KEYS: Mapping[str, Keys] = {
    "TimeRange": {
        "type": _TYPE,
        "words": _WORDS,
        "start": Key("time or null", "The first moment, local time without zone; null where it is open."),
        "end": Key("time or null", "The moment after the last one; null where it is open."),
        "precision": Key(
            "text", "What it is exact to: minute, hour, part of day, day, week, month, season, year, open."
        ),
        "basis": Key("text", "stated, relative to publication, or inferred."),
        "timex": Key("text", 'The TIMEX3 value, "" where the words resolve to no calendar value.'),
    },
    "Place": {
        "type": _TYPE,
        "words": _WORDS,
        "name": Key("text", "The name in one form for comparing."),
        "gazetteer_id": Key("text", 'The GeoNames id, or "".'),
        "country": Key("text", 'The ISO 3166-1 alpha-2 code, or "".'),
        "latitude": Key("number or null", "Degrees north."),
        "longitude": Key("number or null", "Degrees east."),
        "precision": Key("text", "site, district, town, province, country, region or unresolved."),
        "radius_km": Key("number or null", "How far from the point it may lie, in kilometres."),
        "site": Key("text", 'The site in that place, or "".'),
        "city": Key("text", 'The town or city, or "".'),
        "relation": Key("text", 'How the happening lies to the place ("near"), or "".'),
    },
    "Quantity": {
        "type": _TYPE,
        "words": _WORDS,
        "low": Key("number or null", "The least it may be; null where the words leave that open."),
        "high": Key("number or null", "The most it may be; null where the words leave that open."),
        "exactness": Key("text", "exactly, at least, at most, about, between, vague or unknown."),
        "counted": Key("text", 'What is counted, or "".'),
    },
    "Name": {
        "type": _TYPE,
        "words": _WORDS,
        "canonical": Key("text", "The name in one form for comparing."),
        "kind": Key("text", "person, organisation, armed group, state, unnamed, publisher or unknown."),
        "role": Key("text", 'The office or description, or "".'),
        "country": Key("text", 'The ISO 3166-1 alpha-2 code, or "".'),
    },
    "Category": {
        "type": _TYPE,
        "words": _WORDS,
        "code": Key("text", "A key of the vocabulary."),
        "vocabulary": Key("text", "The vocabulary's name."),
    },
    "Wording": {"type": _TYPE, "words": _WORDS},
}


def value_object(value: Value) -> Row:
    """Return a value as a JSON object with exactly the keys of its type in ``VALUE_KEYS``."""
    plain: Row = to_builtins(value)
    return {key: plain[key] for key in VALUE_KEYS[plain["type"]]}
