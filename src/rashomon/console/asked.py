"""What is asked of the list of incidents: read from a query, with a word for each part that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rashomon.console.index import Entry
from rashomon.console.words import parse_moment
from rashomon.jobs.matching import Vicinity, names_actor
from rashomon.jobs.snapshots import Box
from rashomon.values.countries import country_named


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters in force; ``texts`` are they as typed, ``problems`` what could not be read of them."""

    texts: Mapping[str, str]
    since: date | None = None
    until: date | None = None
    kind: str = ""
    actor: str = ""
    near: str = ""
    box: Box | None = None
    seen: datetime | None = None
    page: int = 1
    problems: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Whether any filter is in force."""
        return any((self.since, self.until, self.kind, self.actor, self.near, self.box))

    def query(self, **other: object) -> dict[str, Any]:
        """Return the filters as a query, with parts of it put differently."""
        kept = {name: text for name, text in self.texts.items() if name != "page"}
        return {**kept, **other}


#: What a query may hold.
NAMES = ("since", "until", "kind", "actor", "near", "box", "seen", "page")


def read_asked(query: Mapping[str, str]) -> Asked:
    """Read the filters of a query; what cannot be read is left out and told in ``problems``."""
    texts = {name: query[name].strip()[:200] for name in NAMES if query.get(name, "").strip()}
    problems: list[str] = []

    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(texts[name]) if name in texts else None
        except ValueError:
            problems.append(f"“{texts[name]}” is no day. Write it as 2020-12-20.")
            return None

    since, until = day("since"), day("until")
    if since and until and since > until:
        problems.append(f"{since} is after {until}. Swap them.")
    box = _box(texts.get("box", ""))
    if "box" in texts and box is None:
        problems.append(f"“{texts['box']}” is no box. Write west, south, east, north in degrees: 42,30,48,36.")
    page = texts.get("page", "1")
    return Asked(
        texts=texts,
        since=since,
        until=until,
        kind=texts.get("kind", ""),
        actor=texts.get("actor", ""),
        near=texts.get("near", ""),
        box=box,
        seen=parse_moment(texts.get("seen", "")),
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < 10**6 else 1,
        problems=tuple(problems),
    )


def chosen(entries: Iterable[Entry], asked: Asked) -> list[Entry]:
    """Return the entries that pass every filter, in their order."""
    vicinity = Vicinity(asked.near, country=country_named(asked.near)) if asked.near else None
    return [entry for entry in entries if _passes(entry, asked, vicinity)]


def _passes(entry: Entry, asked: Asked, vicinity: Vicinity | None) -> bool:
    if (asked.since and entry.last < asked.since) or (asked.until and entry.first > asked.until):
        return False
    if asked.kind and entry.kind != asked.kind:
        return False
    if asked.actor and not any(names_actor(name, asked.actor) for name in entry.actors):
        return False
    if vicinity and not any(map(vicinity.holds, entry.told)):
        return False
    return asked.box is None or (entry.place is not None and asked.box.holds(entry.place))


def _box(text: str) -> Box | None:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    sound = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90
    return Box(west, south, east, north) if sound else None
