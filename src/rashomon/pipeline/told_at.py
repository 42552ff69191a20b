"""Where and when an incident was, as the encoder tags it: streets and quarters that no gazetteer knows among them.

In: a reading, and what the encoder says of its tokens. Out: the reading with the places and times that no statement
tells yet. A stretch belongs to the account that most is told of in its sentence, else to the one told last before it,
or first. A place has the value that was read there, if any; else it is kept by its words, unresolved. A time that
nothing resolves to a range is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.encoder.candidates import Spot, spots_told
from rashomon.encoder.reading import ENCODER
from rashomon.encoder.scan import Scan
from rashomon.pipeline.around import Around
from rashomon.pipeline.encoded import in_order
from rashomon.pipeline.trimmed import ends
from rashomon.records import HAPPENED, Account, Place, Reading, Sentence, Span, Statement, Value

#: The chance from which a stretch tells where or when, by role of the encoder. Set on texts its folds had not seen.
SURE = {"Place": 0.5, "Time": 0.5}
FIELDS = {"Place": "place", "Time": "time"}


def add_told_at(reading: Reading, scan: Scan, around: Around) -> Reading:
    """Return the reading with the places and times that the encoder tells of its incidents and no statement tells yet.

    A reading without an incident that happened stays as it is.
    """
    homes = _Homes.of(reading)
    if homes is None or not len(scan.offsets):
        return reading
    known = [(s.field, s.span, s.value.words.lower()) for s in reading.statements]
    told = [
        one
        for role, least in SURE.items()
        for spot in spots_told(scan, role, least)
        if (one := _statement(role, spot, homes, around)) and not _is_known(one, known)
    ]
    return replace(reading, statements=in_order((*reading.statements, *told)))


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

    def at(self, sentence: Sentence) -> Account:
        """Return the account that a sentence tells of, else the one told last before it, or the first."""
        return self.accounts[max(bisect_right(self.starts, sentence.span.start) - 1, 0)]


def _statement(role: str, spot: Spot, homes: _Homes, around: Around) -> Statement | None:
    """Return what a stretch tells; None for what is no value, is not told as a fact, or tells when somebody spoke."""
    span, sentence = Span(spot.start, spot.end), around.sentence_at(spot.start)
    if sentence is None or around.context.telling_not_told(sentence, span):
        return None
    value, telling = _value(role, span, sentence, around), around.telling(span, FIELDS[role], spot.score)
    if value is None or telling is None or telling.stance not in HAPPENED:
        return None
    return replace(around.statement(homes.at(sentence), FIELDS[role], value, telling), found_by=f"{ENCODER}:{role}")


def _value(role: str, span: Span, sentence: Sentence, around: Around) -> Value | None:
    """Return what was read at a stretch; a place with a name that was not, by its words."""
    read = around.settings[sentence.index]
    if role == "Time":
        times = (time for at, time in read.times if at.start < span.end and span.start < at.end)
        return next((time for time in times if time.start or time.end), None)
    places = (place for at, place in read.places if at.start < span.end and span.start < at.end)
    words = around.report.text[span.start : span.end]
    first, last = ends(words)
    name = " ".join(words[first:last].split())
    return next(places, Place(name, name) if name[:1].isupper() else None)


def _is_known(one: Statement, known: Iterable[tuple[str, Span, str]]) -> bool:
    """Tell what a statement of the same sentence tells, in these words, in more or in fewer."""
    words = one.value.words.lower()
    told = (other for field, span, other in known if (field, span) == (one.field, one.span))
    return any(words in other or other in words for other in told)
