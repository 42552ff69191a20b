"""How fast the values of reports are read, apart from everything else: ``python3 tasks.py bench --values``.

In: nothing; reports on attacks are made up. Out: reports a second of processor time and of one thread, for times,
places, quantities, names, and all of them together; beside them the readers of times by others that are installed
(HeidelTime, recognizers). What a reader loads at its start is not in it, nor is the splitting into sentences. Reports
are read that were not read before: what is kept of names and places comes from other reports, as in a run over news.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from datetime import time as clock
from itertools import islice
from typing import Any

import streams
from tables import table

from rashomon.evaluation.time_peers import load_peer
from rashomon.extract.sentences import on_one_line, split
from rashomon.extract.subjects import subjects
from rashomon.settings import read_settings
from rashomon.values.gazetteer import Gazetteer, open_gazetteer
from rashomon.values.names import read_name
from rashomon.values.places import find_places, read_context
from rashomon.values.quantities import find_quantities
from rashomon.values.times import find_times_of_text

Numbers = dict[str, Any]
WARM, MEASURED, PEER_TEXTS = 40, 80, 10
PEERS = ("heideltime", "recognizers")


@dataclass(frozen=True)
class Text:
    """A report: its text, its sentences, the words of their subjects, and its day."""

    text: str
    sentences: Sequence[str]
    named: Sequence[str]
    published: date


def measure() -> Numbers:
    """Return reports a second of processor time, by kind of value and by peer."""
    texts = [_text(row) for row in islice(streams.attacks(WARM + MEASURED), WARM + MEASURED)]
    kinds = _kinds(open_gazetteer(read_settings().cache))
    for read in kinds.values():
        _seconds(read, texts[:WARM])
    seconds = {name: _seconds(read, texts[WARM:]) for name, read in kinds.items()}
    speeds = {name: MEASURED / spent for name, spent in seconds.items()}
    speeds["all values"] = MEASURED / sum(seconds.values())
    return {"reports_per_s": speeds | dict(_peers(texts[WARM:])), "characters": _mean_length(texts[WARM:])}


def lines(found: Numbers) -> Iterator[str]:
    """Lay the numbers out."""
    speeds = found["reports_per_s"]
    rows = [(name, f"{speed:,.1f}", f"{speeds['all values'] / speed:,.2f}") for name, speed in speeds.items()]
    title = f"Values of reports of {found['characters']:,.0f} characters, a second of one core"
    yield from table(title, ("", "reports/s", "all values to it"), rows)


def _kinds(gazetteer: Gazetteer) -> Mapping[str, Callable[[Text], object]]:
    return {
        "times": lambda one: find_times_of_text(one.sentences, published=one.published),
        "places": lambda one: _places(one, gazetteer),
        "quantities": lambda one: [find_quantities(sentence) for sentence in one.sentences],
        "names": lambda one: [read_name(words, on=one.published) for words in one.named],
    }


def _places(one: Text, gazetteer: Gazetteer) -> None:
    context = read_context("\n".join(one.sentences), "", gazetteer)
    for sentence in one.sentences:
        context = context.extend(find_places(sentence, gazetteer=gazetteer, context=context))


def _peers(texts: Sequence[Text]) -> Iterator[tuple[str, float]]:
    for name in PEERS:
        if peer := load_peer(name):
            some = texts[:PEER_TEXTS]
            peer(some[0].text, _moment(some[0]))
            yield f"times by {name}", len(some) / _seconds(lambda one: peer(one.text, _moment(one)), some)


def _text(row: Mapping[str, Any]) -> Text:
    sentences = on_one_line(split(row["text"]))
    named = [words for sentence in sentences for words, _ in subjects(sentence)]
    return Text(row["text"], [one.text for one in sentences], named, date.fromisoformat(row["published"]))


def _moment(one: Text) -> datetime:
    return datetime.combine(one.published, clock(12), UTC)


def _seconds(read: Callable[[Text], object], texts: Sequence[Text]) -> float:
    begun = time.process_time()
    for one in texts:
        read(one)
    return time.process_time() - begun


def _mean_length(texts: Sequence[Text]) -> float:
    return sum(len(one.text) for one in texts) / len(texts)
