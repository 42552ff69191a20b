"""Whose verb it is where a clause or a participle stands between a subject and its verb, or a rule took a piece of it.

In: a text, and the stretch that a rule took for who acts. Out: the noun phrase that the clause is about, where the
stretch ends that clause ("a nurse who spoke with Border Radio | accused"), or is an adverb in it ("a party which
largely | rejected"); the whole phrase where the stretch is its end ("the families of the wounded | men"); the subject
of a clause of its own before a second verb. It knows no names.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.extract.stand_ins import names_nobody
from rashomon.extract.subjects import before_relative, phrase_end
from rashomon.rules import compiled, mark, shared_macros

_PRONOUN = r"(?P<pronoun>who|which|that)"
_AUXILIARY = r"(?:has|have|had|is|was|were|are|will|would|also|never|not|been)"
#: The pronoun straight before an adverb of its own clause.
_OPENS = regex.compile(rf"\b{_PRONOUN}\s(?:{_AUXILIARY}\s)*$")
#: The end of a time that was taken for who acts: "earlier this | month unanimously".
_WHEN = regex.compile(
    r"(?:(?:this|that|last)\s)?(?:day|night|morning|afternoon|evening|week|month|year)(?:\s\p{Ll}+ly)?"
)
#: A participle that opens a sentence, whose subject stands behind its clause: "Having promised to leave, the mayor".
_HAVING = regex.compile(r"Having\s[^,;:“”\"]{3,120},\s")
_SUBJECT_PRONOUN = regex.compile(r"\b(?P<np>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I)\s(?:has\s|have\s|had\s)?$")
#: What follows "who" in marked text and is no verb: the clause has a subject of its own.
_NO_VERB = (
    r"the|an?|this|that|these|those|its|their|his|her|our|my|your|he|she|it|they|we|you|I|of|in|on|at|by|with|for|from|and"
    r"|or|if|when|while|because|some|all|both|no|each|every"
)
#: Where a clause within it begins, whose subject the words before the verb may be.
_ANOTHER = r"that|and|or|but|he|she|it|they|we|I|who|which|when|while|if|because|as|since|after|before|said|says|say"
#: A participle between a noun phrase and the one that a rule took: "the families of the wounded | men".
_OF_THOSE = regex.compile(
    r"\s(?:of|for)\s(?:(?:the|its|their|his|her|these|those)\s)?(?:\p{Ll}+ed|slain|stolen|shot|held)\s$"
)
#: Where a clause about a noun phrase begins that was taken for the subject: "a minister | who | lives in Sudria".
_WITH_VERB = regex.compile(r"\bwho\s$")
_VERB = regex.compile(r"(?!this|his|its|as\b|was|has|does|always|sometimes)\p{Ll}{2,}(?:s|ed)\s")
#: A participle between them: "the member | representing | the area has called".
_PARTICIPLE = regex.compile(
    r"(?:\A|[,;:]\s)(?P<np>(?:the|an?)\s[\p{L}\-]+(?:\s[\p{L}\-]+)?)\s(?!during|including|following)\p{Ll}{3,}ing\s$",
    regex.I,
)
#: The first of two that act together, at the head of a sentence: "Norland and | some other countries".
_AND = regex.compile(
    r"(?:\A|(?<=\A(?:But|Both)\s))(?P<np>(?:[Tt]he\s)?\p{Lu}[\p{L}’'\-]+(?:\s\p{Lu}[\p{L}’'\-]+)*)\s(?:and|as\swell\sas)\s$"
)
#: Where somebody was told of as standing, before what he did: "an official in Norport, | who".
_STOOD = regex.compile(r"\s(?:in|at)\s(?:the\s)?$")
_WHO = regex.compile(r",\swho\b")
_SAYS = (
    r"(?:demanded|called|accused|blamed|urged|condemned|denied|warned|threatened|vowed|rejected|criticised|criticized|requested|"
    r"appealed|announced|denounced)"
)


def second_subject(text: str, span: tuple[int, int], verb: int) -> tuple[int, int]:
    """Return who acts by the second verb of a clause of its own: "met after | Norland | demanded it and accused".

    Else the stretch that a rule took, which began with the subject of the sentence.
    """
    found = _own_subject().search(mark(text), span[1] + 1, verb + 1)
    return (found.start("np") - 1, found.end("np") - 1) if found else span


@cache
def _own_subject() -> regex.Pattern[str]:
    np = shared_macros()["short_np"]
    opens, have = r"(?:after|when|while|before|since|because)", r"(?:(?:has|had|have)[\s\v])?"
    behind = rf"(?:(?!,\s|\v{opens}\s)[^;:“”\"])*[\s\v]and[\s\v]{have}$"
    said = rf"[\s\v]{opens}[\s\v](?P<np>{np})[\s\v]{have}{_SAYS}\b"
    within = rf"[\s\v]in[\s\v]which[\s\v](?P<np>{np})[\s\v]"
    return compiled(rf"(?:{said}|{within}){behind}")


def clause_subject(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch of who acts, for one that a rule took for it; the same where no relative clause is near."""
    start, end = span
    if opened := _HAVING.match(text) if start == 0 else None:
        return _at(text, opened.end()) or span
    if around := _around(text, start, end):
        return around
    if names_nobody(text[start:end]) and text.startswith(", ", end) and start == 0:
        return _at(text, end + 2) or span
    if names_nobody(text[start:end]) or _WHEN.fullmatch(text, start, end):
        return _before_adverb(text, start) or span
    found = _clause().search(mark(text), 0, start + 1)
    return (_phrase_before(text, found.start("pronoun") - 1) if found else None) or span


