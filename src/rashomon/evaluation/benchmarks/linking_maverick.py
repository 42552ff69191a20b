"""MAVERICK with the ids of events hidden: which rows are of one event, by date, place, kind and actors.

In: the folder of the set, or that of all sets. Out: a result with the figures of our engine and, where Splink is
installed, those of Splink over the same pairs of the same table: of the incidents that links come to, and
(``linked_``) of the links alone. Neither links two rows of one report: it is coded once for each event. Nothing is
fitted to the set, but for what is called ``best``: that is Splink at the threshold that suits these rows best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.clustering_interval import own_intervals
from rashomon.evaluation.clusterings import scores
from rashomon.evaluation.coded_accounts import coded_account, coded_days
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import maverick
from rashomon.evaluation.sets.maverick import ReportRow
from rashomon.jobs.bulk_linking import splink_links
from rashomon.jobs.splink_engine import splink_version
from rashomon.linking import cluster, link_all
from rashomon.records import Account, Link, Place, PlacePrecision, Quantity, Value, Wording
from rashomon.values.countries import country_named
from rashomon.values.names import read_name

BENCHMARK, SPLIT = "maverick", "development"
#: Chances from which Splink's pairs are tried as one event: it is given the best of them, chosen on the same rows.
TRIED = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_KINDS: Mapping[str, str] = {
    "Shooting": "shooting", "Stabbing": "stabbing", "Arson": "arson", "Crowd control measures": "crowd_control",
    "Sexual violence": "sexual_violence", "Abduction": "abduction", "Torture": "torture",
}  # fmt: skip
#: What a precision of the set comes to: ours, and how many kilometres it may be off.
_PRECISION: Mapping[int, tuple[PlacePrecision, float | None]] = {
    1: ("country", None), 2: ("province", 60.0), 3: ("town", 10.0), 4: ("district", 3.0), 5: ("district", 2.0),
    6: ("site", 1.0),
}  # fmt: skip


def measure_maverick(folder: Path, look: Look) -> Result:
    """Measure both engines. Raises OSError when the file is not there."""
    inner = folder / BENCHMARK
    rows = look.first(maverick.load(inner if inner.is_dir() else folder))
    coded = [coded_account(row.id, _kind(row), row.published, _values(row), report_id=row.report) for row in rows]
    accounts, profiles = [account for account, _ in coded], [profile for _, profile in coded]
    gold = {row.id: row.event for row in rows}
    links = link_all(profiles)
    metrics, intervals = _figures(gold, accounts, links), own_intervals(gold, _incidents(accounts, links))
    if splink_version():
        metrics |= _of_splink(gold, accounts, splink_links(profiles))
    return Result(BENCHMARK, look.split or SPLIT, len(rows), metrics, intervals)


def _of_splink(gold: Mapping[str, str], accounts: Sequence[Account], links: Sequence[Link]) -> dict[str, float]:
    """Score Splink as it is used, and with whichever of ``TRIED`` is best for it."""
    usual = {f"splink_{name}": value for name, value in _figures(gold, accounts, links).items()}
    tried = [_figures(gold, accounts, [_decided(link, least) for link in links]) for least in TRIED]
    return usual | {f"splink_best_{name}": max(one[name] for one in tried) for name in ("pair_f1", "linked_pair_f1")}


def _decided(link: Link, least: float) -> Link:
    return replace(link, decision="same" if link.score >= least else "unsure")


def _figures(gold: Mapping[str, str], accounts: Sequence[Account], links: Iterable[Link]) -> dict[str, float]:
    """Score the incidents that links come to, made in the same way for each engine, and the links alone."""
    links = list(links)
    return scores(gold, _incidents(accounts, links)) | {"linked_pair_f1": _linked(gold, links)}


def _incidents(accounts: Sequence[Account], links: Iterable[Link]) -> dict[str, str]:
    return {account: incident.id for incident in cluster(accounts, links) for account in incident.accounts}


def _linked(gold: Mapping[str, str], links: Iterable[Link]) -> float:
    """Return the F1 of the pairs that links take for one event, without those that follow from others."""
    same = [gold[link.left] == gold[link.right] for link in links if link.decision == "same"]
    pairs = sum(size * (size - 1) // 2 for size in Counter(gold.values()).values())
    return 200 * sum(same) / (len(same) + pairs) if same or pairs else 100.0


def _kind(row: ReportRow) -> str:
    """Return the one kind of violence that is told; several, or others, are an attack of any kind."""
    told = {_KINDS.get(one, "attack") for one in row.violence}
    return told.pop() if len(told) == 1 else "attack"


def _values(row: ReportRow) -> Iterator[tuple[str, Value]]:
    yield "time", coded_days(row.first, row.last)
    yield "place", _place(row)
    yield from (("perpetrator", read_name(actor)) for actor in row.actors)
    if row.target:
        yield "target", Wording(row.target)
    for field, (low, high) in (("killed", row.killed), ("injured", row.injured)):
        if high:
            yield field, Quantity(f"{low} to {high}", low, high, "exactly" if low == high else "between")


def _place(row: ReportRow) -> Place:
    precision, radius = _PRECISION.get(row.precision, _PRECISION[1])
    told = [part for part in (row.location, row.city, row.country) if part]
    latitude, longitude = row.point or (None, None)
    return Place(
        words=", ".join(told),
        name=", ".join(dict.fromkeys(told[:2])),
        country=country_named(row.country),
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        radius_km=radius,
        city=row.city,
    )
