"""What a number counts: those killed, wounded or abducted, attackers, munitions, things, or something else.

In: the folder of all sets. Out: a result over the numbers of held-out texts that a set tells of
(:mod:`rashomon.evaluation.sets.counted`); of MUC-4 the development texts count. ``accuracy`` and F1 by class are the
encoder's head's, ``rules_`` those of the rules on the same numbers (what no rule reads is "other"), and ``both_`` those
of the rules with the head where no rule reads the number. A class of which a text tells nothing does not occur there:
numbers that a set says nothing of are not looked at, so that these figures are no precision over whole reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rashomon.encoder.counts import NEEDS, load_counts
from rashomon.encoder.labels import COUNTED
from rashomon.encoder.model import load_encoder
from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.counted_by_rules import counted_by_rules
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import counted
from rashomon.evaluation.sets.counted import CountedText
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.evaluation.splits import held_out

#: What the numbers of a text are read as, by their places; a number that is not there counts something else.
ReadAs = Mapping[int, str]


def measure_counts(data: Path, look: Look) -> Result:
    """Measure head, rules and both.

    Raises OSError or DataMissing when a file is not there, UsageError when no text counts.
    """
    texts = look.first([one for one in counted.load(data) if one.id.startswith("muc4/") or not _trained(one)])
    read = [(one, by_head(one), counted_by_rules(one.sentences, one.numbers)) for one in look.counted(texts)]
    ways = {
        "": {one.id: _counts(one, head) for one, head, _ in read},
        "rules_": {one.id: _counts(one, rules) for one, _, rules in read},
        "both_": {one.id: _counts(one, {**head, **rules}) for one, head, rules in read},
    }
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    for way, by_text in ways.items():
        for what in ("right", *COUNTED):
            of_class = {id_: counts[what] for id_, counts in by_text.items()}
            named = {name: _name(way, name) for name in _shown(what)}
            metrics |= {named[name]: value for name, value in shares(what, of_class).items() if name in named}
            intervals |= {named[n]: ends for n, ends in share_intervals(what, of_class).items() if n in named}
    return Result("counts", DEVELOPMENT, len(texts), metrics, intervals, {"numbers": _table(read)})


def by_head(text: CountedText) -> dict[int, str]:
    """Return what the encoder's head reads the numbers of a text as, by their places."""
    ranges = [(one.span.start, one.span.end) for one in text.sentences]
    scan = load_encoder().scan(text.text, ranges, NEEDS)
    places = {one: at for at, one in enumerate(text.numbers)}
    return {places[one.number]: one.best[0] for one in load_counts().read(scan, text.numbers)}


def _trained(one: CountedText) -> bool:
    return not held_out(one.id)


def _shown(what: str) -> tuple[str, ...]:
    return ("right_recall",) if what == "right" else tuple(f"{what}_{share}" for share in ("f1", "precision", "recall"))


def _name(way: str, name: str) -> str:
    return way + ("accuracy" if name == "right_recall" else name)


def _counts(text: CountedText, read: ReadAs) -> dict[str, Counts]:
    """Count the told numbers of a text by class, and under "right" those that are read as told."""
    pairs = [(what, read.get(at, "other")) for at, what in text.told.items()]
    made = {
        what: Counts(
            sum(pair == (what, what) for pair in pairs), sum(given == what for _, given in pairs),
            sum(pair == (what, what) for pair in pairs), sum(told == what for told, _ in pairs),
        )
        for what in COUNTED
    }  # fmt: skip
    right = sum(told == given for told, given in pairs)
    return {**made, "right": Counts(right, len(pairs), right, len(pairs))}


def _table(read: Sequence[tuple[CountedText, ReadAs, ReadAs]]) -> dict[str, dict[str, int]]:
    """Return how many numbers of each class are told, by set."""
    table: dict[str, dict[str, int]] = {}
    for one, _, _ in read:
        row = table.setdefault(one.id.split("/")[0], dict.fromkeys(COUNTED, 0))
        for what in one.told.values():
            row[what] += 1
    return table
