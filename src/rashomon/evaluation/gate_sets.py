"""The labelled sets, one reader each: a folder of them to ``Labelled`` texts; ``gate_texts`` says what is relevant."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rashomon.evaluation.gate_texts import Labelled, Reader, judged, labels, ordinary, violent

_TAG = re.compile(r"<[^>]+>")
_VIOLENT_EVENTS = (
    "conflict.attack",
    "life.die.deathcausedbyviolentevents",
    "life.injure.injurycausedbyviolentevents",
)


def awsd(data: Path) -> Iterator[Labelled]:
    """Attacks on aid workers, told in a sentence or two."""
    for row in read_table(data / "awsd" / "incidents_to_2023-06.csv", ","):
        if row["Details"].strip():
            yield Labelled("awsd", row["Incident ID"], row["Details"], True)


def case2021(data: Path) -> Iterator[Labelled]:
    """Snippets by type of event."""
    known = labels()["case2021"]
    for row in read_table(data / "case2021" / "test_dataset" / "test_set_final_release_with_labels.tsv", "\t"):
        relevant = True if row["SubType"] in known["relevant"] else None
        if row["SubType"] in known["ordinary"]:
            relevant = ordinary(row["EventSnippet"])
        yield Labelled("case2021", row["id"], row["EventSnippet"], relevant)


def clusters(data: Path) -> Iterator[Labelled]:
    """News by event; the events were judged by their headlines."""
    for folder in ("news_cluster", "gold_standard", "google_news"):
        for file in sorted((data / "clusters" / folder / "data").glob("*.json")):
            row = json.loads(file.read_text("utf-8"))
            event = row.get("newsCluster", {}).get("Event") or row.get("category") or ""
            text = f"{row['title']}\n\n{row['text'] or ''}"
            relevant = judged("clusters", event) if event else ordinary(text)
            yield Labelled("clusters", file.stem, text, relevant, event or file.stem)


def ecbplus(data: Path) -> Iterator[Labelled]:
    """News by topic; the topics were judged by their first texts."""
    for file in sorted((data / "ecbplus").glob("*/*.xml"), key=lambda path: path.stem):
        sentences: dict[int, list[str]] = {}
        for token in ElementTree.parse(file).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
        lines = [" ".join(words) for words in sentences.values() if not words[0].startswith("http")]
        topic = file.parent.name + ("plus" if "plus" in file.stem else "ecb")
        yield Labelled("ecbplus", file.stem, "\n".join(lines), judged("ecbplus", topic), topic)


def geovirus(data: Path) -> Iterator[Labelled]:
    """News of diseases."""
    for number, article in enumerate(ElementTree.parse(data / "places" / "GeoVirus.xml").getroot()):
        text = article.findtext("text") or ""
        yield Labelled("geovirus", str(number), text, ordinary(text), article.findtext("source") or "")


def gva(data: Path) -> Iterator[Labelled]:
    """Reports of shootings; reports of one incident are on one side."""
    incidents = {}
    for row in read_lines(data / "gva" / "reports.jsonl"):
        group = min(map(str, row.get("incidents") or [row["id"]]))
        incidents[row["id"]] = Labelled("gva", row["id"], f"{row['title']}\n\n{row['text']}", True, group)
    yield from incidents.values()


def india_police(data: Path) -> Iterator[Labelled]:
    """Reports of one crisis: relevant where a sentence tells that police killed or used force, open elsewhere."""
    for row in read_lines(data / "india_police" / "docs.jsonl"):
        relevant = True if {"KILL", "FORCE"} & set(row["doc_labels"]) else None
        yield Labelled("india_police", str(row["doc_id"]), row["doc_text"], relevant)


def lgl(data: Path) -> Iterator[Labelled]:
    """Local news; whatever holds a word of violence was judged by reading round it."""
    for article in ElementTree.parse(data / "places" / "lgl.xml").getroot():
        number, text = article.get("docid") or "", article.findtext("text") or ""
        yield Labelled("lgl", number, text, judged("lgl", int(number)))


def plv(data: Path) -> Iterator[Labelled]:
    """Single sentences by PLOVER type."""
    for text, root in dict.fromkeys(
        (r["sentence"], r["gold_root"]) for r in read_table(data / "plover" / "PLV_train.tsv")
    ):
        relevant = violent(text) if root == "ASSAULT" else None if root in {"THREATEN", "COERCE"} else ordinary(text)
        yield Labelled("plover-plv", sha256(text.encode()).hexdigest()[:12], text, relevant)


def polnear(data: Path) -> Iterator[Labelled]:
    """Political news."""
    for part in ("train", "dev"):
        for file in sorted((data / "polnear" / part / "text").glob("*.txt")):
            text = file.read_text("utf-8")
            yield Labelled("polnear", f"{part}/{file.stem}", text, ordinary(text))


def rams(data: Path) -> Iterator[Labelled]:
    """Windows of five sentences, each with one marked event; windows of one article are on one side."""
    for row in read_lines(data / "rams" / "dev.jsonlines"):
        text = "\n".join(" ".join(words) for words in row["sentences"])
        attack = row["evt_triggers"][0][2][0][0].startswith(_VIOLENT_EVENTS)
        article = sha256(row["source_url"].encode()).hexdigest()[:12]
        yield Labelled("rams", row["doc_key"], text, violent(text) if attack else ordinary(text), article)


def re3d(data: Path) -> Iterator[Labelled]:
    """Statements and reports on Syria and Iraq: relevant where two words of violence stand."""
    for file in sorted((data / "re3d").glob("*/documents.json")):
        for row in read_lines(file):
            yield Labelled("re3d", row["_id"], row["text"], violent(row["text"], times=2))


def synthetic(data: Path) -> Iterator[Labelled]:
    """Stories written by a machine by PLOVER type; stories from one title are on one side."""
    for number, row in enumerate(read_table(data / "synthetic" / "ngec_synthetic_events.csv", ",")):
        attack = row["label"] == "ASSAULT" and row["mode"] != "CROWD-CONTROL"
        relevant = violent(row["text"]) if attack else ordinary(row["text"])
        yield Labelled("synthetic", str(number), row["text"], relevant, row["title"])


def timelines(data: Path) -> Iterator[Labelled]:
    """News of companies and markets."""
    for file in sorted((data / "timelines").glob("*/*/corpus_trackA_CAT/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in ElementTree.parse(file).getroot().iter("token"):
            sentences.setdefault(int(token.get("sentence", 0)), []).append(token.text or "")
        yield Labelled("timelines", file.stem, "\n".join(map(" ".join, sentences.values())), False)


def timeml(data: Path) -> Iterator[Labelled]:
    """News of 1989 to 2000."""
    for file in sorted((data / "timeml").glob("*/[!.]*.tml")):
        body = file.read_text("utf-8", errors="replace").partition("<TEXT>")[2]
        text = _TAG.sub("", body)
        relevant = judged("timeml", file.stem)
        yield Labelled("timeml", file.stem, text, ordinary(text) if relevant is False else relevant)


def wikievents(data: Path) -> Iterator[Labelled]:
    """Reports with all events marked; relevant with an attack among them."""
    for row in read_lines(data / "wikievents" / "dev.jsonl"):
        text = "\n".join(words for _, words in row["sentences"])
        attack = any(event["event_type"].startswith("Conflict.Attack") for event in row["event_mentions"])
        yield Labelled("wikievents", row["doc_id"], text, True if attack else ordinary(text))


def read_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON Lines; empty lines are passed over."""
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def read_table(file: Path, delimiter: str = "\t") -> Iterator[dict[str, str]]:
    """Yield the rows of a table with a header, by its columns."""
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "awsd": awsd,
        "case2021": case2021,
        "clusters": clusters,
        "ecbplus": ecbplus,
        "geovirus": geovirus,
        "gva": gva,
        "india_police": india_police,
        "lgl": lgl,
        "plover-plv": plv,
        "polnear": polnear,
        "rams": rams,
        "re3d": re3d,
        "synthetic": synthetic,
        "timelines": timelines,
        "timeml": timeml,
        "wikievents": wikievents,
    }
)
