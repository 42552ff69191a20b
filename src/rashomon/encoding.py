"""Records to JSON and back, and the digests that are their ids.

Ids are the first 32 hexadecimal digits of the SHA-256 of a JSON list, never of joined strings, so that no two different
contents can encode alike. msgspec does the encoding; keys are sorted, so equal records encode equally.
"""

from __future__ import annotations

import hashlib
from datetime import UTC
from typing import Any, TypeVar

import msgspec

from rashomon.records import (
    VALUE_TYPES,
    Account,
    Correction,
    Form,
    Link,
    Name,
    Report,
    Span,
    Stance,
    Statement,
    Value,
)

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODERS = {name: msgspec.json.Decoder(kind) for name, kind in VALUE_TYPES.items()}


def digest(*parts: Any) -> str:
    """Return the id of a list of encodable parts: 32 hexadecimal digits."""
    return hashlib.sha256(_ENCODER.encode(parts)).hexdigest()[:32]


def to_json(record: Any) -> str:
    """Encode a record or a builtin; keys sorted, no spaces."""
    return _ENCODER.encode(record).decode()


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Decode what :func:`to_json` wrote. Raises msgspec.ValidationError when the text is not a ``kind``."""
    return msgspec.json.decode(text, type=kind)


def to_builtins(record: Any) -> Any:
    """Turn a record into dicts, lists and strings; values carry their type under "type"."""
    plain = msgspec.to_builtins(record)
    if isinstance(plain, dict) and type(record).__name__ in VALUE_TYPES:
        return {"type": type(record).__name__, **plain}
    if isinstance(plain, dict) and hasattr(record, "value"):
        plain["value"] = to_builtins(record.value)
    return plain


def value_type(value: Value) -> str:
    """Return the name under which a value's type is stored, a key of ``records.VALUE_TYPES``."""
    return type(value).__name__


def value_from_json(name: str, text: str | bytes) -> Value:
    """Decode a value stored as its type's name and its JSON. Raises KeyError for an unknown type."""
    value: Value = _DECODERS[name].decode(text)
    return value


def report_id(report: Report) -> str:
    """Digest of what makes a report itself: publisher, date, title, url, text."""
    return digest("report", report.publisher, report.published, report.title, report.url, report.text)


def account_id(report: str, kind: str, form: Form, stance: Stance, span: Span) -> str:
    """Digest of what makes an account itself."""
    return digest("account", report, kind, form, stance, span)


def statement_id(statement: Statement) -> str:
    """Digest of a statement's content. The score is not part of it: a better score is not another statement."""
    s = statement
    speakers: tuple[Name, ...] = (s.speaker, *s.via)
    value = (value_type(s.value), s.value)
    return digest(
        "statement", s.report_id, s.account_id, s.field, value, speakers, s.stance, s.hedge, s.span, s.words, s.said
    )


def check_account(account: Account) -> bool:
    """Tell whether an account's id is the digest of its content."""
    a = account
    return a.id == account_id(a.report_id, a.kind, a.form, a.stance, a.span)


def link_id(link: Link) -> str:
    """Digest of a decision's content; of a person's, the moment is part: who decides so again decides anew."""
    at = () if link.decided_at is None else (link.decided_at.astimezone(UTC),)
    return digest("link", link.left, link.right, link.decision, link.score, link.reasons, link.decided_by, *at)


def correction_id(correction: Correction) -> str:
    """Digest of a correction's content, its moment included."""
    c = correction
    return digest("correction", c.of, c.subject, c.because, c.decided_by, c.decided_at.astimezone(UTC))
