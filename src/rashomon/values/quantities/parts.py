"""What one statement of a count adds to a total: a number, a bound, or somebody told of by name or description.

In: a statement. Out: a :class:`Part`, read from the statement's own words. Never adds anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from rashomon.records import Name, Quantity, Statement
from rashomon.values.numbers import read_number

_NUMBERED = regex.compile(
    r"(?:all\s|both\s)?(?:\d|(?:at\s(?:least|most)|up\sto|more\sthan|as\smany|a\sfew|a\scouple|a\spair|a\sdozen|half\sa)\b"
    r"|(?:over|about|around|some\s\d|nearly|almost|roughly|no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|dozens?|several|both|many|multiple|hundreds|scores)\b)",
    regex.I,
)
_AGED_ONE = regex.compile(r"(?:\d+|[a-z]+)[\s\-](?:year|month|week|day)s?[\s\-]old", regex.I)
_AGE = regex.compile(
    r"\b(\d{1,3}|[a-z]+)[\s\-](?:year|month|week|day)s?[\s\-]old|(?:,\s|\(|\bage\s|\baged\s)(?:age\s|aged\s)?(\d{1,3})\b",
    regex.I,
)
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
_INDEFINITE = regex.compile(r"(?:an?|one|another)\s", regex.I)
_LEFT_OUT = regex.compile(
    r"[^.;()]{0,20}\([^()]*\bnot\b[^()]*\b(?:included|counted)\b"
    r"|(?:(?!\b(?:and|with|including)\b)[^.;()\d]){0,110}\(not\s(?:\p{L}+\s)?(?:included|counted)\b",
    regex.I,
)
#: Words of a sentence that counts over a span of time what many incidents came to.
_OF_A_SPAN = regex.compile(
    r"\bso\sfar\s(?:in|this)\b|(?<!\b(?:earlier|later)\s)\bthis\syear\b|\byear[\s\-]to[\s\-]date\b|\b(?:every|each|per)\s(?:year|month|week|day)\b"
    r"|\b(?:in|over|during)\sthe\s(?:past|last)\s(?:\p{L}+\s)?(?:days|weeks|months?|years?|decade)\b|\blast\syear[’']s\stotal\b"
    r"|\btotal\sof\b[^.;]*\blast\syear\b|\bsince\s(?:the\s(?:start|beginning)\sof|January|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\p{L}*\.?\s\d)",
    regex.I,
)
_BACK = regex.compile(r"(?:that\s)?(?:he|she|him|her|the\s\p{Ll}+)", regex.I)
_DEFINITE = regex.compile(r"(?:the|that|this)\s", regex.I)
_PRONOUN = regex.compile(r"(?:he|she)", regex.I)
_FULL_STOP = regex.compile(r"[.!?…:;][\"”’')\]]*\s*$")
_NO_NAME = (
    r"(?!(?:Year|Old|Boys?|Girls?|Man|Woman|Teen|Officer|Deputy|Child|Victim|Suspect|Student|Driver|Staff|Member)\b)"
)
_NAME = regex.compile(
    rf"(?<![\p{{L}}\-]){_NO_NAME}(?P<first>\p{{Lu}}[\p{{L}}’'\-]+)(?:\s(?:\p{{Lu}}\.|[\"“‘'(]\w+[\"”’')]|\p{{Lu}}[\p{{L}}’'\-]+|de|van|bin|al))*?"
    rf"\s{_NO_NAME}(?P<last>\p{{Lu}}[\p{{L}}’'\-]+)(?:,?\s(?:Jr|Sr|II|III)\b\.?)?(?=$|,|\s\(|\sage)"
)
_SURNAME = regex.compile(r"^(?P<last>\p{Lu}[\p{L}’'\-]+)(?:,|$)")


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
    def is_left_out(self) -> bool:
        """Whether whoever tells of them says that they are not counted: "two guests (not counted here)"."""
        return _LEFT_OUT.match(self.behind) is not None

    @property
    def is_of_a_span(self) -> bool:
        """Whether its sentence counts what many incidents came to: "so far this year 47 people have been killed"."""
        return self.is_number and self.number > 1 and _OF_A_SPAN.search(self.statement.words) is not None

    @property
    def is_doer(self) -> bool:
        """Whether it is who did it that is counted."""
        return "self_killed" in self.statement.found_by or _DOER.search(self.words) is not None

    @property
    def is_ended(self) -> bool:
        """Whether it is who was stopped by being killed: "before he was shot dead by the police"."""
        return _PRONOUN.fullmatch(self.words) is not None and self._before.endswith(("before ", "until "))

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a line without a full stop: a headline, a caption, a link."""
        return _FULL_STOP.search(self.statement.words) is None

    @property
    def behind(self) -> str:
        """The words of the statement after those of the count."""
        at = self.statement.words.find(self.words)
        return self.statement.words[at + len(self.words) :] if at >= 0 else ""

    @property
    def _before(self) -> str:
        at = self.statement.words.find(self.words)
        return self.statement.words[:at] if at > 0 else ""


def parts_of(statements: Iterable[Statement], field: str) -> list[Part]:
    """Return the parts for a field in order, without those that give no number."""
    values = [Part(s, s.value) for s in statements if s.field == field and isinstance(s.value, Quantity)]
    known = (part for part in values if part.value.low is not None or part.value.high is not None)
    return [part for part in known if not part.is_left_out]


