"""What each number of a passage of modern news counts: those killed, hurt, missing, taken, arrested, what was fired.

In: the folder of all sets, and the marks of this repository (:mod:`rashomon.evaluation.sets.numbers`). Out: a result
over the held passages, without the gate. Every number of a passage is told, so that precision is that of all that is
read. A number that is part of a greater one, counts over several incidents or tells what did not come about is neither
right nor wrong. ``rules_`` are the figures of the rules alone, ``encoder_`` those of the head's likeliest class, and
those without a name of both, as in use (:func:`rashomon.pipeline.counted.with_counted`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rashomon.encoder.counts import NEEDS, load_counts
from rashomon.encoder.model import load_encoder
from rashomon.errors import DataMissing
from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.counted_by_rules import counted_by
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import numbers
from rashomon.evaluation.sets.numbers import NumberText
from rashomon.evaluation.shares import share_intervals, shares
from rashomon.extract.mentions import recognise
from rashomon.pipeline.counted import with_counted

#: What is asked for; those intercepted are munitions here.
WANTED = ("killed", "injured", "kidnapped", "missing", "arrested", "munitions")
_ONE = {"intercepted": "munitions"}
#: What numbers are read as, by their places.
ReadAs = Mapping[int, str]


#: A passage to what rules, encoder and both read its numbers as, by the name of the way.
Read = Callable[[NumberText], Mapping[str, ReadAs]]


def measure_numbers(data: Path, look: Look, *, read: Read | None = None, folder: Path = numbers.FOLDER) -> Result:
    """Measure on the held passages. Raises DataMissing when the marks or a set they speak of are not there."""
    try:
        texts = look.first(numbers.load(data, folder, held=True))
    except (OSError, ValueError) as error:
        raise DataMissing(f"'evaluate numbers' reads marks in {folder} and their texts in {data}: {error}") from error
    if not texts:
        raise DataMissing(f"{folder} holds no marks: run from the folder of the repository that has them")
    tell = read or read_ways
    told = [(f"{at}/{one.passage.id}", one, tell(one)) for at, one in enumerate(look.counted(texts))]
    metrics, intervals = dict[str, float](), dict[str, tuple[float, float]]()
    for way in ("", "rules", "encoder"):
        for what in ("numbers", *WANTED):
            counts = {id_: count(one, ways[way], what) for id_, one, ways in told}
            named = {f"{what}_{share}": f"{way}_{what}_{share}".lstrip("_") for share in ("precision", "recall", "f1")}
            metrics |= {named[name]: value for name, value in shares(what, counts).items() if name in named}
            intervals |= {named[n]: ends for n, ends in share_intervals(what, counts).items() if n in named}
    return Result("numbers", DEVELOPMENT, len(texts), metrics, intervals)


def read_ways(one: NumberText) -> dict[str, ReadAs]:
    """Return what rules, encoder and both, the last under "", read the numbers of a passage as."""
    passage = one.passage
    scan = load_encoder().scan(passage.text, [(s.span.start, s.span.end) for s in passage.sentences], NEEDS)
    weighed = load_counts().read(scan, passage.numbers)
    places = {number: at for at, number in enumerate(passage.numbers)}
    mentions = recognise(passage.sentences)
    return {
        "": counted_by(with_counted(mentions, weighed, passage.sentences), passage.numbers),
        "rules": counted_by(mentions, passage.numbers),
        "encoder": {places[each.number]: _ONE.get(each.best[0], each.best[0]) for each in weighed},
    }


def count(one: NumberText, read: ReadAs, what: str) -> Counts:
    """Count the numbers of a passage that are told, read, and right; ``what`` is a class, or all for "numbers"."""
    wanted = WANTED if what == "numbers" else (what,)
    pairs = [
        (_ONE.get(told, told), read.get(at, "other")) for at, told in one.passage.told.items() if at not in one.beside
    ]
    right = sum(told == given and told in wanted for told, given in pairs)
    return Counts(right, sum(given in wanted for _, given in pairs), right, sum(told in wanted for told, _ in pairs))
