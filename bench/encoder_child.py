"""The process that measures the encoder: what it can do at most, beside what it does on whole reports.

In: a file of reports on attacks and one of ordinary reports. Out: a line of JSON: tokens and reports a second of each
kind of work, by the best of some rounds in which the kinds take turns, so that whatever else the machine does meets all
of them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from rashomon.encoder.model import Encoder
from rashomon.encoder.reading import HEADS, SAID_HEADS, EncoderReader, load_reader
from rashomon.extract.sentences import split
from rashomon.jobs.tools import make_tools
from rashomon.pipeline import Tools, begin_report, in_turn, read_report
from rashomon.readers import read_paths
from rashomon.records import Report, Sentence
from rashomon.settings import read_settings

#: Batches of random ids: length in tokens, texts.
CEILINGS = ((128, 32), (256, 8))
#: What the name of a row ends with that runs the second graph, which reads who says what, behind the first.
BOTH = ", both graphs"
#: Word pieces that stand for themselves; the numbers below are marks.
FIRST_ID, LAST_ID = 1_000, 30_000
WARM = 2


@dataclass(frozen=True)
class Work:
    """Something to do, and how many tokens and reports it deals with."""

    run: Callable[[], object]
    tokens: int
    reports: int


def works(reader: EncoderReader, tools: Tools, reports: Sequence[Report]) -> dict[str, Work]:
    """Return the kinds of work by name."""
    encoder, told = reader.encoder, [(report.text, split(report.text)) for report in reports]
    kept = [(text, _kept(reader, sentences)) for text, sentences in told]
    whole = sum(len(encoder.scan(text, [_range(s) for s in sentences], HEADS).offsets) for text, sentences in told)
    read = sum(len(encoder.scan(text, ranges, HEADS).offsets) for text, ranges in kept)
    number, every = len(reports), (*HEADS, *SAID_HEADS)
    return {
        **{f"random ids, {length} x {batch}": _ceiling(encoder, length, batch) for length, batch in CEILINGS},
        **{
            f"random ids, {length} x {batch}{BOTH}": _ceiling(encoder, length, batch, both=True)
            for length, batch in CEILINGS
        },
        "encoder, kept sentences": Work(lambda: [encoder.scan(text, r, HEADS) for text, r in kept], read, number),
        f"encoder, kept sentences{BOTH}": Work(
            lambda: [encoder.scan(text, r, every) for text, r in kept], read, number
        ),
        "gate, encoder, scorers": Work(
            lambda: [reader.relevant(text) and reader.begin(text, sentences)() for text, sentences in told],
            whole,
            number,
        ),
        "whole pipeline, one by one": Work(lambda: [read_report(report, tools) for report in reports], whole, number),
        "whole pipeline": Work(lambda: list(in_turn(reports, partial(begin_report, tools=tools))), whole, number),
    }


def best(given: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the least seconds that each work took, all taking turns."""
    least = dict.fromkeys(given, float("inf"))
    for _ in range(rounds):
        for name, work in given.items():
            begun = time.perf_counter()
            work.run()
            least[name] = min(least[name], time.perf_counter() - begun)
    return least


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("attacks", type=Path)
    parser.add_argument("ordinary", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    reader = load_reader(given.threads)
    tools = make_tools(read_settings(), given.threads)  # with the same reader: it is loaded once
    reports, other = _reports(given.attacks), _reports(given.ordinary)
    for report in reports[:WARM]:
        read_report(report, tools)
    made = works(reader, tools, reports)
    seconds = best(made, given.rounds)
    rows = {
        name: {"tokens_per_s": work.tokens / seconds[name], "reports_per_s": work.reports / seconds[name]}
        for name, work in made.items()
    }
    encoder, whole = made["encoder, kept sentences"], made["whole pipeline"]
    shares = {
        "tokens_a_report": whole.tokens / len(reports),
        "tokens_kept": encoder.tokens / whole.tokens,
        "attacks_passed": _passed(reader, reports),
        "ordinary_passed": _passed(reader, other),
    }
    print(json.dumps({"threads": given.threads, "rows": rows, **shares}))


def _ceiling(encoder: Encoder, length: int, batch: int, *, both: bool = False) -> Work:
    ids = np.random.default_rng(1).integers(FIRST_ID, LAST_ID, (batch, length), np.int64)
    mask = np.ones_like(ids)

    heads = (*HEADS, *SAID_HEADS) if both else HEADS
    return Work(lambda: encoder.run(ids, mask, heads, mask if both else None), ids.size, 0)


def _kept(reader: EncoderReader, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    keep = reader.gate.keep([sentence.text for sentence in sentences]).keep
    return [_range(sentence) for sentence, kept in zip(sentences, keep, strict=True) if kept]


def _range(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


def _passed(reader: EncoderReader, reports: Sequence[Report]) -> float:
    return sum(reader.relevant(report.text) for report in reports) / len(reports)


def _reports(path: Path) -> list[Report]:
    return [item.report for item in read_paths([str(path)], max_bytes=path.stat().st_size) if item.report]


if __name__ == "__main__":
    main()
