"""The people and bodies a report names so far, and whom its pronouns mean.

A :class:`Speakers` goes through a report once, sentence by sentence; it is made for one report and thrown away. In:
words of speakers and subjects. Out: names. Never decides what somebody said.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from functools import cache

import regex

from rashomon.extract.authors import TOLD_BEFORE, author_of
from rashomon.records import Name, Sentence
from rashomon.rules import compiled, mark, shared_macros
from rashomon.values.actors import actor_word_lists
from rashomon.values.names import read_name, with_role

_PRONOUNS = {"he": "person", "she": "person", "it": "body", "they": "any", "i": "any", "we": "any"}
_DEFINITE = regex.compile(r"(?:the|that|this)\s(?P<noun>\p{L}+)$", regex.IGNORECASE)
_GROUPS = frozenset({"group", "militia", "faction", "movement", "organisation", "organization"})
_MEDIA = frozenset({"agency", "newspaper", "broadcaster", "paper", "outlet", "station", "network", "daily"})
_AGE = regex.compile(r"^\d{1,3}(?:,\s*|$)")
_ARTICLES = ("a ", "an ", "the ", "one ")
_BODIES = frozenset({"organisation", "armed group", "state", "unnamed"})
#: Who may be the author of a document: "a statement from the army", "a militia video".
_AUTHORS = frozenset({"person", "organisation", "armed group", "state", "publisher"})
_ISSUERS = _AUTHORS - {"publisher"}


class Speakers:
    """Names seen so far, newest last, and the publisher."""

    def __init__(self, publisher: str) -> None:
        """Start with nobody but the publisher."""
        self.publisher = Name("", publisher, "publisher")
        self._seen: list[tuple[int, Name]] = []
        self._known: dict[str, Name] = {}
        self._subject: Name | None = None

    def enter(self, sentence: Sentence) -> None:
        """Take note of the subjects of a sentence and of its subordinate clauses: what later pronouns may mean."""
        self._subject = None
        for words, start in _subjects(sentence):
            if words.lower().startswith("no "):
                continue
            name = self.name(words)
            if name.kind not in {"unknown"} or name.words[:1].isupper():
                self._subject = self._subject or name
                self._note(sentence.span.start + start, name)

    def name(self, words: str) -> Name:
        """Read a name, taking a short form for the longer one seen before ("Trump" -> "Donald Trump")."""
        words = words.strip(" ,")
        name = read_name(words, known=list(self._known.values()))
        head = _phrase_pattern().match(mark(words), 1) if name.kind == "unknown" else None
        if head is None or head.end() > len(words):
            return name
        bearer = read_name(words[: head.end() - 1])  # "militias backed by Norland": what the head noun is, all of it is
        return replace(name, kind=bearer.kind, country=bearer.country)

    def resolve(self, words: str, aside: str = "", position: int = 0) -> Name | None:
        """Read the words of a speaker; a pronoun goes back to the last fitting name before ``position``.

        ``aside`` is an apposition ("Norland's minister, Eva Brandt, said"). None when a pronoun has nobody to mean.
        """
        if words.lower() in _PRONOUNS:
            return self._meant(words, position)
        aside = _AGE.sub("", aside)
        definite = None if aside else _DEFINITE.match(words)
        meant = self.called(words, position) if definite else None
        name = meant or self._author(words, position) or with_role(self._with_aside(words, aside))
        self._note(position, name)
        return name

    def called(self, words: str, position: int) -> Name | None:
        """Return whom a definite noun means ("the group"), looking back from a place in the report."""
        definite = _DEFINITE.match(words.strip())
        meant = self._called(definite["noun"].lower(), position) if definite else None
        return replace(with_role(meant), words=words.strip()) if meant else None

    def subject(self, sentence: Sentence) -> Name | None:
        """Return the subject of the sentence last entered."""
        return self._subject

    def unnamed(self) -> Name:
        """Return the speaker behind a passive that hides it."""
        return Name("", "unnamed", "unnamed")

    def unknown(self) -> Name:
        """Return the speaker of a quotation that nobody is named for."""
        return Name("", "unknown", "unknown")

    def _called(self, noun: str, position: int) -> Name | None:
        """Return the last name that a definite noun can mean: "the spokesman", "the group"."""
        for _, name in self._back(position):
            if noun in _MEDIA and name.kind == "publisher":
                return name
            if noun in _GROUPS and name.kind == "armed group" and name.words.lower() != f"the {noun}":
                return name
            if any(_is_head(noun, words) for words in (name.role, name.canonical, name.words)):
                return name
        return None

    def _author(self, words: str, position: int) -> Name | None:
        """Return whose statement, post or channel the words name; a document told of before goes to the last issuer."""
        author = author_of(words)
        if author:
            name = self.called(author, position) or self.name(author)
            if name.kind in _AUTHORS:
                return replace(name, words=words)
        if not TOLD_BEFORE.fullmatch(words):
            return None
        issuers = (name for place, name in self._back(position) if name.kind in _ISSUERS)
        last = next(issuers, None)
        return replace(last, words=words) if last else None

    def _back(self, position: int) -> list[tuple[int, Name]]:
        """Return the names seen before a place, the last first."""
        return self._seen[: bisect_left(self._seen, position, key=lambda seen: seen[0])][::-1]

    def _note(self, position: int, name: Name) -> None:
        insort(self._seen, (position, name), key=lambda seen: seen[0])
        self._known[name.canonical] = self._known.pop(name.canonical, name)  # last named goes last

    def _with_aside(self, words: str, aside: str) -> Name:
        if aside:
            inner = read_name(aside)
            described = inner.kind == "unnamed" and aside.startswith(_ARTICLES)
            bearer = self.name(words)
            if inner.kind == "person" or (described and bearer.kind == "person" and not bearer.role):
                return self.name(f"{words}, {aside}")
        head = _phrase_pattern().match(mark(words), 1)
        name = self.name(words[: head.end() - 1] if head else words)
        return name if name.kind != "unnamed" else self.name(words)

    def _meant(self, words: str, position: int) -> Name | None:
        kind = _PRONOUNS[words.lower()]
        for _, name in self._back(position):
            fits = kind == "any" or _is_someone(name) == (kind == "person")
            if fits and (kind != "body" or name.kind in _BODIES):
                return replace(with_role(name), words=words)
        return None


def _is_head(noun: str, words: str) -> bool:
    """Tell whether a noun is what a description is about: "ministry" of "health ministry", not "police" of an officer.

    A name may follow it ("the channel Border Watch"); the noun alone describes nobody.
    """
    phrase = regex.sub(r"^(?:the|an?)\s", "", words.strip(), flags=regex.IGNORECASE)
    if phrase.lower() == noun:
        return False
    found = regex.search(rf"\b{noun}\b(?!['’]s)(?P<after>[^\S\n]+[\p{{L}}\-]+)?", phrase, regex.IGNORECASE)
    after = (found["after"] or "").strip() if found else ""
    named = after[:1].isupper() and found is not None and found[0][0].islower()
    return found is not None and (not after or named or after.lower() in actor_word_lists()["after"] - {"and", "or"})


def _is_someone(name: Name) -> bool:
    """Tell one person, named or not: "an officer", not "two officers" or "footage"."""
    if name.kind != "unnamed":
        return name.kind == "person"
    one = name.words.lower().startswith(("a ", "an ", "one ", "the ", "another "))
    role = with_role(name).role
    return one and bool(role) and not role.endswith("s")


def _subjects(sentence: Sentence) -> list[tuple[str, int]]:
    spans = sorted(match.span("np") for match in _subject_pattern().finditer(mark(sentence.text), 1))
    return [(sentence.text[start - 1 : end - 1], start - 1) for start, end in spans]


@cache
def _subject_pattern() -> regex.Pattern[str]:
    macros = shared_macros()
    opening = rf"(?:{macros['start']}|\b(?:while|although|though|after|when|that|but)\s|,\s)"
    phrase = rf"(?P<np>(?-i:(?=[\p{{Lu}}]|the\s|an?\s)){macros['np']})(?=\v)"
    return compiled(opening + phrase)


@cache
def _phrase_pattern() -> regex.Pattern[str]:
    return compiled(shared_macros()["np"])
