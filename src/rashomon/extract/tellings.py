"""Mentions with all that bears on them: who speaks, how firmly, when and where.

In: one report's sentences, mentions and attributions. Out: tellings, one per mention, each with its speaker and
stance; and the
times and places of each sentence, those of the happening told apart from those of the saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.extract.attribution import Said
from rashomon.extract.scopes import Scope, find_scopes, hedge_in, strongest
from rashomon.records import Mention, Name, Sentence, Span, Stance, TimeRange


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention, its speaker and stance, the hedge printed with it, and when it was said, where the report tells
    that."""

    mention: Mention
    sentence: Sentence
    speaker: Name
    stance: Stance
    hedge: str = ""
    via: tuple[Name, ...] = ()
    said: TimeRange | None = None


class Context:
    """What one report says around any stretch of it: attributions and scopes, looked up by sentence."""

    def __init__(self, sentences: Sequence[Sentence], said: Sequence[Said], publisher: Name) -> None:
        """Gather the attributions and find the scopes of each sentence."""
        self.sentences = sentences
        self.publisher = publisher
        self._said: dict[int, list[Said]] = {}
        for item in said:
            self._said.setdefault(item.sentence, []).append(item)
        self._scopes: dict[int, list[Scope]] = {}

    def tell(self, mention: Mention, times: Sequence[tuple[Span, TimeRange]] = ()) -> Telling:
        """Return the mention with its speaker, stance and hedge."""
        sentence = self.sentences[mention.sentence]
        focus = mention.anchor or mention.span
        said = self._speech_over(sentence, focus)
        stances = [scope.stance for scope in self._scopes_over(sentence, focus)]
        spoken = said.attribution.stance if said else "asserts"
        given = [*stances, spoken, mention.stance]
        return Telling(
            mention,
            sentence,
            said.attribution.speaker if said else self.publisher,
            strongest(given),
            hedge_in(sentence.text),
            said.attribution.via if said else (),
            self.said_when(sentence, times) if said else None,
        )

    def speech_over(self, span: Span, sentence: int) -> Said | None:
        """Return the innermost attribution whose content covers a span."""
        return self._speech_over(self.sentences[sentence], span)

    def telling_not_told(self, sentence: Sentence, span: Span) -> bool:
        """Tell whether a span belongs to the act of saying ("said on Monday"), not to what is said."""
        return any(
            _covers(said.match, span) and not _overlaps(said.attribution.content, span)
            for said in self._said.get(sentence.index, ())
            if said.attribution.cue != "quotation"
        )

    def said_when(self, sentence: Sentence, times: Sequence[tuple[Span, TimeRange]]) -> TimeRange | None:
        """Return the time of saying that a sentence tells, among its times."""
        return next((time for span, time in times if self.telling_not_told(sentence, span)), None)

    def _speech_over(self, sentence: Sentence, span: Span) -> Said | None:
        over = [said for said in self._said.get(sentence.index, ()) if _covers(said.attribution.content, span)]
        return min(over, key=lambda s: s.attribution.content.end - s.attribution.content.start, default=None)

    def _scopes_over(self, sentence: Sentence, span: Span) -> list[Scope]:
        if sentence.index not in self._scopes:
            self._scopes[sentence.index] = find_scopes(sentence)
        over = (scope for scope in self._scopes[sentence.index] if _covers(scope.span, span))
        return [scope for scope in over if scope.span.start != span.start]


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
