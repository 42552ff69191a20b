"""Reports of shootings by the incident they tell of (SemEval-2018 task 5's collection), from their texts alone.

In: the folder of gva. Out: the figures of :mod:`rashomon.evaluation.clusterings`, and the same with day, place, killed
and injured given as they were coded ("given_"), which tells what reading costs. Intervals come of drawing incidents
again. Each report gets the incident of its main account; one in which no account is found stands alone. A report of
several incidents counts under the first. Of a file that linking was calibrated on, only the other incidents count;
which they are is kept with the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from rashomon.evaluation.accounts import Main, read_main
from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.clustering_interval import own_intervals
from rashomon.evaluation.clusterings import scores
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import gva
from rashomon.evaluation.splits import mark
from rashomon.jobs.tools import make_tools
from rashomon.linking import Profile, link_all
from rashomon.linking.joining import join
from rashomon.linking.weights import load_weights
from rashomon.linking.words import telling_names, telling_words
from rashomon.records import Place, Quantity, TimeRange
from rashomon.settings import read_settings

#: How far a shooting may be from the middle of the town it is coded under.
_TOWN_KM = 10.0


def measure_gva(folder: Path, look: Look) -> Result:
    """Measure on the reports of a folder. Raises OSError when a file is not there."""
    reports, coded = gva.load(folder)
    split, counted = held_out(reports)
    chosen = look.first(counted)
    tools = make_tools(read_settings(), 1)
    mains = {one.id: read_main(gva.report_of(one), tools) for one in look.counted(chosen)}
    gold = {one.id: min(one.incidents) for one in chosen}
    coded_mains = {one.id: Main(as_coded(one, coded[gold[one.id]])) for one in chosen}
    metrics: dict[str, float] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for prefix, told in (("", grouped(mains)), ("given_", grouped(coded_mains))):
        metrics |= {f"{prefix}{name}": value for name, value in scores(gold, told).items()}
        intervals |= {f"{prefix}{name}": ends for name, ends in own_intervals(gold, told).items()}
    metrics["without_account"] = 100 * sum(main is None for main in mains.values()) / max(1, len(mains))
    return Result("linking", split, len(chosen), metrics, intervals)


def held_out(reports: Sequence[gva.Told]) -> tuple[str, list[gva.Told]]:
    """Return what figures on these reports are called, and those that count."""
    used = load_weights().calibrated_on
    kept = [one for one in reports if not any(mark(incident) in used for incident in one.incidents)]
    return (DEVELOPMENT if len(kept) < len(reports) else "whole", kept)


def grouped(mains: Mapping[str, Main | None]) -> dict[str, str]:
    """Link everything that was read, and return each report's group: that of its main account."""
    profiles = {one.account_id: one for main in mains.values() if main for one in main.all}
    homes = home_of(profiles.values())
    return {key: homes[main.profile.account_id] if main else key for key, main in mains.items()}


def home_of(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return for each account the smallest id of those joined with it."""
    known = list(profiles)
    groups = join({one.account_id: one.report_id for one in known}, link_all(known))
    return {account: min(group) for group in groups for account in group}


def as_coded(told: gva.Told, coded: gva.Coded) -> Profile:
    """Return the profile of a report whose slots are given, with the words of its text."""
    report = gva.report_of(told)
    start = datetime.combine(coded.day, time())
    day = TimeRange("", start, start + timedelta(days=1), "day", "stated")
    latitude, longitude = coded.point or (None, None)
    town = Place(coded.city, coded.city, "", "US", latitude, longitude, "town", _TOWN_KM, city=coded.city)
    killed, injured = (Quantity(str(n), n, n, "exactly") for n in (coded.killed, coded.injured))
    empty: frozenset[str] = frozenset()
    profile = Profile(told.id, report.id, "shooting", report.published, (day,), (town,), empty, empty, (), (killed,))
    return replace(profile, injured=(injured,), words=telling_words(report.text), names=telling_names(report.text))
