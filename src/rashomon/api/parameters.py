"""What may stand in a query, as types: read strictly, refused with a word, and described for the API's document.

A name that is not known is refused, and so is a value that is off: a filter that is mistyped must never look like one
that holds. These are the only pydantic models; what comes out of them are the types of the package.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from rashomon.jobs.snapshots import Box
from rashomon.records import Decision, Form, Stance, State
from rashomon.vocabulary import fields, kinds

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})")
_NUMBER = r"-?\d{1,3}(?:\.\d{1,9})?"
#: The id of a record, or of an incident: 32 hexadecimal digits.
WHOLE = r"^[0-9a-f]{32}$"


def _day(text: Any) -> date:
    try:
        if isinstance(text, str) and _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("not a day; write it as 2020-12-20")


def read_moment(text: Any) -> datetime:
    """Read a moment: a day (the end of it, in UTC) or an RFC 3339 time. Raises ValueError saying how one is written."""
    try:
        if isinstance(text, str) and _DAY.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        if isinstance(text, str) and _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC) if text > "5" else datetime.min.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ValueError("not a moment; write it as 2020-12-20 (all of that day, UTC), or 2020-12-20T18:00:00Z")


def _box(text: Any) -> Box:
    parts = text.split(",") if isinstance(text, str) else []
    if len(parts) == 4 and all(re.fullmatch(_NUMBER, part) for part in parts):
        west, south, east, north = map(float, parts)
        if max(abs(west), abs(east)) <= 180 and -90 <= south <= north <= 90:
            return Box(west, south, east, north)
    raise ValueError("not a box; write west,south,east,north in degrees, as in 42,30,48,36")


def _kind(text: str) -> str:
    if text in kinds():
        return text
    raise ValueError(f"no kind of happening; there are {', '.join(sorted(kinds()))}")


def _field(text: str) -> str:
    if text in fields():
        return text
    raise ValueError(f"no field; there are {', '.join(sorted(fields()))}")


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    datetime,
    BeforeValidator(read_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]
Area = Annotated[
    Box, BeforeValidator(_box), WithJsonSchema({"type": "string", "pattern": f"^{_NUMBER}(?:,{_NUMBER}){{3}}$"})
]
#: Their ``enum`` is written into the API's document when that is made, not when this is imported.
Kind = Annotated[str, AfterValidator(_kind), WithJsonSchema({"type": "string", "x-vocabulary": "kinds"})]
FieldName = Annotated[str, AfterValidator(_field), WithJsonSchema({"type": "string", "x-vocabulary": "fields"})]
Whole = Annotated[str, StringConstraints(pattern=WHOLE)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200)]
#: Words that are looked for by the index of words.
Sought = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
#: An id in a path.
Id = Annotated[
    str,
    Path(
        alias="id",
        pattern=WHOLE,
        description="The id: 32 hexadecimal digits.",
        examples=["5d1cbc1a9ba3b3b5a2dd1c3f5fbb2fd0"],
    ),
]

AS_OF = "What the ledger held at that moment: a day (all of it, UTC) or a moment with its zone. Default: now."
ORDER = "Incidents by the day they are listed under."


SOUGHT = 'All must be there, in any order: words, "two words" side by side, a begin* of words.'


class Asked(BaseModel):
    """What every read takes."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    as_of: Moment | None = Field(None, description=AS_OF, examples=["2020-12-24"])


class Paged(Asked):
    """What every list takes."""

    limit: int = Field(25, ge=1, le=200, description="How many rows at most; a page may hold fewer.")
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=600,
        pattern=r"^[A-Za-z0-9_-]+$",
        description='Where to go on: "next" of the page before.',
    )


