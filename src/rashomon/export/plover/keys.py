"""The keys of a PLOVER row: those of the codebook's layout first, then what it has no field for."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.export.keys import Key, Keys

PLOVER_KEYS: Keys = {
    "id": Key("text", "The id of the incident, or of the account of the verbal act."),
    "date": Key("date", "The day it is told to have happened on, or the first day of several."),
    "enddate": Key("date or null", "The last day, where the telling leaves several."),
    "actor": Key(
        "list of PloverEntity", "Who is said, or claims, to have done or said it; empty where nobody is named."
    ),
    "recipient": Key("list of PloverEntity", "To whom it was done or said; empty where nobody is named."),
    "event": Key("list of text", "The PLOVER event type."),
    "mode": Key("list of text", "The PLOVER mode, where the words or the kind of happening give one."),
    "quad_code": Key("number or null", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."),
    "event_loc": Key("PloverPlace or null", "Where it happened, as the most precise telling has it."),
    "event_text": Key("list of text", "The words that tell of it, exactly; one for each account."),
    "dead": Key("PloverCount or null", "How many were killed, over all tellings."),
    "injured": Key("PloverCount or null", "How many were wounded, over all tellings."),
    "link": Key("text", "The id of the incident: its verbal acts have the same."),
    "text_info": Key("list of PloverText", "Where those words stand, one for each account."),
    "cite_info": Key("list of PloverCitation", "The reports that tell of it."),
    "comment": Key("text", 'What the codebook asks for and no report tells, or "".'),
    "form": Key("text", "incident, or said (a verbal act, or what is done in response)."),
    "kind": Key("text", "The kind of happening: a key of the vocabulary of kinds."),
    "date_basis": Key("text", "told, or published: no telling says when, and the date is that of the first report."),
    "speaker": Key("list of text", "Everybody who tells of it, publishers in their own voice included."),
    "stance": Key("text", "How it is told: a denial denies, a threat may be conditional."),
    "statements": Key("list of text", "The ids of the statements that the row rests on."),
}
PLOVER_OBJECTS: Mapping[str, Keys] = {
    "PloverEntity": {
        "code": Key("text", 'The country, as an ISO 3166-1 alpha-3 code, or "".'),
        "sector": Key("text", 'The PLOVER sector that the name itself shows, or "".'),
        "entity_text": Key("text", "The words as printed."),
        "entity_name": Key("text", "The name in one form for comparing."),
        "office": Key("text", 'The office or description, or "".'),
        "told_by": Key("list of text", "Who names this party in this part."),
        "denied_by": Key("list of text", "Who denies it."),
        "statements": Key("list of text", "The ids of the statements that say so or deny it."),
    },
    "PloverPlace": {
        "extracted_place": Key("text", "The words as printed."),
        "resolved_place": Key("text", "The name in one form for comparing."),
        "geonameid": Key("number or null", "The GeoNames id."),
        "lat": Key("number or null", "Degrees north."),
        "lon": Key("number or null", "Degrees east."),
        "city": Key("text", 'The town or city, or "".'),
        "country_code": Key("text", 'The ISO 3166-1 alpha-3 code, or "".'),
        "resolution": Key("number or null", "5 within a city, 4 city, 3 district, 2 province, 1 country."),
    },
    "PloverCount": {
        "low": Key("number or null", "The least that any telling says."),
        "high": Key("number or null", "The most that any telling says; null where one leaves it open."),
        "state": Key("text", "agreed, contested, single, denied or unknown."),
        "statements": Key("list of text", "The ids of the statements that tell it."),
    },
    "PloverText": {
        "report": Key("text", "The id of the report."),
        "start": Key("number", "Where the words begin in the report's text, in Unicode code points from 0."),
        "end": Key("number", "Where they end; the end is exclusive."),
    },
    "PloverCitation": {
        "report": Key("text", "The id of the report."),
        "publication": Key("text", 'The publisher, or "".'),
        "title": Key("text", 'The title, or "".'),
        "url": Key("text", 'The address, or "".'),
        "language": Key("text", "The language, as an ISO 639-1 code."),
        "published": Key("date", "When it was published."),
    },
}
