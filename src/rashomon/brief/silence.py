"""What is not known, or was met with silence: since when, and until when where a later report tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.brief.drafts import Draft
from rashomon.brief.facts import label_of
from rashomon.brief.phrases import say
from rashomon.brief.voices import own_voice, representatives, speaker_name, told_by, told_in, told_order
from rashomon.brief.wording import VALUE_LENGTH, key, one_line, quote, show, show_day
from rashomon.records import Category, Dossier, Name, Quantity, Statement, Value
from rashomon.vocabulary import fields

#: Fields on which each party keeps silent for itself, so that only its own words end its silence.
OWN_SILENCE = frozenset({"comment"})
#: Fields that a brief tells in the report's words, since their values say no more than their labels.
IN_OWN_WORDS = frozenset({"comment", "verification"})
#: Words for a silent party that say nothing of who it is: the sentence is told in their place.
STAND_INS = frozenset({"he", "i", "it", "she", "they", "this", "those", "we", "who"})
#: Words for what is counted that any number answers.
ANYONE = frozenset({"anyone", "anybody", "people", "casualties", "injuries"})
#: Field, stance, the silent party and the words, by which statements of one unknown are told as one.
Subject = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Silence:
    """One thing not known, or one party's silence: what, its statements as told, and what ended it if anything."""

    what: str
    told: tuple[Statement, ...]
    ended: Statement | None


def unknown_lines(dossier: Dossier) -> list[Draft]:
    """Return a line for each thing not known and each silence, those that ended last; one that says so if none."""
    lines = [_line(dossier, silence) for silence in silences(dossier)]
    return sorted(lines, key=lambda line: line.state is None) or [Draft(say("nothing unknown"))]


def silences(dossier: Dossier) -> list[Silence]:
    """Return each thing not known and each silence, by field."""
    groups: dict[Subject, list[Statement]] = {}
    for statement in sorted(dossier.statements, key=told_order):
        if statement.stance in {"unclear", "silent"}:
            groups.setdefault(_subject(dossier, statement), []).append(statement)
    order = {code: place for place, code in enumerate(fields())}
    ordered = sorted(groups.items(), key=lambda g: (order.get(g[0][0], len(order)), g[0]))
    return [Silence(_what(dossier, group[0]), tuple(group), _ended(dossier, group)) for _, group in ordered]


def _subject(dossier: Dossier, statement: Statement) -> Subject:
    who = key(statement.speaker) if keeps_silent(dossier, statement) else ""
    what = _told_words(statement) if statement.stance == "unclear" or not who else ""
    value = statement.value
    if isinstance(value, Quantity) and value.exactness == "unknown":
        what = value.counted.casefold()  # however it was put: "any casualties", "how many were hurt"
    elif _is_open(value) or (statement.field == "responsibility" and not _is_doubt(statement)):
        what = ""
    return (statement.field, statement.stance, who, what)


def _line(dossier: Dossier, silence: Silence) -> Draft:
    first, last, ended = silence.told[0], silence.told[-1], silence.ended
    cited = representatives(silence.told)
    parts = {
        "what": silence.what,
        "voices": (told_in if keeps_silent(dossier, first) else told_by)(cited, dossier.reports),
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
    words, value = _told_words(statement), statement.value
    if _is_doubt(statement):
        return say("doubted", value=words)
    if keeps_silent(dossier, statement):
        less = isinstance(value, Category) and value.code == "no details"
        return say("no details from" if less else "silence of", speakers=speaker_name(statement))
    if statement.field in IN_OWN_WORDS and words:
        return quote(statement.words, VALUE_LENGTH) if value.words.casefold() in STAND_INS else words
    if statement.stance == "unclear":
        return say("unclear value", value=words) if words else say("unclear")
    return say("silence")


def keeps_silent(dossier: Dossier, statement: Statement) -> bool:
    """Tell whether it is the statement's speaker who keeps silent, not somebody who tells of silence.

    Of a claim, where the words of the value are the speaker's name: "the group has not claimed it".
    """
    if statement.stance != "silent" or own_voice(statement, dossier.reports) or statement.field == "verification":
        return False
    return statement.field != "responsibility" or one_line(statement.value.words) == one_line(statement.speaker.words)


def _is_doubt(statement: Statement) -> bool:
    """Tell whether somebody doubts another's claim of responsibility."""
    return statement.field == "responsibility" and statement.stance == "unclear" and isinstance(statement.value, Name)


def _is_open(value: Value) -> bool:
    return isinstance(value, Category) and value.code == "unknown"


def _told_words(statement: Statement) -> str:
    value = statement.value
    return quote(value.words, VALUE_LENGTH) if isinstance(value, Category) else show(value)


def _ended(dossier: Dossier, group: Sequence[Statement]) -> Statement | None:
    """Return the first statement published after the group's last one that tells what was not known."""
    first, last = group[0], group[-1]
    answers = [
        s
        for s in dossier.statements
        if s.field == first.field and s.stance == "asserts" and _answers(s.value, first.value)
    ]
    if _is_doubt(first):
        answers = [s for s in answers if key(s.speaker) in {key(told.speaker) for told in group}]
    elif keeps_silent(dossier, first) and first.field == "responsibility":
        answers = [s for s in answers if key(s.value) == key(first.speaker)]
    elif keeps_silent(dossier, first) and first.field in OWN_SILENCE:
        answers = _own_words(dossier, key(first.speaker))
    return min((s for s in answers if _is_later(dossier, s, last)), key=told_order, default=None)


def _is_later(dossier: Dossier, one: Statement, than: Statement) -> bool:
    """Tell whether one statement came out after another; of two of one day, only where both reports tell the hour."""
    if one.published != than.published:
        return one.published > than.published
    at, before = (dossier.reports[s.report_id].published_at for s in (one, than))
    return at is not None and before is not None and at.time() > before.time()


def _answers(value: Value, unclear: Value) -> bool:
    """Tell whether a value can answer what was unclear: a number of soldiers doesn't answer for civilians."""
    asked = unclear.counted.casefold() if isinstance(unclear, Quantity) else ""
    told = value.counted.casefold() if isinstance(value, Quantity) else ""
    return not asked or asked in ANYONE or told == asked


def _own_words(dossier: Dossier, party: str) -> list[Statement]:
    """Return what a party says of the incident, and its verbal acts beside it."""
    spoken = [s for s in dossier.statements if s.stance != "silent" and key(s.speaker) == party]
    acted = [
        statement
        for _, statements in dossier.said
        for statement in statements
        if statement.field == "perpetrator" and key(statement.value) == party
    ]
    return [*spoken, *acted]
