"""Values, speakers and comparisons in few words, for tables and views; the brief tells the same in full."""

from __future__ import annotations

from rashomon.brief.clean import visible
from rashomon.brief.wording import one_line, show
from rashomon.records import Comparison, Name, Side, Statement, Value
from rashomon.vocabulary import fields, kinds

#: Sides printed in a table before "…".
SIDES = 3


def in_words(value: Value) -> str:
    """Return a value on one line; its words where it holds nothing else to print."""
    return visible(show(value) or one_line(value.words))


def speaker(statement: Statement) -> str:
    """Return who says it, and through whom."""
    return ", via ".join(named(name) for name in (statement.speaker, *statement.via))


def named(name: Name) -> str:
    """Return a name on one line, or what is printed of whoever has none."""
    return in_words(name) or _nameless(name)


def _nameless(name: Name) -> str:
    return "the report itself" if name.kind == "publisher" else "unnamed"


def most_told(comparison: Comparison) -> str:
    """Return the value most statements assert, and "…" where others are told too; "" where nobody asserts any."""
    told = [side for side in comparison.sides if side.stance == "asserts"]
    if not told:
        return ""
    best = in_words(max(told, key=lambda side: len(side.statements)).value)
    return f"{best} …" if len(told) > 1 else best


def kind_label(kind: str) -> str:
    """Return what a kind of happening is called; the kind itself for one of a later version."""
    return str(kinds().get(kind, {}).get("label", kind))


def field_label(field: str) -> str:
    """Return what a field is called."""
    return str(fields().get(field, {}).get("label", field))


def sides(comparison: Comparison) -> str:
    """Return the values of a field, the most told first, parted by slashes; what is not asserted has its stance."""
    by_number = sorted(comparison.sides, key=lambda side: -len(side.statements))
    told = list(dict.fromkeys(map(_side, by_number)))
    return " / ".join((*told[:SIDES], *(["…"] if len(told) > SIDES else [])))


def _side(side: Side) -> str:
    words = in_words(side.value)
    return words if side.stance == "asserts" else f"{words} ({side.stance})"
