"""When and where each happening of a report is told: its times and places, sorted to the mention they stand nearest to.

In: mentions, the context of attributions, the times and places of each sentence. Out: one scene per happening, in
order of place. Times of saying ("said on Monday") and places that belong to somebody's name are left out. Never groups
scenes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from rashomon.extract.actors import actor_of, party_of, words_of
from rashomon.extract.another import is_called_another
from rashomon.extract.beside import is_too_long
from rashomon.extract.groups import Scene
from rashomon.extract.other_acts import about_person, distance, is_answered, of_another_act
from rashomon.extract.settings import Settings
from rashomon.extract.several import told_apart
from rashomon.extract.silence import UNKNOWN
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context, Telling
from rashomon.extract.whereabouts import is_where_held, is_where_said, is_where_treated
from rashomon.records import TO_THE_DAY, Mention, Name, Place, Sentence, Span, TimeRange
from rashomon.values.times import is_untold
from rashomon.vocabulary import kinds

_OF_SOMEBODY = frozenset({"perpetrator", "recipient", "motive"})
#: Before a place that only names a longer state of things: "since the war in Aleppo began", "the crisis in Mali".
_OF_A_WAR = regex.compile(r"\b(?:war|conflict|crisis|ceasefire|truce)\s(?:in|on|over|for)\s(?:the\s)?$", regex.I)
_LOCATIVE = regex.compile(
    r"\b(?:in|at|near|inside|outside|on|around|across|over|off|into|of|through|throughout|hit|struck|to|between|and|s)"
    r"[\s’'](?:the\s|a\s|an\s|its\s|central\s|eastern\s|western\s|northern\s|southern\s|downtown\s|nearby\s|(?!(?:from|with|by|for)\s)[\w\-]+\s){0,3}$",
    regex.IGNORECASE,
)
#: Before the place that somebody was taken from: "20 girls were taken from | their school in Gao".
_TAKEN_FROM = regex.compile(
    r"\b(?:taken|abducted|kidnapped|seized|snatched|captured|carried\soff)\s(?:[\p{L}\d’'\-]+\s){0,5}?from\s"
    r"(?:(?:the|an?|his|her|their|its)\s)?(?:[\p{L}\-]+\s){0,2}$",
    regex.I,
)
#: From a time up to the happening that it counts from: "four days after gunmen killed".
_FROM = regex.compile(r"^(?:\S+\s){1,3}(?:after|before|since)\s$", regex.I)
#: Between a day and a happening that it is counted from: "died on Friday | , three days after the | shooting".
_COUNTED = regex.compile(
    r"\s?[,–—-]+\s?(?:(?:just|only|some|barely|about|less\sthan|more\sthan)\s)?(?:\p{L}+|\d+)\s(?:\p{L}+\s)?"
    r"(?:days?|weeks?|months?|years?)\s(?:after|before)\s(?:[\p{L}\p{N}’'\-]+\s){0,4}",
    regex.I,
)
#: From a verb of harm up to the noun of the same happening: "killed four miners | in | a raid".
_DONE_IN = regex.compile(
    r"(?:(?!\b(?:who|that|which|when|after|before|since|and)\b)[^,;:.]){0,40}?\b(?:in|during)\s$", regex.I
)
_ANOTHER = regex.compile(r"\b(?:another|earlier|previous|separate|similar)\b", regex.I)
#: How words begin that only say what the happening before them was.
_SUPERLATIVE = regex.compile(r"(?:one\sof\s)?the\s(?:most\s|(?:\p{L}+est|worst|first|second|third)\b)", regex.I)


def scenes(mentions: Sequence[Mention], context: Context, settings: Settings, speakers: Speakers) -> list[Scene]:
    """Return a scene per happening, with the times and places that stand nearest to it."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    told = [
        _scene(mention, by_sentence[mention.sentence], context, settings, speakers)
        for mention in mentions
        if mention.label == "happening"
    ]
    for at in range(len(told) - 1):
        told[at : at + 2] = _as_one(told[at], told[at + 1])
    return [part for scene in told for part in told_apart(scene, settings[scene.telling.sentence.index])]


def _as_one(scene: Scene, following: Scene) -> tuple[Scene, Scene]:
    """Give a verb the times and places of the noun that says in what it was done: "killed four in a raid in May".

    In "were shot in another raid" both are the other one.
    """
    if (
        following.telling.sentence is not scene.telling.sentence
        or scene.form != "incident"
        or following.form != "incident"
    ):
        return scene, following
    end = scene.telling.mention.span.end - scene.telling.sentence.span.start
    if not _DONE_IN.match(following.before, end):
        return scene, following
    if is_called_another(following.words) and not scene.times:
        scene, following = replace(scene, is_another=True), replace(following, is_another=False)
    elif scene.times or _ANOTHER.search(following.words):
        return scene, following
    return replace(scene, times=following.times, places=scene.places or following.places), following


