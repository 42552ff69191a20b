"""Verbal acts: whose words a denial is, what it denies, what an accusation charges, and what a threat hangs on.

In: the tellings of verbal acts. Out: tellings with speaker and stance as the act gives them, who is cleared by a
denial and who is charged by an accusation. Never decides which incident an act is about.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from rashomon.extract.charged import DEED, charged
from rashomon.extract.claimants import claims_for
from rashomon.extract.groups import Scene
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Telling, spoken_by
from rashomon.records import Mention, Name
from rashomon.values.countries import countries
from rashomon.values.names import same_name

#: Acts that are done by saying something.
_UTTERED = frozenset({"accuse", "threaten", "request"})
#: Acts that are done by saying so, though the words name nobody: "this crime must be punished".
_SAID_ALONE = frozenset({"threaten", "request", "condemn", "support", "accuse", "pledge", "concede", "refuse"})
#: Objects of a denial that deny having done it.
_DENIED = regex.compile(
    r"\b(?:allegation|accusation|charge|claim|involve|responsib|role|link|having|being|behind|nothing\sto\sdo|"
    r"no\s(?:part|role|hand)\b|(?:any|a)\s(?:part|hand)\sin\b)"
    rf"|^\p{{L}}+\s{DEED}\p{{L}}*ing\b"
    r"|^\p{L}+\snot\sguilty(?=[.,;”\"]|$|\sto\s[^.;]{0,40}?\b(?:murder|kill|manslaughter|assault|attack|terror|bomb))",
    regex.IGNORECASE,
)
#: What a charge that is denied is about, where it says so: "denied the accusation | that she joined a party".
_CHARGE_OF = regex.compile(
    r"^\p{L}+\s(?:[\p{L}’'\-]+\s){0,5}?(?:allegation|accusation|charge|claim)s?\s"
    r"(?:(?:(?:made|leveled|levelled|raised)\s)?by\s[^.;]{2,40}?,?\s)?"
    r"(?P<what>(?:about|over|on|regarding|that|of)\s[^.;]+)",
    regex.IGNORECASE,
)
#: Violence, of which a charge may be.
_VIOLENT = regex.compile(
    rf"\b(?:{DEED}|raid|blast|explo|rocket|missile|drone|shell|mine\b|ambush|assault|massacre|murder|assassinat|crime|violence|abuse"
    r"|atrocit|genocide|terror|arm(?:s|ed|ing)\b|behind\b|involve|responsib|role\b|deaths?\b|deed|incident|collu|support)",
    regex.IGNORECASE,
)
#: A denial of a whole clause, up to where another begins: "denied that it was behind the raid".
_DENIED_THAT = regex.compile(
    r"^\p{L}+\s(?![^,.;]{0,30}?(?:accus|alleg|charge))(?:[^,.;]{0,30}?\s)?(?P<clause>that\s.+?)(?:[.;]|,\s|$)",
    regex.IGNORECASE,
)
#: What such a clause says of whoever denies it.
_DENIED_DEED = regex.compile(
    r"\b(?:involve|responsib|behind|nothing\sto\sdo|(?:any|a|no)\s(?:part|role|hand|link)\b)"
    rf"|^that\s(?:it|they|he|she|(?:its|their)\s\p{{L}}+)\s(?:had\s|has\s|have\s|was\s|were\s)?(?:ever\s)?{DEED}",
    regex.IGNORECASE,
)
_DENIED_IT = regex.compile(
    r"^\p{L}+(?:\s(?:it|this|that|them)\b(?!\s(?:was|were|is|had|has|the))|(?=[.,;]|$))", regex.IGNORECASE
)
#: "accused Sudria, which denies it", "said so; the army denies it": what the clause tells is not the first speaker's.
_RELATIVE = regex.compile(
    r",\s(?:which|who|\p{L}+\sof\s(?:which|whom)|an?\s(?:\p{L}+\s)?(?:charge|accusation|allegation|claim))"
    r"(?:\s[\p{L}’']+){0,4}\s$"
    r"|;\s(?:[\p{L}’'\-]+\s){1,6}$",
    regex.IGNORECASE,
)
_SPOKESMAN = regex.compile(
    r"(?P<owner>[\p{L}\s\-]+)[’']s\s(?:\p{L}+\s)?(?:spokes\p{L}+|official|envoy)"
    r"|(?:spokes\p{L}+|official|envoy)\s(?:for|of)\s(?P<body>.+)",
    regex.IGNORECASE,
)
#: Who denies for a client and did nothing himself: "Brandt's | lawyer", "an attorney | for Ivo Brandt", "her lawyer".
_LAWYER = (
    r"(?:(?:defen[cs]e|family|court|personal|civil|appointed)\s)?"
    r"(?:lawyer|attorney|counsel|solicitor|barrister|public\sdefender)s?"
)
_CLIENT = regex.compile(
    rf"(?P<owner>.+?)[’'](?:s|(?<=s[’']))\s(?:\p{{L}}+\s)?{_LAWYER}(?:,.*)?"
    rf"|(?:(?:the|an?|one|another)\s)?(?:\p{{L}}+\s)?{_LAWYER}\s(?:for|of|representing|defending)\s(?:the\s)?(?P<body>[^,]+)(?:,.*)?"
    rf"|(?:.*\s)?{_LAWYER}",
    regex.IGNORECASE,
)
#: Who may deny it for another of the family as well as for himself, so that nobody can tell.
_RELATIVE_OF = regex.compile(
    r"(?:.+?[’']s?|his|her|their)\s(?:\p{L}+\s)?(?:mother|father|son|daughter|brother|sister|wife|husband|widow|uncle|aunt|cousin|"
    r"nephew|niece|grandmother|grandfather|parent|relative|famil(?:y|ies)|friend|neighbou?r)s?",
    regex.IGNORECASE,
)
#: Who is said in a clause that is denied not to have done it, where that is not its actor: "denied that | Brandt was".
_OTHER_DOER = regex.compile(
    r"(?:that\s)?(?P<who>(?:(?:the|an?)\s)?(?-i:\p{Lu})[\p{L}’'\-]*(?:\s(?-i:\p{Lu})[\p{L}’'\-]*)*|anyone|anybody|somebody|someone)\s",
    regex.IGNORECASE,
)
_CONDITION = regex.compile(r"\b(?:if|unless|in\scase|in\sthe\sevent|until)\s", regex.IGNORECASE)
#: A sentence that opens with it: "If the raids go on, she said, our answer will come".
_CONDITION_FIRST = regex.compile(r"\W*(?:(?:And|But)\s)?(?:If|Unless)\s(?!so\b|not\b|only\b)")


def acts_by_saying(scene: Scene) -> bool:
    """Tell an act that names nobody who acts, in somebody's words: "the attack would not go unanswered," he said.

    Whoever says so is who acts.
    """
    spoken = scene.telling.speaker.kind not in {"publisher", "unknown"} and bool(scene.telling.speaker.canonical)
    return scene.form == "said" and scene.actor is None and scene.kind in _SAID_ALONE and spoken


def as_told(kind: str, telling: Telling, actor: Name | None) -> Telling:
    """Return the telling of a verbal act's actor: a denial is its actor's own, a threat hangs on its condition.

    What a person threatens, asks for or charges others with, he says himself; of a state or a group the report tells.
    """
    if kind == "reject":
        return _own(telling, actor)
    if kind in _UTTERED and actor is not None and actor.kind == "person" and telling.speaker.kind == "publisher":
        telling = spoken_by(actor, telling)
    sentence, focus = telling.sentence, telling.mention.anchor or telling.mention.span
    opened = _CONDITION_FIRST.match(sentence.text) is not None
    if kind == "threaten" and (opened or _CONDITION.search(sentence.text, focus.end - sentence.span.start)):
        return replace(telling, stance="conditional")
    return telling


def denial(actor: Name, telling: Telling, speakers: Speakers, *, accused: bool) -> tuple[Name, Telling] | None:
    """Return who is said not to have done it and the telling that says so; None for denials of anything else.

    ``accused``: somebody was accused just before, so that "denied it" denies that.
    """
    words = _from_verb(telling)
    whole = _DENIED_THAT.match(words)
    denied = _DENIED_DEED.search(whole["clause"]) if whole else _DENIED.search(words)
    if not (denied or (accused and _DENIED_IT.search(words))):
        return None
    charge = _CHARGE_OF.match(words)
    if charge is not None and not _VIOLENT.search(charge["what"]):
        return None
    cleared = accused_by(actor, speakers, telling.mention)
    other = _OTHER_DOER.match(whole["clause"]) if whole else None
    if cleared is None or (other and not _is_one(cleared, speakers.name(other["who"]))):
        return None
    return cleared, _own(telling, actor)


def denies_what_was_said(telling: Telling) -> bool:
    """Tell a denial of what its sentence told before it: "one guard was hurt; the ministry denied this"."""
    return _DENIED_IT.search(_from_verb(telling)) is not None


def accusation(recipient: Mention, accuser: Name, telling: Telling) -> Telling | None:
    """Return the telling by which somebody is accused of the incident told of; None where it is something else."""
    text, start = telling.sentence.text, telling.sentence.span.start
    verb, accused = recipient.anchor or recipient.span, recipient.span
    act = text[verb.start - start : verb.end - start]
    whom, after = text[accused.start - start : accused.end - start], text[accused.end - start :]
    if telling.stance != "asserts" or not charged(act, whom, after):
        return None
    quoted = telling.speaker.kind != "publisher"
    return telling if quoted else spoken_by(accuser, telling)


def accused_by(actor: Name, speakers: Speakers, mention: Mention) -> Name | None:
    """Return who is cleared when somebody denies having done it: a spokesman's group, a state for its officials.

    A lawyer denies it for a client: for whom his words name, else nobody can be told. Nor can it of somebody's father.
    """
    described = actor.role or actor.words
    if _RELATIVE_OF.fullmatch(described):
        return None
    if stands_for := _CLIENT.fullmatch(described):
        words = stands_for["owner"] or stands_for["body"] or ""
        client = speakers.called(words, mention.span.start) or speakers.name(words) if words else None
        return client if client is not None and client.words[:1].isupper() else None
    if actor.kind == "person" and (body := claims_for(actor, speakers, mention.span.start)) is not actor:
        return body
    speaks_for = _SPOKESMAN.search(actor.words) or _SPOKESMAN.search(actor.canonical)
    if speaks_for and actor.kind != "person":
        words = speaks_for["owner"] or speaks_for["body"]
        actor = speakers.called(words, mention.span.start) or speakers.name(words)
    country = countries().get(actor.country)
    if country is None or actor.kind not in {"person", "unnamed", "organisation"}:
        return actor
    return Name(actor.words, country.name, "state", country=country.code)


def _is_one(cleared: Name, other: Name) -> bool:
    """Tell whether whom a denied clause names is whoever is cleared, or its state: "Norland denied that it was"."""
    return same_name(cleared, other) or bool(other.country and other.country == cleared.country)


def _from_verb(telling: Telling) -> str:
    """Return the words of a sentence from the verb of the act on."""
    focus = telling.mention.anchor or telling.mention.span
    return telling.sentence.text[focus.start - telling.sentence.span.start :]


def _own(telling: Telling, actor: Name | None) -> Telling:
    """A denial speaks for its actor, unless somebody else is quoted with it; a relative clause is the publisher's."""
    focus = telling.mention.anchor or telling.mention.span
    aside = _RELATIVE.search(telling.sentence.text, 0, focus.start - telling.sentence.span.start)
    quoted = telling.speaker.kind != "publisher" and not aside
    return replace(telling if quoted or actor is None else spoken_by(actor, telling), stance="denies")
