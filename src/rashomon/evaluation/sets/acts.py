"""Passages of other sets in which acts were marked by hand: who accuses, denies, condemns, keeps silent, and whom.

In: the folder of all sets, and files of marks (``evals/marked/acts``). A mark names a text by its id, and places in a
passage of it by characters; no words of the text stand in it. Sentences written for this project bring their text
along. Out: passages with their acts, in the order of the files. How to mark is told in
``evals/marked/acts/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.evaluation.sets.marked import rows_with_texts
from rashomon.evaluation.sets.texts import Span

#: Folder of the marks, in this repository.
FOLDER = Path("evals/marked/acts")


@dataclass(frozen=True, slots=True)
class MarkedAct:
    """One act: its kind (of :data:`rashomon.encoder.labels.ACTS`), its words, who does it, to whom or what.

    ``violent``: it is about violence. Who and whom are None where their sentence does not print them.
    """

    kind: str
    cue: Span
    who: Span | None
    whom: Span | None
    violent: bool


@dataclass(frozen=True, slots=True)
class ActText:
    """A passage and its acts; one that is ``held`` is counted and never trained on."""

    id: str
    text: str
    acts: tuple[MarkedAct, ...]
    held: bool


def load(data: Path, folder: Path = FOLDER, *, held: bool | None = None) -> list[ActText]:
    """Read marks and their passages; ``held`` True or False takes one part only.

    Raises:
        OSError: A set or the folder of marks is not there.
        ValueError: A text is not there, or not the one that was marked.
    """
    return [
        ActText(row["id"], text, tuple(map(_act, row["acts"])), row.get("held", False))
        for row, text in rows_with_texts(data, folder, held=held)
    ]


def _act(row: Mapping[str, Any]) -> MarkedAct:
    who, whom = ((row[name][0], row[name][1]) if name in row else None for name in ("who", "whom"))
    return MarkedAct(row["kind"], (row["cue"][0], row["cue"][1]), who, whom, row["violent"])
