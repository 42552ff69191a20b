"""Texts of other sets in which incidents were marked by hand for this project: who did it, whom and what it hit, how.

In: the folder of all sets, and files of marks (``evals/marked``). A mark names a text by its id and places by
characters; no words of the text stand in it. Reports written for this project bring their text along. Out: texts with
their incidents, in the order of the files. How to mark is told in ``evals/marked/README.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rashomon.evaluation import gate_sets
from rashomon.evaluation.gate_sets import read_lines, read_table
from rashomon.evaluation.sets import awsd, case2021, polnear, rams, re3d, wikievents
from rashomon.evaluation.sets.texts import Span

#: Folder of the marks, in this repository.
FOLDER = Path("evals/marked")
#: Roles of a mark, as written there.
ROLES = ("ind", "org", "target", "victim", "person", "weapon", "place", "time")
#: What numbers count, as written there.
COUNTS = ("killed", "injured", "kidnapped", "arrested")


@dataclass(frozen=True, slots=True)
class MarkedIncident:
    """One incident: its kind, "done" or "tried", and by role the places of its mentions in the text."""

    kind: str
    stage: str
    spans: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and its incidents; one that is ``held`` is counted and never trained on."""

    id: str
    text: str
    incidents: tuple[MarkedIncident, ...]
    held: bool


def load(data: Path, folder: Path = FOLDER, *, held: bool | None = None) -> list[MarkedText]:
    """Read marks and their texts; ``held`` True or False takes one part only.

    Raises:
        OSError: A set or the folder of marks is not there.
        ValueError: A text is not there, or not the one that was marked.
    """
    return [
        MarkedText(row["id"], text, tuple(map(_incident, row["incidents"])), row.get("held", False))
        for row, text in rows_with_texts(data, folder, held=held)
    ]


def rows_with_texts(data: Path, folder: Path, *, held: bool | None) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield the rows of files of marks, each with what it marks: its own text, or the whole or a passage of another.

    Raises:
        OSError: A set or the folder of marks is not there.
        ValueError: A text is not there, or not the one that was marked.
    """
    rows = [row for file in sorted(folder.glob("*.jsonl")) for row in read_lines(file)]
    wanted = [row for row in rows if held is None or row.get("held", False) is held]
    texts = texts_of(data, {row["id"] for row in wanted if "text" not in row})
    for row in wanted:
        text = row["text"] if "text" in row else texts.get(row["id"], "")[_stretch(row)]
        if "digest" in row and sha256(text.encode()).hexdigest()[:8] != row["digest"]:
            raise ValueError(f"the text {row['id']!r} is missing or not the one that was marked: fetch its set again")
        yield row, text


def _stretch(row: Mapping[str, Any]) -> slice:
    """Return what of its text a row marks: a passage, or all of it as long as it was."""
    return slice(*row["at"]) if "at" in row else slice(row["length"])


def _incident(row: Mapping[str, Any]) -> MarkedIncident:
    spans = {role: tuple((start, end) for start, end in row[role]) for role in (*ROLES, *COUNTS) if role in row}
    return MarkedIncident(row["kind"], row["stage"], spans)


def texts_of(data: Path, wanted: set[str]) -> dict[str, str]:
    """Return the texts asked for; only the sets that hold one are read."""
    sets = {id_.partition("/")[0] for id_ in wanted}
    return {id_: text for name in sorted(sets) for id_, text in _READERS[name](data) if id_ in wanted}


def _polnear(data: Path) -> Iterator[tuple[str, str]]:
    for split in ("train", "dev"):
        yield from ((one.id, one.text) for one in polnear.load(data / "polnear", split))


def _ucdp(data: Path) -> Iterator[tuple[str, str]]:
    """Yield headlines, each by its number among those of its event."""
    for file in sorted((data / "ucdp_ukraine").glob("*.csv")):
        for row in read_table(file, ","):
            for number, headline in enumerate((row["source_headline"] or "").split(";")):
                yield f"ucdp_ukraine/{row['id']}/{number}", headline.strip()


def _synthetic(data: Path) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(read_table(data / "synthetic" / "ngec_synthetic_events.csv", ",")):
        yield f"synthetic/{number}", row["text"].partition("###\n")[2] or row["text"]


_READERS: Mapping[str, Callable[[Path], Iterable[tuple[str, str]]]] = MappingProxyType({
    "awsd": lambda data: ((one.id, one.text) for one in awsd.load(data)),
    "case2021": lambda data: ((one.id, one.text) for one in case2021.load(data)),
    "gva": lambda data: ((f"gva/{one.id}", one.text) for one in gate_sets.gva(data)),
    "india_police": lambda data: ((f"india_police/{one.id}", one.text) for one in gate_sets.india_police(data)),
    "polnear": _polnear,
    "rams": lambda data: ((one.id, one.text) for one in rams.load(data)),
    "re3d": lambda data: ((one.id, one.text) for one in re3d.load(data / "re3d")),
    "synthetic": _synthetic,
    "ucdp_ukraine": _ucdp,
    "wikievents": lambda data: ((one.id, one.text) for one in wikievents.load(data)),
    "written": lambda _: ((row["id"], row["text"]) for row in read_lines(FOLDER / "written.jsonl")),
})  # fmt: skip
