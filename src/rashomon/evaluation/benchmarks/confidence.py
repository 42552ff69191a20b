"""How sure a report is that an organisation did it: slot 11 of MUC-4, end to end and with the organisations given.

In: a folder that holds ``<split>.jsonl``, texts with their keys. Out: a result.

- ``confidence_``: slot 11 of the templates under the rules of 1992 (half credit where "by authorities" is left off, a
  fill of an organisation not found is missing). ``organisation_`` is slot 10, which bounds it.
- ``confidence_given_``: exact fills for the organisations of the key, all their names in it given, decided from the
  text and the statements read of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.benchmarks.muc4 import NAMES, SPLIT
from rashomon.evaluation.muc4.confidences import (
    CONFIDENCE,
    ORGANISATION,
    Decided,
    Given,
    counts_of,
    decide_all,
    table_of,
)
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.muc4.keys import KeyDocument, load_keys
from rashomon.evaluation.muc4.predict import read_message, templates_of
from rashomon.evaluation.muc4.run import slot_counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.extract.confidence import confidence_of
from rashomon.jobs.tools import make_tools
from rashomon.records import Statement
from rashomon.settings import read_settings


@dataclass(frozen=True, slots=True)
class Message:
    """What was read of a message: its text as read, its statements, and templates in the notation of the keys."""

    text: str
    statements: tuple[Statement, ...]
    templates: tuple[Mapping[str, list[str]], ...]


#: A message to what is read of it.
Read = Callable[[str], Message]
#: The names of an organisation, the one that the text holds first, the text and its statements to a fill of slot 11.
Decide = Callable[[Sequence[str], str, Sequence[Statement]], str]


def measure_confidence(folder: Path, look: Look, *, read: Read | None = None, decide: Decide | None = None) -> Result:
    """Measure on the messages of a split.

    ``read`` stands in for reading and export, ``decide`` for the decision on one organisation. Raises DataMissing when
    the file is not there, UsageError when it holds no keys.
    """
    name, turn, settle = look.split or SPLIT, read or _reader(), decide or _decide
    keys = look.first(load_keys(folder / f"{name}.jsonl"))
    found = {key.doc_id: turn(key.text) for key in look.counted(keys)}

    def settled(key: KeyDocument, given: Given) -> str:
        message = found[key.doc_id]
        return settle(given.names_for(message.text), message.text, message.statements)

    official = slot_counts(keys, {doc_id: message.templates for doc_id, message in found.items()})
    decided = decide_all(keys, settled)
    counts = {
        "confidence": official[CONFIDENCE],
        "organisation": official[ORGANISATION],
        "confidence_given": counts_of(decided),
    }
    return _result(NAMES.get(name, name), counts, decided)


def _result(split: str, counts: Mapping[str, Mapping[str, Counts]], decided: Mapping[str, Sequence[Decided]]) -> Result:
    metrics = {figure: value for kind, by_text in counts.items() for figure, value in shares(kind, by_text).items()}
    ends = {figure: both for kind, by_text in counts.items() for figure, both in share_intervals(kind, by_text).items()}
    metrics["confidence_given_accuracy"] = metrics["confidence_given_recall"]  # each one of the key is asked about once
    ends["confidence_given_accuracy"] = ends["confidence_given_recall"]
    table = {"fill of the key, and what it was taken for": table_of(decided)}
    return Result("confidence", split, len(decided), metrics, ends, table)


def _decide(names: Sequence[str], text: str, statements: Sequence[Statement]) -> str:
    return confidence_of(names[0], text, statements, others=names[1:]).fill


def _reader() -> Read:
    """Return the reading of the package, with its tools loaded once."""
    tools = make_tools(read_settings())

    def read(text: str) -> Message:
        reading = read_message(text, tools)
        templates = templates_of(reading, coded=tools.encoder is not None)
        return Message(reading.report.text, reading.statements, tuple(templates))

    return read
