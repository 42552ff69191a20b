"""Search: words in reports, speakers, places and days."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rashomon.console.index import INDEXES, Entry
from rashomon.console.page import Page, Visit
from rashomon.console.render import links_of, render
from rashomon.records import Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Reports, statements and incidents that one page shows.
SHOWN = 50
#: Code points shown round a word that was found.
_AROUND = 90
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds all the words, and the first stretch that holds one: before, the word, after."""

    report: Report
    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in the ledger: how often, in how many reports."""

    name: str
    statements: int
    reports: int


def search(ledger: Ledger, visit: Visit) -> Page:
    """Render what a search finds; in a published folder, every report and speaker, which a script chooses from."""
    index = INDEXES.of(ledger, visit.as_of)
    published = links_of(visit).published
    asked = visit.query.get("q", "").strip()[:200]
    words = asked.casefold().split()
    hits = _hits(ledger.reports(as_of=visit.as_of), words) if words or published else []
    spoken = _speakers(ledger.statements(as_of=visit.as_of), words) if words or published else []
    incidents = [entry for entry in index.entries if words and _tells(entry, words)]
    shown = None if published else SHOWN
    return render(
        visit,
        "search",
        title=f"Search: {asked}" if asked else "Search",
        at="search",
        asked=asked,
        hits=hits[:shown],
        hits_number=len(hits),
        speakers=spoken[:shown],
        speakers_number=len(spoken),
        incidents=incidents[:shown],
        incidents_number=len(incidents),
        on_day=_day(asked),
    )


def _hits(reports: Iterable[Report], words: Sequence[str]) -> list[Hit]:
    """Return the reports that hold every word in text, title or publisher, the latest first."""
    found = []
    for report in reports:
        text = report.text.casefold()
        whole = f"{report.title} {report.publisher} {report.published}".casefold()
        if all(word in text or word in whole for word in words):
            found.append(_hit(report, text, words))
    return found[::-1]


def _hit(report: Report, folded: str, words: Sequence[str]) -> Hit:
    """Cut the stretch round the first word; where folding changed the length of the text, its beginning."""
    places = [(folded.find(word), word) for word in words if word in folded]
    if not places or len(folded) != len(report.text):
        return Hit(report, report.text[: 2 * _AROUND], "", "")
    at, word = min(places)
    end = at + len(word)
    return Hit(report, report.text[max(0, at - _AROUND) : at], report.text[at:end], report.text[end : end + _AROUND])


def _speakers(statements: Iterable[Statement], words: Sequence[str]) -> list[Speaker]:
    counts: Counter[str] = Counter()
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        name = statement.speaker.canonical
        if name and statement.speaker.kind != "unnamed" and all(word in name.casefold() for word in words):
            counts[name] += 1
            reports[name].add(statement.report_id)
    return [Speaker(name, number, len(reports[name])) for name, number in counts.most_common()]


def _tells(entry: Entry, words: Sequence[str]) -> bool:
    places = " ".join(f"{place.name} {place.words}" for place in entry.told)
    names = " ".join(f"{name.canonical} {name.words}" for name in entry.actors)
    whole = f"{entry.title} {entry.day} {places} {names}".casefold()
    return all(word in whole for word in words)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
