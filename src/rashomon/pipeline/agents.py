"""Who can have done an act that the encoder sees: its parties, held against the words between.

In: an act, its sentence. Out: the act with the parties that can be its own, or None where nobody does it. In a
passive who does it stands behind "by", and an accusation that names nobody ("the man accused of the raid") is none;
who only says what others do ("a spokesman said police were searching") does not do it; an article is nobody.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from rashomon.encoder.acts import Act
from rashomon.records import Sentence

#: Acts that have an object: where none stands behind their words, or a form of "be" before them, these are passive.
_WITH_OBJECT = frozenset({"accuse", "arrest"})
#: Acts that are done, and not said: whoever says so need not do it.
_DONE = frozenset({"investigate", "arrest", "coerce", "mobilise", "aid", "retreat", "sanction", "cooperate"})
#: Before the words of a passive: "was later | arrested".
_BEING = regex.compile(
    r"\b(?:is|are|was|were|been|being|be|gets?|got)\s(?:(?:\p{L}+ly|also|later|then|since|still|not|now|already)\s)*$",
    regex.I,
)
_PARTICIPLE = regex.compile(r"(?:\p{L}+ed|held|taken|caught|sought|brought|thought|known|put|shot)\b", regex.I)
#: Behind the words of a passive: "accused | of", "arrested | on Monday", "detained | ."
_NO_OBJECT = regex.compile(
    r"\s(?:of|with|for|in|on|at|by|over|under|after|near|following|during|without|from|as|to|and|early|late|\p{Lu}\p{L}+day|last)\b"
    r"|\s?[.,;:)”\"]|\s?$"
)
_BY = regex.compile(r"\bby\s(?:(?:the|an?|its|his|her|their)\s)?$", regex.I)
#: Words that only weaken what they stand by: "allegedly shot"; and those that may: "the suspected gunman".
_ADVERB = regex.compile(r"(?:alleged|reported|purported|supposed|apparent|presumab)l?y", regex.I)
_WEAKENS = regex.compile(r"alleged|suspected|reported|accused|purported", regex.I)
_SAYS = regex.compile(
    r"\s(?:(?:also|later|have|has|had)\s)?(?:said|says|say|told|tells|reported|reports|added|announced|confirmed)\b",
    regex.I,
)
#: Who says what he does himself: "said it had opened", "said they were searching", "said the force was".
_ITSELF = regex.compile(r"\b(?:it|they|he|she|we|I|its|their|his|her|our)\b", regex.I)
#: What is condemned or denied, which is nobody's name: "marched to denounce | it".
_THING = regex.compile(r"it|this|that|these|those|so|as\smuch", regex.I)
_NOBODY = regex.compile(r"(?:the|an?|this|that|its|their|his|her)", regex.I)


def sound(act: Act, sentence: Sentence) -> Act | None:
    """Return an act with the parties that can be its own; None for one that nobody does."""
    who, whom = (None if party is None or _is_nobody(party, sentence) else party for party in (act.who, act.whom))
    before, behind = _around(act, sentence)
    if act.kind == "accuse" and _only_weakens(act, sentence, before):
        return None
    if _is_passive(act, sentence, before, behind):
        who = who if who is not None and _BY.search(sentence.text, 0, who[0] - sentence.span.start) else None
        if who is None and act.kind == "accuse":
            return None
    elif who is not None and act.kind in _DONE and _only_says(who, act, sentence):
        who = None
    if whom is not None and (whom == who or _THING.fullmatch(words_in(whom, sentence))):
        whom = None
    return replace(act, who=who, whom=whom)


def _is_passive(act: Act, sentence: Sentence, before: str, behind: str) -> bool:
    """Tell words of an act that is done to their subject."""
    if not _PARTICIPLE.match(words_in(act.cue, sentence)):
        return False
    if act.kind not in _WITH_OBJECT:
        return False
    object_behind = act.whom is not None and act.whom[0] >= act.cue[0]  # "led | the teenager | away"
    return _BEING.search(before) is not None or (not object_behind and _NO_OBJECT.match(behind) is not None)


def _only_weakens(act: Act, sentence: Sentence, before: str) -> bool:
    """Tell a word that weakens what is told and accuses nobody: "allegedly", "the suspected gunman"."""
    words = words_in(act.cue, sentence)
    if _ADVERB.fullmatch(words):
        return True
    led = act.who is not None and act.who[1] <= act.cue[0]
    return _WEAKENS.fullmatch(words) is not None and not led and _BEING.search(before) is None


def _only_says(who: tuple[int, int], act: Act, sentence: Sentence) -> bool:
    """Tell who says what somebody else does: "a spokesman | said police were | searching"."""
    start = sentence.span.start
    between = sentence.text[who[1] - start : max(who[1], act.cue[0]) - start]
    said = _SAYS.match(between)
    return said is not None and _ITSELF.search(between, said.end()) is None


def _around(act: Act, sentence: Sentence) -> tuple[str, str]:
    start = sentence.span.start
    return sentence.text[: act.cue[0] - start], sentence.text[act.cue[1] - start :]


def _is_nobody(party: tuple[int, int], sentence: Sentence) -> bool:
    return _NOBODY.fullmatch(words_in(party, sentence)) is not None


def words_in(span: tuple[int, int], sentence: Sentence) -> str:
    """Return the words of a span, in characters of the report, of a sentence."""
    return sentence.text[span[0] - sentence.span.start : span[1] - sentence.span.start]
