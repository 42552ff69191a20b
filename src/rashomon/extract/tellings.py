"""Mentions with all that bears on them: who speaks, how firmly, when and where.

In: one report's sentences, mentions and attributions. Out: tellings, one per mention, each with its speaker and
stance; and the
times and places of each sentence, those of the happening told apart from those of the saying.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from rashomon.extract.attribution import Said
from rashomon.extract.hedging import Hedge, find_charges, find_hedges, hedge_over
from rashomon.extract.presupposed import is_of_something_else, is_presupposed, leaves_as_told
from rashomon.extract.scopes import Scope, find_scopes, scopes_over, strongest
from rashomon.records import Mention, Name, Sentence, Span, Speech, Stance, TimeRange
from rashomon.values.names import same_name

#: Where the report goes on, behind what somebody says.
_NEXT = regex.compile(r"[,;]\s(?:but|while|when|although|after|in\s(?:the|an?|its|their|what))\s", regex.IGNORECASE)
#: What may stand before a time that opens a sentence.
_OPENING = regex.compile(r"\W*(?:(?:but|and|then|late|early|later|earlier|on)\s)*", regex.IGNORECASE)
#: How the time of a day begins: "between March and June the police counted", "last month they said" tell of none.
_DAY = regex.compile(
    r"(?:(?:on|late|early)\s)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)",
    regex.IGNORECASE,
)
#: Verbs that tell of a saying in the past: "around 10 on Monday night, police say he came" tells when he came.
_PAST = regex.compile(r"(?:said|told|wrote|\p{L}+ed)\b", regex.IGNORECASE)
#: A sentence and a stretch of the report to whether something else than the rules reads it as not having happened.
Doubt = Callable[[Sentence, Span], bool]
_CHARGE = regex.compile(r"(?:accus|blam)(?:e[sd]?|ing)\b|(?:held|holds)\b", regex.IGNORECASE)
#: Before a deed that somebody is blamed for: a noun with what makes it known. "Accused of firing" claims that too.
_DEED = regex.compile(
    r"\sfor\s(?=(?:the|an?|this|that|these|those|last|recent|its|his|her|their)\s|[\p{L}]+[’']s?\s)"
    r"|\sof\s(?=(?:the|this|that|these|those|last)\s|\p{L}+day[’']s\s)",
    regex.IGNORECASE,
)
#: What an accusation is about.
_OF_CHARGE = frozenset({"perpetrator", "responsibility", "motive", "claimed_through"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention, its speaker and stance, the hedge printed with it, and when it was said, where the report tells that.

    ``speech`` and ``speaker_found_by`` are as in :class:`rashomon.records.Statement`; ``foiled``: it was kept from
    coming about.
    """

    mention: Mention
    sentence: Sentence
    speaker: Name
    stance: Stance
    hedge: str = ""
    via: tuple[Name, ...] = ()
    said: TimeRange | None = None
    speech: Speech = ""
    speaker_found_by: str = ""
    foiled: bool = False


def spoken_by(name: Name, telling: Telling) -> Telling:
    """Return the telling as said by whom its own words name, an accuser or a claimant: what found them found him."""
    return replace(
        telling, speaker=name, speech=telling.speech or "indirect", speaker_found_by=telling.mention.found_by
    )


