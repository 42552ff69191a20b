"""The first page: which incidents there are, where and when, and what has changed since the last visit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from rashomon.console.asked import Asked, chosen, read_asked
from rashomon.console.disputes import disputes
from rashomon.console.index import INDEXES, Entry, Index
from rashomon.console.mapping import Drawing, Mark, draw, positions
from rashomon.console.page import Page, Visit
from rashomon.console.render import links_of, render
from rashomon.console.timeline import lay_out
from rashomon.console.words import kind_label

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: Incidents on one page of the list; where all that were asked for fit, a script may choose among them in place.
ROWS = 100
#: Most incidents on the page of a published folder, which has no second one.
ROWS_PUBLISHED = 5000
#: Names offered while an actor is typed.
_OFFERED = 200
#: Incidents named under what has changed.
_CHANGED = 12


@dataclass(frozen=True, slots=True)
class Changes:
    """What the ledger was told since a moment: incidents that were not there, and older ones with new reports."""

    since: datetime
    new: tuple[Entry, ...]
    renewed: tuple[Entry, ...]


def situation(ledger: Ledger, visit: Visit) -> Page:
    """Render the first page."""
    index = INDEXES.of(ledger, visit.as_of)
    asked = read_asked(visit.query)
    found = chosen(index.entries, asked)
    most = ROWS_PUBLISHED if links_of(visit).published else ROWS
    latest_first = found[::-1]
    rows = latest_first[(asked.page - 1) * most : asked.page * most]
    drawing = draw(found, index.entries)
    return render(
        visit,
        "situation",
        title="Situation",
        at="situation",
        status=400 if asked.problems else 200,
        asked=asked,
        rows=rows,
        disputes=disputes(ledger, index, rows, visit.as_of),
        found=len(found),
        total=len(index.entries),
        pages=-(-len(found) // most),
        live=len(found) <= most,
        kinds=_kinds(index.entries),
        actors=_actors(index.entries),
        drawing=drawing,
        listed=frozenset(entry.id for entry in rows),
        mark_link=_mark_link(visit, asked),
        timeline=lay_out(found, asked.since, asked.until),
        data=_data(rows, drawing),
        changes=changes(index, asked.seen) if asked.seen else None,
        offered=_CHANGED,
    )


def changes(index: Index, since: datetime) -> Changes:
    """Return what the ledger was told of after a moment, the latest first."""
    told = sorted((e for e in index.entries if e.renewed > since), key=lambda e: (e.renewed, e.id), reverse=True)
    return Changes(since, tuple(e for e in told if e.recorded > since), tuple(e for e in told if e.recorded <= since))


def _mark_link(visit: Visit, asked: Asked) -> Callable[[Mark], str]:
    """Return what makes the address of the list of one mark's incidents; in a published folder, of the list."""
    links = links_of(visit)
    return lambda mark: links.page("situation", fragment="list", **asked.query(box=mark.box))


def _kinds(entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    counts = Counter(entry.kind for entry in entries)
    return sorted(((kind, kind_label(kind), number) for kind, number in counts.items()), key=lambda one: one[1])


def _actors(entries: Sequence[Entry]) -> list[str]:
    counts = Counter(name.canonical for entry in entries for name in set(entry.actors) if name.kind != "unnamed")
    return sorted(name for name, _ in counts.most_common(_OFFERED) if name)


def _data(rows: Sequence[Entry], drawing: Drawing) -> Markup:
    """Return the rows for a script: days, place on the map, kind, actors, and when the ledger was told of them."""
    marks = positions(drawing)
    plain: list[dict[str, Any]] = [
        {
            "id": entry.id,
            "a": entry.first.toordinal(),
            "b": entry.last.toordinal() + 1,
            "day": entry.day.toordinal(),
            "x": marks[entry.id].x if entry.id in marks else None,
            "y": marks[entry.id].y if entry.id in marks else None,
            "kind": entry.kind,
            "actors": sorted({form for name in entry.actors for form in (name.canonical, name.words)}),
            "told": entry.recorded.isoformat(),
            "renewed": entry.renewed.isoformat(),
        }
        for entry in rows
    ]
    return island(plain)


def island(plain: object) -> Markup:
    """Return data as JSON that can stand in a script element whatever it holds: ASCII without "<"."""
    return Markup(json.dumps(plain, separators=(",", ":")).replace("<", "\\u003c"))
