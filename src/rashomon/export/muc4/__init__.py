"""MUC-4 templates: all 25 slots of each incident a report tells of, in the raw layout of the answer keys.

In: one report with its accounts and statements. Out: a row of templates, or their text. The functions that fill a
single slot from words are here too, for a benchmark that scores slot by slot. It never reads a ledger. Strings are in
upper case; "-" is nothing, "*" inapplicable, " / " stands between names of one bearer, TYPE: "STRING" refers to
another slot.
"""

from __future__ import annotations

from rashomon.export.muc4.classes import human_type, instrument_type, physical_type
from rashomon.export.muc4.dates import date_fill
from rashomon.export.muc4.effects import human_effect, physical_effect
from rashomon.export.muc4.incident import category, incident_type, stage
from rashomon.export.muc4.locations import location, location_fill
from rashomon.export.muc4.nations import foreign_nation
from rashomon.export.muc4.numbers import number
from rashomon.export.muc4.slots import MUC4_KEYS, SLOTS, TEMPLATE_KEYS
from rashomon.export.muc4.template import muc4_row
from rashomon.export.muc4.text import template_text

__all__ = [
    "MUC4_KEYS",
    "SLOTS",
    "TEMPLATE_KEYS",
    "category",
    "date_fill",
    "foreign_nation",
    "human_effect",
    "human_type",
    "incident_type",
    "instrument_type",
    "location",
    "location_fill",
    "muc4_row",
    "number",
    "physical_effect",
    "physical_type",
    "stage",
    "template_text",
]
