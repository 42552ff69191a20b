"""What was said and done in response: verbal acts with their actors and words, and arrests."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.brief.drafts import Draft
from rashomon.brief.facts import field_lines
from rashomon.brief.phrases import PHRASES, STANCE_NOTES, TOWARDS, say
from rashomon.brief.voices import representatives, told_by, told_in, told_order
from rashomon.brief.wording import capital, key, listing, quote, show
from rashomon.records import Category, Dossier, Stance, Statement
from rashomon.vocabulary import kinds as all_kinds
from rashomon.vocabulary import load_vocabulary

WORDS_LENGTH = 180
#: Kind, stance, actors and recipients of a verbal act: tellings that share them are one line.
Act = tuple[str, Stance, tuple[str, ...], tuple[str, ...]]


def response_lines(dossier: Dossier, *, told_elsewhere: Collection[str]) -> list[Draft]:
    """Arrests, then verbal acts of every kind but those that other sections tell.

    Where the number of arrests is told, the acts of arresting are not told again.
    """
    arrests = field_lines(dossier, "arrested")
    elsewhere = {*told_elsewhere, *(["arrest"] if arrests else [])}
    return [*arrests, *verbal_lines(dossier, kinds=[kind for kind in all_kinds() if kind not in elsewhere])]


def verbal_lines(dossier: Dossier, *, kinds: Collection[str]) -> list[Draft]:
    """One line for each act, actor and recipient, with the words it was first told in."""
    groups: dict[Act, list[Statement]] = {}
    for account, statements in dossier.said:
        if account.kind in kinds and statements:
            told = sorted(statements, key=told_order)
            act = (account.kind, account.stance, _keys(told, "perpetrator"), _keys(told, "recipient"))
            groups.setdefault(act, []).extend(_carriers(told))
    lines = [(min(group, key=told_order), _line(dossier, act, group)) for act, group in groups.items()]
    return [line for _, line in sorted(lines, key=lambda pair: told_order(pair[0]))]


def _line(dossier: Dossier, act: Act, group: Sequence[Statement]) -> Draft:
    kind, stance, actors, recipients = act
    ordered = sorted(group, key=told_order)
    actor, recipient = _first(ordered, "perpetrator", actors), _first(ordered, "recipient", recipients)
    cited = tuple(dict.fromkeys((*actor, *recipient, *representatives(ordered))))
    words, voices = quote(ordered[0].words, WORDS_LENGTH), _voices(dossier, cited, actors)
    label = capital(str(all_kinds()[kind]["label"])) + _mode(kind, ordered)
    note = next((f" ({text})" for name, text in STANCE_NOTES.items() if name == stance), "")
    if not actor:
        return Draft(say("said by nobody", words=words, voices=voices), cited, None, label + note)
    who = listing([show(statement.value) for statement in actor])
    if recipient:
        names = listing([show(statement.value) for statement in recipient])
        who = TOWARDS.get(kind, PHRASES["towards"]).format(actor=who, recipient=names)
    return Draft(say("said", actor=who, words=words, voices=voices), cited, None, label + note)


def _mode(kind: str, ordered: Sequence[Statement]) -> str:
    """Say how it is done or what it asks (" (talks)"), unless every act of the kind has that mode."""
    codes = (s.value.code for s in ordered if s.field == "mode" and isinstance(s.value, Category))
    modes = load_vocabulary("modes")
    labels = [str(modes[code]["label"]) for code in codes if code in modes and code != all_kinds()[kind]["mode"]]
    return f" ({labels[0]})" if labels else ""


def _voices(dossier: Dossier, cited: Sequence[Statement], actors: Collection[str]) -> str:
    """Say who tells of an act; of an act told in the actor's own name, who prints it."""
    own = [statement for statement in cited if key(statement.speaker) in actors]
    others = [statement for statement in cited if statement not in own]
    return told_by(others, dossier.reports) if others else told_in(own, dossier.reports)


def _keys(told: Sequence[Statement], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key(s.value) for s in told if s.field == field and key(s.value)))


def _carriers(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements that name actor, recipient and mode; where none names an actor or recipient, all."""
    named = any(s.field in {"perpetrator", "recipient"} for s in statements)
    return [s for s in statements if not named or s.field in {"perpetrator", "recipient", "mode"}]


def _first(ordered: Sequence[Statement], field: str, keys: Sequence[str]) -> list[Statement]:
    """Return for each value of a field the first statement that carries it."""
    named = {key(s.value): s for s in reversed(ordered) if s.field == field}
    return [named[wanted] for wanted in keys]
