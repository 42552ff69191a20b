"""Passages of other sets in which it was marked what each number counts: those killed, those missing, rockets, nothing.

In: the folder of all sets, and files of marks (``evals/marked/numbers``). A mark names a text by its id, and places in
a passage of it by characters; no words of the text stand in it. Passages written for this project bring their text
along. Out: passages with their numbers, in the order of the files; a number that no mark lies on counts
something else. How to mark is told in ``evals/marked/numbers/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.encoder.counts import numbers_of
from rashomon.evaluation.sets.counted import CountedText
from rashomon.evaluation.sets.marked import rows_with_texts
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
    return [_passage(row, text) for row, text in rows_with_texts(data, folder, held=held)]


def _passage(row: Mapping[str, Any], text: str) -> NumberText:
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
