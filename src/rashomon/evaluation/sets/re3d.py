"""re3d (Dstl, 2017): reports on the conflict in Syria and Iraq, with the names in them by kind.

In: the folder of re3d, a folder for each collection with ``documents.json`` and ``entities.json``. Out: texts with
labelled spans. Names that the crowd judged wrong (confidence under one half) are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.evaluation.sets.texts import Labelled

SPLIT = "all"
DOCUMENTS, ENTITIES = "documents.json", "entities.json"
#: Their type to our label. Types without an entry (references, money, web addresses …) are left out.
LABELS = {
    "Organisation": "ORG",
    "Location": "LOC",
    "Person": "PER",
    "Temporal": "TIME",
    "Nationality": "NAT",
    "Quantity": "QUANTITY",
    "Weapon": "WEAPON",
    "Vehicle": "VEHICLE",
    "MilitaryPlatform": "VEHICLE",
}
#: The confidence from which a name counts. The middle of the scale; not tuned.
CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text and the names in it: start, end (exclusive) and label of each."""

    id: str
    text: str
    names: tuple[Labelled, ...]


def load(folder: Path) -> list[NamedText]:
    """Read every document of every collection. Raises OSError when a file is not there."""
    texts = []
    for file in sorted(folder.glob(f"*/{DOCUMENTS}")):
        names = _names(file.with_name(ENTITIES))
        for document in _lines(file):
            found = tuple(sorted(set(names[document["_id"]])))
            texts.append(NamedText(f"re3d/{document['_id']}", document["text"], found))
    return texts


def _names(file: Path) -> dict[str, list[Labelled]]:
    found: dict[str, list[Labelled]] = defaultdict(list)
    for one in _lines(file):
        if one["type"] in LABELS and one["confidence"] >= CONFIDENCE:
            found[one["documentId"]].append((one["begin"], one["end"], LABELS[one["type"]]))
    return found


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8-sig").splitlines() if line.strip()]
