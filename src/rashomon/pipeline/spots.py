"""When and where an incident was that only the encoder saw, and every place that a report names.

In: the fills of an incident, or all sentences. Out: statements of times and places told in the sentences of the fills;
spots. The day and place of a dateline are not told of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rashomon.encoder.decode import Fill
from rashomon.extract.lines import WIRE_DATELINE
from rashomon.extract.settings import Settings
from rashomon.extract.tellings import Context
from rashomon.extract.whereabouts import is_haven
from rashomon.pipeline.around import Around
from rashomon.pipeline.located import Spot
from rashomon.records import Account, Place, Sentence, Span, Statement, Value

#: The score of a time or place that only stands in the sentence of a fill. Set by hand.
BESIDE = 0.5


def spots_of(context: Context, settings: Settings) -> list[Spot]:
    """Return every place named in a report."""
    return [
        Spot(span, place, sentence.index, span.start < _told_from(sentence))
        for sentence in context.sentences
        for span, place in settings[sentence.index].places
    ]


def when_and_where(fills: Sequence[Fill], home: Account, around: Around) -> Iterator[Statement]:
    """Times and places told in the sentences of the fills of an account that the rules did not see.

    Where these name no place, it is that of the sentence before them which names one last.
    """
    inside = {s.index: s for fill in fills if (s := around.sentence_at(fill.start))}
    inside = inside or {s.index: s for s in around.context.sentences if s.span.start == home.span.start}
    for sentence in inside.values():
        times = [(span, time) for span, time in around.settings[sentence.index].times if time.start and time.end]
        yield from _beside("time", times, sentence, home, around)
    placed = [s for s in inside.values() if _places(s, around)]
    before = (s for s in reversed(around.context.sentences) if s.index < min(inside, default=0) and _places(s, around))
    for sentence in placed or list(islice(before, 1)):
        yield from _beside("place", _places(sentence, around), sentence, home, around)


def _places(sentence: Sentence, around: Around) -> list[tuple[Span, Place]]:
    """Return the places told in a sentence, but for that of the dateline and where those who did it stay."""
    start, at = _told_from(sentence), sentence.span.start
    told = ((span, place) for span, place in around.settings[sentence.index].places if span.start >= start)
    return [(span, place) for span, place in told if not is_haven(sentence.text[: span.start - at])]


def _told_from(sentence: Sentence) -> int:
    """Return where a sentence begins to tell: after the dateline, if it has one ("LIMA, 5 JUL 89 (ANSA) -- [TEXT]")."""
    line = WIRE_DATELINE.match(sentence.text) if sentence.index < 2 else None
    return sentence.span.start + (line.end() if line else 0)


def _beside(
    field: str, found: Iterable[tuple[Span, Value]], sentence: Sentence, home: Account, around: Around
) -> Iterator[Statement]:
    for span, value in found:
        telling = around.telling(span, field, BESIDE)
        told = span.start >= _told_from(sentence) and not around.context.telling_not_told(sentence, span)
        if telling is not None and told:
            yield around.statement(home, field, value, telling)
