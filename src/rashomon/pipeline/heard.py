"""Attributions that the encoder found, beside those of the rules.

In: the attributions by rule, and the encoder's as spans. Out: both, in order of place. Where a rule reads a cue, its
reading stands: it knows who is relayed and what is denied. The encoder adds what is said with cues that no rule knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from rashomon.encoder.denied import LETTERS, denied_score
from rashomon.encoder.reading import ENCODER
from rashomon.encoder.said import SaidReading
from rashomon.encoder.spoken import Spoken
from rashomon.extract.found import Found, read_found
from rashomon.extract.said import Said
from rashomon.extract.speakers import Speakers
from rashomon.extract.stand_ins import is_nobody
from rashomon.extract.tellings import Doubt
from rashomon.pipeline.sharing_speakers import shared
from rashomon.pipeline.unsaid import heard_of, hears, is_apart, is_aside, is_claimed, is_figure, is_thing, says
from rashomon.records import Sentence, Span

#: The least mean chance of its tags with which an attribution counts. Set by hand.
LEAST = 0.6
#: The score from which the encoder doubts a happening that the rules take for told as fact: on the dev part of UDS-IH2
#: 270 of 287 such predicates were judged uncertain or not to have happened. Set by hand.
DOUBTED = 1.5
#: How a clause begins, and what is in one: a thing talked about ("condemned the attack on the mill") tells nothing.
_BEGINNING = regex.compile(r"(?:that|how|why|who|when|where|whether)\b|[“\"‘]|``|''", regex.IGNORECASE)
_AUXILIARY = regex.compile(
    r"\b(?:is|are|was|were|been|has|(?<!\bto\s)have|had|do|does|did|will|would|can|could|(?-i:may)|might|must|should)\b"
    r"|n[’']t\b",
    regex.IGNORECASE,
)
_NOT_SAID = regex.compile(r"\b(?:not|never|no)\b|n[’']t\b", regex.IGNORECASE)
#: What somebody claims to be: the clause behind it is the report's.
_TO_BE = regex.compile(r"to\s(?!have\b)\p{Ll}+", regex.IGNORECASE)
_QUOTE = regex.compile(r"[“\"]|``|''")
#: The mark of an owner, who says what is claimed: "the mayor’s claim is that".
_OWNER = regex.compile(r"[’']s?$")
#: "It is feared that": nobody named.
_IT = regex.compile(r"it", regex.IGNORECASE)
_PASSIVE = regex.compile(r"(?:is|was|(?:has|had)\s(?:also\s)?been)\b", regex.IGNORECASE)
#: A clause about the speaker, behind its name: "the army, which at first said".
_OF_SPEAKER = regex.compile(r",?\s(?:which|who|whose|whom)\b", regex.IGNORECASE)
#: A phrase about the speaker ends where a verb of the speaker's follows: "the clubs, arguing for peace, have sworn to".
_PARTICIPLE = regex.compile(r"\w+ing\b", regex.IGNORECASE)
_GOES_ON = regex.compile(rf",\s+(?:{_AUXILIARY.pattern})", regex.IGNORECASE)
#: Who found what the encoder heard.
HEARD = f"{ENCODER}:said"


@dataclass(frozen=True, slots=True)
class Judged:
    """An attribution of the encoder, and why it is passed over; "" where it counts."""

    spoken: Spoken
    why: str = ""


def add_heard(
    by_rule: Sequence[Said], spoken: Iterable[Spoken], text: str, sentences: Sequence[Sentence], speakers: Speakers
) -> list[Said]:
    """Return the attributions of both; ``speakers`` must have gone through the report already."""
    new = [_found(one.spoken, text, sentences) for one in judge(by_rule, spoken, text) if not one.why]
    heard = read_found(sentences, [one for one in new if one.contents], speakers)
    both = [*(one for one in by_rule if not _is_known(one, heard)), *heard]
    return sorted(both, key=lambda item: (item.match, item.attribution.content))


def doubt_of(reading: SaidReading) -> Doubt:
    """Return the encoder's opinion whether something is told as not having happened, where the rules say nothing.

    On the scale for letters and posts: in news the rules miss nothing that the values find.
    """

    def doubted(sentence: Sentence, span: Span) -> bool:
        value, at = reading.fact_at(span.start, span.end, LETTERS), sentence.span.start
        if value is None:
            return False
        return denied_score(sentence.text, span.start - at, span.end - at, value, "asserts", LETTERS) >= DOUBTED

    return doubted


def judge(by_rule: Sequence[Said], spoken: Iterable[Spoken], text: str) -> list[Judged]:
    """Return the encoder's attributions, each with the first reason to pass it over."""
    taken = [item.cue or item.match for item in by_rule]
    return [Judged(one, _why_not(one, text, taken)) for one in shared(tuple(spoken), text)]


