"""Reports a careful person has put down line by line, against what is read from them.

In: a folder with reports and an ``expected.jsonl`` (n, report, incident, field, value, speaker, stance, in; "|" means
either is right). Out: a verdict per line (found, wrong speaker, wrong stance, wrong value, wrong incident, missing)
and the totals. A line is found only by a statement whose words overlap the line's, under the right kind of account.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import DataMissing, UsageError
from rashomon.evaluation.matching import alternatives, speaker_fits, value_fits
from rashomon.jobs.profiles import profiles_of
from rashomon.linking import cluster, link_all
from rashomon.pipeline import Tools, read_report
from rashomon.readers import read_paths
from rashomon.records import HAPPENED, Account, Link, Reading, Span, Statement
from rashomon.vocabulary import kinds

BENCHMARK = "seeds"
VERDICTS = ("found", "wrong speaker", "wrong stance", "wrong value", "wrong incident", "missing")
Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Graded:
    """An expected line, its verdict, and the statement that came nearest."""

    line: Line
    verdict: str
    nearest: Statement | None = None


def run(
    data: Path,
    tools: Tools,
    *,
    expected: Path | None = None,
    split: str = "development",
    max_bytes: int = 10_000_000,
) -> dict[str, Any]:
    """Grade every expected line about a folder's reports; return one object with benchmark, metrics and lines.

    ``expected`` is the file of lines, by default ``expected.jsonl`` in the folder; ``split`` says what the figures are
    ("development" where the lines were looked at while rules were written). Raises DataMissing when it or a
    report it names is not there, UsageError when a line is malformed.
    """
    lines = _expected(expected or data / "expected.jsonl")
    readings = _readings(data, lines, tools, max_bytes)
    missing = sorted({line["report"] for line in lines} - readings.keys() - {"both"})
    if missing:
        raise DataMissing(f"{data}: these reports are named but could not be read: {', '.join(missing)}")
    graded = grade(lines, readings)
    counts = Counter(item.verdict for item in graded)
    return {
        "benchmark": BENCHMARK,
        "data": str(data),
        "split": split,
        "metrics": {"of": len(graded), **{verdict.replace(" ", "_"): counts[verdict] for verdict in VERDICTS}},
        "lines": [_shown(item) for item in graded],
    }


def grade(lines: Sequence[Line], readings: Mapping[str, Reading]) -> list[Graded]:
    """Grade expected lines against readings, keyed by the report's name in the lines."""
    homes = _homes(lines, readings)
    links = _links(readings.values())
    return [
        _grade_link(line, homes, links, readings) if line["field"] == "link" else _grade(line, readings, homes)
        for line in lines
    ]


def _expected(path: Path) -> list[Line]:
    if not path.is_file():
        raise DataMissing(f"{path} is not there: --data takes a folder of reports with an expected.jsonl beside them")
    try:
        return [json.loads(row) for row in path.read_text("utf-8").splitlines() if row.strip()]
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}: not JSON Lines: {error}") from error


def _readings(data: Path, lines: Sequence[Line], tools: Tools, max_bytes: int) -> dict[str, Reading]:
    files = sorted({line["report"].split("#")[0] for line in lines} - {"both"})
    readings: dict[str, Reading] = {}
    rows: Counter[str] = Counter()
    for item in read_paths([str(data / name) for name in files if (data / name).is_file()], max_bytes=max_bytes):
        if item.report is None:
            continue
        name = Path(item.file.split("#")[0]).name
        rows[name] += 1
        reading = read_report(item.report, tools)
        readings[f"{name}#{rows[name]}"] = reading
        readings.setdefault(name, reading)
    return readings


def _homes(lines: Sequence[Line], readings: Mapping[str, Reading]) -> dict[tuple[str, str], str]:
    """Map each report's incident letters to the account that carries most of the letter's lines."""
    votes: dict[tuple[str, str], Counter[str]] = {}
    for line in lines:
        if line["report"] in readings and line["incident"] not in {"none", "lineage"}:
            reading = readings[line["report"]]
            for statement in _fitting(line, reading):
                if _grade_one(line, statement, reading) == "found":
                    votes.setdefault((line["report"], line["incident"]), Counter())[statement.account_id] += 1
    return {key: min(counter, key=lambda a: (-counter[a], a)) for key, counter in votes.items()}


