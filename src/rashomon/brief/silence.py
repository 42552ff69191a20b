"""What is not known, or was met with silence: since when, and until when where a later report tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.brief.drafts import Draft
from rashomon.brief.facts import label_of
from rashomon.brief.phrases import say
from rashomon.brief.voices import own_voice, representatives, speaker_name, told_by, told_in, told_order
from rashomon.brief.wording import VALUE_LENGTH, key, quote, show, show_day
from rashomon.records import Category, Dossier, Quantity, Statement, Value
from rashomon.vocabulary import fields

#: Fields on which each party keeps silent for itself, so that only its own words end its silence.
OWN_SILENCE = frozenset({"comment"})
#: Fields that a brief tells in the report's words, since their values say no more than their labels.
IN_OWN_WORDS = frozenset({"comment", "verification"})
#: Field, stance, the silent party and the words, by which statements of one unknown are told as one.
Subject = tuple[str, str, str, str]


def unknown_lines(dossier: Dossier) -> list[Draft]:
    """Return a line for each thing not known and each silence, those that ended last; one that says so if none."""
    groups: dict[Subject, list[Statement]] = {}
    for statement in sorted(dossier.statements, key=told_order):
        if statement.stance in {"unclear", "silent"}:
            groups.setdefault(_subject(dossier, statement), []).append(statement)
    order = {code: place for place, code in enumerate(fields())}
    lines = [
        _line(dossier, group)
        for _, group in sorted(groups.items(), key=lambda g: (order.get(g[0][0], len(order)), g[0]))
    ]
    return sorted(lines, key=lambda line: line.state is None) or [Draft(say("nothing unknown"))]


def _subject(dossier: Dossier, statement: Statement) -> Subject:
    who = key(statement.speaker) if _keeps_silent(dossier, statement) else ""
    what = _told_words(statement) if statement.stance == "unclear" or not who else ""
    return (statement.field, statement.stance, who, what if statement.field != "responsibility" else "")


def _line(dossier: Dossier, group: Sequence[Statement]) -> Draft:
    first, last, ended = group[0], group[-1], _ended(dossier, group)
    cited = representatives(group)
    parts = {
        "what": _what(dossier, first),
        "voices": (told_in if _keeps_silent(dossier, first) else told_by)(cited, dossier.reports),
        "date": show_day(first.published),
    }
    if ended:
        text = say("until", end=show_day(ended.published), **parts)
    elif last.published > first.published:
        text = say("still", last=show_day(last.published), **parts)
    else:
        text = say("since", **parts)
    carriers = dict.fromkeys((*cited, last, *([ended] if ended else [])))
    return Draft(text, tuple(carriers), None if ended else "unknown", label_of(first.field), first.field)


def _what(dossier: Dossier, statement: Statement) -> str:
    words = _told_words(statement)
    if _keeps_silent(dossier, statement):
        return say("silence of", speakers=speaker_name(statement))
    if statement.field in IN_OWN_WORDS and words:
        return words
    if statement.stance == "unclear":
        return say("unclear value", value=words) if words else say("unclear")
    return say("silence")


def _keeps_silent(dossier: Dossier, statement: Statement) -> bool:
    """Tell whether it is the statement's speaker who keeps silent."""
    return statement.field in OWN_SILENCE and not own_voice(statement, dossier.reports)


def _told_words(statement: Statement) -> str:
    value = statement.value
    return quote(value.words, VALUE_LENGTH) if isinstance(value, Category) else show(value)


def _ended(dossier: Dossier, group: Sequence[Statement]) -> Statement | None:
    """Return the first statement published after the group's last one that tells what was not known."""
    first, since = group[0], group[-1].published
    later = [
        s
        for s in dossier.statements
        if s.field == first.field and s.stance == "asserts" and s.published > since and _answers(s.value, first.value)
    ]
    if _keeps_silent(dossier, first):
        party = key(first.speaker)
        later = [s for s in later if key(s.speaker) == party] + _own_words(dossier, party, since)
    return min(later, key=told_order, default=None)


def _answers(value: Value, unclear: Value) -> bool:
    """Tell whether a value can answer what was unclear: a number of soldiers doesn't answer for civilians."""
    asked = unclear.counted.casefold() if isinstance(unclear, Quantity) else ""
    return not asked or (isinstance(value, Quantity) and value.counted.casefold() == asked)


def _own_words(dossier: Dossier, party: str, since: date) -> list[Statement]:
    return [
        statement
        for _, statements in dossier.said
        for statement in statements
        if statement.field == "perpetrator" and statement.published > since and key(statement.value) == party
    ]