def _is_known(one: Said, heard: Sequence[Said]) -> bool:
    """Tell a quotation of nobody known whose speaker the encoder heard."""
    content = one.attribution.content
    return one.attribution.speaker.kind == "unknown" and any(
        other.attribution.speaker.kind != "unknown"
        and other.attribution.content.start < content.end
        and content.start < other.attribution.content.end
        for other in heard
    )


def _why_not(one: Spoken, text: str, taken: Sequence[Span]) -> str:
    """Return why an attribution does not count: nobody says anything in it, or it is the rules' to read."""
    if one.cue is None or one.speaker is None:
        return "no words of saying" if one.cue is None else "no speaker"
    start, end = one.cue
    if any(span.start < end and start < span.end for span in taken):
        return "a rule reads its cue"
    if one.score < LEAST:
        return "not sure enough"
    if is_nobody(text[slice(*one.speaker)]):
        return "nobody says it"
    if _IT.fullmatch(text, *one.speaker) and _PASSIVE.match(text, start, end):
        return "nobody named"
    about = _OF_SPEAKER.match(text, one.speaker[1])
    if about and any(begins < about.end() <= ends for begins, ends in one.content):
        return "a clause about the speaker"
    if _runs_on(one, text):
        return "a phrase about the speaker"
    if _NOT_SAID.search(text, start, end):
        return "not said"
    if hears(text[start:end]):
        return "said to the speaker"
    if heard_of(text[start:end]):
        return "heard, not said"
    if one.speaker[0] > end and is_apart(text[end : one.speaker[0] + 1]):
        return "a speaker behind the sentence"
    near = _near(one, text)
    if not near:
        return "said elsewhere"
    return "" if any(_is_clause(text, part, text[start:end]) for part in near) else "no clause"


def _near(one: Spoken, text: str) -> tuple[tuple[int, int], ...]:
    """Return what is said in the sentence of the cue, or in quotation marks."""
    assert one.cue is not None
    start, end = one.cue
    return tuple(
        part
        for part in one.content
        if text[end - 1] == ":"
        or _is_quoted(text, part[0])
        or not is_apart(text[part[1] : start] if part[1] <= start else text[end : part[0] + 1])
    )


def _is_clause(text: str, part: tuple[int, int], cue: str) -> bool:
    """Tell a clause or a quotation from a thing; behind a verb of saying any verb within it will do."""
    if _begins(text, part[0]):
        return True
    if _TO_BE.match(text, part[0]) or is_claimed(cue, text[slice(*part)]):
        return False
    if is_figure(text[slice(*part)]):
        return True
    before = [text[part[0] : verb.start()] for verb in _AUXILIARY.finditer(text, *part)]
    own = next((words for words in before if not is_aside(words)), None)
    return own is not None and (says(cue) or not is_thing(before[0]))


def _runs_on(one: Spoken, text: str) -> bool:
    """Tell whether a phrase about the speaker, between commas, was read on into what the speaker does."""
    assert one.cue is not None
    assert one.speaker is not None
    if not text[one.speaker[0] : one.cue[0]].rstrip().endswith(",") or not _PARTICIPLE.match(text, one.cue[0]):
        return False
    return any(_GOES_ON.search(text, *part) for part in one.content)


def _found(one: Spoken, text: str, sentences: Sequence[Sentence]) -> Found:
    """Return an attribution as found, with what of it begins in the sentence of its cue or in quotation marks."""
    assert one.cue is not None
    assert one.speaker is not None
    at = one.cue[0]
    home = next((s.span for s in sentences if s.span.start <= at < s.span.end), Span(at, at))
    parts = (part for part in _near(one, text) if _is_quoted(text, part[0]) or home.start <= part[0] < home.end)
    return Found(Span(*one.cue), tuple(Span(*part) for part in parts), _bearer(*one.speaker, text), HEARD)


def _bearer(start: int, end: int, text: str) -> Span:
    """Return a speaker without the mark of an owner: "the mayor’s claim is that"."""
    owner = _OWNER.search(text, start, end)
    return Span(start, owner.start() if owner else end)


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a quotation begins at a place, or just before it."""
    return _QUOTE.match(text, start) is not None or _QUOTE.search(text[max(start - 2, 0) : start]) is not None


def _begins(text: str, start: int) -> bool:
    """Tell whether a clause or a quotation begins at a place, or just before it."""
    return _BEGINNING.match(text, start) is not None or text[max(start - 1, 0) : start] in set('“"‘')
