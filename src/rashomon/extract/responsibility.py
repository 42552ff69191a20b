"""Claims of responsibility: who claims, through what, who doubts or withdraws a claim, and that nobody has made one.

In: a sentence, then the tellings of what was found in it. Out: mentions of the fields "responsibility" and
"claimed_through"; then their values, each with whoever speaks: the claimant for a claim, the doubter for a doubt. What
only says "the claim" needs one told before it. Rules: ``rules/responsibility_en.yaml``. Never looks at another report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

import regex

from rashomon.extract.actors import actor_of
from rashomon.extract.claimants import claimant_spans, claims_for, is_group, speaks_for
from rashomon.extract.doers import names_no_doer
from rashomon.extract.speakers import Speakers
from rashomon.extract.stand_ins import names_nobody
from rashomon.extract.tellings import Telling, spoken_by
from rashomon.records import Category, Mention, Name, Sentence, Span, Value
from rashomon.rules import Match, find_all, load_rules
from rashomon.values.names import same_name
from rashomon.vocabulary import load_vocabulary

FIELDS = frozenset({"responsibility", "claimed_through"})
#: The code of a mention of "the claim": whose it is, the report has told before.
TOLD_BEFORE = "told before"
_PRONOUNS = frozenset({"it", "they"})
_DOUBTS = frozenset({"doubted", "dismissed"})
_ANSWERS = frozenset({*_DOUBTS, "withdrawn"})
_CHANNELS = frozenset({"through", "claim_came"})
_NAME_BEHIND = regex.compile(r",\s(?P<name>(?:the\s)?\p{Lu}[^,;:“”\"]{1,60}),")


def find_claims(sentence: Sentence) -> list[Mention]:
    """Return the claims of a sentence, of those that overlap the one whose rule stands first, and their channels."""
    found = claims(sentence.text)
    told = [mention for match in found if match.rule.name not in _CHANNELS for mention in _claim(sentence, match)]
    claimed = any(mention.stance == "asserts" for mention in told)
    channels = [
        _mention(sentence, match.spans["through"], "claimed_through", match, channel_of(match["through"]))
        for match in found
        if "through" in match.spans and (claimed or match.rule.gives.get("alone"))
    ]
    callers = [
        _mention(sentence, match.spans["caller"], "claimed_through", match, "call")
        for match in found
        if channel_of(match["caller"]) == "call"
    ]
    in_order = sorted(told, key=lambda mention: mention.span)  # "the claim" is the one told before it
    return [*in_order, *callers, *_apart(channels)]


@lru_cache(maxsize=256)
def claims(text: str) -> tuple[Match, ...]:
    """Return what a sentence's text says of claims; channels may overlap the claims they belong to."""
    kept: list[Match] = []
    for match in find_all(load_rules("responsibility_en"), text):
        others = [k for k in kept if (k.rule.name in _CHANNELS) == (match.rule.name in _CHANNELS)]
        if all(match.end <= other.start or match.start >= other.end for other in others):
            kept.append(match)
    return tuple(kept)


def answers_claim(mention: Mention, sentence: Sentence, *, told_before: bool) -> bool:
    """Tell whether a denial denies somebody's claim of responsibility: then it clears nobody of the deed."""
    return any(
        match.rule.name in _DOUBTS
        and _overlaps(sentence, match, mention.span)
        and (told_before or _explicit(match, sentence))
        for match in claims(sentence.text)
    )


def words_of_rule(mention: Mention, sentence: Sentence) -> Span | None:
    """Return the span of all the words by which a rule reads a claim; None where none does."""
    match = _match_of(mention, sentence)
    return None if match is None else _absolute(sentence, (match.start, match.end))


def channel_of(words: str) -> str:
    """Return the class of channel in words: "its Telegram channel" -> "messaging"; "" where there is none."""
    parts = words.lower().split()
    return next((_channels()[last] for at in range(len(parts)) if (last := " ".join(parts[at:])) in _channels()), "")


