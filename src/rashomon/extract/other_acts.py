"""Which times and places a sentence tells of something other than the happening: a claim, an arrest, a person.

In: a mention of a happening, the span of a time, their sentence. Out: whether the time is of another act. Never reads
a time.
"""

from __future__ import annotations

import regex

from rashomon.records import Mention, Sentence, Span

_COMMA_COSTS = 20
_ACT = regex.compile(
    r"\b(?:rose|risen|climbed|increased|reached|claimed|said|told|condemned|denied|blamed|accused|vowed|warned|threatened"
    r"|met|arrived|called|urged|announced|confirmed|rejected|ended|suppressed|repelled|repulsed|quelled|foiled|began|started|died|remain(?:ed|s)?|(?:is|are|was|were)\sstill)\b",
    regex.IGNORECASE,
)
#: Right behind a happening: what it did itself, "the attack began at 5 a.m.".
_ITS_BEGINNING = regex.compile(r"^\s(?:\p{L}+ly\s)?(?:began|started)\b", regex.I)
_JUSTICE = regex.compile(
    r"\b(?:arrested|charged|arraigned|sentenced|convicted|indicted|pleaded|court|custody|extradited|surrendered"
    r"|jury|jurors|judge|prosecutors|filed\scharges|interview(?:ed|s)?|questioned|police\supdate|update)\b",
    regex.I,
)
#: Straight behind a time: a verb of its own, which says nothing of a time that closes its subject ("the man shot on
#: Sunday | is to appear in court").
_OF_SUBJECT = regex.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|is\sto|remains?|remained|appeared|pleaded)\s", regex.I
)
_OTHER_CLAUSE = regex.compile(r"[,;:]|\b(?:before|after|when|until|while|and|but)\b", regex.I)
_SUBORDINATE = regex.compile(r"(?:\S+\s){0,3}(?:after|when|since|before|while|as)\s", regex.IGNORECASE)
_ACT_BEFORE = regex.compile(
    r"\b(?:claimed|claiming|condemned|denounced|confirmed|for|over|about|discussed)\s$", regex.I
)
#: What found a happening in a clause about somebody: what stands before is said of him, "looked for | a man who shot".
_IN_CLAUSE = frozenset({"rule:who_attacked", "rule:who_killed", "rule:who_took", "rule:which_was_attacked"})
#: Before a time up to which something is told: "no claim as of Friday afternoon".
_AS_OF = regex.compile(r"\bas\sof\s(?:late\s|early\s)?$", regex.I)
#: Between a time and a happening: what comes after is what somebody says or shows, and the time is that of the saying.
_SAID_OF = regex.compile(
    r"\b(?:saying|adding|insisting|arguing|claiming|alleging|suggesting|warning|(?:believed|thought|knew|showed|proved)\sthat"
    r"|what\s(?:it|he|she|they)\s(?:said|called|described|say))\b",
    regex.I,
)
#: Captives set free, and a video made public: whose day is not that of the abduction.
RELEASE = regex.compile(
    r"\b(?:freed?|frees|freeing|releas(?:ed|es|e|ing)|set\sfree|rescued|reunited|handed\s(?:\S+\s){0,4}?over|transferred|made\spublic"
    r"|secured\sthe\s(?:release|freedom))\b",
    regex.I,
)
_CLOSES = regex.compile(r"\s(?:is|are|was|were|has|have|had)\s", regex.I)
#: Words of a happening that no mention may stand for: "the rockets it says were fired on Sunday".
BLOW = regex.compile(
    r"\b(?:fired|launched|hit|struck|killed|wounded|injured|shot|attack\w*|bomb\w*|explo\w+|blasts?|raid\w*"
    r"|shell(?:ed|ing))\b",
    regex.I,
)
_NEAR_BLOW = 80
#: Between a time and a happening: what was done then was done over the happening: "traded blame on Monday for a raid".
_OVER = regex.compile(r"\s(?:for|over)\s(?:\S+\s){0,3}", regex.I)
#: From a time up to what is only remembered then: "on Monday, the anniversary of | the raid".
_REMEMBERED = regex.compile(r"\banniversar(?:y|ies)\sof\s", regex.I)
#: Up to a time, and from it up to a happening: people met over it: "met his aides on Monday to speak of the raid".
_MET = regex.compile(
    r"\b(?:met|visited|travel(?:l)?ed|flew|convened|gathered|rallied|spoke|ordered|summoned)\b[^.;:]{0,60}$", regex.I
)
_INTERRUPTED = regex.compile(
    r"\b(?:interrupted|delayed|postponed|cancel(?:l)?ed|overshadowed|prompted|shaken)\sby\s(?:\S+\s){0,3}$", regex.I
)
_MET_OVER = regex.compile(
    r"\bto\s(?:speak|talk|discuss|assess|condemn|mourn|review|protest|honou?r)\b|\b(?:following|over|about)\s(?:the|a|this|that)\b",
    regex.I,
)
#: From a time up to a happening: a claim was made then, of what stands behind it: "on Friday claimed credit for".
_CLAIMED_THEN = regex.compile(
    r",?\s(?:(?:the|a|an)\s)?(?:[\w’'\-]+\s){0,5}?(?:(?:claim(?:ed|s|ing)|admitted|took|accepted)\s"
    r"(?:\w+\s)?(?:responsibility|credit)\sfor\s|claim(?:ed|s)\s(?:the|this|that)\s)",
    regex.I,
)
#: From a happening up to a place: where those who did it went.
_FLED = regex.compile(
    r"\b(?:fle(?:d|eing)|escap(?:ed|ing)|retreat(?:ed|ing)|withdr(?:ew|awing)|crossing|crossed|drove\soff|made\soff)"
    r"\s(?:\S+\s){0,3}?(?:to|towards?|into|across|over)\s[^.;]{0,60}$",
    regex.I,
)
#: Before and behind a time that tells when something was said: "conceded last week that its strikes had hit a school".
_SAID_AT = regex.compile(r"\b(?:\p{L}+ed|said|says|told|wrote|found)\s(?:(?:on|in|at|late|early|earlier)\s)*$", regex.I)
_THAT = regex.compile(
    r"(?:\s(?:on|via|through)\s(?:(?:its|the|a)\s)?(?:[\p{L}\-]+\s){0,2}?"
    r"(?:Telegram|Twitter|Facebook|channel|account|website|radio|television|TV))?\sthat\b",
    regex.I,
)
#: Between a happening and a time: another clause with a subject of its own.
_NEXT_CLAUSE = regex.compile(r",\s(?:as|while|whereas|though|although)\s", regex.I)
_ANSWER = (
    r"\b(?:(?:revenge|retaliation|reprisals?|retribution|response|answer)(?:\s(?:attacks?|strikes?|killings?|raids?))?[”\"’']?"
    r"\s(?:for|to|against)|(?:to|would|will|vowed\sto)\savenge)"
)
#: Behind a happening that answers another one, and before the one that is answered.
_ANSWERING = regex.compile(_ANSWER + r"\b", regex.I)
ANSWERED = regex.compile(_ANSWER + r"\s[^.,;]{0,60}$", regex.I)
#: A clause about a person, from its pronoun to the comma that ends it: ", who landed in Norport the same day,".
OF_PERSON = regex.compile(r",\s(?:who|whose|whom)\s[^,;]*(?:,|$)")
#: A day told before a happening is that of what is done over it; the one behind is then its own: "is to appear in court
#: on May 19 over a shooting on Sunday".
_DAY = regex.compile(r"\b(?:\p{L}{3,6}day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?\s\d{1,2})\b")
#: A place of care, and before it, that somebody was brought there or died there.
_WAS_HIT = regex.compile(
    r", who (?:was|were|had been) (?:fatally )?(?:shot|stabbed|killed|gunned|beaten|slain|murdered|found)\b", regex.I
)
#: What goes on with the happening itself: "charged over the shooting that happened on Monday".
_ITS_OWN = regex.compile(
    r"[^.;,]{0,40}?\b(?:that|which)\s(?:\p{L}+ly\s)?(?:occurred|happened|took\splace|broke\sout|unfolded|began|occurs|left|killed)\b",
    regex.I,
)