def persons(parts: Sequence[Part]) -> int:
    """Count the persons told of one by one: once by name, by age, or by being "another" or "a third"."""
    names: dict[tuple[str, str], str] = {}
    ages, bare, others, ordinal = list[str](), 0, 0, 0
    for part in parts:
        age = _age(part.words)
        name = _NAME.search(part.words)
        surname = _SURNAME.match(part.words)
        ordinal = max(ordinal, part.ordinal if part.statement.field == "killed" else 0)
        if part.is_other:
            beside = any(p is not part and p.statement.span == part.statement.span for p in parts[: parts.index(part)])
            others, bare = others + beside, 1
        elif name:
            key = (name["first"], name["last"])
            names[key] = names.get(key) or age
        elif surname and any(last == surname["last"] for _, last in names):
            continue
        elif (
            surname
            and surname["last"] not in {"He", "She"}
            and not age
            and len(part.words.split()) == 1
            and not part.is_heading
        ):
            names[("", surname["last"])] = ""
        elif age:
            ages.append(age)
        else:
            bare = 1
    known = {age for age in names.values() if age}
    unaged = sum(not age for age in names.values())
    loose = {age for age in ages if age not in known}
    told = len(names) + max(len(loose) - unaged, 0)
    counted = max(told, bare) + others
    return max(counted, ordinal) if counted >= ordinal - 1 else counted


def _age(words: str) -> str:
    found = _AGE.search(words)
    age = next((group for group in found.groups() if group), "") if found else ""
    return str(read_number(age.lower()) or age.lower())


def without_dead(wounded: Sequence[Part], dead: Sequence[Part]) -> list[Part]:
    """Leave out of the wounded those told to have died: by name, by age, or as "the driver" after "a driver"."""
    keys = {key for part in dead if not part.is_deed for key in _keys(part)}
    wounded = [_without(part, dead) for part in wounded if not any(_is_told_again(part, other) for other in dead)]
    alive = [part for part in wounded if part.is_number or _is_new(part) or not (_keys(part) & keys)]
    alive = [part for part in alive if not _died_after_all(part, wounded, dead)]
    told = [part for part in dead if not part.is_deed]
    if told and not any(part.is_number for part in told) and all(_points_back(part) for part in alive):
        return []
    return alive


def doers_among(wounded: Sequence[Part], dead: Sequence[Part], told: Sequence[Statement]) -> list[Part]:
    """Return those wounded, told of alone, who bear the last name of somebody told to have done it; not the dead."""
    named = {s.value.words.split()[-1] for s in told if s.field == "perpetrator" and isinstance(s.value, Name)}
    names = {name for name in named if name[0].isupper()} - {key for part in dead for key in _keys(part)}
    alone = (part for part in wounded if not part.is_number and not part.is_deed)
    return [part for part in alone if _keys(part) & names] if names else []


def _is_told_again(part: Part, dead: Part) -> bool:
    """Tell one wounded who died: "one guard was wounded and later died", "a guard was wounded. The guard died"."""
    if (part.value.low, part.value.high) != (1, 1) or part.is_other or dead.is_number != (dead.words == part.words):
        return False
    if dead.words == part.words and dead.statement.span == part.statement.span:
        return True
    later = part.is_number and not part.ordinal and dead.statement.span > part.statement.span
    return later and _DEFINITE.match(dead.words) is not None and bool(_keys(part) & _keys(dead))


def _without(part: Part, dead: Sequence[Part]) -> Part:
    """Take out of a list of wounded who is told elsewhere by full name to have died: "Ann Rowe and a child"."""
    names = {name[0].split(",")[0] for other in dead if (name := _NAME.search(other.words))}
    died = sum(name in part.words for name in names)
    if not died or part.value.low is None or part.value.counted != part.words or part.value.low <= died:
        return part
    high = None if part.value.high is None else part.value.high - died
    return replace(part, value=replace(part.value, low=part.value.low - died, high=high))


def _points_back(part: Part) -> bool:
    """Tell somebody known only from before ("he", "the boy"): where all others told of are dead, so is he."""
    return not part.is_number and _BACK.fullmatch(part.words) is not None


def _died_after_all(part: Part, wounded: Sequence[Part], dead: Sequence[Part]) -> bool:
    """Tell the only one wounded in a sentence that goes on "and was taken to hospital, where she died"."""
    if part.is_number or part.is_other:
        return False
    span, behind = part.statement.span, part.behind
    alone = all(other is part or other.statement.span != span for other in wounded)
    later = (other for other in dead if other.statement.span == span and _PRONOUN.fullmatch(other.words))
    return alone and any(regex.search(rf"\b{regex.escape(other.words)}\b", behind) for other in later)


def _is_new(part: Part) -> bool:
    """Tell somebody told of for the first time ("a man") from one told of again ("the man", "Rowe")."""
    new = _INDEFINITE.match(part.words) is not None
    return new and not _age(part.words) and _NAME.search(part.words) is None


def _keys(part: Part) -> set[str]:
    """What somebody told of alone can be known again by: last name, age, and the noun that he or she is called by."""
    if (part.value.high or 0) > 1:
        return set()
    name = _NAME.search(part.words) or _SURNAME.match(part.words)
    age = _age(part.words)
    keys = {name["last"]} if name else set()
    if age:
        keys.add(age)
    return keys or {part.words.split()[-1].lower()}