def said_by(name: Name | None, telling: Telling) -> Telling:
    """A claim, or a doubt of one, speaks for who makes it; whoever tells of that stands between."""
    if name is None or name.canonical == telling.speaker.canonical:
        return telling
    between = () if telling.speaker.kind in {"publisher", "unknown"} else (telling.speaker,)
    return replace(spoken_by(name, telling), via=(*between, *telling.via))


class Claims:
    """The claims told so far in one report, in order; made for one report and thrown away."""

    def __init__(self, speakers: Speakers) -> None:
        """Start with no claim told."""
        self._speakers = speakers
        self._told: list[tuple[int, Name, Telling]] = []

    def read(self, mention: Mention, words: str, telling: Telling) -> list[tuple[Value, Telling]]:
        """Return the values that a mention carries, each with its telling; none where nobody can be meant."""
        match = _match_of(mention, telling.sentence)
        if match is None:
            return [] if mention.found_by.startswith("rule:") else self._found(mention, words, telling)
        if mention.label == "claimed_through":
            return self._through(mention, words, telling)
        if mention.code == "none claimed":
            return [(Category(words, mention.code, "responsibility"), self._silence(mention, match, telling))]
        if mention.code == TOLD_BEFORE or match.rule.name in _DOUBTS:
            return self._answer(mention, match, words, telling)
        return self._claim(mention, match, words, telling)

    def _claim(self, mention: Mention, match: Match, words: str, telling: Telling) -> list[tuple[Value, Telling]]:
        name = actor_of(mention, words, telling, self._speakers)
        if name is None or (words.lower() in _PRONOUNS and name.kind == "unknown"):
            return []
        sentence = telling.sentence
        body = speaks_for(sentence.text, mention.span.end - sentence.span.start, self._speakers)
        value = body or claims_for(name, self._speakers, mention.span.start)
        if match.rule.name == "withdrawn":
            known = "explicit" in match.spans or is_group(value) or self._claimed(value)
            return [(value, said_by(name, telling))] if known else []
        if match.rule.gives.get("itself") and not _speaks_for_itself(value, match["own"]):
            return []
        told = said_by(self._named(telling, match, "caller") or name, telling)
        if told.stance == "asserts":
            self._told.append((mention.sentence, value, told))
        return [(value, told)]

    def _found(self, mention: Mention, words: str, telling: Telling) -> list[tuple[Value, Telling]]:
        """What was found otherwise than by rule: that nobody claims it, or that a group does."""
        name = None if names_nobody(words) else actor_of(mention, words, telling, self._speakers)
        if mention.code:
            silent = None if name is None or mention.span == mention.anchor else self._by_name(name, mention, telling)
            return [(Category(words, mention.code, "responsibility"), said_by(silent, telling))]
        value = None if name is None else claims_for(name, self._speakers, mention.span.start)
        if name is None or value is None or not is_group(value):
            return []
        told = said_by(name, telling)
        self._told.append((mention.sentence, value, told))
        return [(value, told)]

    def _by_name(self, name: Name, mention: Mention, telling: Telling) -> Name:
        """Return the name behind what somebody is called: "another faction, the Red Column, has not claimed it"."""
        aside = _NAME_BEHIND.match(telling.sentence.text, mention.span.end - telling.sentence.span.start)
        return self._speakers.name(aside["name"]) if aside else name

    def _answer(self, mention: Mention, match: Match, words: str, telling: Telling) -> list[tuple[Value, Telling]]:
        """A claim doubted or dismissed by somebody, or taken back by whoever made the one told before."""
        if mention.code == TOLD_BEFORE:
            if not self._told:
                return []
            _, last, _ = self._told[-1]
            value, teller = replace(last, words=words), last
        else:
            named = actor_of(mention, words, telling, self._speakers)
            if named is None or not (is_group(named) or self._claimed(named) or _explicit(match, telling.sentence)):
                return []
            value, teller = named, telling.speaker
        if match.rule.name in _DOUBTS:
            teller = self._named(telling, match, "doubter") or telling.speaker
            if same_name(telling.speaker, value):  # "the group said it did, a claim that the army rejects"
                telling = replace(spoken_by(teller, telling), via=())
        return [(value, said_by(teller, telling))]

    def _through(self, mention: Mention, words: str, telling: Telling) -> list[tuple[Value, Telling]]:
        here = [told for sentence, _, told in self._told if sentence == mention.sentence]
        value = Category(words, mention.code, "channels")
        tellers = {told.speaker: told for told in here or [told for _, _, told in self._told[-1:]]}
        return [(value, replace(spoken_by(told.speaker, telling), via=told.via)) for told in tellers.values()]

    def _silence(self, mention: Mention, match: Match, telling: Telling) -> Telling:
        return said_by(self._named(telling, match, "silent"), telling) if "silent" in match.spans else telling

    def _named(self, telling: Telling, match: Match, group: str) -> Name | None:
        if group not in match.spans:
            return None
        span = _absolute(telling.sentence, match.spans[group])
        return actor_of(replace(telling.mention, span=span), match[group], telling, self._speakers)

    def _claimed(self, name: Name) -> bool:
        return any(same_name(name, other) for _, other, _ in self._told)


