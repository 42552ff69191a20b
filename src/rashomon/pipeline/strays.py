"""What the encoder gives to an incident, though its sentence tells it of an earlier day or of elsewhere.

In: an incident as the encoder reads it, the account that it joins, and what is told of that. Out: the incident without
such fills, and they as incidents of their own, one for each sentence. A sentence of which the rules tell an incident is
left as it is: its fills go there. Where its words tell of no violence, it is kept with a score too low to be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.encoder.decode import Fill, Told
from rashomon.extract.mentions import is_violent
from rashomon.extract.other_days import tells_earlier_day
from rashomon.extract.other_places import tells_elsewhere
from rashomon.pipeline.around import Around
from rashomon.pipeline.doubted import DOUBTED
from rashomon.records import HAPPENED, Account, Place, Sentence, Span, Statement, TimeRange

#: What a sentence may tell of an incident by standing near it: it tells nothing else of that.
_WHERE_AND_WHEN = frozenset({"time", "place"})


def without_strays(
    one: Told, home: Account, statements: Sequence[Statement], around: Around
) -> tuple[Told, list[Told]]:
    """Return an incident without fills that are told of another one, and those as incidents of their own."""
    own = [s for s in statements if s.account_id == home.id and s.stance in HAPPENED]
    told = {s.span.start for s in statements if s.account_id and s.field not in _WHERE_AND_WHEN}
    kept: list[Fill] = []
    apart: dict[int, list[Fill]] = {}
    for fill in one.fills:
        sentence = around.sentence_at(fill.start)
        if sentence is None or sentence.span.start in told or not _strays(fill, sentence, own, around):
            kept.append(fill)
        else:
            apart.setdefault(sentence.index, []).append(fill)
    strays = [_alone(one, fills, around.context.sentences[index]) for index, fills in apart.items()]
    return replace(one, fills=tuple(kept)), strays


def _alone(one: Told, fills: Sequence[Fill], sentence: Sentence) -> Told:
    score = one.score if is_violent(sentence.text) else min(one.score, DOUBTED)
    return replace(one, score=score, fills=tuple(fills))


def _strays(fill: Fill, sentence: Sentence, own: Iterable[Statement], around: Around) -> bool:
    """Tell a fill whose sentence tells it of another day or place than those that other sentences tell of its home."""
    values = [one.value for one in own if one.span.start != sentence.span.start]
    times = [value for value in values if isinstance(value, TimeRange)]
    places = [value for value in values if isinstance(value, Place)]
    placed, span = around.settings[sentence.index], Span(fill.start, fill.end)
    earlier = tells_earlier_day(span, sentence, placed.times, times)
    return earlier or tells_elsewhere(span, sentence, placed.places, places)
