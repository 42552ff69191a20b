"""What a report shows of each of its statements: the ground on which it is judged how likely one is true to the report.

In: a reading, its sentences, the happenings named in them, its times and places, and what the encoder saw. Out:
:class:`Ground`, which answers for a statement where its value stands, in which sentence, and what stands beside it.
Nothing is weighed here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from rashomon.encoder.acts import chances_of
from rashomon.encoder.labels import ACTS, BESIDE, COUNTED, ROLES, SAID
from rashomon.encoder.reading import Seen
from rashomon.encoder.scan import Floats, Scan, sigmoid, softmax
from rashomon.extract.incident_facts import Chosen, choose_day, choose_place
from rashomon.extract.settings import Settings
from rashomon.pipeline import certain
from rashomon.records import HAPPENED, Account, Mention, Place, Reading, Sentence, Span, Statement, TimeRange
from rashomon.vocabulary import load_vocabulary

#: Beyond these odds, one in a thousand, it tells no more how likely an account is none.
_SUREST = log(999)


@dataclass(frozen=True)
class Ground:
    """A report that was read, and what its statements stand on."""

    reading: Reading
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    settings: Settings
    seen: Seen

    @cached_property
    def told(self) -> Mapping[str, Sequence[Statement]]:
        """The statements by account."""
        return certain.told_by_account(self.reading)

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """All accounts by id, of whatever form and stance."""
        return {one.id: one for one in self.reading.accounts}

    @cached_property
    def incidents(self) -> Mapping[str, tuple[int, Account]]:
        """The accounts of what happened, by id, each with its number in the order of their first words."""
        own = [one for one in self.reading.accounts if one.form == "incident" and one.stance in HAPPENED]
        own.sort(key=lambda one: one.span)
        return {one.id: (number, one) for number, one in enumerate(own)}

    @cached_property
    def acts(self) -> Mapping[str, tuple[Account, Statement]]:
        """The verbal acts about such accounts, by id, each with the statement of what act it is."""
        kinds = {one.account_id: one for one in self.reading.statements if one.field == "kind"}
        said = (one for one in self.reading.accounts if one.form == "said" and one.about in self.incidents)
        return {one.id: (one, kinds[one.id]) for one in said if one.id in kinds}

    def incident_of(self, one: Statement) -> Account | None:
        """Return the incident that a statement is of, or that its verbal act is about."""
        act = self.acts.get(one.account_id)
        number = self.incidents.get(one.account_id if act is None else act[0].about)
        return None if number is None else number[1]

    @cached_property
    def days(self) -> Mapping[str, Chosen[TimeRange] | None]:
        """The day that is chosen for each such account."""
        return {key: choose_day(self.told.get(key, ())) for key in self.incidents}

    @cached_property
    def places(self) -> Mapping[str, Chosen[Place] | None]:
        """The place that is chosen for each such account."""
        return {key: choose_place(self.told.get(key, ())) for key in self.incidents}

    @cached_property
    def attack(self) -> Mapping[str, float]:
        """How likely each such account tells of an attack at all, as the logarithm of the odds."""
        return {key: self._attack(account) for key, (_, account) in self.incidents.items()}

    def _attack(self, account: Account) -> float:
        text, told = self.reading.report.text, self.told.get(account.id, ())
        looks = certain.looks(account, told, text, self.sentences, self.seen.kept.scores)
        return max(-_SUREST, min(_SUREST, certain.odds(looks, load_vocabulary("certain_weights"))))

    @cached_property
    def topics(self) -> Mapping[str, int]:
        """How many words of each topic the report opens with."""
        return certain.topics(self.reading.report.text[: certain.OPENING])

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.sentences]

    def number(self, position: int) -> int:
        """Return which sentence holds a character: its place among those that were read."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def happenings(self) -> Mapping[int, Sequence[Span]]:
        """Where happenings are named, by the index of the sentence."""
        found: dict[int, list[Span]] = {}
        for one in self.mentions:
            if one.label == "happening":
                found.setdefault(one.sentence, []).append(one.span)
        return found

    @cached_property
    def there(self) -> Mapping[Span, frozenset[str]]:
        """The accounts of what happened that sentences have statements of, by the sentence."""
        found: dict[Span, set[str]] = {}
        for one in self.reading.statements:
            if one.account_id in self.incidents:
                found.setdefault(one.span, set()).add(one.account_id)
        return {span: frozenset(accounts) for span, accounts in found.items()}

    def gate(self, number: int) -> float:
        """Return the gate's score of a sentence; of one it never saw, the least."""
        scores = self.seen.kept.scores
        return scores[number] if number < len(scores) else -5.0

    @cached_property
    def _fills(self) -> Floats:
        """The chance of each token to fill each role: (tokens, roles)."""
        if not len(self.seen.scan.offsets):
            return np.zeros((0, len(ROLES)), np.float32)
        chances: Floats = 1 - self.seen.scan.roles()[:, :, 0]
        return chances

    def fills(self, span: Span) -> Mapping[str, float] | None:
        """Return the highest chance of each role among the tokens of a stretch; None where none was read."""
        inside = _tokens_of(span, self._fills, self.seen.scan)
        return dict(zip(ROLES, inside.max(axis=0).tolist(), strict=True)) if len(inside) else None

    @property
    def _heard(self) -> Scan:
        """The scan of the second graph, which holds all of the report; that of the first where there is none."""
        return self.seen.said.scan if self.seen.said is not None else self.seen.scan

    @cached_property
    def _acts(self) -> Floats:
        """The chance of each token to be an act's words, by kind, and to be about violence: (tokens, kinds + 1)."""
        scores = self._heard.heads.get("act")
        return np.zeros((0, 1 + len(ACTS)), np.float32) if scores is None else chances_of(scores)

    def acted(self, span: Span, kind: str) -> Mapping[str, float]:
        """Return how likely words do what an act is told as, and do anything, and that it is about violence.

        Empty where none of the words was read.
        """
        inside = _tokens_of(span, self._acts, self._heard)
        if not len(inside):
            return {}
        of_any = inside[:, :-1].sum(-1)
        own = float(inside[:, ACTS.index(kind)].max()) if kind in ACTS else 0.0
        return {"its kind": own, "any kind": float(of_any.max()), "about violence": float(inside[of_any.argmax(), -1])}

    @cached_property
    def _said(self) -> Floats:
        """The chance of each token to be of each part of an attribution: (tokens, parts)."""
        scores = self._heard.heads.get("said")
        if scores is None or not len(scores):
            return np.zeros((0, len(SAID)), np.float32)
        chances = softmax(scores.astype(np.float32))
        parts: Floats = chances[:, 1::2] + chances[:, 2::2]
        return parts

    def heard(self, span: Span) -> Mapping[str, float]:
        """Return the highest chance of each part of an attribution among the tokens of a stretch.

        Empty where none of them was read.
        """
        inside = _tokens_of(span, self._said, self._heard)
        return dict(zip(SAID, inside.max(axis=0).tolist(), strict=True)) if len(inside) else {}

    @cached_property
    def kinds(self) -> float:
        """The highest chance of any incident type in any window."""
        logits = self.seen.scan.heads.get("muc")
        return float(sigmoid(logits).max()) if logits is not None and logits.size else 0.0

    def counted(self, span: Span, within: Span) -> Mapping[str, float]:
        """Return what the number at a stretch of a sentence counts, with the chances; empty where it is none."""
        for one in self.seen.numbers:
            at = one.number
            if at.start < span.end and at.end > span.start and within.start <= at.start < within.end:
                return dict(zip((*COUNTED, *BESIDE), (*one.chances, *one.beside), strict=True))
        return {}


def value_at(one: Statement, text: str) -> Span:
    """Return where the words of a statement's value stand; the whole sentence where they are not in it."""
    words = getattr(one.value, "words", "")
    at = text.find(words, one.span.start, one.span.end) if words else -1
    return Span(at, at + len(words)) if at >= 0 else one.span


def _tokens_of(span: Span, chances: Floats, scan: Scan) -> Floats:
    """Return the rows of the tokens in a stretch, of a table with a row for each of a scan or with none at all."""
    offsets = scan.offsets
    touched = (offsets[:, 0] < span.end) & (offsets[:, 1] > span.start)
    inside: Floats = chances[touched] if len(chances) else chances
    return inside
