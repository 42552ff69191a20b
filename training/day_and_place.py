"""Fit which day and which place of a report are those of its incident; write ``when_weights`` and ``where_weights``.

In: the studied half of the reports of gva (:mod:`rashomon.evaluation.splits`), and for days also the training texts of
MUC-4 with an incident coded to one day. Nothing is fitted to the half of gva that is only counted. Texts of MUC-4 count
for a fifth each: they are in capitals, and their days stand in datelines.

``python -m training.day_and_place --data ../shared/data``
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import yaml

from rashomon.encoding import report_id
from rashomon.evaluation.benchmarks.quantities import NEAR_KM
from rashomon.evaluation.muc4.message import normalise
from rashomon.evaluation.muc4.predict import sent
from rashomon.evaluation.sets import gva
from rashomon.evaluation.splits import studied
from rashomon.extract import when, where
from rashomon.extract.named import places_named, times_named
from rashomon.extract.when import Timed, day_features, telling_features
from rashomon.jobs.tools import make_tools
from rashomon.pipeline.reading import Steps, Tools, read_in_steps
from rashomon.records import Place, Report
from rashomon.settings import read_settings
from rashomon.values.places import distance_km
from rashomon.values.places.lookup import place_of
from training.loglinear import Candidates, fit

VOCABULARY = Path(when.__file__).parents[1] / "vocabulary"
_MUC4_COUNTS = 0.2
#: A feature must be seen in as many candidates to have a weight.
_SEEN = 8
_DAY_PENALTY, _PLACE_PENALTY = 3.0, 8.0


def days_of(steps: Steps, right: frozenset[date], counts: float = 1.0) -> Candidates:
    """Return the times of a report told to a day, and "none of them", as candidates."""
    index = steps.told.principal
    told = [*times_named(steps.told, -1 if index is None else index, steps.context, steps.settings)]
    days: dict[date, list[Timed]] = {}
    for one in told:
        days.setdefault(one.day, []).append(one)
    published = steps.reading.report.published
    shared = {day: [*day_features(day, days, published)] for day in days}
    rows = [[*shared[one.day], *telling_features(one)] for one in told]
    return Candidates([[when.NONE], *rows], [not right & days.keys(), *(one.day in right for one in told)], counts)


def places_of(steps: Steps, point: tuple[float, float]) -> Candidates:
    """Return the places of a report, and "none of them", as candidates."""
    index, context = steps.told.principal, steps.settings.context
    named = [one for one, _ in places_named(steps.told, -1 if index is None else index, steps.context, steps.settings)]
    home = [place_of(entry, entry.name) for entry in context.home.places]
    described = [*where.described(named, context.dateline, home)]
    coded = Place("", "", latitude=point[0], longitude=point[1])
    apart = (distance_km(coded, one.value) for one, _ in described)
    right = [km is not None and km <= NEAR_KM for km in apart]
    return Candidates([[where.NONE], *(row for _, row in described)], [not any(right), *right])


def read_gva(data: Path, tools: Tools) -> Iterator[tuple[Steps, gva.Coded]]:
    """Read the studied reports of gva."""
    reports, coded = gva.load(data / "gva")
    for told in reports:
        if len(told.incidents) == 1 and studied(f"gva/{told.incidents[0]}"):
            yield read_in_steps(gva.report_of(told), tools), coded[told.incidents[0]]


def read_muc4(data: Path, tools: Tools) -> Iterator[tuple[Steps, frozenset[date]]]:
    """Read the training texts of MUC-4 with an incident coded to one day."""
    with (data / "muc4" / "train.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            days = frozenset(day for one in row["templates"] for fill in one.get("2", ()) if (day := _day(fill)))
            if days:
                plain = normalise(row["text"])
                report = Report("", plain, sent(plain), publisher="FBIS")
                yield read_in_steps(replace(report, id=report_id(report)), tools), days


def _day(fill: str) -> date | None:
    try:
        return datetime.strptime(fill.strip(), "%d %b %y").date()
    except ValueError:  # "- 04 MAR 90": no later than
        return None


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data, tools = parser.parse_args().data, replace(make_tools(read_settings(), threads=1), encoder=None)
    days, places = list[Candidates](), list[Candidates]()
    for steps, coded in read_gva(data, tools):
        days.append(days_of(steps, frozenset({coded.day})))
        if coded.point is not None:
            places.append(places_of(steps, coded.point))
    days += [days_of(steps, right, _MUC4_COUNTS) for steps, right in read_muc4(data, tools)]
    _write("when_weights", fit(days, penalty=_DAY_PENALTY, seen=_SEEN))
    _write("where_weights", fit(places, penalty=_PLACE_PENALTY, seen=_SEEN))


def _write(name: str, weights: Mapping[str, float]) -> None:
    path = VOCABULARY / f"{name}.yaml"
    head = "".join(line for line in path.open(encoding="utf-8") if line.startswith("#"))
    path.write_text(head + yaml.safe_dump({"weights": dict(weights)}, width=120, default_flow_style=None), "utf-8")


if __name__ == "__main__":
    main()
