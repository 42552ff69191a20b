"""The records: one frozen type per step, from a report to a comparison.

Nothing here computes, reads or stores. A step takes one of these types and returns the next; a record never changes
once made. Text offsets count Unicode code points in ``Report.text``; ids are digests made by :mod:`rashomon.encoding`.

Flow: Report -> Sentence -> Mention -> Attribution -> Statement -> Account -> Link -> Incident -> Comparison.
"""

from rashomon.records.computed import Comparison, Dossier, Incident, Side, State
from rashomon.records.decisions import Correction, Decision, Link, NameDecision, NameVerdict, Subject
from rashomon.records.reading import (
    HAPPENED,
    Account,
    Attribution,
    Form,
    Issue,
    Mention,
    Reading,
    Report,
    Sentence,
    Span,
    Speech,
    Stance,
    Statement,
)
from rashomon.records.values import (
    TO_THE_DAY,
    VALUE_TYPES,
    Basis,
    Category,
    Exactness,
    Found,
    Name,
    NameKind,
    Place,
    PlacePrecision,
    Precision,
    Quantity,
    TimeRange,
    V,
    Value,
    Wording,
)

__all__ = [
    "HAPPENED",
    "TO_THE_DAY",
    "VALUE_TYPES",
    "Account",
    "Attribution",
    "Basis",
    "Category",
    "Comparison",
    "Correction",
    "Decision",
    "Dossier",
    "Exactness",
    "Form",
    "Found",
    "Incident",
    "Issue",
    "Link",
    "Mention",
    "Name",
    "NameDecision",
    "NameKind",
    "NameVerdict",
    "Place",
    "PlacePrecision",
    "Precision",
    "Quantity",
    "Reading",
    "Report",
    "Sentence",
    "Side",
    "Span",
    "Speech",
    "Stance",
    "State",
    "Statement",
    "Subject",
    "TimeRange",
    "V",
    "Value",
    "Wording",
]
