"""Hand-made profiles for linking: shorthands, and strategies for any profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.strategies import DATES, make_account, make_report

from rashomon.linking import Profile
from rashomon.linking.profiles import content_words
from rashomon.records import Account, Name, Place, Quantity, TimeRange
from rashomon.vocabulary import kinds

BAGHDAD = Place("Baghdad", "Baghdad", "geonames:98182", "IQ", 33.34, 44.40, "town", 15.0, city="Baghdad")
GREEN_ZONE = Place(
    "Green Zone", "Green Zone, Baghdad", "", "IQ", 33.31, 44.39, "district", 3.0, site="Green Zone", city="Baghdad"
)
ERBIL = Place("Erbil", "Erbil", "geonames:95446", "IQ", 36.19, 44.01, "town", 10.0, city="Erbil")
MOGADISHU = Place("Mogadishu", "Mogadishu", "geonames:53654", "SO", 2.04, 45.34, "town", 10.0, city="Mogadishu")
IRAQ = Place("Iraq", "Iraq", "", "IQ", 33.0, 44.0, "country", 500.0)
PLACES = {"Baghdad": BAGHDAD, "Green Zone": GREEN_ZONE, "Erbil": ERBIL, "Mogadishu": MOGADISHU, "Iraq": IRAQ}
GROUPS = {words: Name(words, words, "armed group") for words in ("Red Column", "Border Front")}
INCIDENTS = sorted(code for code, kind in kinds().items() if kind["form"] == "incident")


def on(day: str, days: int = 1) -> TimeRange:
    """Build a stated time of whole days."""
    start = datetime.fromisoformat(day)
    return TimeRange(day, start, start + timedelta(days=days), "day" if days == 1 else "month", "stated", day)


def make_profile(
    name: str,
    day: str = "",
    place: str = "",
    kind: str = "rocket_attack",
    *,
    target: str = "",
    actor: str = "",
    published: date = date(2020, 12, 21),
    **rest: Any,
) -> Profile:
    """Build a profile of its own report from shorthands; ``name`` is its account's id, ``day`` an ISO date or "".

    ``rest`` are ``report``, its report's id, ``times`` in place of the day, and ``words``.
    """
    return Profile(
        account_id=name,
        report_id=rest.pop("report", f"report of {name}"),
        kind=kind,
        published=published,
        times=rest.pop("times", (on(day),) if day else ()),
        places=(PLACES[place],) if place else (),
        weapons=frozenset({kinds()[kind]["weapon"]} if kinds()[kind].get("weapon") else ()),
        target=content_words(target),
        actors=(GROUPS[actor],) if actor else (),
        killed=(),
        words=rest.pop("words", frozenset()),
    )


def make_accounts(count: int, *, reports: int | None = None) -> list[Account]:
    """Build accounts of incidents that happened, spread over ``reports`` reports, one each where not given."""
    texts = [f"Report {number}: " + " ".join(f"raid{n}" for n in range(count)) for number in range(reports or count)]
    return [make_account(make_report(texts[n % len(texts)]), f"raid{n}") for n in range(count)]


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Draw a profile out of few days, places, kinds, targets and actors, so that pairs often look alike."""
    day = draw(st.sampled_from(["", "2020-12-19", "2020-12-20", "2020-12-21", "2021-02-15"]))
    drawn = make_profile(
        draw(st.text("0123456789abcdef", min_size=6, max_size=6)),
        day,
        draw(st.sampled_from(["", *PLACES])),
        draw(st.sampled_from(INCIDENTS)),
        target=draw(st.sampled_from(["", "the US embassy", "an embassy car", "a market"])),
        actor=draw(st.sampled_from(["", *GROUPS])),
        published=draw(st.sampled_from([date(2020, 12, 20), date(2020, 12, 22), date(2021, 2, 20)]) | DATES),
    )
    more = draw(st.sampled_from([(), (on("2020-12-01", 31),), (on("2020-12-18", 4),)]))
    return replace(drawn, times=(*drawn.times, *more))


#: Numbers of people killed or injured that agree, grow or exclude each other.
TOLLS = (
    Quantity("none", 0, 0, "exactly"), Quantity("two", 2, 2, "exactly"), Quantity("three", 3, 3, "exactly"),
    Quantity("nine", 9, 9, "exactly"), Quantity("12", 12, 12, "exactly"), Quantity("dozens", 24, None, "at_least"),
    Quantity("up to five", None, 5, "at_most"), Quantity("some", None, None, "vague"),
)  # fmt: skip


@st.composite
def towns(draw: st.DrawFn) -> Place:
    """Draw a town or a site in one, known to the gazetteer or not, near one another or not."""
    name = draw(st.sampled_from(["Oakburg", "Plumville", "Old Mills"]))
    return Place(
        name,
        name,
        draw(st.sampled_from(["", "geonames:1", "geonames:2", "geonames:3"])),
        draw(st.sampled_from(["", "IQ", "SY"])),
        draw(st.none() | st.sampled_from([30.0, 30.4, 31.1, 32.5, 35.0, 64.0])),
        draw(st.sampled_from([44.0, 44.1, 46.0])),
        draw(st.sampled_from(["town", "town", "town", "site", "province"])),
        draw(st.sampled_from([None, 0.0, 10.0, 150.0])),
        city=draw(st.sampled_from(["", name])),
    )


@st.composite
def full_profiles(draw: st.DrawFn) -> Profile:
    """Draw a profile with tolls, names and words, of a town like others or of several, maybe of a report of others."""
    drawn = draw(profiles())
    several = draw(st.sampled_from([(), (), (BAGHDAD, GREEN_ZONE)]))
    tolls = st.lists(st.sampled_from(TOLLS), max_size=2).map(tuple)
    pool = draw(st.sampled_from([("police", "said"), tuple(f"word{n}" for n in range(60))]))
    return replace(
        drawn,
        report_id=draw(st.sampled_from(["", "one"])) or drawn.report_id,
        places=(draw(st.just(BAGHDAD) | towns()), *several),
        killed=draw(tolls),
        injured=draw(tolls),
        names=draw(st.frozensets(st.sampled_from([f"ana lund{n}" for n in range(6)]))),
        words=frozenset(pool[: draw(st.sampled_from([0, 2, 15, 19, 40]))] + pool[draw(st.integers(30, 70)) :]),
    )
