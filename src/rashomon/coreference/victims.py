"""Whom a mention of a shot, a death or a wound is about: how many, by what words, and whether by their own hand.

In: a text with mentions. Out: for each mention its victims as told. Words of harm and the people before and after them
are read as they are for reports (``extract.people``, ``rules/harmed_en.yaml``); a mention that no rule knows is about
the people next to it. What stands for people told of before ("they", "the bodies") is left open: see ``parties``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from rashomon.coreference.plain import plain
from rashomon.coreference.texts import EventMention, TokenText
from rashomon.extract.harm_subjects import after, before
from rashomon.extract.people import Somebody, find_people, last_names
from rashomon.extract.people_lists import list_ending_at, list_starting_at
from rashomon.rules import Match, find_all, load_rules

#: How far people may stand from a mention that no rule knows, in characters: before it, after it.
_LEFT, _RIGHT = 40, 30
_SELF = r"(?:himself|herself|themselves|(?:his|her|their) own li(?:fe|ves)|self[-\s]?inflicted|turn\w* the gun on)"
_BY_OWN_HAND = regex.compile(rf"\b(?:{_SELF}|(?<!(?:murder|homicide)[-\s]{{0,3}})suicide)\b", regex.I)
_MURDER_SUICIDE = regex.compile(r"\b(?:murder|homicide)[-\s]{1,3}sui", regex.I)
#: Words for several people who are not counted there.
_SEVERAL = regex.compile(
    r"\b(?:they|both|all|those|victims|children|people|men|women|kids|parents|others|bodies|autopsies|deaths|killings)\b",
    regex.I,
)
#: "Shot his wife", "killed and robbed ...": a verb that people follow at once is about these.
_VERB = regex.compile(r"(?:ed|ing|s|shot|shoot|kill|hit|struck)$", regex.I)
_PASSIVE = regex.compile(r"\b(?:was|were|is|are|been|being|be|got|found)\s+(?:\w+ly\s+)?$", regex.I)
_TO_OBJECT = regex.compile(
    r"\s+(?:(?:and|or)\s+(?:\w+ly\s+)?(?:kill\w*|shot|shoot\w*|wound\w*|injur\w*|hit)\s+)?(?:to\s+death\s+|dead\s+)?"
    r"(?:shot\s+|shooting\s+)?(?:of\s+)?"
)
_HIM = regex.compile(r"\s+(?:to\s+death\s+)?(him|her)\b(?!['’-])")
_AND_SELF = regex.compile(r"[^.;]{0,12}?(?:,|and|then|&)[^.;,]{0,8}?\b(?:himself|herself|self)\b")
#: A part of the body here, not who leads.
_HEAD = regex.compile(r"\bhead$", regex.I)
#: Several people who are told of before, and words for the dead that are never of one: nobody near is meant alone.
_THEY = regex.compile(
    r"\b(?:they|both|all|(?:the )?victims)\s+(?:(?:who|were|are|had|have|been|later|also)\s+)*(?:\w+ly\s+)?$", regex.I
)
_OF_SEVERAL = regex.compile(r"(?:bodies|deaths|killings|autopsies|murders)", regex.I)
_NAME = regex.compile(r"\p{Lu}[\p{L}’'\-]{2,}")


@dataclass(frozen=True, slots=True)
class Victims:
    """The victims of a mention as told: ``low`` is 0 where nobody is told, ``high`` None where the number is open.

    ``by_own_hand`` are the words for a suicide ("himself", "self-inflicted"), empty where it is none;
    ``of_murder_suicide`` is of all who died in one; ``several`` tells of words for more than one nearby.
    """

    low: int = 0
    high: int | None = None
    words: str = ""
    names: frozenset[str] = frozenset()
    by_own_hand: str = ""
    of_murder_suicide: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    ranges: Sequence[tuple[int, int]]
    people: Sequence[Somebody]
    harms: Sequence[Match]


def victims_told(texts: Iterable[TokenText], groups: Mapping[str, str]) -> dict[str, Victims]:
    """Return the victims of each mention, of whatever kind, by its id.

    Last names stand alone for somebody where a text of the same group has the full name.
    """
    members: dict[str, list[TokenText]] = defaultdict(list)
    for text in texts:
        members[groups[text.id]].append(text)
    found: dict[str, Victims] = {}
    for own in members.values():
        lines = (plain(sentence)[0] for text in own for sentence in text.sentences)
        surnames = last_names("\n".join(lines))
        for text in own:
            read = {number: _read(text.sentences[number], surnames) for number in {m.sentence for m in text.mentions}}
            found |= {mention.id: _victims(read[mention.sentence], mention) for mention in text.mentions}
    return found


def _read(tokens: Sequence[str], surnames: frozenset[str]) -> _Sentence:
    text, ranges = plain(tokens)
    people = [one for one in find_people(text, surnames) if not _HEAD.search(text[one.start : one.end])]
    return _Sentence(text, ranges, people, list(find_all(load_rules("harmed_en"), text)))


def _victims(sentence: _Sentence, mention: EventMention) -> Victims:
    text = sentence.text
    start, end = sentence.ranges[mention.first][0], sentence.ranges[mention.stop - 1][1]
    together = _MURDER_SUICIDE.search(text[max(0, start - 9) : end + 10]) is not None
    who = (
        _counted_by_it(sentence, start, end)
        or _object(sentence, start, end)
        or _by_rule(sentence, start, end)
        or _beside(sentence, start, end)
    )
    known = Victims(
        by_own_hand="" if together else _own_hand(text, start, end),
        of_murder_suicide=together,
        several=_SEVERAL.search(text[max(0, start - 30) : end + 25]) is not None,
    )
    alone = who is not None and who.high == 1
    if alone and (_THEY.search(text[:start]) or _OF_SEVERAL.fullmatch(text[start:end])):
        return replace(known, several=True)
    return _with(known, who, text, end) if who else known


def _with(known: Victims, who: Somebody, text: str, end: int) -> Victims:
    """Return what is known with who it is, and one more for "shot his son, then himself"."""
    more = int(who.start >= end and _AND_SELF.match(text[who.end : who.end + 40]) is not None)
    words = text[who.start : who.end]
    names = frozenset(_NAME.findall(words)) if who.kind == "name" or who.members else frozenset[str]()
    high = None if who.high is None else who.high + more
    return replace(known, low=who.low + more, high=high, words=words, names=names)


def _own_hand(text: str, start: int, end: int) -> str:
    """Return the words that tell of "shot himself", "a self-inflicted wound", "committed suicide"."""
    behind = text[end : end + 35].lstrip()
    found = _BY_OWN_HAND.match(behind) or _BY_OWN_HAND.search(text[max(0, start - 25) : end + 12])
    return found[0] if found else ""


def _counted_by_it(sentence: _Sentence, start: int, end: int) -> Somebody | None:
    """Return those whom the mention itself names: "three bodies"."""
    return next((one for one in sentence.people if one.low > 1 and one.start < start and end <= one.end), None)


def _object(sentence: _Sentence, start: int, end: int) -> Somebody | None:
    """Return whom a verb is about that they follow at once: "shot his wife", "shot her"."""
    text, behind = sentence.text, next((at for at, one in enumerate(sentence.people) if one.start >= end), None)
    if not _VERB.search(text[start:end]) or _PASSIVE.search(text[:start]):
        return None
    if behind is not None and _TO_OBJECT.fullmatch(text[end : sentence.people[behind].start]):
        return list_starting_at(sentence.people, behind, text)
    him = _HIM.match(text, end)
    if him is None:
        return None
    pronoun = Somebody(him.start(1), him.end(1), "pronoun", 1, 1)
    return list_starting_at([pronoun, *(one for one in sentence.people if one.start >= him.end(1))], 0, text)


def _by_rule(sentence: _Sentence, start: int, end: int) -> Somebody | None:
    """Return whom a rule's words of harm are about that share words with the mention."""
    for match in sentence.harms:
        if match.end <= start or match.start >= end or "who" not in match.rule.gives:
            continue
        side = after if match.rule.gives["who"] == "after" else before
        if found := side(sentence.people, match, sentence.text):
            return found
    return None


def _beside(sentence: _Sentence, start: int, end: int) -> Somebody | None:
    people = sentence.people
    left = [at for at, one in enumerate(people) if one.end <= start and start - one.end < _LEFT]
    if left:
        return list_ending_at(people, left[-1], sentence.text)
    right = [at for at, one in enumerate(people) if one.start >= end and one.start - end < _RIGHT]
    return list_starting_at(people, right[0], sentence.text) if right else None