def _speaks_for_itself(name: Name, own: str) -> bool:
    """Tell whether "it" or "its fighters" can mean the speaker: an official who says "they did it" means others."""
    if is_group(name):
        return True
    return name.kind not in {"unnamed", "publisher"} and own.lower() != "they"


def _claim(sentence: Sentence, match: Match) -> Iterator[Mention]:
    gives = match.rule.gives
    code = str(gives.get("code", ""))
    if "claimant" in match.spans and gives["stance"] == "denies" and names_no_doer(match["claimant"]):
        return  # "a statement denying it": whose statement it is, another rule tells
    if "claimant" in match.spans:
        start = match.spans["claimant"][0]
        for first, last in claimant_spans(match["claimant"]):
            yield _mention(sentence, (start + first, start + last), gives["field"], match, code)
    elif match.rule.name in _ANSWERS:
        yield _mention(sentence, (match.start, match.end), gives["field"], match, TOLD_BEFORE)
    else:
        span = match.spans.get("silent", (match.start, match.end))
        yield _mention(sentence, span, gives["field"], match, code)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Keep of mentions of the same words the first."""
    kept: dict[Span, Mention] = {}
    for mention in mentions:
        kept.setdefault(mention.span, mention)
    return [mention for mention in kept.values() if mention.code]


def _explicit(match: Match, sentence: Sentence) -> bool:
    return "of responsibility" in sentence.text[match.start : match.end]


def _match_of(mention: Mention, sentence: Sentence) -> Match | None:
    return next(
        (
            match
            for match in claims(sentence.text)
            if mention.found_by == f"rule:{match.rule.name}" and _overlaps(sentence, match, mention.span)
        ),
        None,
    )


def _overlaps(sentence: Sentence, match: Match, span: Span) -> bool:
    whole = _absolute(sentence, (match.start, match.end))
    return whole.start < span.end and span.start < whole.end


def _mention(sentence: Sentence, span: tuple[int, int], field: str, match: Match, code: str) -> Mention:
    stance = match.rule.gives["stance"]
    return Mention(_absolute(sentence, span), field, code, sentence.index, 1.0, f"rule:{match.rule.name}", None, stance)


def _absolute(sentence: Sentence, span: tuple[int, int]) -> Span:
    return Span(sentence.span.start + span[0], sentence.span.start + span[1])


@cache
def _channels() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code, entry in load_vocabulary("channels").items():
        for word in entry["words"]:
            forms |= {word: code, f"{word}s": code}
    return forms
