"""Where an incident was, as the encoder tags it or an address tells: streets and quarters that no gazetteer knows.

In: a reading, and what the encoder says of its tokens. Out: the reading with the places that no statement tells yet. A
stretch belongs to the account that most is told of in its sentence, else to the one told last before it, or first. It
has the value that was read there, if any; else it is kept by its words, unresolved. Left out is where somebody was
taken, and what cannot be true beside every place that is told of the account already, or is only a country beside
one: where a report speaks of several, the encoder knows less well than the rules which is whose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from rashomon.encoder.candidates import spots_told
from rashomon.encoder.reading import ENCODER
from rashomon.encoder.scan import Scan
from rashomon.extract.beside import OTHER_ACT, is_of_incident
from rashomon.extract.whereabouts import is_where_held
from rashomon.pipeline.around import Around
from rashomon.pipeline.made import in_order, is_told
from rashomon.pipeline.trimmed import ends
from rashomon.records import HAPPENED, Account, Place, Reading, Sentence, Span, Statement, Value
from rashomon.values.actors import actor_named
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.places import judge_places
from rashomon.values.places.grown import grown
from rashomon.values.places.whole import addresses, is_named, is_street, whole_span

#: The chance from which a stretch tells where. Set on texts that the encoder's folds had not seen.
SURE = 0.5
ROLE = "Place"
#: How an address is found that the encoder did not tag.
ADDRESS = "rule:address"
#: Places that tell nothing beside another one.
_BROAD = frozenset({"country", "region"})
#: Before somebody's name: "the home of | Ivo Brand", "the office of".
_SOMEBODYS = regex.compile(
    r"\b(?:homes?|house|offices?|apartment|residence|flat|family|bod(?:y|ies)|cars?|vehicle)\sof\s$", regex.I
)
#: Before where somebody was taken or went: "flew the wounded to | Norport".
_TAKEN = regex.compile(
    r"\b(?:t(?:ook|aken)|brought|fl(?:ew|own)|airlifted|evacuated|transferred|moved|rushed|sent|fled|escaped|returned)\b"
    r"[^,.;]{0,50}\b(?:to|for)\s(?:the\s)?(?:\p{Ll}+\sof\s)?$"
)


def add_told_at(reading: Reading, scan: Scan, around: Around) -> Reading:
    """Return the reading with the places that the encoder tells of its incidents and no statement tells yet.

    A reading without an incident that happened stays as it is.
    """
    homes = _Homes.of(reading)
    if homes is None or not len(scan.offsets):
        return reading
    told = list(reading.statements)
    tagged = sorted(spots_told(scan, ROLE, SURE), key=lambda spot: -spot.score)
    found = [(Span(spot.start, spot.end), spot.score, f"{ENCODER}:{ROLE}") for spot in tagged]
    if homes.alone:
        found += [(span, SURE, ADDRESS) for span in _addresses(around)]
    for span, score, found_by in found:
        one = _statement(span, score, found_by, homes, around)
        if one is not None and not is_told(one, told) and _may_be(one, told):
            told.append(one)
    return replace(reading, statements=in_order(told))


def _addresses(around: Around) -> Iterator[Span]:
    """Yield where addresses stand that words of an incident are nearer to than those of another act."""
    for sentence in around.context.sentences:
        for start, end in addresses(sentence.text):
            if is_of_incident(sentence.text, start, end) and not OTHER_ACT.search(sentence.text):
                yield Span(sentence.span.start + start, sentence.span.start + end)


@dataclass(frozen=True, slots=True)
class _Homes:
    """Which incident each stretch of a report tells of: the starts of sentences, in order, and the account of each."""

    starts: Sequence[int]
    accounts: Sequence[Account]

    @classmethod
    def of(cls, reading: Reading) -> _Homes | None:
        """Return the accounts of incidents that happened, by the sentences that tell most of them; None without any."""
        known = {one.id: one for one in reading.accounts if one.form == "incident" and one.stance in HAPPENED}
        counts: dict[int, Counter[str]] = {}
        for statement in reading.statements:
            if statement.account_id in known:
                counts.setdefault(statement.span.start, Counter())[statement.account_id] += 1
        starts = sorted(counts)
        return cls(starts, [known[counts[at].most_common(1)[0][0]] for at in starts]) if starts else None

    @property
    def alone(self) -> bool:
        """Tell a report of one incident: of several, an address alone does not tell which was there."""
        return len({one.id for one in self.accounts}) == 1

    def at(self, sentence: Sentence) -> Account:
        """Return the account that a sentence tells of, else the one told last before it, or the first."""
        return self.accounts[max(bisect_right(self.starts, sentence.span.start) - 1, 0)]


def _statement(span: Span, score: float, found_by: str, homes: _Homes, around: Around) -> Statement | None:
    """Return what a stretch tells; None for what is no place of the incident, or is not told as a fact."""
    sentence = around.sentence_at(span.start)
    if sentence is None or around.context.telling_not_told(sentence, span):
        return None
    before = around.report.text[sentence.span.start : span.start]
    if _TAKEN.search(before) or is_where_held(before):
        return None
    value, telling = _place(span, sentence, around), around.telling(span, "place", score)
    if value is None or telling is None or telling.stance not in HAPPENED:
        return None
    return replace(around.statement(homes.at(sentence), "place", value, telling), found_by=found_by)


def _place(span: Span, sentence: Sentence, around: Around) -> Place | None:
    """Return what was read at a stretch; a name that was not, by its words, if it is no country's.

    A street that nothing ties to a town has the words of its whole name: "South Weaver Street", not Weaver. Neither
    people ("the Norlandic capital") nor a group nor somebody's name ("the home of Ivo Brand") is a place.
    """
    read = around.settings[sentence.index].places
    places = [place for at, place in read if at.start < span.end and span.start < at.end]
    text = around.report.text
    first, last = ends(text[span.start : span.end])
    start, end = whole_span(text, span.start + first, span.start + last)
    if is_street(name := _told(text, start, end)):
        named = Place(name, name)
        return next((place for place in places if place.site and place.latitude is not None), named)
    if places or first >= last:
        return next(iter(places), None)
    at = sentence.span.start
    start, end = grown(sentence.text, start - at, end - at)
    name = _told(sentence.text, start, end)
    if not is_named(name) or country_named(name) or country_of_people(name) or actor_named(name):
        return None
    return None if _SOMEBODYS.search(sentence.text[:start]) else Place(name, name)


def _told(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _may_be(one: Statement, told: Iterable[Statement]) -> bool:
    """Tell what can be true beside one at least of the places of its account, and is no country; or beside none."""
    own = [s.value for s in told if (s.account_id, s.field) == (one.account_id, "place") and s.stance in HAPPENED]
    return not own or (not _is_broad(one.value) and any(_agree(one.value, other) for other in own))


def _is_broad(value: Value) -> bool:
    return isinstance(value, Place) and value.precision in _BROAD


def _agree(one: Value, other: Value) -> bool:
    return isinstance(one, Place) and isinstance(other, Place) and judge_places(one, other).state != "conflict"
