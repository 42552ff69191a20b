"""Texts in which nobody marked who says what, for a model to learn what others believe of them.

In: the folder of labelled sets. Out: ids and texts. Only what may be trained on: the training texts of MUC-4, the half
of gva that was studied, what is not held out of RAMS and WikiEvents, reports of clusters, and the training sentences of
the factuality sets. TimeML and the time lines are left out, whose texts the development sentences of factuality are of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rashomon.encoder.labels import FACTS
from rashomon.evaluation.sets import clusters, gva
from rashomon.evaluation.splits import held_out, studied
from training.data import muc4, rams, wikievents


def other_texts(data: Path) -> Iterator[tuple[str, str]]:
    """Yield id and text of each, those of one set after the other, each text once. Raises OSError without a set."""
    seen: set[str] = set()
    for id_, text in _all(data):
        if text.strip() and text not in seen:
            seen.add(text)
            yield id_, text


def _all(data: Path) -> Iterator[tuple[str, str]]:
    yield from ((f"muc4/{one.id}", one.text) for one in muc4.load(data / "muc4" / "train.jsonl"))
    for told in gva.load(data / "gva")[0]:
        if all(studied(f"gva/{incident}") for incident in told.incidents):
            yield f"gva/{told.id}", gva.report_of(told).text
    for load in (rams.load, wikievents.load):
        yield from ((one.id, one.text) for one in load(data) if not held_out(one.id))
    yield from ((f"clusters/{one.report.id}", one.report.text) for one in clusters.load(data / "clusters"))
    kept = {text for name in FACTS for text in _sentences(data, name, "dev")}
    for name in FACTS:
        rows = enumerate(_sentences(data, name, "train"))
        yield from ((f"{name}/train/{number}", text) for number, text in rows if text not in kept)


def _sentences(data: Path, name: str, part: str) -> Iterator[str]:
    with (data / "factuality" / name / f"{part}.jsonl").open(encoding="utf-8") as lines:
        yield from (str(json.loads(line)["text"]) for line in lines)
