"""Search: words in reports and statements, who says something, which places are told, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rashomon.console.asked import read_asked
from rashomon.console.index import INDEXES, Entry, Index
from rashomon.console.page import Page, Visit
from rashomon.console.render import links_of, render
from rashomon.ledger.looked import FoundStatement, Looked, Piece
from rashomon.records import Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Rows of each kind that one page shows; a published page shows all reports and speakers, up to a bound.
SHOWN, _ALL = 50, 20_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: What a word typed may carry that the outline of an incident does not.
_SIGNS = str.maketrans("", "", '"*“”')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one speaker in one report, with what was found marked, and the statements that were read from them."""

    words: tuple[Piece, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, and what it means; ``problems`` is what could not be read of it."""

    words: str
    speaker: str
    place: str
    order: str
    looked: Looked
    problems: tuple[str, ...]
    texts: dict[str, str]

    @property
    def given(self) -> bool:
        """Whether anything is looked for."""
        looked = self.looked
        return any((self.words, self.speaker, self.place, looked.since, looked.until))


def search(ledger: Ledger, visit: Visit) -> Page:
    """Render what a search finds; in a published folder, every report and speaker, which a script chooses from."""
    asked = read(visit)
    published = links_of(visit).published
    most = _ALL if published else SHOWN
    wanted = most + 1 if published or (asked.given and not asked.problems) else 0
    hits = ledger.search(asked.looked, limit=wanted) if wanted else []
    spoken = ledger.speakers(asked.looked, limit=wanted) if wanted else []
    told = ledger.search_statements(asked.looked, limit=wanted) if wanted and not published else []
    places = ledger.places(asked.looked, limit=wanted) if wanted and not published else []
    incidents = _incidents(ledger, INDEXES.of(ledger, visit.as_of), asked) if wanted and not published else []
    named = ledger.reports(ids={one.statement.report_id for one in told[:most]})
    return render(
        visit,
        "search",
        title=f"Search: {asked.words}" if asked.words else "Search",
        at="search",
        status=400 if asked.problems else 200,
        asked=asked,
        shown=most,
        hits=hits,
        told=_sentences(told[:most]),
        more_told=len(told) > most,
        reports={report.id: report for report in named},
        speakers=spoken,
        places=places,
        incidents=incidents,
        on_day=_day(asked.words),
    )


def read(visit: Visit) -> Asked:
    """Read what a visit asks for. Without an order the best come first; of a past moment, the latest.

    How well words fit is weighed against all reports of the ledger, which a past moment knows nothing of.
    """
    days = read_asked({name: text for name, text in visit.query.items() if name in ("since", "until")})
    words, speaker, place, order = (visit.query.get(n, "").strip()[:200] for n in ("q", "speaker", "place", "order"))
    best = order != "latest" and visit.as_of is None
    looked = Looked(words, speaker, place, days.since, days.until, visit.as_of, best)
    return Asked(words, speaker, place, order, looked, days.problems, dict(days.texts))


def _sentences(found: Sequence[FoundStatement]) -> list[Sentence]:
    """Put statements together that were read from the same words of one speaker, in the order of the first."""
    same: dict[tuple[object, ...], list[FoundStatement]] = {}
    for one in found:
        told = one.statement
        same.setdefault((told.report_id, told.words, told.stance, told.speaker, told.via), []).append(one)
    return [Sentence(them[0].words, tuple(one.statement for one in them)) for them in same.values()]


def _incidents(ledger: Ledger, index: Index, asked: Asked) -> Sequence[Entry]:
    """Return the incidents of which a statement is found, or whose outline holds the words; the latest first."""
    found = {index.clusters.incident_of(account) for account in ledger.telling(asked.looked)}
    words = asked.words.translate(_SIGNS).casefold().split()
    plain = bool(words) and not asked.speaker and not asked.place
    told = _outlines(index) if plain else {}

    def holds(entry: Entry) -> bool:
        return plain and _within(entry, asked) and all(word in told[entry.id] for word in words)

    return [entry for entry in reversed(index.entries) if entry.id in found or holds(entry)]


def _within(entry: Entry, asked: Asked) -> bool:
    since, until = asked.looked.since, asked.looked.until
    return (since is None or entry.last >= since) and (until is None or entry.first <= until)


def _outlines(index: Index) -> dict[str, str]:
    """Return the words of each incident's title, day, places and actors; laid out once for each index."""
    if len(index.outlines) < len(index.entries):
        index.outlines.update((entry.id, _outline(entry)) for entry in index.entries)
    return index.outlines


def _outline(entry: Entry) -> str:
    places = " ".join(f"{place.name} {place.words}" for place in entry.told)
    names = " ".join(f"{name.canonical} {name.words}" for name in entry.actors)
    return f"{entry.title} {entry.day} {places} {names}".casefold()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
