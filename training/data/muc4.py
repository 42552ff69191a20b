"""MUC-4 texts as training material: every occurrence of a key's strings, with all that the key says of it.

In: ``train.jsonl`` or ``dev.jsonl``. Out: :class:`MucText`, a text with one line of whitespace-normalised words and the
fills found in it. A string of the key that the text doesn't hold is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.encoder.labels import DETAIL_SLOTS, DETAILS
from rashomon.evaluation.muc4.message import normalise

#: Parts of the training texts; an encoder of a fold has not seen one of them.
FOLDS = 4
ROLE_SLOTS = {"6": "Weapon", "9": "PerpInd", "10": "PerpOrg", "12": "Target", "18": "Victim", "19": "Person"}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_TYPE = re.compile(r"^\??\s*([A-Z][A-Z ]*?)\s*(?:/[^:\"]*)?:")


@dataclass(frozen=True, slots=True)
class Fill:
    """One string of the key: its role, the templates it is in, and details by head ("human_type": "CIVILIAN")."""

    words: str
    role: str
    entity: tuple[int, int]
    template: int
    kind: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where the text holds a fill, as characters of the normalised text."""

    start: int
    end: int
    fill: Fill


@dataclass(frozen=True, slots=True)
class MucText:
    """A text with its key: ``kinds`` are the types of its templates, one each."""

    id: str
    text: str
    kinds: tuple[str, ...]
    fills: tuple[Fill, ...]
    occurrences: tuple[Occurrence, ...]
    places: tuple[tuple[int, int], ...]


def load(path: Path) -> list[MucText]:
    """Read one file of texts and keys."""
    with path.open(encoding="utf-8") as lines:
        return [_text(json.loads(line)) for line in lines]


def _text(row: Mapping[str, Any]) -> MucText:
    text = normalise(row["text"])
    fills = tuple(fill for number, template in enumerate(row["templates"]) for fill in _fills(number, template))
    folded = text.lower()
    found = [Occurrence(start, end, fill) for fill in fills for start, end in occurrences(folded, fill.words)]
    kinds = tuple(_kind(template) for template in row["templates"])
    return MucText(row["doc_id"], text, kinds, fills, tuple(found), tuple(_places(folded, row["templates"])))


def _kind(template: Mapping[str, Sequence[str]]) -> str:
    return template["4"][0].split("/")[0].strip(" ?").lower()


def _fills(number: int, template: Mapping[str, Sequence[str]]) -> Iterator[Fill]:
    kind = _kind(template)
    for slot, role in ROLE_SLOTS.items():
        for index, value in enumerate(template[slot]):
            for words in strings(value):
                details = tuple(_details(role, words, template))
                yield Fill(words, role, (int(slot), index), number, kind, details)


def strings(value: str) -> list[str]:
    """Return the quoted strings of a fill, lower-cased; not the empty mark "-"."""
    return [" ".join(w.replace('\\"', '"').lower().split()) for w in _QUOTED.findall(value) if w not in {"-", "*"}]


def _details(role: str, words: str, template: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for head, (of, labels) in DETAILS.items():
        if role not in of:
            continue
        for value in template[DETAIL_SLOTS[head]]:
            typed = _TYPE.match(value)
            if typed and typed.group(1) in labels and words in strings(value):
                yield head, typed.group(1)
                break


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.escape(words) + r"(?!\w)")


def occurrences(folded: str, words: str) -> list[tuple[int, int]]:
    """Return where a lower-cased text holds the words as whole words."""
    return [match.span() for match in _pattern(words).finditer(folded)] if words else []


def _places(folded: str, templates: Sequence[Mapping[str, Sequence[str]]]) -> Iterator[tuple[int, int]]:
    names = {
        re.sub(r"\(.*?\)", "", part).strip().lower()
        for template in templates
        for value in template["3"]
        for part in re.split(r"[:/]| - ", value)[1:]
    }
    for name in sorted(names - {"", "-"}):
        yield from occurrences(folded, name)
