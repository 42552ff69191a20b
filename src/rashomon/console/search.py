"""Search: words in reports, speakers, places and days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rashomon.console.index import INDEXES, Entry
from rashomon.console.page import Page, Visit
from rashomon.console.render import links_of, render
from rashomon.records import Report

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Reports, speakers and incidents that one page shows; a published page shows all, up to a bound.
SHOWN, _ALL = 50, 20_000
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


def search(ledger: Ledger, visit: Visit) -> Page:
    """Render what a search finds; in a published folder, every report and speaker, which a script chooses from."""
    index = INDEXES.of(ledger, visit.as_of)
    asked = visit.query.get("q", "").strip()[:200]
    words = asked.split()[:12]
    most = _ALL if links_of(visit).published else SHOWN + 1 if words else 0
    hits = [_hit(report, words) for report in ledger.search(words, limit=most, as_of=visit.as_of)]
    spoken = ledger.speakers(words, limit=most, as_of=visit.as_of)
    folded = [word.casefold() for word in words]
    incidents = [entry for entry in reversed(index.entries) if words and _tells(entry, folded)]
    shown = _ALL if links_of(visit).published else SHOWN
    return render(
        visit,
        "search",
        title=f"Search: {asked}" if asked else "Search",
        at="search",
        asked=asked,
        hits=hits[:shown],
        more_hits=len(hits) > shown,
        speakers=spoken[:shown],
        more_speakers=len(spoken) > shown,
        incidents=incidents[:shown],
        incidents_number=len(incidents),
        on_day=_day(asked),
    )


def _hit(report: Report, words: Sequence[str]) -> Hit:
    """Cut the stretch round the first word; where none stands in the text as typed, its beginning."""
    found = re.search("|".join(map(re.escape, words)), report.text, re.IGNORECASE) if words else None
    if not found:
        return Hit(report, report.text[: 2 * _AROUND], "", "")
    before = report.text[max(0, found.start() - _AROUND) : found.start()]
    return Hit(report, before, found[0], report.text[found.end() : found.end() + _AROUND])


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
