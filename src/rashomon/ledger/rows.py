"""Records to rows and back.

``x_row`` gives every column but ``recorded_at``; ``x_of`` takes a row as a mapping and gives an equal record. Decoding
checks types, not sense: that a row is sound is for :mod:`rashomon.ledger.soundness` to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from rashomon.encoding import digest, from_json, to_json, value_from_json, value_type
from rashomon.errors import UsageError
from rashomon.records import (
    Account,
    Correction,
    Issue,
    Link,
    Name,
    NameDecision,
    Report,
    Span,
    Statement,
    Subject,
    TimeRange,
)

#: A row as the database gives it, by column name.
Row = Mapping[Any, Any]
#: What a correction takes back, and the column that holds its id.
CORRECTED: Mapping[Subject, str] = {"statement": "statement_id", "link": "link_id", "correction": "correction_id"}


def stamp(moment: datetime) -> str:
    """Write a moment as stored: UTC, ISO 8601, always with microseconds. Raises UsageError when it has no time zone."""
    if moment.tzinfo is None:
        raise UsageError(
            f"The time {moment.isoformat()} has no time zone. Give one, for example {moment.isoformat()}Z."
        )
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """Read what :func:`stamp` wrote. Raises ValueError when it is not that."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.astimezone(UTC).isoformat(timespec="microseconds") != text:
        raise ValueError(f"{text!r} is not a time in UTC with microseconds")
    return moment


def fold(words: str) -> str:
    """Fold case, for finding a speaker however it is written."""
    return words.casefold()


def report_row(report: Report) -> dict[str, Any]:
    """Give a report's columns."""
    return {
        "id": report.id,
        "text": report.text,
        "published": report.published.isoformat(),
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "dateline": report.dateline,
        "published_at": None if report.published_at is None else report.published_at.isoformat(),
    }


def report_of(row: Row) -> Report:
    """Rebuild a report. Raises ValueError for a date that is none."""
    at = row["published_at"]
    return Report(
        id=row["id"],
        text=row["text"],
        published=date.fromisoformat(row["published"]),
        publisher=row["publisher"],
        title=row["title"],
        url=row["url"],
        language=row["language"],
        dateline=row["dateline"],
        published_at=None if at is None else datetime.fromisoformat(at),
    )


def account_row(account: Account) -> dict[str, Any]:
    """Give an account's columns."""
    return {
        "id": account.id,
        "report_id": account.report_id,
        "kind": account.kind,
        "form": account.form,
        "stance": account.stance,
        "span_start": account.span.start,
        "span_end": account.span.end,
        "words": account.words,
        "about": account.about or None,
    }


def account_of(row: Row) -> Account:
    """Rebuild an account."""
    return Account(
        id=row["id"],
        report_id=row["report_id"],
        kind=row["kind"],
        form=row["form"],
        stance=row["stance"],
        span=Span(row["span_start"], row["span_end"]),
        words=row["words"],
        about=row["about"] or "",
    )


def statement_row(statement: Statement) -> dict[str, Any]:
    """Give a statement's columns; both forms of the speaker's name are folded into one, for searching."""
    s = statement
    return {
        "id": s.id,
        "report_id": s.report_id,
        "account_id": s.account_id or None,
        "field": s.field,
        "value_type": value_type(s.value),
        "value": to_json(s.value),
        "speaker": to_json(s.speaker),
        "speaker_canonical": s.speaker.canonical,
        "speaker_folded": fold(f"{s.speaker.canonical}\n{s.speaker.words}"),
        "stance": s.stance,
        "words": s.words,
        "span_start": s.span.start,
        "span_end": s.span.end,
        "published": s.published.isoformat(),
        "found_by": s.found_by,
        "score": float(s.score),
        "hedge": s.hedge,
        "via": to_json(s.via),
        "said": None if s.said is None else to_json(s.said),
        "speech": s.speech,
        "speaker_found_by": s.speaker_found_by,
    }


def statement_of(row: Row) -> Statement:
    """Rebuild a statement. Raises KeyError, ValueError or msgspec's errors when a value does not decode."""
    said = row["said"]
    return Statement(
        id=row["id"],
        report_id=row["report_id"],
        account_id=row["account_id"] or "",
        field=row["field"],
        value=value_from_json(row["value_type"], row["value"]),
        speaker=from_json(row["speaker"], Name),
        stance=row["stance"],
        words=row["words"],
        span=Span(row["span_start"], row["span_end"]),
        published=date.fromisoformat(row["published"]),
        found_by=row["found_by"],
        score=row["score"],
        hedge=row["hedge"],
        via=from_json(row["via"], tuple[Name, ...]),
        said=None if said is None else from_json(said, TimeRange),
        speech=row["speech"],
        speaker_found_by=row["speaker_found_by"],
    )


def link_row(link: Link) -> dict[str, Any]:
    """Give a link's columns."""
    return {
        "id": link.id,
        "left": link.left,
        "right": link.right,
        "decision": link.decision,
        "score": float(link.score),
        "reasons": to_json(link.reasons),
        "decided_by": link.decided_by,
        "decided_at": None if link.decided_at is None else stamp(link.decided_at),
    }


def link_of(row: Row) -> Link:
    """Rebuild a link. Raises msgspec's errors when the reasons do not decode."""
    return Link(
        id=row["id"],
        left=row["left"],
        right=row["right"],
        decision=row["decision"],
        score=row["score"],
        reasons=from_json(row["reasons"], tuple[str, ...]),
        decided_by=row["decided_by"],
        decided_at=None if row["decided_at"] is None else moment_of(row["decided_at"]),
    )


def correction_row(correction: Correction) -> dict[str, Any]:
    """Give a correction's columns; when it was decided is when it is recorded."""
    subjects = dict.fromkeys(CORRECTED.values()) | {CORRECTED[correction.of]: correction.subject}
    return {"id": correction.id, **subjects, "because": correction.because, "decided_by": correction.decided_by}


def correction_of(row: Row) -> Correction:
    """Rebuild a correction. Raises ValueError when it does not take back exactly one thing."""
    named = [(of, str(row[column])) for of, column in CORRECTED.items() if row[column] is not None]
    if len(named) != 1:
        raise ValueError(f"it takes back {len(named)} things, not one")
    of, subject = named[0]
    return Correction(row["id"], of, subject, row["because"], row["decided_by"], moment_of(row["recorded_at"]))


def name_decision_row(decision: NameDecision) -> dict[str, Any]:
    """Give the columns of a decision about names; when it was decided is when it is recorded."""
    columns = ("id", "one", "other", "decision", "because", "decided_by")
    return {column: getattr(decision, column) for column in columns}


def name_decision_of(row: Row) -> NameDecision:
    """Rebuild a decision about names."""
    pair = (row["one"], row["other"], row["decision"])
    return NameDecision(row["id"], *pair, row["because"], row["decided_by"], moment_of(row["recorded_at"]))


def issue_row(issue: Issue) -> dict[str, Any]:
    """Give an issue's columns; its id is the digest of its content, so the same issue twice is one row."""
    content = {
        "code": issue.code,
        "message": issue.message,
        "remedy": issue.remedy,
        "file": issue.file,
        "place": issue.place,
        "report_id": issue.report_id,
    }
    return {"id": digest("issue", *content.values()), **content}


def issue_of(row: Row) -> Issue:
    """Rebuild an issue."""
    return Issue(
        code=row["code"],
        message=row["message"],
        remedy=row["remedy"],
        file=row["file"],
        place=row["place"],
        report_id=row["report_id"],
    )
