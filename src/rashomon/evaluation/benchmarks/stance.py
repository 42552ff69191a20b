"""Did it happen, according to the text? Values of predicates in UW, UDS-IH2 and MEANTIME, and the stances they come to.

In: the folder of the sets. Out: a result with the figures of :mod:`rashomon.evaluation.stances`. The value is that of
the encoder, on the scale of the set, the stance of the words that of the rules for scopes; how they go together is
:func:`rashomon.evaluation.bands.combined`, with what :mod:`rashomon.encoder.denied` makes of both. The sentences come
in tokens ("did n't"); the rules are given them as they would be printed. The sets have no label for a predicate under
"if" or "unless" but a middling value: figures for conditions are those of
:mod:`rashomon.evaluation.benchmarks.stances`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

import regex

from rashomon.encoder.denied import is_denied
from rashomon.encoder.said import load_said_reader
from rashomon.evaluation.benchmarks.look import Look
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets import factuality
from rashomon.evaluation.sets.texts import FactText
from rashomon.evaluation.stances import Judged, summarise
from rashomon.extract.scopes import stance_at
from rashomon.records import Sentence, Span, Stance

#: What figures on a split are called, where that is not its name: dev was looked at.
NAMES = {"dev": "development"}
#: White space that stands between two tokens and not in print.
_GAP = regex.compile(r"\s(?=(?:n['’]t|['’](?:s|re|ve|ll|d|m)|[.,;:?!%)\]])(?:\s|$))", regex.IGNORECASE)
#: A set, a sentence and the characters of its predicates to the value of each, None where there is none.
ReadValues = Callable[[str, str, Sequence[tuple[int, int]]], Sequence[float | None]]
#: A sentence and the characters of a predicate to the stance that the words around give it.
ReadStance = Callable[[str, int, int], Stance]


def measure_stance(
    folder: Path, look: Look, *, values: ReadValues | None = None, stance: ReadStance | None = None
) -> Result:
    """Measure on a split of the three sets; a limit counts for each of them.

    Raises OSError when a file is not there, DataMissing when the encoder is not, UsageError when a set is empty.
    """
    name = look.split or factuality.SPLIT
    read, tell = values or _encoder(), stance or words_stance
    chosen = [(key, one) for key in factuality.SETS for one in look.first(factuality.load(folder, key, name))]
    judged: dict[str, dict[str, list[Judged]]] = {key: {} for key in factuality.SETS}
    for key, one in look.counted(chosen):
        judged[key][one.id] = _judged(key, one, read, tell)
    return summarise("stance", NAMES.get(name, name), judged)


def words_stance(text: str, start: int, end: int) -> Stance:
    """Return the stance that the rules give the words at these characters of a sentence in tokens."""
    printed, span = as_printed(text, start, end)
    return stance_at(Sentence(0, Span(0, len(printed)), printed, 0), span)[0]


def as_printed(text: str, start: int, end: int) -> tuple[str, Span]:
    """Return a sentence in tokens as a paper would print it, and where the words at these characters stand in it.

    >>> as_printed("He did n't flee .", 11, 15)
    ("He didn't flee.", Span(start=10, end=14))
    """
    gaps = [at.start() for at in _GAP.finditer(text)]
    printed = _GAP.sub("", text)
    return printed, Span(*(place - bisect_left(gaps, place) for place in (start, end)))


def _judged(key: str, one: FactText, read: ReadValues, tell: ReadStance) -> list[Judged]:
    places = [(start, end) for start, end, _ in one.targets]
    found = read(key, one.text, places)
    judged = []
    for (start, end, gold), value in zip(one.targets, found, strict=True):
        stance = tell(one.text, start, end)
        denied = None if value is None else is_denied(one.text, start, end, value, stance, factuality.SETS[key])
        judged.append(Judged(gold, value, stance, denied))
    return judged


def _encoder() -> ReadValues:
    reader = load_said_reader()

    def read(key: str, text: str, places: Sequence[tuple[int, int]]) -> list[float | None]:
        reading = reader.read(text, [(0, len(text))])
        return [reading.fact_at(start, end, factuality.SETS[key]) for start, end in places]

    return read
