"""Attributions that something other than the rules found, as the rules' own are written.

In: spans of speakers, cues and contents in a report. Out: attributions with resolved speakers, the stance of the cue's
verb, and the chain of those through whom the words came. It decides neither which spans are right nor which of two
readings of one content holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from rashomon.extract.appositions import ONE_SUCH
from rashomon.extract.attribution import stance_of
from rashomon.extract.relays import relayed
from rashomon.extract.said import Said
from rashomon.extract.speakers import Speakers
from rashomon.extract.subjects import before_relative, subjects
from rashomon.records import Attribution, Sentence, Span, Stance

#: Before the second verb of a subject.
_SECOND = regex.compile(r"\band\s(?:(?:also|later|then)\s)?$", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}+")
#: A place is no speaker: "in Kyiv it is feared".
_WHERE = regex.compile(r"\b(?:in|inside|across|near|around|throughout)\s(?:the\s)?$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as found: spans in characters of the report; ``speaker`` is None where none is printed.

    ``found_by`` names what found it, in the form of :attr:`rashomon.records.Attribution.found_by`.
    """

    cue: Span
    contents: tuple[Span, ...]
    speaker: Span | None = None
    found_by: str = ""


def read_found(sentences: Sequence[Sentence], found: Sequence[Found], speakers: Speakers) -> list[Said]:
    """Return the found attributions, one for each content and sentence, in the order of the text.

    ``speakers`` must have gone through the report already. A speaker that is a pronoun with nobody to mean, or is not
    printed, is the unknown speaker. A cue outside every sentence gives nothing.
    """
    at_home: dict[int, list[tuple[Found, Said]]] = {}
    for one in found:
        home = next((s for s in sentences if s.span.start <= one.cue.start < s.span.end), None)
        if home is not None:
            first = _said(_of_subject(one, home), home, sentences, speakers)
            contents = _shares(one, home) or [one.cue]
            items = [(one, replace(first, attribution=replace(first.attribution, content=share))) for share in contents]
            at_home.setdefault(home.index, []).extend(items)
    said: list[Said] = []
    for index, pairs in at_home.items():
        chained = relayed([item for _, item in pairs], sentences[index], speakers)
        said.extend(item for item in chained if item.attribution.content != item.cue)
        told = {one: item.attribution for (one, _), item in zip(pairs, chained, strict=True)}
        said.extend(item for one, by in told.items() for item in _elsewhere(one, by, index, sentences))
    return sorted(said, key=lambda item: item.attribution.content)


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _of_subject(one: Found, sentence: Sentence) -> Found:
    """Give a second verb ("rejected that and said ...") the subject of its own sentence, not one of another."""
    at = sentence.span.start
    outside = one.speaker is not None and not at <= one.speaker.start < sentence.span.end
    if not outside or not _SECOND.search(sentence.text, 0, one.cue.start - at):
        return one
    own = [(words, start) for words, start in subjects(sentence) if at + start < one.cue.start]
    return replace(one, speaker=Span(at + own[-1][1], at + own[-1][1] + len(own[-1][0]))) if own else one


def _said(one: Found, sentence: Sentence, sentences: Sequence[Sentence], speakers: Speakers) -> Said:
    cue = _words(one.cue, sentence)
    name = None
    if one.speaker is not None:
        start = one.speaker.start
        of = next((s for s in sentences if s.span.start <= start < s.span.end), sentence)
        bearer = _bearer(one.speaker, of)
        words = _words(bearer, of)
        name = speakers.resolve(words, position=bearer.start) or speakers.somebody(words)
        before = _words(Span(of.span.start, max(bearer.start, of.span.start)), of)
        if name is not None and name.kind == "state" and _WHERE.search(before):
            name = speakers.unnamed()
    attribution = Attribution(
        speaker=name or speakers.unknown(),
        content=one.cue,
        cue=cue,
        stance=_stance(cue),
        found_by=one.found_by,
    )
    ends = [one.cue, *([one.speaker] if one.speaker else []), *one.contents]
    start = max(min(span.start for span in ends), sentence.span.start)
    end = min(max(span.end for span in ends), sentence.span.end)
    return Said(attribution, Span(start, end), sentence.index, one.speaker, one.cue)


def _bearer(span: Span, sentence: Sentence) -> Span:
    """Return a printed speaker, and for a relative pronoun what it stands for: "the army, which said".

    Of one of several it is the name behind: "one such faction, Saraya al-Hur, said".
    """
    at = sentence.span.start
    if one := ONE_SUCH.match(sentence.text, max(span.start - at, 0)):
        return Span(at + one.start("name"), at + one.end("name"))
    meant = before_relative(sentence.text, max(span.start - at, 0), span.end - at)
    return Span(at + meant[0], at + meant[1]) if meant else span


def _words(span: Span, sentence: Sentence) -> str:
    return sentence.text[max(span.start - sentence.span.start, 0) : span.end - sentence.span.start]


def _stance(cue: str) -> Stance:
    """Return the stance of the first verb of a cue that does not merely assert; "asserts" where there is none."""
    stances = (stance_of(word) for word in _WORD.findall(cue))
    return next((stance for stance in stances if stance != "asserts"), "asserts")


def _shares(one: Found, sentence: Sentence) -> list[Span]:
    """Return what of the contents lies in a sentence."""
    shares = (Span(max(c.start, sentence.span.start), min(c.end, sentence.span.end)) for c in one.contents)
    return [share for share in shares if share.start < share.end]


def _elsewhere(one: Found, by: Attribution, home: int, sentences: Sequence[Sentence]) -> Iterator[Said]:
    for sentence in sentences:
        for share in _shares(one, sentence) if sentence.index != home else ():
            yield Said(replace(by, content=share), share, sentence.index)
