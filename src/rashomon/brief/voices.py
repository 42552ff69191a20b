"""Who tells something, in words: speakers by name, publishers as "Levant Wire reports", hedges in quotation marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from rashomon.brief.phrases import say
from rashomon.brief.wording import key, listing, one_line, quote, show, show_day
from rashomon.records import Report, Statement

HEDGE_LENGTH = 60


def told_order(statement: Statement) -> tuple[object, ...]:
    """Sort key: by publication, then by report and place in it; the same however the statements were gathered."""
    return (statement.published, statement.report_id, statement.span, statement.id)


def own_voice(statement: Statement, reports: Mapping[str, Report]) -> bool:
    """Tell whether a statement is told in the voice of the publisher of the report it stands in."""
    speaker = statement.speaker
    printed = {one_line(name).casefold() for name in (speaker.canonical, speaker.words)} - {""}
    if speaker.kind != "publisher":
        return not printed and not speaker.role
    return not printed or one_line(reports[statement.report_id].publisher).casefold() in printed


def speaker_key(statement: Statement) -> tuple[str, ...]:
    """Return what tells one speaker from another, however printed."""
    return tuple(key(name) for name in (statement.speaker, *statement.via))


def speaker_name(statement: Statement) -> str:
    """Return a statement's speaker as printed, with those through whom it came."""
    nameless = statement.speaker.kind in {"unknown", "unnamed"} and not statement.speaker.words
    name = say("unnamed speaker") if nameless else _with_article(statement) or say("unnamed speaker")
    via = listing([show(other) for other in statement.via])
    return say("via", speaker=name, others=via) if via else name


def _with_article(statement: Statement) -> str:
    """Return the speaker as shown, an office or a body in small letters with the article that the report prints.

    Where the words stand several times, before each: "at the gate of a police college, police said" is no "a police".
    """
    shown, words = show(statement.speaker), one_line(statement.speaker.words)
    if not words or shown != words or not words[0].islower():
        return shown
    printed = regex.findall(rf"(?:\b(the|an?)\s+)?\b{regex.escape(words)}\b", one_line(statement.words), regex.I)
    articles = {article.lower() for article in printed}
    return f"{articles.pop()} {shown}".lstrip() if len(articles) == 1 else shown


def publisher_name(report: Report) -> str:
    """Return a report's publisher, or "the report of 24 December 2020" where it names none."""
    return one_line(report.publisher) or say("unnamed publisher", date=show_day(report.published))


def told_by(statements: Sequence[Statement], reports: Mapping[str, Report]) -> str:
    """Say whose statements these are: "according to A and B; Levant Wire reports"."""
    said = speakers([s for s in statements if not own_voice(s, reports)])
    parts = [say("according", speakers=listing(said))] if said else []
    return "; ".join([*parts, *_reporting([s for s in statements if own_voice(s, reports)], reports)])


def told_in(statements: Sequence[Statement], reports: Mapping[str, Report]) -> str:
    """Say which publishers print these statements, whoever speaks: "Levant Wire reports"."""
    return "; ".join(_reporting(statements, reports))


def speakers(statements: Sequence[Statement]) -> list[str]:
    """Return the speakers of statements with their hedges, each once, in order."""
    found: dict[tuple[tuple[str, ...], str], str] = {}
    for statement in statements:
        name = _hedged(speaker_name(statement), statement)
        found.setdefault((speaker_key(statement), statement.hedge), name)
    return list(found.values())


def publishers(statements: Sequence[Statement], reports: Mapping[str, Report]) -> list[str]:
    """Return the publishers that print statements, with hedges, each once, in order."""
    return list(dict.fromkeys(_hedged(publisher_name(reports[s.report_id]), s) for s in statements))


def representatives(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Keep of each speaker and hedge in each report the first statement, in order of telling."""
    kept: dict[tuple[str, tuple[str, ...], str], Statement] = {}
    for statement in sorted(statements, key=told_order):
        kept.setdefault((statement.report_id, speaker_key(statement), statement.hedge), statement)
    return tuple(kept.values())


def _reporting(statements: Sequence[Statement], reports: Mapping[str, Report]) -> list[str]:
    """Return "A and B report" for publishers by name, "the report of 24 December 2020 says" for those without."""
    parts = []
    for phrase, with_name in (("own voice", True), ("unnamed voice", False)):
        chosen = [s for s in statements if bool(one_line(reports[s.report_id].publisher)) is with_name]
        if names := publishers(chosen, reports):
            parts.append(say(f"{phrase}s" if len(names) > 1 else phrase, publishers=listing(names)))
    return parts


def _hedged(name: str, statement: Statement) -> str:
    hedge = quote(statement.hedge, HEDGE_LENGTH).strip("“”")
    return say("hedged", speaker=name, hedge=hedge) if hedge else name
