"""Reports of the sets with the day they were published, as they would be read: for judging what is read from them.

In: the folder of all sets and the name of one. Out: its reports by key, "story/report" where the set tells which
reports tell of one event or are of one article. Where a set does not tell the day, it is taken from the report's
address or from a year in it, the first of June then; no figure rests on such a day.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from rashomon.encoding import report_id
from rashomon.evaluation.gate_sets import read_lines
from rashomon.evaluation.sets import awsd, clusters, gva, polnear, rams, timeml, wikievents
from rashomon.records import Report

Dated = Iterator[tuple[str, Report]]
_DAY = re.compile(r"(20[01]\d)[/-](\d{1,2})[/-](\d{1,2})")
_DIGITS = re.compile(r"(20[01]\d)[/-]?(\d{2})[/-]?(\d{2})")
_YEAR = re.compile(r"(20[01]\d)")
_INDIAN = re.compile(r"This story is from ([A-Z]\w+ \d+, \d{4})\s*")
#: Reports written for this project, beside the marks of them.
WRITTEN = Path("evals/marked/written.jsonl")
#: The day of a report that has no year in it.
_UNKNOWN = date(2016, 6, 1)
_LOCAL = date(2009, 5, 1)
_SPACE = re.compile(r" ([.,;:?!')])")


def reports(data: Path, name: str) -> dict[str, Report]:
    """Return the dated reports of a set by key.

    Raises:
        OSError: A file of the set is not there.
        KeyError: No set of this name is known here.
    """
    return dict(READERS[name](data))


def _made(text: str, day: date, title: str = "", publisher: str = "", url: str = "") -> Report:
    report = Report("", text, day, publisher, title, url)
    return replace(report, id=report_id(report))


def _clusters(data: Path) -> Dated:
    for one in clusters.load(data / "clusters"):
        yield f"{one.event}/{one.report.id[:8]}", one.report


def _gva(data: Path) -> Dated:
    for told in gva.load(data / "gva")[0]:
        if told.incidents:
            yield f"{min(told.incidents)}/{told.id}", gva.report_of(told)


def _polnear(data: Path) -> Dated:
    with (data / "polnear" / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        known = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    for split in ("dev", "train"):
        for one in polnear.load(data / "polnear", split):
            name = one.id.rsplit("/", 1)[-1].removesuffix(".txt")
            if (row := known.get(name)) and re.fullmatch(r"\d{4}-\d\d-\d\d", row["publication_date"]):
                yield name, _made(one.text, date.fromisoformat(row["publication_date"]), row["title"], row["publisher"])


def _timeml(data: Path) -> Dated:
    for one in timeml.load(data / "timeml"):
        yield one.id.rsplit("/", 1)[-1], _made(one.text, one.written.date())


def _rams(data: Path) -> Dated:
    rows = map(json.loads, (data / "rams" / "dev.jsonlines").read_text("utf-8").splitlines())
    addresses = {row["doc_key"]: row["source_url"] for row in rows}
    for one in rams.load(data):
        group, _, key = one.id.removeprefix("rams/").partition("/")
        yield (
            f"{group}/{key}",
            _made(one.text, _day_in(addresses[key], _DAY) or _year_in(addresses[key]), url=addresses[key]),
        )


def _wikievents(data: Path) -> Dated:
    for one in wikievents.load(data):
        yield one.id.rsplit("/", 1)[-1], _made(one.text, _UNKNOWN)


def _india(data: Path) -> Dated:
    for line in (data / "india_police" / "docs.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if match := _INDIAN.match(row["doc_text"]):
            day = datetime.strptime(match[1], "%B %d, %Y").date()
            yield str(row["doc_id"]), _made(row["doc_text"][match.end() :], day, publisher="Times of India")


def _lgl(data: Path) -> Dated:
    for article in ElementTree.parse(data / "places" / "lgl.xml").getroot().iter("article"):
        address = article.findtext("url") or ""
        day = _day_in(address, _DIGITS) or _LOCAL
        yield article.get("docid") or "", _made(article.findtext("text") or "", day, url=address)


def _ecbplus(data: Path) -> Dated:
    for file in sorted((data / "ecbplus").glob("*/*.xml")):
        lines: dict[int, list[str]] = {}
        for token in ElementTree.parse(file).getroot().iter("token"):
            lines.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
        text = "\n".join(_SPACE.sub(r"\1", " ".join(words)) for _, words in sorted(lines.items()))
        yield file.stem, _made(text, _year_in(text, date(2009, 6, 1)))


def _awsd(data: Path) -> Dated:
    for one in awsd.load_counts(data / "awsd" / "incidents_to_2023-06.csv"):
        yield one.id.removeprefix("awsd/"), _made(one.text, one.published)


def _re3d(data: Path) -> Dated:
    for file in sorted((data / "re3d").glob("*/documents.json")):
        for row in read_lines(file):
            yield row["_id"], _made(row["text"], _UNKNOWN, row["title"], row["sourceName"], row["sourceUrl"])


def _written(data: Path) -> Dated:
    for row in read_lines(WRITTEN):
        yield row["id"].removeprefix("written/"), _made(row["text"], _year_in(row["text"]))


def _day_in(address: str, pattern: re.Pattern[str]) -> date | None:
    """Return the day that an address tells."""
    match = pattern.search(address)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _year_in(words: str, otherwise: date = _UNKNOWN) -> date:
    """Return the first of June of the year that words tell."""
    year = _YEAR.search(words)
    return date(int(year[1]), 6, 1) if year else otherwise


READERS: Mapping[str, Callable[[Path], Dated]] = {
    "clusters": _clusters, "gva": _gva, "polnear": _polnear, "timeml": _timeml, "rams": _rams,
    "wikievents": _wikievents, "india": _india, "lgl": _lgl, "ecbplus": _ecbplus, "awsd": _awsd, "re3d": _re3d,
    "written": _written,
}  # fmt: skip
