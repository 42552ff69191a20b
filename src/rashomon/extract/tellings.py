"""Mentions with all that bears on them: who speaks, how firmly, when and where.

In: one report's sentences, mentions and attributions. Out: tellings, one per mention, each with its speaker and
stance; and the
times and places of each sentence, those of the happening told apart from those of the saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from rashomon.extract.attribution import Said
from rashomon.extract.scopes import Scope, find_scopes, hedge_in, strongest
from rashomon.records import Mention, Name, Sentence, Span, Stance, TimeRange

#: Scopes that take back even what a definite noun presupposes: "called off the attack", "reports of it were false".
_UNDOING = frozenset({"rule:averted", "rule:rumoured", "rule:prevented", "rule:there_was_none", "rule:planned"})
#: How far from a mention, in characters, a hedge still weakens it. Set by hand on written examples.
HEDGE_BEFORE, HEDGE_AFTER = 60, 20
_NOUNS = frozenset({"rule:weapon_attack", "rule:attack_noun", "rule:bombing", "rule:airstrike"})
_DEFINITE = regex.compile(r"(?:the|this|these|those)\s|(?:\p{Lu}\p{L}+\s){0,3}\p{L}+[’']s\s", regex.IGNORECASE)
_UNREAL = regex.compile(
    r"\b(?:planned|alleged|foiled|thwarted|attempted|possible|potential|future|next|further|imminent|expected)\b",
    regex.IGNORECASE,
)


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
        scopes = self._scopes_over(sentence, focus)
        stances = [scope.stance for scope in scopes]
        firm = strongest([*stances, said.attribution.stance if said else "asserts"]) == "asserts"
        undone = any(scope.found_by in _UNDOING for scope in scopes)
        if not firm and not undone and _is_presupposed(mention, sentence):
            said, stances = None, []
        spoken = said.attribution.stance if said else "asserts"
        given = [*stances, spoken, mention.stance]
        return Telling(
            mention,
            sentence,
            said.attribution.speaker if said else self.publisher,
            strongest(given),
            _hedge(mention, sentence),
            said.attribution.via if said else (),
            self.said_when(sentence, times) if said else None,
        )

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


def _hedge(mention: Mention, sentence: Sentence) -> str:
    """Return the hedge printed close to a mention, mostly before it."""
    start, end = mention.span.start - sentence.span.start, mention.span.end - sentence.span.start
    return hedge_in(sentence.text[max(0, start - HEDGE_BEFORE) : end + HEDGE_AFTER])


def _is_presupposed(mention: Mention, sentence: Sentence) -> bool:
    """Tell a happening that is taken for granted: "denied that it was behind Sunday's attack", "if the raid was ...".

    A definite noun presupposes what it names (Karttunen 1974, "Presupposition and linguistic context"), whatever is
    done with it: the publisher tells of it as having happened.
    """
    if mention.label != "happening" or mention.found_by not in _NOUNS:
        return False
    start, end = mention.span.start - sentence.span.start, mention.span.end - sentence.span.start
    definite = _DEFINITE.match(sentence.text, start) is not None
    return definite and _UNREAL.search(sentence.text, start, end) is None


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
