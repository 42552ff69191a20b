"""Who can have done a deed: what the words of an actor name, and what they only seem to.

In: a sentence, and the span of an actor in it. Out: the span of whoever is named, or None where the words name a deed,
a thing, a time, or nobody. An actor may be more than was matched ("a man in | Norport | shot
two people"), or less ("the rebels | simultaneously"). Never says what anybody did.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.rules import mark, shared_macros

#: Deeds as the head of a phrase: "the attack carried out today", "the massacre of six millers".
_DEEDS = (
    r"(?:attacks?|assaults?|raids?|ambush(?:es)?|(?:fire|car|suicide)?\s?bombings?|blasts?|explosions?|shootings?|shelling"
    r"|bombardments?|massacres?|killings?|murders?|slayings?|assassinations?|deaths?|abductions?|kidnappings?|air\s?strikes?"
    r"|strikes?|operations?|offensives?|actions?|crimes?|violence|incidents?|incursions?|robber(?:y|ies)|sieges?|clash(?:es)?"
    r"|fighting|gunfire|crossfire|barrages?|bullets?|gunshots?|atrocit(?:y|ies))"
)
#: Things that are named where somebody would be: "the video", "no foul play", "the bodies of two guards".
_THINGS = (
    r"(?:videos?|films?|movies?|footage|cartoons?|statements?|communiqu[eé]s?|documents?|foul\splay|arson|terrorism|negligence"
    r"|bod(?:y|ies)|corpses?|remains|targets?|rhetoric|weather|storms?|floods?|earthquakes?|fires?|blazes?|crash(?:es)?"
    r"|accidents?|disasters?|disease|virus|collapse|ones?)"
)
#: Places and buildings, of which none does a deed: "the airport attacked" is a headline's passive.
_SITES = (
    r"(?:airports?|airfields?|hotels?|markets?|mosques?|church(?:es)?|schools?|hospitals?|stations?|restaurants?|malls?|stadiums?"
    r"|temples?|synagogues?|prisons?|refiner(?:y|ies)|checkpoints?|nightclubs?|caf[eé]s?|villages?|towns?|buildings?)"
)
_SEVERAL_OF = r"(?:series|waves?|string|spate|rash|number|kinds?|sort|type|round)\sof\s(?:[\p{L}\-]+\s){0,2}?"
_END_OF_HEAD = regex.compile(
    r"[,(]|\s(?:of|in|on|at|against|by|near|from|that|which|who|for|to|with|without|outside|inside|between|ever|yet|such)\b",
    regex.I,
)
_NO_HEAD = regex.compile(rf"\b(?:{_DEEDS}|{_THINGS})$", regex.I)
_A_SITE = regex.compile(rf"\b{_SITES}$", regex.I)
_A_DEED = regex.compile(rf"\b(?:{_DEEDS}|suicides?|homicides?)$", regex.I)
_MANY_DEEDS = regex.compile(rf"(?:[\p{{L}}’'\-]+\s){{0,3}}?{_SEVERAL_OF}{_DEEDS}\b", regex.I)
#: Words that stand alone where somebody would: "after having | staged", "such | an army", "accused | others".
_NOBODY = regex.compile(
    r"none\sof\s.+|having|being|without|such|(?:each\s|the\s|one\san)?others?|(?:the|an?|this|that)|(?:any|whatever|whichever)\s.+|what|whoever|continues?|amid|despite",
    regex.I,
)
_NOUNS_IN_LY = r"(?:family|ally|assembly|bully|monopoly|anomaly)"
_AUXILIARY = r"(?:was|were|is|are|been|being|be|had|has|have|having)"
#: Who looks for those who did it, and says so before the name: "investigators suspect | Mark Brand".
_SUSPECT = regex.compile(
    r"(?:[\p{L}\-]+\s){0,2}?(?:police|investigators|officials|detectives|authorities|prosecutors|witnesses|deputies)\s(?:suspect|believe|say|allege|think)\s(?=(?-i:\p{Lu}))",
    regex.I,
)
#: Behind whoever did it: whom or what they are for or against: "hackers | backing President Ivo Brand".
_FOR_OR_AGAINST = regex.compile(r"\s(?:backing|supporting|opposing|defending|protesting|demanding)\s", regex.I)
#: What ties a phrase to the one before it, of which it is then a part.
_LINK = (
    r"[\s\v](?:in|at|of|on|from|near|with|outside|inside|against|between|for|to|into|by|under|across|along|aboard)"
    r"(?:[\s\v](?:the|an?|its|his|her|their|this|that|these|those))?"
)
_WORD = r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'.\-]*"
_NOUNS = rf"(?:[ ]{_WORD}){{1,6}}"
_PHRASE = rf"(?:[\s\v](?:the|an?|its|his|her|their|this|that|these|those|some|another|all|both))?{_NOUNS}"
#: Between a phrase and what is tied to it: "rebels | based | in Norland", "a man | claiming allegiance | to Norland".
_PARTICIPLE = (
    r"(?:[\s\v](?:\p{L}+(?:ing|ed)|held|born|known|loyal|close)(?:[ ](?:allegiance|loyalty|ties|links|out))?)?"
)
_TIED = regex.compile(
    rf"(?P<head>{_PHRASE}|[\s\v](?:one|some|many|several|both|two))(?:{_PARTICIPLE}{_LINK}{_NOUNS}){{0,2}}?{_PARTICIPLE}{_LINK}(?:{_NOUNS}[\s\v]and(?:[\s\v]the)?)?\s?$",
    regex.I,
)
_IS_TIED = regex.compile(rf"{_LINK}(?:{_NOUNS}[\s\v]and(?:[\s\v]the)?)?\s$", regex.I)
_BEFORE = regex.compile(rf"(?:{_PHRASE}|[\s\v](?:they|he|she|we|it))\s$", regex.I)


def doer(text: str, span: tuple[int, int], *, subject: bool) -> tuple[int, int] | None:
    """Return the span of whoever did it, by the words of an actor in a sentence; None where they name nobody.

    ``subject``: the actor stands before its verb, and may be the end of a longer phrase.

    >>> text = "The rebels simultaneously attacked two posts."
    >>> text[slice(*doer(text, (0, 25), subject=True))]
    'The rebels'
    >>> doer("The attack staged today", (0, 10), subject=True) is None
    True
    """
    start, end = _without_tail(text, span)
    if found := _FOR_OR_AGAINST.search(text, start, end):
        end = found.start()
    if found := _SUSPECT.match(text, start, end):
        start = found.end()
    if start >= end or _is_no_noun(text[start:end]):
        before = _phrase_before(text, start) if subject else None
        if before is None:
            return None
        start, end = before
    if subject:
        start = _whole(text, start)
    return None if names_no_doer(text[start:end]) else (start, end)


def names_no_doer(words: str) -> bool:
    """Tell words that name a deed, a thing or nobody.

    >>> names_no_doer("the second attack in the town"), names_no_doer("the attackers"), names_no_doer("no foul play")
    (True, False, True)
    """
    plain = words.strip()
    if not plain or _NOBODY.fullmatch(plain) or _MANY_DEEDS.match(plain):
        return True
    first = _END_OF_HEAD.search(plain)
    head = plain[: first.start()] if first else plain
    return _NO_HEAD.search(head) is not None or is_a_site(head)


def names_a_deed(words: str) -> bool:
    """Tell words that end in a deed, as those of a headline in capitals may that look like a name.

    >>> names_a_deed("Deadly Shooting"), names_a_deed("Murder-Suicide"), names_a_deed("Ada Brandt")
    (True, True, False)
    """
    return _A_DEED.search(words.strip()) is not None


def is_a_site(words: str) -> bool:
    """Tell words that end in a place or a building, and so name whom a passive tells to be hit.

    >>> is_a_site("Norport airport"), is_a_site("men at the airport"), is_a_site("the airport police")
    (True, False, False)
    """
    first = _END_OF_HEAD.search(words)
    return _A_SITE.search(words[: first.start()] if first else words) is not None


def _without_tail(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """End an actor before the adverbs, times and auxiliaries that its phrase took in."""
    start, end = span
    found = _tail(text.isupper()).search(text[start:end])
    return (start, start + found.start()) if found else span


@cache
def _tail(capitals: bool) -> regex.Pattern[str]:
    """Return the pattern of what ends an actor and is no part of it; in a text in capitals an adverb is in capitals."""
    period = r"(?:morning|afternoon|evening|night|week|weekend|month|year)"
    weekday, month, day = (shared_macros()[name] for name in ("weekday", "month", "day_number"))
    adverb = rf"(?!{_NOUNS_IN_LY}\b)" + (r"\p{L}{3,}ly" if capitals else r"(?-i:\p{Ll}{3,}ly)")
    when = (
        rf"(?:(?:early|late|earlier|later)\s)?(?:(?:this|last|that|the\ssame|yesterday)\s{period}|today|tonight|yesterday|overnight"
        rf"|(?:on\s)?{weekday}(?:\s{period})?|on\s(?:(?:{month})\s{day}|{day}\s(?:{month})))"
    )
    return regex.compile(rf"(?:(?:^|\s)(?:{adverb}|first|then|again|once|never|{when}|{_AUXILIARY}))+$", regex.I)


def _is_no_noun(words: str) -> bool:
    return regex.fullmatch(r"\W*|(?:the|an?|this|that|their|its|early|late)", words.strip(), regex.I) is not None


def _phrase_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the phrase right before a place: "urban commandos | this morning"."""
    found = _BEFORE.search(mark(text)[: start + 1])
    if found is None:
        return None
    return found.start(), len(text[:start].rstrip())


def _whole(text: str, start: int) -> int:
    """Return where the phrase begins that an actor is the end of: "a man in the town of | Norport"."""
    left = mark(text)[: start + 1]
    if not _IS_TIED.search(left):
        return start
    found = _TIED.search(left)  # a marked text has one character more in front, here the blank before the phrase
    return found.start("head") if found else start
