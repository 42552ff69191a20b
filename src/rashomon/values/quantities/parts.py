"""What one statement of a count adds to a total: a number, a bound, or somebody told of by name or description.

In: a statement. Out: a :class:`Part`, read from the statement's own words. Never adds anything up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from rashomon.records import Quantity, Statement
from rashomon.values.quantities.round_ups import is_over_a_span, rounds_up

_NUMBERED = regex.compile(
    r"(?:all\s|both\s)?(?:\d|(?:at\s(?:least|most)|up\sto|more\sthan|as\smany|a\sfew|a\scouple|a\spair|a\sdozen|half\sa)\b"
    r"|(?:over|about|around|some\s\d|nearly|almost|roughly|no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|dozens?|several|both|many|multiple|hundreds|scores)\b)",
    regex.I,
)
_AGED_ONE = regex.compile(r"(?:\d+|[a-z]+)[\s\-](?:(?:year|month|week|day)s?[\s\-]old|yo\b)", regex.I)
_OTHER = regex.compile(r"\b(?:others?|another|more|additional)\b", regex.I)
_ORDINAL = regex.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", regex.I)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_DEED = regex.compile(
    r"\b(?:shootings?|homicides?|murders?|killings?|slayings?|manslaughter|suicides?|deadly|fatal)\b", regex.I
)
_DOER = regex.compile(
    r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|bombers?|assailants?|robbers?|intruders?|perpetrators?|killers?)\b",
    regex.I,
)
_INCLUDED = regex.compile(
    r"(?:\bincluding|\bamong them|\bof whom|\bof them|\bincludes?)(?:\s(?:the|at least))?\s*$", regex.I
)
_ANIMAL = regex.compile(
    r"\b(?:dogs?|puppy|puppies|pit\sbulls?|K-?9s?|cats?|horses?|cows?|bulls?|cattle|livestock|sheep|goats?|camels?|donkeys?|pigs?|birds?"
    r"|animals?|deer|bears?)$",
    regex.I,
)
_FIRST = regex.compile(r"^(?:the\s)?first\b", regex.I)
_OF_THEM = regex.compile(r"\bof\s(?:them|whom|the\s(?:wounded|injured))\b", regex.I)
_OF_THOSE = regex.compile(
    r"of\s(?:the|those|its|their|his|her)\s(?:\p{L}+\s)?"
    r"(?:dead|killed|deaths|victims|fatalities|casualties|wounded|injured|hurt|missing|hostages|captives|abducted)\b",
    regex.I,
)
_LEFT_OUT = regex.compile(
    r"[^.;()]{0,20}\([^()]*\bnot\b[^()]*\b(?:included|counted)\b"
    r"|(?:(?!\b(?:and|with|including)\b)[^.;()\d]){0,110}\(not\s(?:\p{L}+\s)?(?:included|counted)\b",
    regex.I,
)
_TOO = regex.compile(
    r"\s(?:was|were|had|has|have)\s(?:been\s)?also\s|\salso\s(?:was|were|had|suffered|sustained)\s", regex.I
)
_POLICE = r"(?:police|(?:officers?|deput(?:y|ies)|troopers?)(?!\s(?:was|were|is|are)\b))"
_POLICE_SHOT = regex.compile(rf"\b{_POLICE}\s(?:(?:then|who|later|had|also)\s)*shot\s$", regex.I)
_SHOT_BY_POLICE = regex.compile(
    rf"\s(?:was|were|had\sbeen)\sshot\sby\s(?:the\s|an?\s)?(?:\p{{L}}+\s){{0,2}}?{_POLICE}\b", regex.I
)
_WITH_DOER = regex.compile(
    r",?\s[(–—-]?\s?(?:including|among\sthem|counting)\s(?:(?:him|her)self\b|(?:the\s|a\s)?(?:\p{L}+\s)?"
    r"(?:suspect|gunm[ae]n|shooter|attacker|bomber|assailant|killer)s?\b)",
    regex.I,
)
_COORDINATE = regex.compile(r"(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s)$", regex.I)
_PRONOUN = regex.compile(r"(?:he|she)", regex.I)
_FULL_STOP = regex.compile(r"[.!?…:;][\"”’')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A statement of a count with its quantity, and what its words say of how it stands to others."""

    statement: Statement
    value: Quantity

    @property
    def words(self) -> str:
        """The words of the count."""
        return self.value.words

    @property
    def is_deed(self) -> bool:
        """Whether a word for the deed tells of it ("a double murder"): a bound, and nobody in particular."""
        return _DEED.search(self.words) is not None

    @property
    def is_number(self) -> bool:
        """Whether it is told as a number ("two men", "One person"), not by who they are."""
        if self.is_deed or _AGED_ONE.match(self.words):
            return False
        return _NUMBERED.match(self.words) is not None or (self.value.low or 0) > 1

    @property
    def number(self) -> int:
        """The number by which it is counted: the least, or the most where nothing is said of the least."""
        return self.value.low if self.value.low is not None else self.value.high or 0

    @property
    def is_other(self) -> bool:
        """Whether it stands beside others told of elsewhere: "another man", "three others", "two more were"."""
        return _OTHER.search(self.words) is not None or _OTHER.match(self.behind.lstrip()) is not None

    @property
    def ordinal(self) -> int:
        """How many there are with this one: 3 for "a third victim", 0 where it does not say."""
        found = _ORDINAL.search(self.words)
        return _ORDINALS.index(found[0].lower()) + 2 if found else 0

    @property
    def is_included(self) -> bool:
        """Whether they are some of those told of already: "including two children"."""
        return _INCLUDED.search(self._before) is not None

    @property
    def is_animal(self) -> bool:
        """Whether it is no person: "two police dogs", "the bull"."""
        return _ANIMAL.search(self.words) is not None

    @property
    def is_first(self) -> bool:
        """Whether it is told as the first of several: "the first victim"."""
        return _FIRST.search(self.words) is not None

    @property
    def is_of_them(self) -> bool:
        """Whether they are told as some of those told of just before: "two of them"."""
        return _OF_THEM.search(self.words) is not None or _OF_THEM.match(self.behind.lstrip()) is not None

    @property
    def is_some(self) -> bool:
        """Whether they are some of those told elsewhere: "including two children", "two of the dead"."""
        return self.is_included or self.is_of_them or _OF_THOSE.match(self.behind.lstrip()) is not None

    @property
    def is_left_out(self) -> bool:
        """Whether whoever tells of them says that they are not counted: "two guests (not counted here)"."""
        return _LEFT_OUT.match(self.behind) is not None

    @property
    def is_of_many(self) -> bool:
        """Whether its sentence counts what many incidents came to: "so far this year 47 people have been killed"."""
        if not self.is_number:
            return False
        words = self.statement.words
        return rounds_up(words) or (self.number > 1 and is_over_a_span(words))

    @property
    def is_doer(self) -> bool:
        """Whether it is who did it that is counted."""
        return "self_killed" in self.statement.found_by or _DOER.search(self.words) is not None

    @property
    def is_coordinate(self) -> bool:
        """Whether a clause stands before it that it is told in a row with: "one was killed and | two guards | were"."""
        return _COORDINATE.search(self._before) is not None

    @property
    def is_pronoun(self) -> bool:
        """Whether it is "he" or "she"."""
        return _PRONOUN.fullmatch(self.words) is not None

    @property
    def is_too(self) -> bool:
        """Whether it says that others were harmed besides: "the girl was also shot"."""
        return _TOO.match(self.behind) is not None

    @property
    def is_stopped(self) -> bool:
        """Whether it is who was stopped by police who shot him, told by name: "police then shot Lund"."""
        named = self.words[:1].isupper() and not self.is_pronoun
        return named and (_SHOT_BY_POLICE.match(self.behind) or _POLICE_SHOT.search(self._before)) is not None

    @property
    def holds_doer(self) -> bool:
        """Whether who did it is said to be among those counted: "killed five people, including himself"."""
        return _WITH_DOER.match(self.behind) is not None

    @property
    def opens(self) -> bool:
        """Whether its sentence begins with it."""
        return self.statement.words.startswith(self.words)

    @property
    def is_ended(self) -> bool:
        """Whether it is who was stopped by being killed: "before he was shot dead by the police"."""
        return self.is_pronoun and self._before.endswith(("before ", "until "))

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a line without a full stop: a headline, a caption, a link."""
        return _FULL_STOP.search(self.statement.words) is None

    @property
    def behind(self) -> str:
        """The words of the statement after those of the count."""
        at = self.statement.words.find(self.words)
        return self.statement.words[at + len(self.words) :] if at >= 0 else ""

    def is_behind(self, other: Part) -> bool:
        """Whether it stands behind another number of one sentence: "two were killed and | seven others | shot"."""
        return other.is_number and other.statement.span == self.statement.span and self.words in other.behind

    @property
    def _before(self) -> str:
        at = self.statement.words.find(self.words)
        return self.statement.words[:at] if at > 0 else ""


def parts_of(statements: Iterable[Statement], field: str) -> list[Part]:
    """Return the parts for a field in order, without those that give no number."""
    values = [Part(s, s.value) for s in statements if s.field == field and isinstance(s.value, Quantity)]
    known = (part for part in values if part.value.low is not None or part.value.high is not None)
    return [part for part in known if not part.is_left_out and not part.is_animal]
