"""The people and bodies a report names so far, and whom its pronouns mean.

A :class:`Speakers` goes through a report once, sentence by sentence; it is made for one report and thrown away. In:
words of speakers and subjects. Out: names. Never decides what somebody said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import regex

from rashomon.extract.appositions import owner_before, with_aside
from rashomon.extract.authors import TOLD_BEFORE, author_of
from rashomon.extract.described import described_person
from rashomon.extract.fitting import PRONOUNS, is_head, is_named_group
from rashomon.extract.meant import meant
from rashomon.extract.seen import Seen
from rashomon.extract.stand_ins import is_no_body, means_several, means_two, names_nobody, owner_of
from rashomon.extract.subjects import phrase_end, subjects
from rashomon.records import Name, Sentence, Span
from rashomon.values.names import read_name, with_role

#: Behind a name, before its verb: "Commissioner Lund first said".
_ADVERB = regex.compile(
    r"(?<=\p{L})\s(?:first|later|then|also|once|earlier|(?!(?:family|ally|assembly|bully|monopoly)$)\p{Ll}{3,}ly)$"
)
_DEFINITE = regex.compile(r"(?:the|that|this)\s(?P<noun>\p{L}+)$", regex.IGNORECASE)
#: Who is charged with a deed, and so may be "the group" of the next sentence without having been a subject.
_CHARGED = regex.compile(
    r"\b(?:blam(?:ed|es|ing)(?:\s[^.,;]{2,60}?\son)?|accus(?:ed|es|ing)|suspect(?:s|ed)?|claimed\sby|carried\sout\sby)\s"
    r"(?P<name>(?:the\s)?(?:\p{L}+\s){0,3}?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,3}|(?:the\s)?\p{Ll}{1,3}-\p{Lu}[\p{L}’'-]+)",
)
#: A pronoun that comes before its name: "While he was away, Mr Lund ..."
_BEFORE_NAME = regex.compile(
    r"(?:while|although|though|when|after|before|as|since|once|even\sthough)\s(?P<pronoun>he|she)\b", regex.IGNORECASE
)
#: A participle that opens a sentence is nobody: "Arriving at the dam, police ..."
_PARTICIPLE = regex.compile(
    r"(?!Beijing|Boeing|Reading|Nanjing|King)\p{Lu}\p{Ll}+ing\s(?:at|upon|on|to|in|into|from|for|the|an?|by|about|that|his|her|its)\s"
)
_GROUPS = frozenset({"group", "militia", "faction", "movement", "organisation", "organization"})
#: What a report may call a body that is no armed group.
_ANY_BODY = frozenset({"group", "organisation", "organization"})
_MEDIA = frozenset({"agency", "newspaper", "broadcaster", "paper", "outlet", "station", "network", "daily"})
#: Bodies of a state: "the army" of a report is none of the groups that call themselves one.
_OF_STATE = frozenset(
    {
        "army",
        "police",
        "government",
        "military",
        "ministry",
        "navy",
        "state",
        "office",
        "court",
        "department",
        "council",
    }
)
#: Things counted at the head of a sentence are nobody: "Two rockets hit the mill, they said".
_COUNT = regex.compile(r"\p{L}+(?:\s\p{Ll}+)+")
_AGE = regex.compile(r"^\d{1,3}(?:,\s*|$)")
_MANY = regex.compile(
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|dozens|scores|hundreds)\b)",
    regex.IGNORECASE,
)
#: Who may be the author of a document: "a statement from the army", "a militia video".
_AUTHORS = frozenset({"person", "organisation", "armed group", "state", "publisher"})
_ISSUERS = _AUTHORS - {"publisher"}


class Speakers:
    """Names seen so far, newest last, and the publisher."""

    def __init__(self, publisher: str, published: date | None = None) -> None:
        """Start with nobody but the publisher; initials do not mean a body founded after ``published``."""
        self._published = published
        self.publisher = Name("", publisher, "publisher")
        self._seen = Seen()
        self.subjects: dict[int, Name] = {}  # who is told of first in each sentence, by its index
        self._charged: list[tuple[int, Name]] = []
        self._joint: dict[str, tuple[Name, ...]] = {}

    @property
    def quoted(self) -> Sequence[Span]:
        """The quotations of the report: whoever is told of there to say something does not speak in the report."""
        return self._seen.quoted

    @quoted.setter
    def quoted(self, runs: Sequence[Span]) -> None:
        self._seen.quoted = runs

    def is_quoted(self, position: int) -> bool:
        """Tell whether a place lies within a quotation."""
        return self._seen.is_quoted(position)

    def enter(self, sentence: Sentence) -> None:
        """Take note of the subjects of a sentence and of its subordinate clauses: what later pronouns may mean."""
        self._seen.begin(sentence.span.start)
        if owner := owner_before(sentence.text):
            self.subjects[sentence.index] = owner[0]
            self._seen.note(sentence.span.start + owner[1], owner[0])
        for charged in _CHARGED.finditer(sentence.text):
            self._charged.append((sentence.span.start + charged.start("name"), self.name(charged["name"])))
        ahead = _BEFORE_NAME.match(sentence.text)
        for words, start in subjects(sentence):
            if is_no_body(words):
                self._seen.note_no_body(sentence.span.start + start)
            if owner and start == owner[1]:
                continue  # read already, as the company that it is
            if names_nobody(words) or (start == 0 and _PARTICIPLE.match(sentence.text, 0, len(words) + 12)):
                continue
            name = self._titled(words, sentence.span.start + start) or self.name(words)
            if name.kind != "unknown" or (name.words[:1].isupper() and not _is_count(name.words)):
                self.subjects.setdefault(sentence.index, name)
                self._seen.note(sentence.span.start + start, name)
                if ahead and name.kind == "person" and sentence.text[:start].endswith(", ") and start > ahead.end():
                    self._seen.note_ahead(sentence.span.start + ahead.start("pronoun"), name)
                    ahead = None

    def name(self, words: str) -> Name:
        """Read a name, taking a short form for the longer one seen before ("Trump" -> "Donald Trump")."""
        words = _ADVERB.sub("", words.strip(" ,"))
        name = self._read(words)
        if name.kind == "state" and (bearer := self._namesake(name)):
            return replace(bearer, words=words)
        if name.kind == "unknown" and (person := described_person(words, self._read)):
            return person
        end = phrase_end(words) if name.kind == "unknown" else None
        if end is None or end >= len(words):
            return name
        bearer = read_name(words[:end], on=self._published)  # "militias backed by Norland" are militias
        return replace(name, kind=bearer.kind, country=bearer.country)

    def _read(self, words: str) -> Name:
        return read_name(words, known=self._seen.known(), on=self._published)

    def _namesake(self, state: Name) -> Name | None:
        """Return the person named before whose last name a state's is, where the state has not been named itself."""
        if any(one.kind == "state" and one.canonical == state.canonical for one in self._seen.known()):
            return None
        people = (one for one in reversed(self._seen.known()) if one.kind == "person" and " " in one.canonical)
        return next((one for one in people if one.canonical.split()[-1] == state.words), None)

    def resolve(self, words: str, aside: str = "", position: int = 0, speaks: Name | None = None) -> Name | None:
        """Read the words of a speaker; a pronoun goes back to the last fitting name before ``position``.

        ``aside`` is an apposition ("Norland's minister, Eva Brandt, said"). None when a pronoun has nobody to mean, and
        for words that can bear no speech ("last month they said"). ``speaks`` is whose words the speaker stands in.
        """
        if words.lower() in PRONOUNS:
            return meant(words, position, self._seen, speaks)
        if names_nobody(words):
            return None
        if means_several(words):
            return self._together(words, position)
        aside = _AGE.sub("", aside)
        definite = None if aside else _DEFINITE.match(words)
        called = self.called(words, position) if definite else None
        name = called or self._author(words, position)
        name = (
            name or (None if aside else self._owned(words, position)) or with_role(with_aside(words, aside, self.name))
        )
        self._seen.note(position, name)
        if not self.is_quoted(position):
            self._seen.tell(position)
        return name

    def called(self, words: str, position: int) -> Name | None:
        """Return whom a definite noun ("the group") or an owner's ("its president") means at a place."""
        definite = _DEFINITE.match(words.strip())
        if definite is None:
            return self._owned(words, position)
        name = self._called(definite["noun"].lower(), position)
        return replace(with_role(name), words=words.strip()) if name else None

    def _titled(self, words: str, position: int) -> Name | None:
        """Return the person whom a title of its own means as a subject: "the governor" after "Governor Ana Lund"."""
        name = self.called(words, position) if _DEFINITE.fullmatch(words) else None
        return name if name and name.kind == "person" and name.role else None

    def unnamed(self) -> Name:
        """Return the speaker behind a passive that hides it."""
        return Name("", "unnamed", "unnamed")

    def unknown(self) -> Name:
        """Return the speaker of a quotation that nobody is named for."""
        return Name("", "unknown", "unknown")

    def somebody(self, pronoun: str) -> Name | None:
        """Return who speaks where a pronoun has nobody to mean: a person without a name is not the publisher."""
        return replace(self.unknown(), words=pronoun) if pronoun.lower() in {"he", "she"} else None

    def _called(self, noun: str, position: int) -> Name | None:
        """Return the last name that a definite noun can mean: "the spokesman", "the group"."""
        named = self._seen.back(position)
        if noun in _GROUPS:
            charged = (pair for pair in self._charged if pair[0] < position)
            named = sorted([*named, *charged], key=lambda pair: pair[0], reverse=True)
        for _, name in named:
            if noun in _MEDIA and name.kind == "publisher":
                return name
            if noun in _OF_STATE and name.kind == "armed group":
                continue
            if name.kind == "person" and name.role.lower() == noun != name.canonical.lower():
                return name  # "Governor Ana Lund said ... the governor"
            if noun in _GROUPS and is_named_group(name) and name.words.lower() != f"the {noun}":
                return name
            if any(is_head(noun, words) for words in (name.role, name.canonical, name.words)):
                return name
        body = self._seen.last_body_told(position) if noun in _ANY_BODY else None
        return None if body is None or _OF_STATE & set(body.canonical.lower().split()) else body

    def _author(self, words: str, position: int) -> Name | None:
        """Return whose statement, post or channel the words name; a document told of before goes to the last issuer."""
        author = author_of(words)
        if author:
            name = self.called(author, position) or self.name(author)
            if name.kind in _AUTHORS:
                return replace(name, words=words)
        if not TOLD_BEFORE.fullmatch(words):
            return None
        issuers = [(place, name) for place, name in self._seen.back(position) if name.kind in _ISSUERS]
        told = (name for place, name in issuers if self._seen.has_told(place))
        last = next((name for _, name in issuers if not _MANY.match(name.words)), None)
        last = next(told, None) if last is None else last
        return replace(last, words=words) if last else None

    def _owned(self, words: str, position: int) -> Name | None:
        """Return who holds an office of the last fitting name: "its president" is that of the state named last."""
        owned = owner_of(words)
        owner = meant(owned[0], position, self._seen) if owned else None
        if owned is None or owner is None or owner.kind not in _ISSUERS or not self._seen.is_near(owner, position):
            return None
        mark_of_owner = "'" if owner.canonical.endswith("s") else "'s"
        name = with_role(self.name(f"{owner.canonical}{mark_of_owner} {owned[1]}"))
        office = name.kind in {"person", "organisation"} or (name.kind == "unnamed" and name.role)
        return replace(name, words=words) if office else None

    def last_two(self, position: int) -> tuple[Name, ...]:
        """Return the last two named before a place that can speak, the first of them first; nobody where one is."""
        found: list[Name] = []
        for _, name in self._seen.back(position):
            speaks = name.kind in _ISSUERS or (name.kind == "unnamed" and with_role(name).role)
            if speaks and all(name.canonical != other.canonical for other in found):
                found.append(name)
            if len(found) > 1:
                return (found[1], found[0])
        return ()

    def each(self, speaker: Name) -> tuple[Name, ...]:
        """Return the two that a speaker of several stands for ("both sides said"), or the speaker alone."""
        two = self._joint.get(speaker.canonical, ()) if speaker.kind == "unnamed" else ()
        return tuple(replace(name, words=speaker.words) for name in two) or (speaker,)

    def _together(self, words: str, position: int) -> Name:
        """Return the last two named as one speaker of several: "both said"; the words alone where there are no two."""
        two = self.last_two(position) if means_two(words) else ()
        if not two:
            return Name(words, words.lower(), "unnamed")
        joint = Name(words, " and ".join(name.canonical for name in two), "unnamed")
        self._joint[joint.canonical] = two
        return joint


def _is_count(words: str) -> bool:
    return _MANY.match(words) is not None and _COUNT.fullmatch(words) is not None
