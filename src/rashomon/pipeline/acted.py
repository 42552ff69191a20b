"""Verbal acts and silences that no rule reads, and that the encoder sees: a few more mentions.

In: the mentions of the rules, the acts the encoder found, and the sentences. Out: the mentions with the encoder's
among them, as the rules' own are: the words of the act, who does it, to whom. Where a rule reads an act or a silence
in the same words its reading stands, and only gains who does it where it has nobody. What is about no violence is
left out. Never resolves a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from rashomon.encoder.acts import Act
from rashomon.encoder.reading import ENCODER
from rashomon.extract import responsibility, silence
from rashomon.extract.doers import names_no_doer
from rashomon.extract.homes import is_open
from rashomon.extract.silence import UNKNOWN, matters
from rashomon.pipeline.agents import sound, words_in
from rashomon.pipeline.of_another import lays_to_another
from rashomon.records import Mention, Sentence, Span, Stance
from rashomon.vocabulary import kinds

#: What found such a mention.
FOUND_BY = f"{ENCODER}:acts"
#: The chance of its kind, and of being about violence, from which an act is taken. Set by hand.
SURE, VIOLENT = 0.43, 0.5
#: How many words off, behind or before, what is unclear may begin.
_FAR = 8
_WORD = regex.compile(r"\S+")
#: Acts that are told as silences, with the field and the code of what they leave open.
_OPEN = {
    "silent": ("comment", "none"), "unverified": ("verification", "not verified"),
    "noclaim": ("responsibility", "none claimed"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """An act of the encoder, what it adds to the mentions, and why it adds nothing; "" where it does."""

    act: Act
    added: tuple[Mention, ...] = ()
    why: str = ""


def with_acts(mentions: Sequence[Mention], judged: Iterable[Judged]) -> list[Mention]:
    """Return the mentions with those that acts add, in order of place where any is added."""
    added = [new for one in judged for new in one.added]
    return sorted([*mentions, *added], key=lambda one: (one.sentence, one.span)) if added else list(mentions)


def judge_acts(mentions: Sequence[Mention], acts: Iterable[Act], sentences: Sequence[Sentence]) -> tuple[Judged, ...]:
    """Return each act with what it adds to the mentions of the rules, or why it adds nothing."""
    here: dict[int, list[Mention]] = {}
    for one in mentions:
        here.setdefault(one.sentence, []).append(one)
    made = []
    for act in acts:
        sentence = next((one for one in sentences if one.span.start <= act.cue[0] < one.span.end), None)
        judged = _judged(act, sentence, [] if sentence is None else here.get(sentence.index, []))
        if sentence is not None:
            here.setdefault(sentence.index, []).extend(judged.added)
        made.append(judged)
    return tuple(made)


def _judged(act: Act, sentence: Sentence | None, here: Sequence[Mention]) -> Judged:
    """Judge one act by the mentions of its sentence."""
    if sentence is None or (why := _passed_over(act, sentence)):
        return Judged(act, why=why if sentence is not None else "outside every sentence")
    sounder = sound(act, sentence)
    if sounder is None:
        return Judged(act, why="nobody does it")
    if act.kind == "claim" and lays_to_another(sounder, sentence):
        return Judged(act, why="it is said of somebody else")
    met = [one for one in here if _meets(one, act, sentence)]
    if any(one.label == "happening" and not _is_act(one) for one in met):
        return Judged(act, why="a rule reads a deed there")
    known = [one for one in met if _is_act(one)]
    added = tuple(_who(sounder, sentence, known, here) if known else _mentions(sounder, sentence, here))
    return Judged(act, added, "" if added else "a rule reads it" if known else "nothing to tell of it")


def _passed_over(act: Act, sentence: Sentence) -> str:
    """Return why an act is not looked at; "" where it is."""
    if act.score < SURE:
        return f"less sure than {SURE}"
    if act.violent < VIOLENT:
        return "about no violence"
    return "in a question" if sentence.text.endswith("?") else ""


def _mentions(act: Act, sentence: Sentence, here: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of an act that no rule reads; ``here`` are those of its sentence."""
    told = {one.label for one in here}
    if act.kind in _OPEN:
        field, code = _OPEN[act.kind]
        if field not in told and (act.who is not None or act.kind != "silent"):
            yield _mention(act, sentence, act.who or act.cue, field, code, "silent")
    elif act.kind == "unclear":
        fresh = ((field, span) for field, span in _asked(act, sentence) if field not in told)
        yield from (_mention(act, sentence, span, field, UNKNOWN, "unclear") for field, span in fresh)
    elif act.kind == "claim":
        if act.who is not None and "responsibility" not in told:
            yield _mention(act, sentence, act.who, "responsibility", "")
    elif act.who is not None or act.whom is not None:
        parts = [part for part in (act.cue, act.who, act.whom) if part is not None]
        whole = (min(start for start, _ in parts), max(end for _, end in parts))
        yield _mention(act, sentence, whole, "happening", act.kind)
        if act.who is not None:
            yield _mention(act, sentence, act.who, "perpetrator", "")
        if act.whom is not None and not (act.kind == "accuse" and names_no_doer(words_in(act.whom, sentence))):
            yield _mention(act, sentence, act.whom, "recipient", "")


def _who(act: Act, sentence: Sentence, known: Sequence[Mention], here: Sequence[Mention]) -> Iterator[Mention]:
    """Yield who does an act that a rule reads, of the same kind, where the rule has nobody."""
    rule = next((one for one in known if one.code == act.kind), None)
    if rule is None or act.who is None:
        return
    if not any(one.label == "perpetrator" and one.anchor == rule.anchor for one in here):
        yield _mention(act, sentence, act.who, "perpetrator", "", anchor=rule.anchor)


def _asked(act: Act, sentence: Sentence) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the fields that what is unclear names, behind its words or before them, and where."""
    start = sentence.span.start
    for low, high, near in (
        (act.cue[1], sentence.span.end, slice(_FAR)),
        (start, act.cue[0], slice(-_FAR, None)),
    ):
        words = sentence.text[low - start : high - start].rstrip(" .")
        for begun in list(_WORD.finditer(words))[near]:
            opened = next(matters(words[begun.start() :]), None)
            if opened is not None:
                at = low + begun.start()
                yield from ((field, (at + opened.start, at + opened.end)) for field in opened.rule.gives["fields"])
                return


def _mention(
    act: Act,
    sentence: Sentence,
    span: tuple[int, int],
    label: str,
    code: str,
    stance: Stance = "asserts",
    anchor: Span | None = None,
) -> Mention:
    place, words = Span(*span), anchor or Span(*act.cue)
    return Mention(place, label, code, sentence.index, act.score, FOUND_BY, words, stance)


def _is_act(one: Mention) -> bool:
    """Tell a verbal act, a silence or a claim."""
    if one.label == "happening":
        return one.code in kinds() and kinds()[one.code]["form"] == "said"
    return is_open(one)


def words_of(one: Mention, sentence: Sentence) -> Span:
    """Return the words that do what a mention of an act, a silence or a claim tells of."""
    if one.anchor is not None:
        return one.anchor
    return silence.words_of_rule(one, sentence) or responsibility.words_of_rule(one, sentence) or one.span


def _meets(one: Mention, act: Act, sentence: Sentence) -> bool:
    """Tell a happening, a silence or a claim with the words of an act."""
    if one.label != "happening" and not _is_act(one):
        return False
    span = words_of(one, sentence)
    return span.start < act.cue[1] and act.cue[0] < span.end