class IncidentFilters(BaseModel):
    """Which incidents are wanted; every filter given must hold."""

    since: Day | None = Field(None, description="On or after this day.", examples=["2020-12-20"])
    until: Day | None = Field(None, description="On or before this day.")
    near: Words | None = Field(
        None, description="At a place, city or country of this name, or near a point (33.3,44.4).", examples=["Baghdad"]
    )
    within_km: float | None = Field(
        None, gt=0, le=20_000, allow_inf_nan=False, description="With near: also so far from it."
    )
    actor: Words | None = Field(None, description="Names this actor: part of a name, in any case.")
    kind: list[Kind] = Field([], max_length=20, description="Of one of these kinds of happening.")
    q: Sought | None = Field(
        None,
        description=f"A statement of which holds these words, its speaker and place included. {SOUGHT}",
        examples=["rockets"],
    )
    box: Area | None = Field(None, description="Placed in west,south,east,north, in degrees.", examples=["42,30,48,36"])


class IncidentsAsked(Paged, IncidentFilters):
    """A list of incidents."""

    order: Literal["oldest", "newest"] = Field("oldest", description=ORDER)


class MapAsked(Asked, IncidentFilters):
    """Incidents for a map."""

    limit: int = Field(2000, ge=1, le=10_000, description="How many at most, the latest first.")


class ComparisonsAsked(Paged, IncidentFilters):
    """A list of comparisons."""

    incident: Whole | None = Field(None, description="Of this incident.")
    field: list[FieldName] = Field([], max_length=40, description="Of one of these fields.")
    state: list[State] = Field([], max_length=5, description="That come to one of these.")


class ReportsAsked(Paged):
    """A list of reports."""

    q: Sought | None = Field(
        None, description=f"That hold these words in text, title or publisher. {SOUGHT}", examples=["embassy rocket*"]
    )
    publisher: Words | None = Field(None, description="Part of the publisher's name, in any case.")
    language: Words | None = Field(None, description="The language, as an ISO 639-1 code.")
    since: Day | None = Field(None, description="Published on or after this day.")
    until: Day | None = Field(None, description="Published on or before this day.")


class AccountsAsked(Paged):
    """A list of accounts."""

    incident: Whole | None = Field(None, description="That belong to this incident or are about it.")
    report: Whole | None = Field(None, description="Of this report.")
    form: Form | None = Field(None, description="Of an incident, a verbal act (said), or a count (series).")
    kind: list[Kind] = Field([], max_length=20, description="Of one of these kinds of happening.")
    stance: list[Stance] = Field([], max_length=9, description="Told with one of these stances.")


class StatementsAsked(Paged):
    """A list of statements."""

    q: Sought | None = Field(
        None,
        description=f"That hold these words in themselves, their speaker or their place. {SOUGHT}",
        examples=["army rocket*"],
    )
    incident: Whole | None = Field(None, description="That bear on this incident.")
    report: Whole | None = Field(None, description="Of this report.")
    account: Whole | None = Field(None, description="Of this account.")
    field: list[FieldName] = Field([], max_length=40, description="About one of these fields.")
    speaker: Words | None = Field(None, description="Part of the speaker's name, in any case.")
    stance: Stance | None = Field(None, description="Told with this stance.")
    withdrawn: bool = Field(False, description="Those that people withdrew as misread too.")
    since: Day | None = Field(None, description="Published on or after this day.")
    until: Day | None = Field(None, description="Published on or before this day.")


class LinksAsked(Paged):
    """A list of links."""

    account: Whole | None = Field(None, description="With this account at either end.")
    incident: Whole | None = Field(None, description="With an account of this incident at either end.")
    decision: list[Decision] = Field([], max_length=3, description="That decide one of these.")
    by: Literal["person", "machine"] | None = Field(None, description="Decided by a person, or by the linker.")
    undone: bool = Field(False, description="Those that people took back too.")


class CorrectionsAsked(Paged):
    """A list of corrections."""

    subject: Whole | None = Field(None, description="That take back this statement, link or correction.")


class SeriesAsked(Paged):
    """A list of counts."""

    account: Whole | None = Field(None, description="Told by this account.")
