"""When and where an incident was, told in sentences that do not name it: "Officers were called at 9 p.m. on Friday".

In: the sentences of a report, its mentions, and the times and places found in it. Out: the times and places that are
the incident's by the words round them, each with the rule that says why. Times of other acts (an arrest, a hearing, the
day a report was put up) are none. Never looks at the sentences that name a happening: those are
:mod:`rashomon.extract.scenes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import regex

from rashomon.extract.other_acts import closes_subject
from rashomon.records import Mention, Place, Sentence, Span, TimeRange

#: Words of the incident itself, and of those who came to it.
INCIDENT = regex.compile(
    r"\b(?:occurred|happened|took\splace|broke\sout|rang\sout|opened\sfire|gunfire|shots|gunshots?|shot|shootings?|killed|killings?|died"
    r"|dead|wounded|injured|hurt|stabb\w+|attack\w*|ambush\w*|kidnapp\w*|abduct\w*|explo\w+|incident|respond\w*|(?:were|was|got|been)\scalled"
    r"|dispatched|arrived|911|call(?:ed)?\sabout|found|discovered|reports?\sof|reported\sto|heard|victims?|murder(?:s|ed)?|slain|slaying|homicide)\b",
    regex.I,
)
#: Words of what comes after an incident, or has nothing to do with it.
OTHER_ACT = regex.compile(
    r"\b(?:arrest\w*|charged?|charges|court|arraign\w*|indict\w*|sentenc\w*|convict\w*|plead\w*|pleas|guilty|trial|hearing|jury|verdict"
    r"|appear\w*|surrender\w*|captured|custody|bail|bond|released?|identified|announced?|tweeted|funeral|buried|burial|vigil|memorial|mourn\w*"
    r"|posted|updated|published|copyright|scheduled|expected|press\sconference|news\sconference|interview\w*|autopsy|born|anniversary|graduat\w*"
    r"|tracked\sdown|sought|search\w*|look(?:ing|ed)\sfor|investigat\w*|underway|wanted|warrants?|filed|lawsuit|extradit\w*|by\s\w+\s(?:night|morning|afternoon|evening),?\spolice|photos?|file|remained|as\sof|still|until"
    r"|met|meets|meeting|visit(?:s|ed|ing)?|condemn\w*|vow(?:s|ed)|pledg\w+|urg(?:es|ed)|thanked|warned|threaten\w*|apologi[sz]ed|resigned|voted"
    r"|attend\w*|ceremon\w+|taped|unknown|(?:in|improved\sto)\s(?:\p{L}+\s)?condition|working\sthe\sscene)\b",
    regex.I,
)
#: Words of an incident that only name a charge, and tell no time of it.
_CHARGE = regex.compile(
    r"\b(?:charg\w+|convicted|guilty|counts?|suspicion|accused|acquitted)\s(?:\p{L}+\s){0,3}?(?:with|of|on)\s"
    r"(?:(?:\p{L}+-degree|capital|attempted|involuntary|one\scount\sof|two\scounts\sof)\s){0,2}(?:murder|homicide|manslaughter|assault)\b"
    r"|\b(?:murder|homicide|manslaughter|assault|attempted\smurder)\s(?:charges?|counts?|trial|case|warrants?|suspects?|investigat\w+|detectives?)\b",
    regex.I,
)
#: Words of saying: whose time it is only where they stand right beside it ("said Monday", "told reporters on Friday").
SAYING = regex.compile(r"\b(?:said|says|told)\b", regex.I)
_SAYING_REACH = 15
_STAMP = regex.compile(
    r"^\W*(?:posted|updated|published|last\supdated|story\s(?:created|posted)|copyright)\b|\b(?:posted|updated|published):",
    regex.I,
)
#: When something is to be seen: "reports for the news at 5 and 6 p.m.", "tune in at 10 p.m.".
_BROADCAST = regex.compile(r"\b(?:tune\sin|newscasts?\sat|news\sat\s(?:\d|noon|five|six|ten|eleven))\b", regex.I)
#: A picture from elsewhere: "in this May 3 file photo", "poses for photographers".
_PICTURE = regex.compile(
    r"\bfile\s(?:photo|picture|image)\b|\bpos(?:es|ing)\sfor\s(?:a\s)?(?:photo|picture|portrait)", regex.I
)
_LONG_AGO = regex.compile(
    r"\b(?:years?|months?|decades?)\s(?:ago|earlier|before|later|after)\b|\banniversary\b", regex.I
)
#: In the words of a time: what it is told from is named behind.
_FROM = regex.compile(r"\b(?:before|after|prior\sto|following)\s\p{L}", regex.I)
#: Longer than a year with its days, and told by its length: a span of many incidents.
_LONGEST = timedelta(days=367)
_YEARS = regex.compile(r"\b(?:past|last|recent|few)\b|\b(?:years|decades)$", regex.I)
#: How a sentence begins whose first time is that from which on something went on: "Since the attacks last year, ...".
_SINCE = regex.compile(r"^\W*since\s[^,;.]*$", regex.I)
_COMMA_COSTS = 15
#: Fields of harm done to people.
HARM = frozenset({"killed", "injured", "casualties", "kidnapped"})
#: How near the start of a report a sentence tells of the news, whatever its words.
LEDE = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """A time or place of the incident, and the mention that stands for its words."""

    mention: Mention
    value: TimeRange | Place


def is_too_long(time: TimeRange) -> bool:
    """Tell a time in which there may be many incidents, and which is of none: "in the past 25 years"."""
    long = time.start is not None and time.end is not None and time.end - time.start > _LONGEST
    return long and _YEARS.search(time.words) is not None


@lru_cache(maxsize=1 << 8)
def is_of_broadcast(text: str) -> bool:
    """Tell a sentence whose times are those of a broadcast: "Ann Rowe reports for the news at 5 p.m."."""
    return _BROADCAST.search(text) is not None


def is_of_incident(text: str, start: int, end: int) -> bool:
    """Tell whether the words round a time are of an incident, and nearer than those of another act."""
    if _STAMP.search(text) or _LONG_AGO.search(text[max(0, start - 40) : end + 40]):
        return False
    near = _nearest(INCIDENT, _without_charges(text), start, end)
    other = _nearest_other(text, start, end)
    return near is not None and (other is None or near <= other)


def is_of_other_act(text: str, start: int, end: int, own: tuple[int, int] | None = None) -> bool:
    """Tell whether the words round a time are those of another act, and nearer than those of an incident.

    ``own`` is where the words stand that name the incident, where a rule found them.
    """
    if _STAMP.search(text):
        return True
    other = _nearest_other(text, start, end)
    near = _nearest(INCIDENT, _without_charges(text), start, end)
    gaps = [gap for gap in (near, _gap(text, *own, start, end) if own else None) if gap is not None]
    return other is not None and all(other < gap for gap in gaps)


def times_beside(sentences: Sequence[Sentence], times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[Beside]:
    """Yield the times of the report that may be the incident's; ``times`` are by sentence.

    First those that the words round them give to it (``time_beside``), then those that nothing gives to another act
    (``time_of_report``).
    """
    rest: list[Beside] = []
    for sentence in sentences:
        if is_of_broadcast(sentence.text) or _PICTURE.search(sentence.text):
            continue
        told_from = [span for span, time in times[sentence.index] if _counts_from(time)]
        for span, time in times[sentence.index]:
            start, end = span.start - sentence.span.start, span.end - sentence.span.start
            if (
                not (time.start and time.end)
                or is_too_long(time)
                or any(o.start <= span.start and span.end <= o.end for o in told_from)
            ):
                continue
            if _SINCE.match(sentence.text[:start]):
                continue
            if is_of_incident(sentence.text, start, end):
                yield Beside(_mention(span, "time", sentence, "time_beside"), time)
            elif not _LONG_AGO.search(sentence.text):
                rest.append(Beside(_mention(span, "time", sentence, "time_of_report"), time))
    yield from rest


def places_beside(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], places: Sequence[Sequence[tuple[Span, Place]]]
) -> Iterator[Beside]:
    """Yield places that may be the incident's, in the order in which they are to be believed, with the rule for each.

    Sentences of harm first, then the headline and the opening sentences, then all others.
    """
    harmed = {mention.sentence for mention in mentions if mention.label in HARM | {"happening"}}
    ranked = sorted(sentences, key=lambda s: (s.index not in harmed, s.index > LEDE, s.index))
    for sentence in ranked:
        if _PICTURE.search(sentence.text):
            continue
        told = sentence.index in harmed or INCIDENT.search(sentence.text) is not None
        rule = "place_beside" if told else "place_of_lede" if sentence.index <= LEDE else "place_of_report"
        for span, place in places[sentence.index]:
            yield Beside(_mention(span, "place", sentence, rule), place)


def _counts_from(time: TimeRange) -> bool:
    """Tell a time that names the happening it is told from, and is the time of another: "the day before Sunday's raid".

    The day inside it is that of the happening it names.
    """
    return time.basis == "relative to another time" and _FROM.search(time.words) is not None


def _mention(span: Span, label: str, sentence: Sentence, rule: str) -> Mention:
    return Mention(span, label, "", sentence.index, 1.0, f"rule:{rule}")


def _nearest_other(text: str, start: int, end: int) -> int | None:
    if closes_subject(text, end):
        text = text[:end]
    said = _nearest(SAYING, text, start, end)
    acts = [_nearest(OTHER_ACT, text, start, end), said if said is not None and said <= _SAYING_REACH else None]
    return min((act for act in acts if act is not None), default=None)


def _without_charges(text: str) -> str:
    """Return a text with the words of charges blanked: "charged with murder on Monday" tells of no murder then."""
    return _CHARGE.sub(lambda found: " " * len(found[0]), text)


def _nearest(words: regex.Pattern[str], text: str, start: int, end: int) -> int | None:
    gaps = [_gap(text, found.start(), found.end(), start, end) for found in words.finditer(text)]
    return min(gaps, default=None)


def _gap(text: str, first: int, last: int, start: int, end: int) -> int:
    between = text[last:start] if last <= start else text[end:first]
    return len(between) + _COMMA_COSTS * sum(between.count(mark) for mark in ",;—(")
