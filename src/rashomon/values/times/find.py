"""Finding the time expressions of a sentence, or of a text sentence by sentence.

In go sentences and the publication date, out come TIMEX3 (:func:`read_times`), or only the times that something can
have happened at (:func:`find_times`). Both come from the same rules, those of ``rules/times/``: the flag is
``TimeExpression.time``, which durations, sets and words such as "now" do not have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from rashomon.records import Found, TimeRange
from rashomon.values.times.context import Context
from rashomon.values.times.expressions import TimeExpression, Timex
from rashomon.values.times.happenings import beside
from rashomon.values.times.links import FoundTime, link
from rashomon.values.times.matching import TimeMatch, find_longest, read_line
from rashomon.values.times.resolve import resolve
from rashomon.values.times.tense import Told, tense_at, tense_cues
from rashomon.values.times.tokens import Line

#: A time is told from one of these many before it, and from none further back.
_REMEMBERED = 40
#: So many characters before a time hold the words that say it is the end of something, or how many years ago it was.
_BEFORE = 100


def find_times(sentence: str, *, published: date, past: bool | None = None) -> list[FoundTime]:
    """Find all times of a sentence that say when something happened, in order and apart from one another.

    ``past`` says that the sentence tells of the past (True) or of what is to come (False); None reads the tense from
    the verbs near each time. What is repeated ("every day") or lasts ("for three hours") is no time of a happening.
    """
    line = read_line(sentence)
    return times_of(line, _read(line, published, (), past=past))


def find_times_of_text(sentences: Iterable[str], *, published: date) -> list[list[FoundTime]]:
    """Find the times of every sentence of a text, as :func:`find_times` does, with what is told from one before."""
    return [times_of(line, found) for line, found in _in_turn(sentences, published)]


def read_times(sentences: Iterable[str], *, published: date) -> list[list[TimeExpression]]:
    """Read every TIMEX3 of a text: a list for each of its sentences, in order. Places are those in the sentence.

    ``published`` may be a datetime; its time then serves "two hours ago".
    """
    return [[one for one in found if one.type] for _, found in _in_turn(sentences, published)]


def expressions_of(sentence: str, *, published: date) -> list[TimeExpression]:
    """Read all expressions of a sentence, also those that are no TIMEX3."""
    return _read(read_line(sentence), published, ())


def _in_turn(sentences: Iterable[str], published: date) -> Iterator[tuple[Line, list[TimeExpression]]]:
    """Read sentence after sentence; each knows the expressions of those before."""
    earlier: list[TimeExpression] = []
    for sentence in sentences:
        line = read_line(sentence)
        found = _read(line, published, earlier)
        if found:
            earlier = [*earlier, *found][-_REMEMBERED:]
        yield line, found


def times_of(line: Line, expressions: Sequence[TimeExpression]) -> list[FoundTime]:
    """Return the times among the expressions of a sentence, with their words, joined and opened by links."""
    times = [
        Found(*one.words, _with_words(one.time, line.text[one.words[0] : one.words[1]]), one.rule)
        for one in expressions
        if one.time is not None
    ]
    return link(line, times) if times else []


def _with_words(time: TimeRange, words: str) -> TimeRange:
    """Return a time with its words; this is what ``replace`` does, in a third of its time."""
    return TimeRange(words, time.start, time.end, time.precision, time.basis, time.timex)


def _read(
    line: Line, published: date, earlier: Sequence[TimeExpression], *, past: bool | None = None
) -> list[TimeExpression]:
    told = list(earlier)
    cues: list[Sequence[TimeMatch]] = []
    for match in find_longest(line):
        before = line.text[max(0, match.start - _BEFORE) : match.start]
        context = Context(published, told, _tense(line, cues, match, past), before)
        if (found := resolve(match, context)) is not None:
            told.append(_expression(match, found))
    return beside(line.text, told[len(earlier) :])


def _tense(line: Line, cues: list[Sequence[TimeMatch]], match: TimeMatch, past: bool | None) -> Callable[[], Told]:
    """Return what reads the tense at a match; the cues of the sentence are found once, when first asked for."""

    def read() -> Told:
        if past is not None:
            return Told("past" if past else "future", near=True)
        if not cues:
            cues.append(tense_cues(line))
        return tense_at(line.text, cues[0], match.start, match.end)

    return read


def _expression(match: TimeMatch, found: Timex) -> TimeExpression:
    start, end = match.spans.get("timex", (match.start, match.end))
    time: TimeRange | None = found.time
    return TimeExpression(start, end, found.type, found.value, time, (match.start, match.end), match.rule.name)