def _scene(
    mention: Mention, parts: Sequence[Mention], context: Context, settings: Settings, speakers: Speakers
) -> Scene:
    sentence, placed = context.sentences[mention.sentence], settings[mention.sentence]
    here = [other for other in parts if other.label == "happening" and (other == mention or _is_by_rule(other))]
    incidents = [other for other in here if not _is_said(other)]
    telling = context.tell(mention, placed.times)
    told = [
        (span, time)
        for span, time in placed.times
        if (mention.code == "series" or (time.start and time.end and not is_too_long(time)) or is_untold(time))
        and not (_counts_from(mention, span, sentence) and is_untold(time))
        and not _is_counted_from(mention, span, sentence)
        and _is_nearest(mention, [o for o in _told_of(here, span, sentence) if not _named_in(o, span)], span, sentence)
        and not context.telling_not_told(sentence, span)
        and not of_another_act(mention, span, sentence)
        and not _is_of_a_record(mention, span, time, sentence)
        and not context.is_of_what_stands_over(mention, sentence, span)
    ]
    places = [
        place
        for span, place in placed.places
        if not _is_said(mention)
        and _is_nearest(mention, _told_of(incidents, span, sentence), span, sentence)
        and _is_where(span, place, parts, context, sentence)
        and not is_answered(mention, span, sentence)
        and not about_person(mention, span, sentence)
        and not context.is_of_what_stands_over(mention, sentence, span)
    ]
    return Scene(
        telling,
        tuple(time for _, time in told if mention.code == "series" or not is_untold(time)),
        tuple(places),
        _actor(mention, parts, telling, sentence, speakers),
        sentence.text[: mention.span.start - sentence.span.start],
        tuple(span for span, time in told if is_untold(time)),
        tuple(
            span
            for span, time in placed.times
            if not (time.start or time.end or is_untold(time))
            and _is_nearest(mention, _told_of(here, span, sentence), span, sentence)
            and not context.telling_not_told(sentence, span)
            and not of_another_act(mention, span, sentence)
        ),
    )


def _actor(
    mention: Mention, parts: Sequence[Mention], telling: Telling, sentence: Sentence, speakers: Speakers
) -> Name | None:
    for part in parts:
        if part.label == "perpetrator" and part.anchor == mention.anchor:
            read = party_of if _is_said(mention) else actor_of
            return read(part, words_of(part, sentence), telling, speakers)
    return None


def _is_by_rule(mention: Mention) -> bool:
    """Tell what a rule reads: an act that only the encoder sees takes no time from it."""
    return mention.found_by.startswith("rule:")


def _is_said(mention: Mention) -> bool:
    return mention.code in kinds() and kinds()[mention.code]["form"] == "said"


def _is_nearest(mention: Mention, others: Sequence[Mention], span: Span, sentence: Sentence) -> bool:
    """Tell whether a happening is the nearest of its sentence to a span; commas between count as distance."""
    nearest = min(others, key=lambda other: (distance(other, span, sentence), other.span), default=None)
    return nearest == mention


def _named_in(mention: Mention, time: Span) -> bool:
    """Tell a happening that only the words of a time name: "two days after the raid"."""
    return time.start < mention.span.start and mention.span.end <= time.end


def _counts_from(mention: Mention, time: Span, sentence: Sentence) -> bool:
    """Tell a happening that a time counts from: "four days after | gunmen killed two guards, the town mourns"."""
    at = sentence.span.start
    told = sentence.text[time.start - at : max(mention.span.start - at, 0)]
    return time.start < mention.span.start and _FROM.search(told) is not None


def _is_counted_from(mention: Mention, time: Span, sentence: Sentence) -> bool:
    """Tell a day that comes so many after a happening, and is not its own: "on Friday, two days after the raid"."""
    at = sentence.span.start
    return time.end <= mention.span.start and bool(
        _COUNTED.fullmatch(sentence.text, time.end - at, mention.span.start - at)
    )


def _told_of(mentions: Sequence[Mention], span: Span, sentence: Sentence) -> list[Mention]:
    """Leave out what only says what the happening before a time was: "on 4 May, the worst attack in its history"."""
    return [
        mention
        for mention in mentions
        if span.end > mention.span.start
        or not sentence.text[: (start := mention.span.start - sentence.span.start)].endswith(", ")
        or not _SUPERLATIVE.match(sentence.text, start)
    ]


def _is_of_a_record(mention: Mention, span: Span, time: TimeRange, sentence: Sentence) -> bool:
    """Tell a long time in which something was the most of its kind: "the worst attack in the town in 25 years"."""
    if mention.code == "series" or time.precision in TO_THE_DAY or span.start < mention.span.end:
        return False
    return _SUPERLATIVE.match(sentence.text, mention.span.start - sentence.span.start) is not None


def is_of_a_war(before: str) -> bool:
    """Tell, by the words before it, a place that only names a war or another longer state of things."""
    return _OF_A_WAR.search(before) is not None


def _is_where(span: Span, place: Place, parts: Sequence[Mention], context: Context, sentence: Sentence) -> bool:
    """Tell a place of happening from a place in somebody's name or in the act of saying."""
    if context.telling_not_told(sentence, span):
        return False
    named = (part for part in parts if part.label in _OF_SOMEBODY and part.code != UNKNOWN)
    if any(part.span.start <= span.start < part.span.end for part in named):
        return False
    before = sentence.text[: span.start - sentence.span.start]
    if is_of_a_war(before) or is_where_said(before) or is_where_held(before) or is_where_treated(place.name, before):
        return False
    inside = place.relation != "" or any(p.label == "target" and p.span.start <= span.start < p.span.end for p in parts)
    return inside or _LOCATIVE.search(before) is not None or _TAKEN_FROM.search(before) is not None
