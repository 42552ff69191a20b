"""Statements that were judged by reading the report: whether each is true to it.

In: the folder of all sets, and files of judgements (``evals/judged``). A judgement names a report by its set and key,
and a statement by its field, by where its sentence and the first words of its incident begin, and by digits of a digest
of its value and speaker; no words of the report stand in it. Out: the reports with their judgements, in the order of
the files. How they were judged is told in ``evals/judged/README.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon.encoding import digest
from rashomon.evaluation.gate_sets import read_lines
from rashomon.evaluation.sets.dated import reports
from rashomon.records import Account, Name, Report, Statement

#: Folder of the judgements, in this repository.
FOLDER = Path("evals/judged")
#: What a judgement may be; a value that is right, though another said it, is right in ``TRUE`` too.
VERDICTS = ("right", "value", "other", "none", "stance", "speaker", "doubt")
TRUE = frozenset({"right", "speaker"})
#: Field, begin of the sentence, begin of the incident's first words, digits of value and speaker.
Key = tuple[str, int, int, str]
#: How it was told, the judgement, and how it should have been told, where that is what is wrong and the judge said it.
Voice = tuple[str, str, str]
#: Digits of those who take part, how it was told, the judgement.
Act = tuple[str, str, str]
#: What of an act does not depend on who is named as taking part.
_WHOEVER = frozenset({"about", "kind", "old"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A report and what was judged of it; one that is ``held`` is counted and never learned from."""

    set: str
    key: str
    report: Report
    verdicts: Mapping[Key, str]
    held: bool
    voices: Mapping[Key, Voice] = field(default_factory=dict)
    acts: Mapping[tuple[str, int], Act] = field(default_factory=dict)

    @property
    def story(self) -> str:
        """What reports of one event have alike: they stay together where a share of the reports is taken."""
        return story_of(self.set, self.key)

    def named(self, key: Key) -> Key:
        """Return what a statement was called when it was judged; as it is called now where nothing is known of it.

        The first words of its incident may have been others then. It is known by the rest, unless which incident it is
        of was what was wrong.
        """
        if key in self.voices or key in self.verdicts:
            return key
        alike = [one for one in (*self.voices, *self.verdicts) if (one[0], one[1], one[3]) == (key[0], key[1], key[3])]
        fixed = (one for one in alike if self.voices.get(one, ("", self.verdicts.get(one, "")))[1] != "other")
        return next(fixed, key)

    def truth_of(self, one: Statement, account: Account) -> bool | None:
        """Tell whether a statement of an incident is true to the report; None where no judgement tells.

        Who denies or keeps silent is all that a denial or a silence tells: by another speaker it is false.
        """
        key = self.named(key_of(one, account))
        told, verdict, meant = self.voices.get(key, ("asserts", self.verdicts.get(key, "doubt"), ""))
        if verdict == "doubt":
            return None
        if one.stance == told:
            return verdict == "right" or (verdict in TRUE and key not in self.voices)
        if verdict == "stance":
            return one.stance == meant if meant else None
        return False

    def was_told(self, one: Statement, account: Account) -> str:
        """Return the stance in which a statement of an incident was told when it was judged; "" where it was not."""
        key = self.named(key_of(one, account))
        return self.voices[key][0] if key in self.voices else "asserts" if key in self.verdicts else ""

    def truth_of_act(self, account: Account, told: Iterable[Statement]) -> bool | None:
        """Tell whether a verbal act is true to the report and about its incident; ``told`` are its statements."""
        parties, stance, verdict = self.acts.get((account.kind, account.span.start), ("", "", "doubt"))
        if verdict in _WHOEVER:
            return False
        if verdict == "doubt" or parties != parties_of(told) or stance != account.stance:
            return None
        return verdict in {"right", "mode"}


def story_of(name: str, key: str) -> str:
    """Return what reports of one event have alike, of the key of a report in a set."""
    return f"{name}/{key.split('_' if name == 'ecbplus' else '/')[0]}"


def report_of(row: Mapping[str, Any], known: Mapping[str, Report], what: str) -> Report:
    """Return the report that a row names by its set, its key and a digest of its text.

    Raises:
        ValueError: It is not among those known of its set, or not as it was when it was ``what``: judged, or marked.
    """
    report = known.get(row["key"])
    if report is None or sha256(report.text.encode()).hexdigest()[:8] != row["digest"]:
        raise ValueError(f"the report {row['key']} of the set {row['set']} is not there, or not as it was {what}")
    return report


def key_of(one: Statement, account: Account) -> Key:
    """Return what a judgement names a statement by."""
    return one.field, one.span.start, account.span.start, digest(one.value, one.speaker.canonical)[:8]


def parties_of(told: Iterable[Statement]) -> str:
    """Return digits of a digest of all who take part in a verbal act, of its statements."""
    names = {
        one.value.canonical for one in told if one.field in {"perpetrator", "recipient"} and isinstance(one.value, Name)
    }
    return digest(*sorted(names))[:8]


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
            report = report_of(row, known, "judged")
            told = {(field, at, first, value): verdict for field, at, first, value, verdict in row["statements"]}
            voices = {
                (field, at, first, value): tuple(rest) for field, at, first, value, *rest in row.get("voices", ())
            }
            acts = {(kind, at): tuple(rest) for kind, at, *rest in row.get("acts", ())}
            yield Judged(name, row["key"], report, told, row["held"], voices, acts)