def _around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the whole of a phrase of which a rule took the end."""
    if found := _OF_THOSE.search(text, 0, start):
        return _joined(text, found.start(), end)
    if _WHO.match(text, end) and (found := _STOOD.search(text, 0, start)):
        return _joined(text, found.start(), end)
    if (found := _WITH_VERB.search(text, 0, start)) and _VERB.match(text, start):
        return before_relative(text, found.start(), found.start() + 3)
    if found := _PARTICIPLE.search(text, 0, start):
        return found.start("np"), end
    found = _AND.search(text, 0, start)
    return (found.start("np"), end) if found else None


def _joined(text: str, until: int, end: int) -> tuple[int, int] | None:
    first = before_relative(f"{text[:until]} who", until + 1, until + 4)
    return (first[0], end) if first else None


def _at(text: str, start: int) -> tuple[int, int] | None:
    """Return the pronoun or the noun phrase that begins at a place."""
    pronoun = regex.compile(r"(?:he|she|it|they|we|I)(?=\s)").match(text, start)
    end = None if pronoun else phrase_end(text[start:])
    return pronoun.span() if pronoun else (start, min(start + end, len(text))) if end else None


def _before_adverb(text: str, start: int) -> tuple[int, int] | None:
    if found := _OPENS.search(text, 0, start):
        return _phrase_before(text, found.start("pronoun"))
    if pronoun := _SUBJECT_PRONOUN.search(text, 0, start):
        return pronoun.span("np")
    subject = _before_time().search(mark(text), 0, start + 1)
    return (subject.start("np") - 1, subject.end("np") - 1) if subject else None


def _phrase_before(text: str, at: int) -> tuple[int, int] | None:
    pronoun = regex.compile(r"\p{L}+").match(text, at)
    if pronoun is None:
        return None
    if pronoun[0] in {"that", "whose"}:  # as "who" in its place: the phrase ends there
        return before_relative(text[:at] + "who", at, at + 3)
    return before_relative(text, at, pronoun.end())


@cache
def _before_time() -> regex.Pattern[str]:
    """Return the pattern of a subject up to an adverb, for marked texts: "the council earlier this month |"."""
    macros = shared_macros()
    time = (
        rf"(?:(?:on\s)?{macros['weekday']}|(?:earlier|later|last|this|that)|(?:day|night|morning|week|month|year)|also|today"
        r"|yesterday)"
    )
    opens = r"(?:(?<=\A.)|(?<=[.;:,]\s))"
    behind = rf"(?:(?:[\s\v]{time})+|,\s[^,;:“”\"]{{2,80}},)?(?:[\s\v](?:has|have|had))?[\s\v]$"
    return compiled(rf"{opens}(?P<np>{macros['subject']}){behind}")


@cache
def _clause() -> regex.Pattern[str]:
    """Return the pattern of a relative clause with a verb of its own, up to a place, for marked texts."""
    verb = rf"(?:\v(?!(?:{_NO_VERB})\b)\p{{Ll}}+|\s\p{{Ll}}+ed\b)"
    return regex.compile(
        rf"[\s\v](?:(?P<pronoun>who|which)(?=(?:\s(?:\p{{L}}+ly))?{verb})|(?P<pronoun>whose)(?=[^,;:“”\"]*?{verb}))"
        rf"(?:(?!\v(?:{_ANOTHER})\b)[^,;:“”\"]){{3,120}}\s?$"
    )