class Context:
    """What one report says around any stretch of it: attributions and scopes, looked up by sentence."""

    def __init__(
        self, sentences: Sequence[Sentence], said: Sequence[Said], publisher: Name, doubt: Doubt | None = None
    ) -> None:
        """Gather the attributions and find the scopes of each sentence; ``doubt`` is a second opinion on happenings."""
        self._doubt = doubt
        self.sentences = sentences
        self.publisher = publisher
        self._said: dict[int, list[Said]] = {}
        for item in said:
            self._said.setdefault(item.sentence, []).append(item)
        self._scopes: dict[int, list[Scope]] = {}
        self._hedges: dict[int, list[Hedge]] = {}

    def tell(self, mention: Mention, times: Sequence[tuple[Span, TimeRange]] = (), *, apart: bool = False) -> Telling:
        """Return the mention with its speaker, stance and hedge.

        ``apart``: it was found apart from any deed, so that only what stands over a deed stands over it.
        """
        sentence = self.sentences[mention.sentence]
        focus = mention.anchor or mention.span
        said = self._speech_over(sentence, focus, charges=mention.label in _OF_CHARGE)
        if said and mention.anchor and mention.span.start < said.attribution.content.start <= focus.start:
            said = None if said.attribution.stance == "denies" else said  # "denied it and promised to ...": its own act
        scopes = [
            scope
            for scope in self._scopes_over(sentence, focus)
            if not (said and _of_teller(scope, said)) and not leaves_as_told(scope, mention, sentence)
        ]
        if apart:
            scopes = [scope for scope in scopes if not is_of_something_else(scope, mention, sentence)]
        stances: list[Stance] = ["intends" if scope.foiled else scope.stance for scope in scopes]
        firm = strongest([*stances, said.attribution.stance if said else "asserts"]) == "asserts"
        undone = any(scope.undoes for scope in scopes)
        if not firm and not undone and is_presupposed(mention, sentence):
            said, stances = None, []
        spoken = said.attribution.stance if said else "asserts"
        given = [*stances, spoken, mention.stance]
        if self._doubted(mention, sentence, strongest(given)):
            given.append("unclear")
        return Telling(
            mention,
            sentence,
            said.attribution.speaker if said else self.publisher,
            strongest(given),
            self._hedge(mention, sentence),
            said.attribution.via if said else (),
            self.said_when(sentence, times) if said else None,
            said.attribution.speech if said else "",
            said.attribution.found_by if said else "",
            any(scope.foiled for scope in scopes),
        )

    def told_by(self, sentence: Sentence, span: Span) -> Said | None:
        """Return the attribution in whose printed speaker a span stands, and in nothing that is said there."""
        here = self._said.get(sentence.index, ())
        if any(_covers(said.attribution.content, span) for said in here):
            return None
        return next((said for said in here if _is_of_speaker(said, span)), None)

    def speaks_near(self, name: Name, sentence: int, reach: int) -> bool:
        """Tell whether a body or a state says something in a sentence, or in one of the `reach` before it."""
        if name.kind not in {"organisation", "state", "unnamed", "publisher"}:
            return False
        near = (said for index in range(sentence - reach, sentence + 1) for said in self._said.get(index, ()))
        return any(same_name(said.attribution.speaker, name) for said in near)

    def _doubted(self, mention: Mention, sentence: Sentence, stance: Stance) -> bool:
        """Tell a happening that the rules take for told as fact and the second opinion for one that did not come."""
        if self._doubt is None or mention.label != "happening" or stance != "asserts":
            return False
        return not is_presupposed(mention, sentence) and self._doubt(sentence, mention.anchor or mention.span)

    def is_of_what_stands_over(self, mention: Mention, sentence: Sentence, span: Span) -> bool:
        """Tell a time or place before a happening that is taken for granted: "will resign on Friday over the raid"."""
        if span.end > mention.span.start or not self._scopes_over(sentence, mention.anchor or mention.span):
            return False
        between = sentence.text[span.end - sentence.span.start : mention.span.start - sentence.span.start]
        return len(between.split()) > 1 and is_presupposed(mention, sentence)

    def telling_not_told(self, sentence: Sentence, span: Span) -> bool:
        """Tell whether a span belongs to the act of saying ("said on Monday"), not to what is said."""
        return any(
            _covers(said.match, span)
            and not _overlaps(said.attribution.content, span)
            and not _goes_on(said.attribution.content, span, sentence)
            for said in self._said.get(sentence.index, ())
            if said.attribution.cue != "quotation"
        ) or any(_opens(said, span, sentence) for said in self._said.get(sentence.index, ()))

    def said_when(self, sentence: Sentence, times: Sequence[tuple[Span, TimeRange]]) -> TimeRange | None:
        """Return the time of saying that a sentence tells, among its times."""
        return next((time for span, time in times if self.telling_not_told(sentence, span)), None)

    def _speech_over(self, sentence: Sentence, span: Span, *, charges: bool) -> Said | None:
        """Return the innermost speech over a span; of a deed that is charged to somebody, who charges says nothing."""
        over = [said for said in self._said.get(sentence.index, ()) if _covers(said.attribution.content, span)]
        over = [said for said in over if charges or not _is_granted(said, span, sentence)]
        return min(over, key=lambda s: s.attribution.content.end - s.attribution.content.start, default=None)

    def _scopes_over(self, sentence: Sentence, span: Span) -> list[Scope]:
        if sentence.index not in self._scopes:
            self._scopes[sentence.index] = find_scopes(sentence)
        return scopes_over(self._scopes[sentence.index], span)

    def _hedge(self, mention: Mention, sentence: Sentence) -> str:
        """Return the hedge that bears on a mention; for a happening on the words that name it, not on who did it."""
        if sentence.index not in self._hedges:
            self._hedges[sentence.index] = find_hedges(sentence)
        focus = mention.anchor or mention.span
        spans = (focus,) if mention.label == "happening" else (mention.span, focus)
        charges = find_charges(sentence) if mention.label == "perpetrator" else []
        return hedge_over([*self._hedges[sentence.index], *charges], *spans)


