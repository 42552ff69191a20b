"""Values of real reports with who says them and how firmly, marked by reading: "police", denied; nobody, as a fact.

In: the folder of all sets, and files of marks (``evals/judged/tellings``). A mark names a report by its set and key,
and a value by its field and by characters: where its sentence begins and where its words stand; who says it is told by
characters too. No words of the report stand in it. Out: the reports with their values, in the order of the files. How
they were marked is told in ``evals/judged/tellings/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from rashomon.evaluation.gate_sets import read_lines
from rashomon.evaluation.sets.dated import reports
from rashomon.evaluation.sets.judged import report_of, story_of
from rashomon.records import Name, Report, Statement

#: Folder of the marks, in this repository.
FOLDER = Path("evals/judged/tellings")
#: How a value may be told; "foiled" is kept apart in marks, and told by readings as what was intended.
_AS_TOLD = {"foiled": "intends"}
#: Stances whose speaker is all that they tell.
_OF_SPEAKER = frozenset({"denies", "silent"})
_WORD = regex.compile(r"\w+")
_FILLER = frozenset({"the", "a", "an", "of", "mr", "and", "in", "on", "for", "s"})
_DOTS = regex.compile(r"(?<=\b\p{L})\.")


@dataclass(frozen=True, slots=True)
class MarkedValue:
    """A value as it is told: ``who`` says it, in the words that stand there and by name; both "" for the report itself.

    ``at`` is where its sentence begins; ``words`` are the value's. ``verdict`` is of the value itself, whoever says it
    and however; ``drawn``: it was drawn by chance among all that was told of its report.
    """

    field: str
    at: int
    words: str
    verdict: str
    stance: str = ""
    who: str = ""
    name: str = ""
    drawn: bool = False

    def is_value_of(self, one: Statement) -> bool:
        """Tell whether a statement tells this value."""
        return (one.field, one.span.start, getattr(one.value, "words", "")) == (self.field, self.at, self.words)

    def is_told_by(self, speaker: Name) -> bool:
        """Tell whether a speaker is the one who was marked: the report's own voice, or somebody of such a name."""
        own = is_own_voice(speaker)
        if own or not self.who:
            return own and not self.who
        called = [words for words in (speaker.canonical, speaker.words) if words]
        return any(_alike(one, other) for one in called for other in (self.who, self.name) if other)

    def is_true(self, one: Statement) -> bool:
        """Tell whether a statement of this value is true to the report: value, stance, and who denies."""
        if self.verdict != "right" or one.stance != self.stance:
            return False
        return one.stance not in _OF_SPEAKER or self.is_told_by(one.speaker)


@dataclass(frozen=True, slots=True)
class Telling:
    """A report and values of it; one that is ``held`` is counted and never learned from."""

    set: str
    key: str
    report: Report
    values: tuple[MarkedValue, ...]
    held: bool

    @property
    def story(self) -> str:
        """What reports of one event have alike, as judged reports have it."""
        return story_of(self.set, self.key)

    def marked(self, one: Statement) -> MarkedValue | None:
        """Return the mark of a statement's value; None where it was not marked."""
        return next((value for value in self.values if value.is_value_of(one)), None)


def is_own_voice(speaker: Name) -> bool:
    """Tell the report's own voice from a publisher that the report names as saying something."""
    return speaker.kind == "publisher" and not speaker.words


def load(data: Path, folder: Path = FOLDER, *, held: bool | None = None) -> list[Telling]:
    """Read marks and their reports; ``held`` True or False takes one part only.

    Raises:
        OSError: A set or the folder of marks is not there.
        ValueError: A report is not there, or not the one that was marked.
    """
    rows = [row for file in sorted(folder.glob("*.jsonl")) for row in read_lines(file)]
    wanted = [row for row in rows if held is None or row["held"] is held]
    known = {name: reports(data, name) for name in sorted({row["set"] for row in wanted})}
    return list(_tellings(wanted, known))


def _tellings(rows: Iterable[Mapping[str, Any]], known: Mapping[str, Mapping[str, Report]]) -> Iterator[Telling]:
    for row in rows:
        report = report_of(row, known[row["set"]], "marked")
        values = tuple(_value(one, report.text) for one in row["values"])
        yield Telling(row["set"], row["key"], report, values, row["held"])


def _value(row: Mapping[str, Any], text: str) -> MarkedValue:
    cut = {name: text[slice(*row[name])] if name in row else "" for name in ("words", "who", "name")}
    stance = _AS_TOLD.get(row.get("stance", ""), row.get("stance", ""))
    return MarkedValue(row["field"], row["at"], verdict=row["verdict"], stance=stance, drawn=row["drawn"], **cut)


def _alike(one: str, other: str) -> bool:
    left, right = _words(one), _words(other)
    if not (left and right) or (left & right and (left <= right or right <= left)):
        return bool(left and right)
    apart = [any(word.isalpha() and word.lower() in alone and word[0].isupper() for word in _WORD.findall(name))
             for name, alone in ((one, left - right), (other, right - left))]  # fmt: skip
    return len(left & right) > 1 and not all(apart)


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(_DOTS.sub("", name))} - _FILLER
