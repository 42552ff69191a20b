"""Statements that were judged by reading the report: whether each is true to it.

In: the folder of all sets, and files of judgements (``evals/judged``). A judgement names a report by its set and key,
and a statement by its field, by where its sentence and the first words of its incident begin, and by digits of a digest
of its value and speaker; no words of the report stand in it. Out: the reports with their judgements, in the order of
the files. How they were judged is told in ``evals/judged/README.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rashomon.encoding import digest
from rashomon.evaluation.gate_sets import read_lines
from rashomon.evaluation.sets.dated import reports
from rashomon.records import Account, Report, Statement

#: Folder of the judgements, in this repository.
FOLDER = Path("evals/judged")
#: What a judgement may be; a value that is right, though another said it, is right in ``TRUE`` too.
VERDICTS = ("right", "value", "other", "none", "stance", "speaker", "doubt")
TRUE = frozenset({"right", "speaker"})
#: Field, begin of the sentence, begin of the incident's first words, digits of value and speaker.
Key = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A report and what was judged of it; one that is ``held`` is counted and never learned from."""

    set: str
    key: str
    report: Report
    verdicts: Mapping[Key, str]
    held: bool

    @property
    def story(self) -> str:
        """What reports of one event have alike: they stay together where a share of the reports is taken."""
        return f"{self.set}/{self.key.split('_' if self.set == 'ecbplus' else '/')[0]}"


def key_of(one: Statement, account: Account) -> Key:
    """Return what a judgement names a statement by."""
    return one.field, one.span.start, account.span.start, digest(one.value, one.speaker.canonical)[:8]


def load(data: Path, folder: Path = FOLDER, *, held: bool | None = None) -> list[Judged]:
    """Read judgements and their reports; ``held`` True or False takes one part only.

    Raises:
        OSError: A set or the folder of judgements is not there.
        ValueError: A report is not there, or not the one that was judged.
    """
    rows = [row for file in sorted(folder.glob("*.jsonl")) for row in read_lines(file)]
    return list(_judged([row for row in rows if held is None or row["held"] is held], data))


def _judged(rows: Iterable[Mapping[str, Any]], data: Path) -> Iterator[Judged]:
    by_set: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_set[row["set"]].append(row)
    for name, wanted in by_set.items():
        known = reports(data, name)
        for row in wanted:
            report = known.get(row["key"])
            if report is None or sha256(report.text.encode()).hexdigest()[:8] != row["digest"]:
                raise ValueError(f"the report {row['key']} of the set {name} is not there, or not as it was judged")
            told = {(field, at, first, value): verdict for field, at, first, value, verdict in row["statements"]}
            yield Judged(name, row["key"], report, MappingProxyType(told), row["held"])
