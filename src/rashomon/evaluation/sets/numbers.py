"""Passages of other sets in which it was marked what each number counts: those killed, those missing, rockets, nothing.

In: the folder of all sets, and files of marks (``evals/marked/numbers``). A mark names a text by its id, and places in
a passage of it by characters; no words of the text stand in it. Passages written for this project bring their text
along. Out: passages with their numbers, in the order of the files; a number that no mark lies on counts
something else. How to mark is told in ``evals/marked/numbers/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon.encoder.counts import numbers_of
from rashomon.evaluation.gate_sets import read_lines
from rashomon.evaluation.sets import marked
from rashomon.evaluation.sets.counted import CountedText
from rashomon.extract.sentences import split

#: Folder of the marks, in this repository.
FOLDER = Path("evals/marked/numbers")


@dataclass(frozen=True, slots=True)
class NumberText:
    """A passage whose numbers are all told, each with one of ``COUNTED``.

    ``beside`` holds what of :data:`rashomon.encoder.labels.BESIDE` is told of a number, by its place among the
    numbers, for those of which anything is. One that is ``held`` is counted and never trained on.
    """

    passage: CountedText
    beside: Mapping[int, frozenset[str]]
    held: bool


def load(data: Path, folder: Path = FOLDER, *, held: bool | None = None) -> list[NumberText]:
    """Read marks and their passages; ``held`` True or False takes one part only.

    Raises:
        OSError: A set or the folder of marks is not there.
        ValueError: A text is not there, or not the one that was marked.
    """
    rows = [row for file in sorted(folder.glob("*.jsonl")) for row in read_lines(file)]
    rows = [row for row in rows if held is None or row.get("held", False) is held]
    texts = marked.texts_of(data, {row["id"] for row in rows if "text" not in row})
    return [_passage(row, texts) for row in rows]


def _passage(row: Mapping[str, Any], texts: Mapping[str, str]) -> NumberText:
    text = row["text"] if "text" in row else texts.get(row["id"], "")[slice(*row["at"])]
    if "digest" in row and sha256(text.encode()).hexdigest()[:8] != row["digest"]:
        raise ValueError(f"the text {row['id']!r} is missing or not the one that was marked: fetch its set again")
    sentences = tuple(split(text))
    numbers = tuple(numbers_of(sentences))
    told, beside = dict.fromkeys(range(len(numbers)), "other"), dict[int, frozenset[str]]()
    for start, end, what, *rest in row["numbers"]:
        for at, one in enumerate(numbers):
            if one.start < end and start < one.end:
                told[at] = what
                if rest:
                    beside[at] = frozenset(rest)
    return NumberText(CountedText(row["id"], text, sentences, numbers, told), beside, row.get("held", False))