def of_another_act(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell a time of another act: "claimed the attack on Monday", "the toll of the raid rose on Monday"."""
    if is_up_to(span, sentence):
        return True
    if span.start >= mention.span.end and _ITS_OWN.match(sentence.text, mention.span.end - sentence.span.start):
        return False
    if _of_justice(mention, span, sentence) or about_person(mention, span, sentence):
        return True
    if mention.code == "abduction" and _of_release(mention, span, sentence):
        return True
    if span.end <= mention.span.start:
        low, high = span.end - sentence.span.start, mention.span.start - sentence.span.start
        at = span.start - sentence.span.start
        if _THAT.match(sentence.text, low) and _SAID_AT.search(sentence.text, 0, at):
            return True
        if _OVER.fullmatch(sentence.text, low, high) or _CLAIMED_THEN.match(sentence.text, low, high):
            return True
        before = sentence.text[max(0, at - _NEAR_BLOW) : low]
        if _INTERRUPTED.search(sentence.text, low, high) or _REMEMBERED.search(sentence.text, low, high):
            return True
        if _MET.search(before) and _MET_OVER.search(sentence.text, low, high):
            return True
        return _SAID_OF.search(sentence.text, low, high) is not None and BLOW.search(before) is None
    if span.start < mention.span.end:
        return False
    between = sentence.text[mention.span.end - sentence.span.start : span.start - sentence.span.start]
    between = _ITS_BEGINNING.sub("", between)
    before = sentence.text[: mention.span.start - sentence.span.start]
    main_clause = "," in between and _SUBORDINATE.match(before) is not None
    acts = _ACT.search(between) or _NEXT_CLAUSE.search(between) or _ANSWERING.search(between)
    in_clause = mention.found_by in _IN_CLAUSE
    over = not in_clause and _ACT_BEFORE.search(before) is not None and _DAY.search(before) is None
    return main_clause or acts is not None or over


def is_up_to(span: Span, sentence: Sentence) -> bool:
    """Tell a time up to which something is told, and at which nothing happened: "as of Friday afternoon"."""
    return _AS_OF.search(sentence.text, 0, span.start - sentence.span.start) is not None


def about_person(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell what stands in a clause about a person, which the happening is no part of."""
    at = sentence.span.start
    clauses = (clause.span() for clause in OF_PERSON.finditer(sentence.text) if not _of_victim(mention, clause, at))
    time, told = span.start - at, mention.span.start - at
    return any(start <= time < end and not start <= told < end for start, end in clauses)


def _of_victim(mention: Mention, clause: regex.Match[str], at: int) -> bool:
    """Tell a clause that goes on with the harm done to whom it is about: "the death of Ann Rowe, who was shot"."""
    return mention.span.end == at + clause.start() and _WAS_HIT.match(clause[0]) is not None


def is_answered(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell a place behind what the happening answers, or whither somebody fled: "revenge for a killing in Norport"."""
    if span.start < mention.span.end:
        return False
    at = sentence.span.start
    low, high = mention.span.end - at, span.start - at
    return any(rule.search(sentence.text, low, high) is not None for rule in (_ANSWERING, _FLED))


def is_what_is_answered(mention: Mention, sentence: Sentence) -> bool:
    """Tell a happening that another one of its sentence answers: "bombed two camps in answer to the raid"."""
    return ANSWERED.search(sentence.text, 0, mention.span.start - sentence.span.start) is not None


def _of_justice(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell the time of an arrest or a hearing over it: "was arrested Friday for the shooting"."""
    start, apart = sentence.span.start, distance(mention, span, sentence)
    for found in _JUSTICE.finditer(sentence.text):
        first, last = start + found.start(), start + found.end()
        gap = span.start - last if last <= span.start else first - span.end
        low, high = (
            sorted((span.end - start, found.start())) if last > span.start else (found.end(), span.start - start)
        )
        if first >= span.end and closes_subject(sentence.text, span.end - start):
            continue
        ahead = last <= span.start and span.end <= mention.span.start  # "charged on Friday in the shooting": as near
        if 0 <= gap < apart + ahead and not _OTHER_CLAUSE.search(sentence.text[low:high]):
            return True
    return False


def closes_subject(text: str, end: int) -> bool:
    """Tell a time that ends with the subject of its sentence: "the man shot on Sunday | is to appear in court"."""
    return _OF_SUBJECT.match(text, end) is not None


def _of_release(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell the time of a release: "freed on Thursday 21 of the girls abducted by rebels in 2014"."""
    at, apart = sentence.span.start, distance(mention, span, sentence)
    start, end = span.start - at, span.end - at
    for found in RELEASE.finditer(sentence.text):
        low, high = (found.end(), start) if found.end() <= start else (end, found.start())
        if low == end and _CLOSES.match(sentence.text, end):
            continue  # "the girls abducted in 2014 | were freed"
        if high - low < max(apart, 1) and not _OTHER_CLAUSE.search(sentence.text[low:high]):
            return True
    return False


def distance(mention: Mention, span: Span, sentence: Sentence) -> int:
    """Return how many characters lie between a mention and a span; a comma between counts for more."""
    focus = mention.span
    if focus.start <= span.start and span.end <= focus.end:
        return 0
    start, end = (focus.end, span.start) if focus.end <= span.start else (span.end, focus.start)
    between = sentence.text[max(0, start - sentence.span.start) : max(0, end - sentence.span.start)]
    return len(between) + _COMMA_COSTS * between.count(",")