def _is_granted(said: Said, span: Span, sentence: Sentence) -> bool:
    """Tell the deed in an accusation, and all that is told of it, from who did it.

    "The army blamed rebels for the bomb that killed nine" is its word on the rebels: the bomb is taken for granted.
    """
    if not _CHARGE.match(said.attribution.cue):
        return False
    content, at = said.attribution.content, sentence.span.start
    deed = _DEED.search(sentence.text, content.start - at, content.end - at)
    return deed is not None and deed.end() + at <= span.start


def _goes_on(content: Span, span: Span, sentence: Sentence) -> bool:
    """Tell what another clause than that of the saying tells, behind what is said: "..., but on 7 May rockets hit"."""
    if span.start < content.end:
        return False
    at = sentence.span.start
    return _NEXT.search(sentence.text, max(content.end - at, 0), span.start - at) is not None


def _opens(said: Said, span: Span, sentence: Sentence) -> bool:
    """Tell a time that opens a sentence straight before who speaks: "On Sunday | a spokesman said that ..."."""
    cue, teller, at = said.cue, said.teller, sentence.span.start
    if cue is None or teller is None or not span.end <= teller.start < cue.start < said.attribution.content.start:
        return False
    before, between = sentence.text[: span.start - at], sentence.text[span.end - at : teller.start - at]
    is_day = _DAY.match(sentence.text, span.start - at) is not None
    return (
        _OPENING.fullmatch(before) is not None
        and not between.strip(" ,")
        and is_day
        and _PAST.match(said.attribution.cue) is not None
    )


def _of_teller(scope: Scope, said: Said) -> bool:
    """Tell a scope behind a speaker that ends where the saying begins: "who did not want to be named said"."""
    cue, teller = said.cue, said.teller
    if cue is None or teller is None or said.attribution.content.start < cue.end:
        return False
    return teller.end <= scope.span.start < cue.start


def _is_of_speaker(said: Said, span: Span) -> bool:
    """Tell a stretch of the words for who speaks, or of an apposition to them: "an outfit, the | Red Column, said"."""
    if said.teller is None or said.cue is None:
        return False
    end = max(said.teller.end, said.cue.start if said.teller.start < said.cue.start else 0)
    return said.teller.start <= span.start and span.end <= end


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
