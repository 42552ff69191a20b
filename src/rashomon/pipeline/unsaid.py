"""What the encoder takes for speech and is none: things talked about, what somebody hears, words of another sentence.

In: the words of cues, contents and what stands between them. Out: whether they can be somebody's speech. It reads no
names and knows no report.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.values.quantities import find_quantities
from rashomon.vocabulary import load_vocabulary

#: Who hears or is asked is no speaker: "the paper is told", "the envoy was pressed about". Who is talked about is none
#: either: "rebels are feared to have", but "was quoted as saying".
_HEARER = regex.compile(
    r"(?:accused\sof|blamed\s(?:for|by)|suspected\sof)\b|(?:is|are|was|were|be|been|being|gets?|got)\s(?:\p{L}+ly\s|also\s|first\s|later\s|not\s|now\s)*"
    r"(?:told|informed|asked|pressed|questioned|notified|warned|briefed|reminded|advised|assured|shown|accused|blamed|"
    r"said|feared|believed|thought|alleged|reported|rumou?red|suspected|understood|presumed|known|expected|considered|deemed)"
    r"\b(?!\sas\s)",
    regex.IGNORECASE,
)
#: Coming to know is no saying, whoever tells of it knows it too: "she learned that", "he got the news that".
_RECEIVED = regex.compile(
    r"\b(?:learn(?:s|ed|t|ing)?|hear(?:s|d|ing)?(?!\sto\s)|overhear[ds]?|discover(?:s|ed|ing)?|reali[sz](?:e|es|ed|ing)"
    r"|f(?:ind|ound)\sout|notic(?:e|es|ed|ing)|(?:got|gets?|receiv(?:es?|ed))\s(?:the\s|a\s)?(?:news|word|call|message|text))\b",
    regex.IGNORECASE,
)
#: Where a clause begins within a noun phrase: "the boy who was shot", "the moments before a guard was hit".
_WITHIN = regex.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|before|after|as|since|because|until|following|if)\s",
    regex.IGNORECASE,
)
#: A clause about what stands before its comma: "the blasts, which", and a verb of the speaker's own: "but have".
_ASIDE = regex.compile(r",\s(?:(?:for|in|of|at)\s)?(?:which|who|whose|whom|where)\b[^,]*$", regex.IGNORECASE)
_OWN_VERB = regex.compile(r"\bbut\s+$", regex.IGNORECASE)
#: What a figure may stand behind: "the number of dead at", "its toll to".
_TOLL = regex.compile(
    r"(?:the|its|their|an?)\s(?:\p{L}+\s){0,3}?(?:number|toll|count|figure|total)s?(?:\s(?:of|among)\s(?:the\s)?\p{L}+)?"
    r"\s(?:at|to|as)\s",
    regex.IGNORECASE,
)
#: What a figure counts behind its number: those harmed, attacks, what was fired; or nothing that is named.
_COUNTED = regex.compile(
    r"(?:\s[\p{L}\-]+){0,4}?\s(?:dead|deaths?|killed|wounded|injured|hurt|missing|casualties|victims?|bodies|fatalities|arrests?"
    r"|attacks?|strikes?|raids?|bombings?|shellings?|incidents?|violations?|explosions?|blasts?|rockets?|drones?|missiles?)\b"
    r"|[.,;”\"]?$",
    regex.IGNORECASE,
)
#: What is claimed and is no clause: "claimed responsibility, and", "claimed the bombing in which nine died".
_CLAIMED = regex.compile(
    r"(?:full\s|sole\s)?(?:responsibility|credit)\b|(?:the|that|this)\s(?:[\p{L}’'\-]+\s){0,3}?(?:attack|bombing|raid|stabbing"
    r"|shooting|killing|strike|ambush|assault|blast|explosion|massacre|abduction|kidnapping|assassination)s?\b"
    r"(?!(?:(?!\s(?:that|which|who|where|when|after)\s)[^,.;])*?\s(?:was|were|is|are|had|has|have|would|could|will|did)\s)",
    regex.IGNORECASE,
)
_CLAIMS = regex.compile(r"\bclaim(?:s|ed|ing)?$", regex.IGNORECASE)
_SENTENCE_END = regex.compile(r"[.!?][”\"’')]*\s+[“\"‘(`]*\p{Lu}|\n\s*\n")
_WORD = regex.compile(r"[\p{L}]+")
#: Verbs that tell what they name: "described the man who was hit", "identified him as the one who".
_TELLING = frozenset(
    {"describes", "described", "recounts", "recounted", "recalls", "recalled", "identified", "identifies"}
)


def says(cue: str) -> bool:
    """Tell a cue with a verb of saying, or the colon of a heading.

    >>> says("has also said"), says("are asking for")
    (True, False)
    """
    return cue.strip() == ":" or any(word.lower() in (_forms() | _TELLING) for word in _WORD.findall(cue))


def hears(cue: str) -> bool:
    """Tell a cue whose subject hears what is said, or is what is talked about.

    >>> hears("is told"), hears("was quoted as saying")
    (True, False)
    """
    return _HEARER.match(cue.strip()) is not None


def heard_of(cue: str) -> bool:
    """Tell a cue of coming to know something: "learned", "got the news"."""
    return _RECEIVED.search(cue) is not None and not says(cue)


def is_thing(before_verb: str) -> bool:
    """Tell from what stands before the first verb of a content that this verb is within a noun phrase.

    >>> is_thing("the guard who "), is_thing("two shells ")
    (True, False)
    """
    return _WITHIN.search(before_verb) is not None


def is_aside(before_verb: str) -> bool:
    """Tell a verb of a clause about something, or of the speaker's own, from what stands before it in a content.

    >>> is_aside("the blasts at the dam, which "), is_aside("the claim but "), is_aside("the dam, which fell, ")
    (True, True, False)
    """
    return _ASIDE.search(before_verb) is not None or _OWN_VERB.search(before_verb) is not None


def is_claimed(cue: str, content: str) -> bool:
    """Tell what somebody claims that is no clause: a deed, or responsibility for one.

    >>> is_claimed("has claimed", "responsibility for the raid"), is_claimed("claimed", "the raid was over")
    (True, False)
    """
    return _CLAIMS.search(cue) is not None and _CLAIMED.match(content) is not None


def is_figure(content: str) -> bool:
    """Tell a figure, which is given without a clause: "put | the toll at 27", "has recorded | 41 raids since May".

    >>> is_figure("the death toll at 27"), is_figure("at least five dead"), is_figure("two factions of the north")
    (True, True, False)
    """
    found = find_quantities(content)
    if any(_TOLL.fullmatch(content, 0, one.start) for one in found):
        return True
    return any(one.start == 0 and _COUNTED.match(content, one.end) for one in found)


def is_apart(between: str) -> bool:
    """Tell whether a sentence or a line ends within the words between two stretches of a report."""
    return _SENTENCE_END.search(between) is not None


@cache
def _forms() -> frozenset[str]:
    entries = load_vocabulary("speech").values()
    return frozenset(form for entry in entries for form in (*entry["finite"], entry["participle"]))