def _grade(line: Line, readings: Mapping[str, Reading], homes: Mapping[tuple[str, str], str]) -> Graded:
    reading = readings[line["report"]]
    if line["field"] == "never-happened":
        return _grade_never(line, reading)
    home = homes.get((line["report"], line["incident"]))
    best = Graded(line, "missing")
    for statement in _fitting(line, reading):
        verdict = _grade_one(line, statement, reading)
        if verdict == "found" and home not in {None, statement.account_id}:
            verdict = "wrong incident"
        if VERDICTS.index(verdict) < VERDICTS.index(best.verdict):
            best = Graded(line, verdict, statement)
    return best


def _fitting(line: Line, reading: Reading) -> Iterable[Statement]:
    """Yield the statements of the line's field whose words overlap the line's, under an account of its kind."""
    spans = _spans(line["in"], reading.report.text)
    accounts = {account.id: account for account in reading.accounts}
    for statement in reading.statements:
        account = accounts.get(statement.account_id)
        if statement.field == line["field"] and _overlap(statement.span, spans) and _kind_fits(line, account):
            yield statement


def _kind_fits(line: Line, account: Account | None) -> bool:
    if account is None:
        return bool(line["incident"] == "lineage")
    if line.get("series"):
        return account.form == "series"
    if "kind" in line:
        plover = str(kinds()[account.kind]["plover"])
        return plover in alternatives(line["kind"]) and account.form != "series"
    return account.form == "incident"


def _grade_one(line: Line, statement: Statement, reading: Reading) -> str:
    if not value_fits(line["value"], statement.value):
        return "wrong value"
    if not speaker_fits(line["speaker"], statement.speaker):
        return "wrong speaker"
    if statement.stance not in alternatives(line["stance"]):
        return "wrong stance"
    return "found"


def _grade_never(line: Line, reading: Reading) -> Graded:
    """Right only if the words are kept under the right stance and tell of no incident that happened."""
    spans = _spans(line["in"], reading.report.text)
    told = [account for account in reading.accounts if account.form == "incident" and _overlap(account.span, spans)]
    kept = [s for s in reading.statements if s.account_id in {a.id for a in told if a.stance not in HAPPENED}]
    if any(account.stance in HAPPENED for account in told):
        return Graded(line, "wrong stance")
    best = Graded(line, "missing")
    for statement in kept:
        verdict = "found"
        if not speaker_fits(line["speaker"], statement.speaker):
            verdict = "wrong speaker"
        elif statement.stance not in alternatives(line["stance"]):
            verdict = "wrong stance"
        if VERDICTS.index(verdict) < VERDICTS.index(best.verdict):
            best = Graded(line, verdict, statement)
    return best


def _links(readings: Iterable[Reading]) -> list[Link]:
    profiles = [
        made
        for reading in {r.report.id: r for r in readings}.values()
        for made in profiles_of(reading.accounts, reading.statements, {reading.report.id: reading.report}).values()
    ]
    return link_all(profiles)


def _grade_link(
    line: Line, homes: Mapping[tuple[str, str], str], links: Sequence[Link], readings: Mapping[str, Reading]
) -> Graded:
    """Two incidents kept apart (≠) need a stored "different" with reasons; joined (=), one incident."""
    different = "≠" in line["incident"]
    one, other = (part.strip() for part in line["incident"].replace("=", "≠").split("≠"))
    left = {home for (_, letter), home in homes.items() if letter == one}
    right = {home for (_, letter), home in homes.items() if letter == other}
    accounts = {a.id: a for reading in readings.values() for a in reading.accounts}
    joined = any(left & set(i.accounts) and right & set(i.accounts) for i in cluster(accounts.values(), links))
    apart = any(
        link.decision == "different" and link.reasons
        for link in links
        if (link.left in left and link.right in right) or (link.left in right and link.right in left)
    )
    return Graded(line, "found" if (apart and not joined if different else joined) else "missing")


def _spans(words: str, text: str) -> list[Span]:
    spans, start = [], text.find(words)
    while words and start >= 0:
        spans.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    return spans


def _overlap(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _shown(item: Graded) -> dict[str, Any]:
    nearest = item.nearest
    shown: dict[str, Any] = {**item.line, "verdict": item.verdict}
    if nearest is not None and item.verdict != "found":
        value = getattr(nearest.value, "canonical", "") or getattr(nearest.value, "name", "") or nearest.value.words
        shown["nearest"] = {"value": value, "speaker": nearest.speaker.canonical, "stance": nearest.stance}
    return shown
