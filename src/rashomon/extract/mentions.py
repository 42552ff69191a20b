"""Sentences to mentions: which words tell of a happening, and which are its parts.

In: the sentences of one report. Out: mentions, each a labelled span; the parts of a happening carry its span as their
anchor. This recogniser works by rules (``rules/*_en.yaml``); another one, such as an encoder, takes its place by
being a :class:`Recogniser`. Never reads a value, never decides who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

import regex

from rashomon.extract.harmed import find_harmed
from rashomon.extract.responsibility import find_claims
from rashomon.extract.silence import find_silences
from rashomon.extract.stand_ins import is_nobody
from rashomon.records import Mention, Sentence, Span
from rashomon.rules import Match, find_all, load_rules
from rashomon.vocabulary import kinds, load_vocabulary

#: Groups of a rule that are parts of a happening, named as the fields they fill.
PARTS = ("munitions", "weapon", "weapon_also", "target", "perpetrator", "recipient", "incident_count")
#: The rule files of verbal acts and measures; of two that read the same verb, the one that reads more of it wins.
SAID = ("said_en", "offered_en", "measures_en")
_MOST_NAME_WORDS = 5
_COUNTED = regex.compile(
    r"(?:twin|two|three|several|coordinated|co-ordinated|overnight|simultaneous)\b", regex.IGNORECASE
)
_DID_HARM = regex.compile(r"[^.;]{0,60}?\b(?:killed|hit|struck|left|wounded|injured|destroyed|damaged|rocked)\b")
_HARM = frozenset({"killed", "injured", "casualties", "kidnapped"})
#: The kind of a happening that only the harm done tells of, by the words of its sentence, or of the report.
_VIOLENT = {
    "shooting": regex.compile(r"\b(?:shot|shots|shoots?|shooting|guns?|gunshot|gunfire|gunm[ae]n|bullets?)\b", regex.I),
    "stabbing": regex.compile(r"\b(?:stabb\w+|knife|machetes?)\b", regex.I),
}
_VIOLENCE = regex.compile(
    r"\b(?:kill(?:ed|ing|s)|murder\w*|homicide|slain|beaten|assault\w*|kidnapp\w*|abduct\w*|wounded|hostages?|attack\w*|ambush\w*"
    r"|shell(?:s|ed|ing|fire)|bomb\w*|(?:land)?mines?|explo\w+|rockets?|mortars?|air\s?strikes?|armed|militants?|rebels?|robb\w+|carjack\w*"
    r"|hijack\w*|raid\w*|clash\w*|fighting|crossfire|IEDs?|grenades?|gunm[ae]n|gunfire|gunshots?|shots?|shoots?|shootings?|stab(?:b\w+)?|gunpoint|mobs?"
    r"|machetes?|criminals?|thie(?:f|ves)|assailants?|perpetrators?|intruders?|bandits?|detonat\w+"
    r"|(?:injured|hurt|wounded|struck|hit)\sby\s(?:an?\s|the\s|two\s|three\s|unknown\s|unidentified\s)*(?:\p{L}+\s)?(?:soldiers?|police\w*|m[ae]n|youths?|guards?))\b",
    regex.I,
)
_NEXT_VERB = regex.compile(
    r"\s(?:was|were|had|has|have|could|sounded|rang|wailed|went|began|died|fled|broke|collapsed|said|told)\b", regex.I
)
_BEHIND = regex.compile(r"\b(?:of|from|for|with|in|by)\s(?:the\s)?$", regex.I)


class Recogniser(Protocol):
    """Anything that labels the words of a report's sentences."""

    def __call__(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """Return the mentions in the sentences, in order of place."""
        ...


def recognise(sentences: Sequence[Sentence]) -> list[Mention]:
    """Label happenings and their parts, details told apart from them, and silences, by the rules for English."""
    found: list[Mention] = []
    harmed = _by_sentence(find_harmed(sentences))
    for sentence in sentences:
        if sentence.text.endswith("?"):
            continue  # a question tells of nothing
        opened = [*find_silences(sentence), *find_claims(sentence)]
        details = _with_harmed(list(_details(sentence)), harmed.get(sentence.index, ()), sentence)
        told = [*_happenings(sentence), *_said(sentence), *details]
        kept = [mention for mention in told if not any(_told_by(other, mention) for other in opened)]
        asked = {mention.anchor for mention in told if mention.label == "munitions" and mention not in kept}
        found.extend(mention for mention in kept if mention.anchor is None or mention.anchor not in asked)
        found.extend(opened)
    told_of = any(one.label == "happening" and _is_incident(one) for one in found)
    return found if told_of else [*_harm_as_happening(found, sentences), *found]


def _is_incident(mention: Mention) -> bool:
    return mention.code == "series" or kinds()[mention.code]["form"] == "incident"


def _harm_as_happening(found: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Where nothing else tells of an attack, who is harmed by violence does: "two guards died in the shelling"."""
    violent = any(_VIOLENCE.search(sentence.text) for sentence in sentences)
    for one in found:
        if violent and one.label in _HARM:
            text = sentences[one.sentence].text
            kind = next((code for code, words in _VIOLENT.items() if words.search(text)), "attack")
            yield replace(
                one, label="happening", code="abduction" if one.label == "kidnapped" else kind, anchor=one.span
            )
            return


def _by_sentence(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _with_harmed(details: list[Mention], harmed: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """Add those harmed to the details: of two over the same words the one that covers more of them stays.

    Of two over equally many, that which has added up a list: "two men and two women" are four.
    """
    new = [one for one in harmed if not any(_covers(old, one) and not _adds_up(one, old) for old in details)]
    kept = [old for old in details if not any(_covers(one, old) for one in new) and not _is_inside(old, new, sentence)]
    return sorted([*kept, *new], key=lambda m: m.span)


def _is_inside(old: Mention, harmed: Sequence[Mention], sentence: Sentence) -> bool:
    """Tell a count that stands in a phrase behind those harmed: "20 nurses from three agencies were abducted"."""
    before = sentence.text[: old.span.start - sentence.span.start]
    earlier = any(one.label == old.label and one.span.end < old.span.start for one in harmed)
    return earlier and _BEHIND.search(before) is not None


def _adds_up(one: Mention, old: Mention) -> bool:
    return bool(one.code) and not old.code and one.span == old.span


def _covers(one: Mention, other: Mention) -> bool:
    return one.label == other.label and one.span.start <= other.span.start and other.span.end <= one.span.end


def _told_by(other: Mention, mention: Mention) -> bool:
    """Tell whether a silence or a claim has a mention's words already: "how many died", "on its Telegram channel"."""
    overlap = other.span.start < mention.span.end and mention.span.start < other.span.end
    return overlap and (other.label == mention.label or (other.label, mention.label) == ("claimed_through", "target"))


def _happenings(sentence: Sentence) -> Iterator[Mention]:
    matches = [
        match
        for name in ("happenings_en", "series_en")
        for match in find_all(load_rules(name), sentence.text)
        if not _is_generic(match, sentence) and _meets(match)
    ]
    for match in _best(matches):
        kind = _kind(match)
        code = "series" if match.rule.gives.get("form") == "series" else kind
        yield from _with_parts(sentence, match, code)


def _said(sentence: Sentence) -> Iterator[Mention]:
    matches = (match for name in SAID for match in find_all(load_rules(name), sentence.text))
    for match in _best(matches, from_trigger=True):
        yield from _with_parts(sentence, match, match.rule.gives["kind"])


def _details(sentence: Sentence) -> Iterator[Mention]:
    for match in _best(find_all(load_rules("details_en"), sentence.text), by_trigger=False):
        yield from _detail(sentence, match)


def _detail(sentence: Sentence, match: Match) -> Iterator[Mention]:
    gives = match.rule.gives
    for group, span in match.spans.items():
        field = gives.get("field", "") if group in {"count", "victim"} else group
        if group in {"counted", "dead", "casualties", "weapon"} or (group == "count" and "victim" in match.spans):
            continue
        if group == "count" and "weapon" in match.spans and "field_if_weapon" in gives:
            field = gives["field_if_weapon"]
        elif group == "count" and "else_without" in gives and gives["else_without"] not in match.spans:
            field = gives["field_else"]
        code = f"{gives['low']}-{gives.get('high', '')}" if "low" in gives else ""
        whole = (span[0], match.spans.get("counted", span)[1]) if group not in {"victim", "injured"} else span
        yield _mention(sentence, whole, field, match, code=code)
        if "field_also" in gives:
            yield _mention(sentence, whole, gives["field_also"], match, code=code)


def _with_parts(sentence: Sentence, match: Match, code: str) -> Iterator[Mention]:
    trigger = _trigger(match)
    anchor = _absolute(sentence, trigger)
    stance = match.rule.gives.get("stance", "asserts")
    yield _mention(sentence, (match.start, match.end), "happening", match, code=code, anchor=anchor, stance=stance)
    for part in PARTS:
        if part in match.spans:
            span = _with_apposition(match) if part == "perpetrator" else match.spans[part]
            span = _up_to_next(sentence.text, span) if part == "target" else span
            yield _mention(sentence, span, part.removesuffix("_also"), match, anchor=anchor)


def _with_apposition(match: Match) -> tuple[int, int]:
    """The span of an actor, with the name that follows in commas: "Norland's minister, Eva Brandt, denied ..."."""
    start, end = match.spans["perpetrator"]
    aside = match["aside"]
    name = aside.strip(" ,()")
    if name[:1].isupper() and len(name.split()) <= _MOST_NAME_WORDS:
        end = match.spans["aside"][0] + len(aside.rstrip(" ,)"))
    return start, end


def _up_to_next(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """End a target before the subject of a next clause: "near the base | and sirens sounded"."""
    start, end = span
    at = text.rfind(" and ", start, end)
    return (start, at) if at > start and _NEXT_VERB.match(text, end) else span


def _mention(
    sentence: Sentence,
    span: tuple[int, int],
    label: str,
    match: Match,
    *,
    code: str = "",
    anchor: Span | None = None,
    stance: str = "asserts",
) -> Mention:
    return Mention(
        _absolute(sentence, span),
        label,
        code,
        sentence.index,
        1.0,
        _by(match),
        anchor,
        stance,  # type: ignore[arg-type]
    )


def _best(matches: Iterable[Match], *, by_trigger: bool = True, from_trigger: bool = False) -> list[Match]:
    """Keep of matches whose triggers overlap the one with most parts, of those the longest.

    ``from_trigger``: a match may hold another verb before its own ("condemned the raid and denied any role").
    """
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (not _counts(m), -len(m.groups), m.start - m.end, m.start)):
        start, end = _trigger(match) if by_trigger else (match.start, match.end)
        taken = ((_trigger(k)[0] if from_trigger else k.start, k.end) if by_trigger else _count(k) for k in kept)
        mine = (start, end) if by_trigger else _count(match)
        if all(mine[1] <= other[0] or mine[0] >= other[1] for other in taken):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _counts(match: Match) -> bool:
    """Tell whether a match counts incidents: a count is never taken for one of them."""
    return match.rule.gives.get("form") == "series"


def _count(match: Match) -> tuple[int, int]:
    """The span that two details may not share: the count, else all of the match."""
    return match.spans.get("count", (match.start, match.end))


def _trigger(match: Match) -> tuple[int, int]:
    return match.spans.get("trigger", (match.start, match.end))


def _absolute(sentence: Sentence, span: tuple[int, int]) -> Span:
    return Span(sentence.span.start + span[0], sentence.span.start + span[1])


def _by(match: Match) -> str:
    return f"rule:{match.rule.name}"


def _is_generic(match: Match, sentence: Sentence) -> bool:
    """Tell a kind of attack ("rocket attacks are rare") from an attack: a plural noun without article or number."""
    if match.rule.name not in {"weapon_attack", "airstrike", "bombing"}:
        return False
    if match["weapon_also"] and match["trigger"].endswith("s") and not match["target"]:
        return True  # "the rocket and drone attacks": two weapons and no target name a class
    named = match.start == 0 and sentence.heading  # a headline leaves its articles out
    counted = _COUNTED.match(sentence.text, match.start) or _DID_HARM.match(sentence.text, match.end)
    return match["trigger"].endswith("s") and not match["article"] and not named and not counted


def _meets(match: Match) -> bool:
    """Tell whether a match is one: no "no" before it, and one of the words that its rule demands, if any."""
    if is_nobody(match["munitions"] or match["perpetrator"]):
        return False
    needed = match.rule.gives.get("require")
    return needed is None or any(word in " ".join(match.groups.values()).lower() for word in needed)


def _kind(match: Match) -> str:
    given = str(match.rule.gives["kind"])
    if given not in {"by weapon", "by verb"}:
        return given
    by_word, by_weapon = _kinds_by_word(), _kinds_by_weapon()
    weapon, trigger = match["weapon"].lower(), match["trigger"].lower()
    return by_weapon.get(weapon_class(weapon), by_word.get(weapon, by_word.get(trigger, "attack")))


@cache
def weapon_class(words: str) -> str:
    """Return the class of a weapon as printed ("Katyusha rockets" -> "rocket"), "" when the vocabulary has none."""
    printed = words.lower().replace("-", " ")
    for code, entry in load_vocabulary("weapons").items():
        forms = {str(word).lower().replace("-", " ") for word in entry["words"]}
        if printed in forms or printed.removesuffix("s") in forms:
            return code
    return ""


@cache
def _kinds_by_weapon() -> Mapping[str, str]:
    return {entry["weapon"]: code for code, entry in reversed(list(kinds().items())) if entry.get("weapon")} | {
        "mine": "roadside_bombing"
    }


@cache
def _kinds_by_word() -> Mapping[str, str]:
    return {str(word): code for code, entry in kinds().items() for word in entry.get("words", ())}
